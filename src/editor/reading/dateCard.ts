import type { DateExpression } from '../../core/dates/dateExpression';
import { bold, link, paragraphs, plain } from '../markdown';
import type { CardLink, LinkedPassage } from './mentionCard';
import type { Translate } from '../translate';

/** A source that names the same time or one that overlaps it. */
export interface CardDates {
  readonly title: string;
  readonly passages: readonly LinkedPassage[];
}

/** Everything a date's hover card says; targets are command links. */
export interface DateCard {
  /** The expression's own words. */
  readonly words: string;
  readonly date: DateExpression;
  readonly status: 'suggested' | 'accepted';
  /** The value in words; absent where there is no value. */
  readonly value?: string;
  /** The period on a small scale, drawn in characters; absent where it has no two ends. */
  readonly scale?: string;
  readonly same: readonly CardDates[];
  readonly overlapping: readonly CardDates[];
  /** Dates in other sources that are not shown, and where all are listed. */
  readonly more: number;
  readonly all: string;
  readonly actions: readonly CardLink[];
}

/** The card as Markdown, readable as text from top to bottom: when, how we know, where else. */
export function dateCard(card: DateCard, t: Translate): string {
  const { date } = card;
  return paragraphs(
    heading(card, t),
    card.scale === undefined ? '' : `\`\`\`text\n${card.scale}\n\`\`\``,
    certainty(date, card.status, t),
    card.actions.map(action => link(action.title, action.target)).join(' · '),
    card.same.length + card.overlapping.length > 0 ? '---' : '',
    ...group(t('The same date in other sources'), card.same),
    ...group(t('Overlapping dates in other sources'), card.overlapping),
    card.more > 0 ? link(t('More dates like this ({0})', card.more), card.all) : '',
  );
}

function heading({ words, value, date }: DateCard, t: Translate): string {
  const kind = kindOf(date, t);
  if (value === undefined || date.value === undefined) return `${bold(words)} · ${kind}`;
  return `${bold(value)} · ${kind} · \`${date.value.replace(/`/g, '')}\``;
}

function kindOf({ timex }: DateExpression, t: Translate): string {
  switch (timex) {
    case 'DATE':
      return t('date');
    case 'TIME':
      return t('time of day');
    case 'DURATION':
      return t('duration');
    case 'SET':
      return t('recurrence');
  }
}

function certainty(date: DateExpression, status: 'suggested' | 'accepted', t: Translate): string {
  if (status === 'accepted') return t('Decided by the reader');
  const basis = date.basis === undefined ? '' : plain(date.basis);
  switch (date.certainty) {
    case 'certain':
      return basis === '' ? t('Certain: the text says it.') : t('Certain: {0}', basis);
    case 'inferred':
      return basis === '' ? t('Inferred.') : t('Inferred: {0}', basis);
    case 'absent':
      return basis === '' ? t('No value: the text does not decide it.') : t('No value: {0}', basis);
  }
}

function group(title: string, sources: readonly CardDates[]): string[] {
  if (sources.length === 0) return [];
  return [
    plain(title),
    ...sources.map(source =>
      [
        `*${plain(source.title)}*`,
        ...source.passages.map(
          ({ passage, target }) =>
            `${plain(passage.before)}[${bold(passage.exact)}](${target})${plain(passage.after)}`,
        ),
      ].join('  \n'),
    ),
  ];
}
