import * as vscode from 'vscode';
import type { Entity } from '../../core/linking/entity';
import { mentionMark, type EntityMark } from './marks';
import { tickOccurrences } from './picks';

/** What else a decision on one mention is to hold for. */
export interface Once {
  /** Other mentions that it holds for now. */
  readonly also: readonly EntityMark[];
  /** The name is remembered in the registry: it means the entity wherever it stands, also in sources to come. */
  readonly remember: boolean;
}

/** "Decide once": offers a decision on one mention for all that read the same; `undefined` where the reader gave up. */
export async function decideOnce(
  mark: EntityMark,
  entity: Pick<Entity, 'id' | 'label'>,
): Promise<Once | undefined> {
  const { t } = vscode.l10n;
  const alike = lookAlikes(mark, entity.id);
  if (alike.length === 0) return { also: [], remember: false };
  const title = t('“{0}” Is {1}. Where Else?', mark.name, entity.label);
  const items = [
    { label: t('All {0} That Read “{1}”', alike.length + 1, mark.name), choice: 'all' },
    { label: t('These…'), description: t('tick them in a list'), choice: 'these' },
    { label: t('Only Here'), choice: 'here' },
    {
      label: t('Always'),
      description: t('“{0}” is remembered as a name of {1}', mark.name, entity.label),
      choice: 'always',
    },
  ] as const;
  const chosen = await vscode.window.showQuickPick(items, { title });
  switch (chosen?.choice) {
    case undefined:
      return undefined;
    case 'here':
      return { also: [], remember: false };
    case 'all':
      return { also: alike, remember: false };
    case 'always':
      return { also: alike, remember: true };
    case 'these': {
      const ticked = await tickOccurrences(
        mark.corpus,
        alike.map(other => ({ ...other.span, source: other.source, mark: other })),
        title,
      );
      return ticked && { also: ticked.map(other => other.mark), remember: false };
    }
  }
}

/** Mentions that read the same, that nobody has decided and that are not linked to the entity already. */
function lookAlikes({ corpus, name, source, span }: EntityMark, entity: string): EntityMark[] {
  const found: EntityMark[] = [];
  for (const at of corpus.index.sources()) {
    const view = corpus.index.view(at);
    view?.mentions.forEach((mention, index) => {
      const link = view.links[index];
      if (!link || mention.name !== name || mention.status === 'accepted' || link.entity === entity) return;
      if (at === source && mention.start === span.start && mention.end === span.end) return;
      found.push(mentionMark(corpus, { source: at, index, mention, link }));
    });
  }
  return found;
}
