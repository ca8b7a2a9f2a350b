import type { Alias, Reason } from '../../core/linking/entity';
import { bold, link, paragraphs, plain } from '../markdown';
import type { Passage } from '../passages';
import { remarkLines, type Remarks } from './remarks';
import { mentionsInWords, sourcesInWords, type Translate } from '../translate';

/** A passage that a click leads to. */
export interface LinkedPassage {
  readonly passage: Passage;
  readonly target: string;
}

/** What one source says of the entity. */
export interface CardSource {
  readonly title: string;
  /** In words. */
  readonly date?: string;
  readonly count: number;
  readonly target: string;
  /** The first mentions there. */
  readonly passages: readonly LinkedPassage[];
}

export interface CardLink {
  readonly title: string;
  readonly target: string;
}

/** Everything a mention's hover card says; targets are command links. */
export interface MentionCard {
  /** The mention's own words. */
  readonly name: string;
  /** The mention's type in the reader's language. */
  readonly type: string;
  readonly status: 'suggested' | 'accepted';
  /** Of the mention's recognition, 0 to 1. */
  readonly confidence: number;
  /** Why it was found, where that is not simply the model's judgement. */
  readonly evidence?: string;
  /** Absent where the evidence left open whom the mention names. */
  readonly entity?: {
    readonly label: string;
    readonly notes?: string;
    readonly aliases: readonly Alias[];
    readonly mentions: number;
    readonly sources: number;
    readonly target: string;
  };
  readonly reasons: readonly Reason[];
  readonly rivals: readonly {
    readonly label: string;
    readonly target: string;
    readonly confidence: number;
    readonly reasons: readonly Reason[];
  }[];
  /** What the reader has put beside the mention. */
  readonly remarks?: Remarks;
  /** Ways on: next, previous, all mentions. */
  readonly ways: readonly CardLink[];
  /** What the reader can decide. */
  readonly actions: readonly CardLink[];
  readonly others: readonly CardSource[];
  /** Other sources that are not shown. */
  readonly moreSources: number;
  readonly companions: readonly (CardLink & { readonly count: number })[];
  /** First and last date that stands beside a mention, in words. */
  readonly period?: { readonly first: CardLink; readonly last: CardLink };
}

/** Most other names that a card lists; the entity page has them all. */
const MOST_ALIASES = 6;

/** Most reasons of a link that a card lists, and of a rival. */
const MOST_REASONS = 3;

/** The card as Markdown, readable as text from top to bottom: who, why, what to decide, where else, with whom. */
export function mentionCard(card: MentionCard, t: Translate): string {
  return paragraphs(
    heading(card, t),
    card.entity?.notes === undefined ? '' : `> ${plain(card.entity.notes)}`,
    why(card, t),
    ...card.rivals.map(rival => {
      const name = link(rival.label, rival.target);
      const said = [t('May also be {0} ({1})', name, percent(rival.confidence)), reasons(rival.reasons, t)];
      return said.filter(part => part !== '').join(': ');
    }),
    card.remarks ? remarkLines(card.remarks, t) : '',
    card.actions.map(action => link(action.title, action.target)).join(' · '),
    ...(card.others.length > 0 ? ['---'] : []),
    ...card.others.map(source => sourceLines(source, t)),
    card.moreSources > 0 && card.entity
      ? link(t('… and in {0} more', sourcesInWords(t, card.moreSources)), card.entity.target)
      : '',
    card.companions.length > 0 || card.period ? '---' : '',
    together(card, t),
  );
}

/** Who; how often, with the ways there; other names. */
function heading(card: MentionCard, t: Translate): string {
  const { name, type, entity, ways } = card;
  const title = entity ? `[${bold(entity.label)}](${entity.target})` : bold(name);
  const lines = [`${title} · ${plain(type)} · ${status(card, t)}`];
  if (entity) {
    const counts = t('{0} in {1}', mentionsInWords(t, entity.mentions), sourcesInWords(t, entity.sources));
    lines.push([counts, ...ways.map(way => link(way.title, way.target))].join(' · '));
    const others = entity.aliases.filter(alias => alias.name !== entity.label);
    const shown = others.slice(0, MOST_ALIASES).map(alias => `${plain(alias.name)} (${alias.count})`);
    if (others.length > shown.length) shown.push(t('{0} more', others.length - shown.length));
    if (shown.length > 0) lines.push(t('Also: {0}', shown.join(', ')));
  }
  return lines.join('  \n');
}

const status = ({ status, confidence }: MentionCard, t: Translate): string =>
  status === 'accepted' ? t('decided') : t('suggested, {0}', percent(confidence));

function why({ entity, reasons: given, evidence }: MentionCard, t: Translate): string {
  const lines: string[] = [];
  if (!entity) lines.push(t('Not linked: the evidence leaves open whom or what this names.'));
  const said = reasons(given, t);
  if (said !== '') lines.push(entity ? t('Linked: {0}', said) : said);
  if (evidence !== undefined) lines.push(plain(evidence));
  return lines.join('  \n');
}

function reasons(given: readonly Reason[], t: Translate): string {
  const texts = (supports: boolean): string =>
    given
      .filter(reason => reason.supports === supports)
      .slice(0, MOST_REASONS)
      .map(reason => plain(reason.text))
      .join('; ');
  const against = texts(false);
  return [texts(true), against === '' ? '' : t('against it: {0}', against)]
    .filter(part => part !== '')
    .join(' — ');
}

function sourceLines({ title, date, count, target, passages }: CardSource, t: Translate): string {
  const facts = [...(date === undefined ? [] : [plain(date)]), mentionsInWords(t, count)];
  const lines = passages.map(
    ({ passage, target: place }) =>
      `${plain(passage.before)}[${bold(passage.exact)}](${place})${plain(passage.after)}`,
  );
  return [`${link(title, target)} · ${facts.join(' · ')}`, ...lines].join('  \n');
}

function together({ companions, period }: MentionCard, t: Translate): string {
  const lines: string[] = [];
  if (companions.length > 0) {
    const list = companions.map(({ title, target, count }) => `${link(title, target)} (${count})`);
    lines.push(t('Often together with {0}', list.join(', ')));
  }
  if (period) {
    const { first, last } = period;
    const at = link(first.title, first.target);
    lines.push(
      first.title === last.title
        ? t('Dated mentions: {0}', at)
        : t('Dated mentions: from {0} to {1}', at, link(last.title, last.target)),
    );
  }
  return lines.join('  \n');
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
