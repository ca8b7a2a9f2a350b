import type { CardLink } from './mentionCard';
import { link, plain } from '../markdown';
import type { Translate } from '../translate';

/** What a reader has put beside a mention or date: for its hover card. */
export interface Remarks {
  /** Entities that the words do not name. */
  readonly not: readonly CardLink[];
  readonly tags: readonly string[];
  /** Relations to other annotations of the source; this one is `from` or `to`. */
  readonly relations: readonly { readonly from: CardLink; readonly label: string; readonly to: CardLink }[];
  readonly notes: readonly { readonly text: string; readonly author?: string }[];
}

/** Most relations and notes that a card shows; the notes stand in their thread, all of them. */
const MOST_RELATIONS = 5;
const MOST_NOTES = 3;

/** The lines of a card, empty where there are no remarks. */
export function remarkLines({ not, tags, relations, notes }: Remarks, t: Translate): string {
  return [
    ...(not.length === 0 ? [] : [t('Decided: not {0}', not.map(linked).join(', '))]),
    ...(tags.length === 0 ? [] : [t('Tags: {0}', tags.map(plain).join(', '))]),
    ...relations
      .slice(0, MOST_RELATIONS)
      .map(({ from, label, to }) => `${linked(from)} — ${plain(label)} — ${linked(to)}`),
    ...notes
      .slice(0, MOST_NOTES)
      .map(({ text, author }) => t('Note by {0}: {1}', plain(author ?? '?'), plain(text))),
  ].join('  \n');
}

const linked = ({ title, target }: CardLink): string => link(title, target);
