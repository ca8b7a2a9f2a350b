import type { Token } from '../text/tokens';
import type { Segment } from './candidates';
import { entityTypes, type Mention } from './mention';
import { isLastTag, OUTSIDE, TYPE_COUNT, typeName, typeOfTag } from './tags';
import { isTitle, leadingTitles } from './titles';
import { HUNG_ON_NAMES } from './wordLists/hungOnNames';

/** Candidates that the model thinks less likely are dropped; corpus evidence could hardly save them. */
const LEAST_CONFIDENCE = 0.12;
/** Confidences are rounded, so that they do not depend on an engine's last bit. */
const DIGITS = 1000;
/** Some titles are surnames ("Major", "King"); one that stands alone must be so sure to be taken for one. */
const SURE_SURNAME = 0.8;
/** A possessive inside a name parts a place from it that is so likely beside the whole: "Libya's", not "St. James's". */
const LIKELY_OWNER = 0.3;
const PLACE = entityTypes.indexOf('place');
const POSSESSIVE = /^['’ʼ‘]s$/i;
const STARTS_CAPITAL = /^\p{Lu}/u;
const STARTS_LOWER = /^\p{Ll}/u;
const HYPHEN = /^[-‐‑]$/;
/** A name goes on behind a hyphen ("Kim Jong-un") where that reading is so likely beside the one that leaves half a word. */
const LIKELY_REST = 0.1;

/** The probability that tokens `start` to `end` (exclusive) are a name of a type. */
export type NameProbability = (start: number, end: number, type: number) => number;

/** The mentions that a segment's tags say, and names that the model all but took, in text order. */
export function mentionsOf(
  tokens: readonly Token[],
  segment: Segment,
  tags: Uint8Array,
  probabilityOf: NameProbability,
): Mention[] {
  const found: Mention[] = [];
  let owner: Segment | undefined;
  for (let i = segment.start; i < segment.end; i++) {
    const type = typeOfTag(tags[i] ?? OUTSIDE);
    let end = type < 0 ? capitalsOutside(tokens, tags, i, segment.end) : nameEnd(tags, i, segment.end);
    if (end === i) continue;
    if (type >= 0 && isHalfWord(tokens, segment, i, end, type, probabilityOf)) {
      const probability = probabilityOf(i, end, type) + probabilityOf(i, end + 2, type);
      end += 2;
      push(found, tokens.slice(i, end), type, Math.min(1, probability));
    } else if (type >= 0) {
      const isOwned = owner?.end === i - 1 && POSSESSIVE.test(tokens[i - 1]?.text ?? '');
      pushName(found, tokens, i, end, type, probabilityOf, isOwned ? owner?.start : undefined);
      owner = { start: i, end };
    } else pushLikeliest(found, tokens, i, end, probabilityOf);
    i = end - 1;
  }
  return found;
}

/** Where the name ends whose first token is `start`. */
export function nameEnd(tags: Uint8Array, start: number, limit: number): number {
  let end = start;
  while (end + 1 < limit && !isLastTag(tags[end] ?? OUTSIDE)) end++;
  return end + 1;
}

/** Whether a name stops at a hyphen inside of a word that may be its own, and not one that English hangs on names. */
function isHalfWord(
  tokens: readonly Token[],
  segment: Segment,
  start: number,
  end: number,
  type: number,
  probabilityOf: NameProbability,
): boolean {
  const [last, hyphen, rest] = tokens.slice(end - 1, end + 2);
  if (!last || !hyphen || !rest || end + 2 > segment.end) return false;
  const isOneWord = HYPHEN.test(hyphen.text) && last.end === hyphen.start && hyphen.end === rest.start;
  return (
    isOneWord &&
    STARTS_LOWER.test(rest.text) &&
    !HUNG_ON_NAMES.has(rest.text) &&
    probabilityOf(start, end + 2, type) >= LIKELY_REST * probabilityOf(start, end, type)
  );
}

/** Where a run of capitals ends that the tags leave outside; `start` itself where there is none. */
function capitalsOutside(tokens: readonly Token[], tags: Uint8Array, start: number, limit: number): number {
  const isCapital = (i: number): boolean => tags[i] === OUTSIDE && STARTS_CAPITAL.test(tokens[i]?.text ?? '');
  if (tokens[start]?.kind !== 'word') return start;
  let end = start;
  while (end < limit && isCapital(end)) end++;
  return end;
}

/**
 * Adds a name, and apart from it the owner that a possessive parts from it: "Malta's | Ministry of Fisheries". Whether the
 * tags take owner and name for one name or for two, both are named, as likely as both readings together.
 */
function pushName(
  found: Mention[],
  tokens: readonly Token[],
  start: number,
  end: number,
  type: number,
  probabilityOf: NameProbability,
  /** Where the name's owner starts, which the tags have taken for another name. */
  ownedFrom?: number,
): void {
  const whole = ownedFrom === undefined ? 0 : probabilityOf(ownedFrom, end, type);
  const probability = Math.min(1, probabilityOf(start, end, type) + whole);
  const owner = ownerEnd(tokens, start, end);
  const isOwned =
    owner > start &&
    (typeName(type) === 'person' || probabilityOf(start, owner, PLACE) >= LIKELY_OWNER * probability);
  if (!isOwned) {
    push(found, tokens.slice(start, end), type, probability);
    return;
  }
  pushLikeliest(found, tokens, start, owner, probabilityOf, probability);
  const name = tokens.slice(owner + 1, end);
  // "Malta's Prime Minister" names nobody.
  if (!name.every(({ text }) => isTitle(text)))
    push(found, name, type, Math.min(1, probability + probabilityOf(owner + 1, end, type)));
}

/** Where the owner ends whose possessive stands inside a name; `start` where there is none. */
function ownerEnd(tokens: readonly Token[], start: number, end: number): number {
  for (let i = end - 2; i > start; i--) if (POSSESSIVE.test(tokens[i]?.text ?? '')) return i;
  return start;
}

/** Adds tokens as a name of their likeliest type, if that, or that and what else speaks for it, is likely enough. */
function pushLikeliest(
  found: Mention[],
  tokens: readonly Token[],
  start: number,
  end: number,
  probabilityOf: NameProbability,
  support = 0,
): void {
  let best = 0;
  let type = -1;
  for (let t = 0; t < TYPE_COUNT; t++) {
    const probability = probabilityOf(start, end, t);
    if (probability <= best) continue;
    best = probability;
    type = t;
  }
  const probability = Math.min(1, best + support);
  if (probability >= LEAST_CONFIDENCE) push(found, tokens.slice(start, end), type, probability);
}

function push(found: Mention[], tokens: readonly Token[], type: number, probability: number): void {
  const name = typeName(type);
  const kept = name === 'person' ? tokens.slice(leadingTitles(tokens.map(token => token.text))) : tokens;
  const onlyTitles = kept.every(token => isTitle(token.text.replace(/s$/, '')));
  if (onlyTitles && (kept.length > 1 || (name === 'person' && probability < SURE_SURNAME))) return;
  const first = kept[0];
  const last = kept.at(-1);
  if (!first || !last) return;
  found.push({
    start: first.start,
    end: last.end,
    type: name,
    confidence: Math.round(probability * DIGITS) / DIGITS,
  });
}
