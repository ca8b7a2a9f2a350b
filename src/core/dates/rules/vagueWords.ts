import { wordSet } from '../../text/wordSet';
import type { DateTokens } from '../dateTokens';
import { unit } from '../parts/numbers';
import { CLEARLY_VAGUE, FAINTLY_VAGUE, type Match } from './rule';

const vague = (end: number, confidence: number): Match => ({
  end,
  meaning: { kind: 'vague', vague: true },
  timex: 'DATE',
  confidence,
});

/** Words that the TIMEX guidelines mark and no calendar can hold. */
const WORDS = wordSet('now recently currently nowadays presently');
const AFTER_ARTICLE = wordSet('past future present');

export const vagueStarts: readonly string[] = [
  ...WORDS,
  'recent',
  'current',
  'future',
  'present',
  'these',
  'the',
  'right',
  'coming',
  'modern',
  'more',
  'this',
  'that',
  'those',
  'past',
  'at',
];

/** "now", "recently", "the past", "the near future", "recent years", "these days", "present-day", "at present". */
export function vagueWord(t: DateTokens, i: number): Match | undefined {
  const { text } = t.at(i);
  if (WORDS.has(text)) return text === 'now' && t.is(i + 1, 'that') ? undefined : vague(i + 1, CLEARLY_VAGUE);
  if (text === 'right' && t.is(i + 1, 'now')) return vague(i + 2, CLEARLY_VAGUE);
  if (text === 'more' && t.is(i + 1, 'recently')) return vague(i + 2, CLEARLY_VAGUE);
  const units = unit(t, i + 1);
  if (
    (text === 'recent' ||
      text === 'coming' ||
      text === 'past' ||
      text === 'these' ||
      text === 'those' ||
      text === 'future') &&
    units?.value.plural
  ) {
    return t.is(i, 'these', 'those') && units.value.unit !== 'day' ? undefined : vague(i + 2, CLEARLY_VAGUE);
  }
  if (text === 'present' || text === 'modern')
    return t.is(i + 1, '-') && t.is(i + 2, 'day')
      ? vague(i + 3, CLEARLY_VAGUE)
      : t.is(i + 1, 'day')
        ? vague(i + 2, CLEARLY_VAGUE)
        : undefined;
  if (text === 'this' || text === 'that')
    return t.is(i + 1, 'time', 'period', 'moment') && !t.is(i + 2, 'of')
      ? vague(
          i + 2,
          t.is(i + 1, 'period') || text === 'that' || t.is(i - 1, 'during', 'by', 'around')
            ? CLEARLY_VAGUE
            : FAINTLY_VAGUE,
        )
      : undefined;
  if (text === 'recent' || text === 'current')
    return t.at(i).capital && i > 0 ? undefined : vague(i + 1, FAINTLY_VAGUE);
  if (text !== 'the') return undefined;
  if (t.is(i + 1, 'same') && t.is(i + 2, 'time') && t.is(i - 1, 'around', 'about', 'during'))
    return vague(i + 3, CLEARLY_VAGUE);
  const near = t.is(i + 1, 'near', 'foreseeable', 'distant', 'recent', 'immediate') ? i + 2 : i + 1;
  if (t.is(i + 1, 'moment') && t.is(i - 1, 'at', 'for') && !t.is(i + 2, 'of', 'when'))
    return vague(i + 2, CLEARLY_VAGUE);
  if (AFTER_ARTICLE.has(t.at(near).text))
    return endsNoun(t, near + 1) ? vague(near + 1, CLEARLY_VAGUE) : undefined;
  if (t.is(i + 1, 'near', 'short', 'long') && t.is(i + 2, 'term')) return vague(i + 3, FAINTLY_VAGUE);
  return t.is(near, 'time') && (t.is(i - 1, 'at') || t.is(i - 1, 'of')) && endsNoun(t, near + 1)
    ? vague(near + 1, CLEARLY_VAGUE)
    : undefined;
}

/** The noun phrase ends here: "the past." but not "the past president". */
const endsNoun = (t: DateTokens, i: number): boolean => {
  const { kind, text } = t.at(i);
  return (
    kind === 'none' ||
    kind === 'mark' ||
    /^(?:and|or|of|as|is|was|are|were|to|in|for|but|with|by|that|when|will|would|the|a|he|she|it|they|has|have|had|if|on|at|from|than|because|while)$/.test(
      text,
    )
  );
};
