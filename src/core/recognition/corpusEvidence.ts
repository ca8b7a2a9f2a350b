import { foldName } from './folding';
import type { EntityType, Mention } from './mention';

/**
 * What all sources say of each name: for each type, how many sources call it so, in thousandths (whole numbers, so that the
 * order of the sources cannot matter). Keys are folded names; `~` before a key marks a part of a person's full name.
 */
export type CorpusEvidence = ReadonlyMap<string, ReadonlyMap<EntityType, number>>;

const UNIT = 1000;
/** A part of a person's full name says less than the name itself. */
const PART = 0.5;
/** How much another source's word weighs: change of the log-odds for each doubling of the agreeing sources. */
const AGREEMENT = 0.8;
/** A type is given up for another when so many sources, and such a share of all, call the name otherwise. */
const CHANGE_SOURCES = 2;
const CHANGE_SHARE = 0.8;
/** A mention as sure as this keeps its type whatever other sources say. */
const SURE = 0.9;
const HIGHEST = 0.99;
const LOWEST = 0.01;

/** Sums up what sources say; `names` are the words of the mentions, parallel to them. */
export function gatherEvidence(
  sources: Iterable<{ readonly mentions: readonly Mention[]; readonly names: readonly string[] }>,
): CorpusEvidence {
  const evidence = new Map<string, Map<EntityType, number>>();
  for (const { mentions, names } of sources) {
    for (const [key, types] of ownEvidence(mentions, names)) {
      const sums = evidence.get(key) ?? new Map<EntityType, number>();
      evidence.set(key, sums);
      for (const [type, value] of types) sums.set(type, (sums.get(type) ?? 0) + value);
    }
  }
  return evidence;
}

/** The mentions with types and confidences as the other sources suggest; spans never change. */
export function applyEvidence(
  mentions: readonly Mention[],
  names: readonly string[],
  evidence: CorpusEvidence,
): readonly Mention[] {
  const own = ownEvidence(mentions, names);
  return mentions.map((mention, i) => {
    const key = foldName(names[i] ?? '');
    const foreign = new Map<EntityType, number>();
    for (const at of [key, `~${key}`]) {
      for (const [type, value] of evidence.get(at) ?? []) {
        const rest = (value - (own.get(at)?.get(type) ?? 0)) / UNIT;
        if (rest > 0) foreign.set(type, (foreign.get(type) ?? 0) + rest);
      }
    }
    return weigh(mention, foreign);
  });
}

function weigh(mention: Mention, foreign: ReadonlyMap<EntityType, number>): Mention {
  if (foreign.size === 0 || mention.evidence !== undefined) return mention;
  let total = 0;
  let top = 0;
  let topType = mention.type;
  for (const [type, value] of [...foreign].sort(([a], [b]) => (a < b ? -1 : 1))) {
    total += value;
    if (value > top) {
      top = value;
      topType = type;
    }
  }
  const share = top / total;
  if (
    topType !== mention.type &&
    mention.confidence < SURE &&
    top >= CHANGE_SOURCES &&
    share >= CHANGE_SHARE
  ) {
    const confidence = rounded(Math.max(mention.confidence, (share * top) / (top + 1)));
    return { ...mention, type: topType, confidence, evidence: 'other sources call it so' };
  }
  const agreeing = foreign.get(mention.type) ?? 0;
  const change = AGREEMENT * (Math.log2(1 + agreeing) - Math.log2(1 + total - agreeing));
  const odds = Math.log(clamp(mention.confidence) / (1 - clamp(mention.confidence))) + change;
  return { ...mention, confidence: rounded(1 / (1 + Math.exp(-odds))) };
}

/** One source's say: for each name, the mean confidence by type over its mentions, at most one source's worth. */
function ownEvidence(
  mentions: readonly Mention[],
  names: readonly string[],
): Map<string, Map<EntityType, number>> {
  const sums = new Map<string, { count: number; types: Map<EntityType, number> }>();
  const add = (key: string, type: EntityType, value: number): void => {
    const sum = sums.get(key) ?? { count: 0, types: new Map<EntityType, number>() };
    sums.set(key, sum);
    sum.count++;
    sum.types.set(type, (sum.types.get(type) ?? 0) + value);
  };
  mentions.forEach(({ type, confidence }, i) => {
    const key = foldName(names[i] ?? '');
    if (key === '') return;
    add(key, type, confidence);
    const words = key.split(' ');
    if (type !== 'person' || words.length < 2) return;
    for (const word of new Set([words[0], words.at(-1)]))
      if (word !== undefined) add(`~${word}`, type, confidence * PART);
  });
  return new Map(
    [...sums].map(([key, { count, types }]) => [
      key,
      new Map([...types].map(([type, value]) => [type, Math.round((value / count) * UNIT)])),
    ]),
  );
}

const clamp = (value: number): number => Math.min(HIGHEST, Math.max(LOWEST, value));
const rounded = (value: number): number => Math.round(clamp(value) * UNIT) / UNIT;
