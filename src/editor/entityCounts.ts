import * as vscode from 'vscode';
import type { OpenCorpus } from './corpus/openCorpus';
import { mentionsInWords, sourcesInWords } from './translate';

/** "12 mentions in 3 sources". */
export function entityCounts(corpus: OpenCorpus, entity: string): string {
  const { t } = vscode.l10n;
  const { mentions, sources } = corpus.index.counts(entity);
  return t('{0} in {1}', mentionsInWords(t, mentions), sourcesInWords(t, sources));
}
