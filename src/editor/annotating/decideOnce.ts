import * as vscode from 'vscode';
import { mentionMark, type EntityMark } from './marks';
import { tickOccurrences } from './occurrencePick';

/** What else a decision on one mention is to hold for. */
export interface Once {
  /** Other mentions that it holds for now. */
  readonly also: readonly EntityMark[];
  /** It is remembered in the registry for the name: wherever that stands, also in sources to come. */
  readonly remember: boolean;
}

/** What is asked when a decision on one mention may hold for others. */
export interface OnceQuestion {
  readonly title: string;
  /** Other mentions that it may hold for. */
  readonly alike: readonly EntityMark[];
  /** The row that remembers the decision for the name. */
  readonly remember: { readonly label: string; readonly description: string };
  /** Whether the question is worth asking where no other mention reads the same. */
  readonly askAnyway?: boolean;
}

/** "Decide once": offers a decision on one mention for all that read the same; `undefined` where the reader gave up. */
export async function decideOnce(mark: EntityMark, question: OnceQuestion): Promise<Once | undefined> {
  const { t } = vscode.l10n;
  const { title, alike, remember, askAnyway = false } = question;
  if (alike.length === 0 && !askAnyway) return { also: [], remember: false };
  const items = [
    ...(alike.length === 0
      ? []
      : ([
          { label: t('All {0} That Read “{1}”', alike.length + 1, mark.name), choice: 'all' },
          { label: t('These…'), description: t('ticked in a list'), choice: 'these' },
        ] as const)),
    { label: t('Only Here'), choice: 'here' },
    { ...remember, choice: 'remember' },
  ] as const;
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: t('Decide once for all that read the same'),
  });
  switch (chosen?.choice) {
    case undefined:
      return undefined;
    case 'here':
      return { also: [], remember: false };
    case 'all':
      return { also: alike, remember: false };
    case 'remember':
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

/** Other mentions that read the same, that nobody has decided and whose link (an entity's id) passes a test. */
export function lookAlikes(
  { corpus, name, source, span }: EntityMark,
  passes: (entity: string | undefined) => boolean,
): EntityMark[] {
  const found: EntityMark[] = [];
  for (const at of corpus.index.sources()) {
    const view = corpus.index.view(at);
    view?.mentions.forEach((mention, index) => {
      const link = view.links[index];
      if (!link || mention.name !== name || mention.status === 'accepted' || !passes(link.entity)) return;
      if (at === source && mention.start === span.start && mention.end === span.end) return;
      found.push(mentionMark(corpus, { source: at, index, mention, link }));
    });
  }
  return found;
}
