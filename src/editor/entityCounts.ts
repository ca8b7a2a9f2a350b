import * as vscode from 'vscode';
import type { OpenCorpus } from './corpus/openCorpus';
import { mentionsInWords, sourcesInWords } from './translate';

/** "12 mentions in 3 sources". */
export function entityCounts(corpus: OpenCorpus, entity: string): string {
  const { t } = vscode.l10n;
  const bySource = corpus.index.occurrencesBySource(entity);
  const count = bySource.reduce((sum, [, indices]) => sum + indices.length, 0);
  return t('{0} in {1}', mentionsInWords(t, count), sourcesInWords(t, bySource.length));
}
