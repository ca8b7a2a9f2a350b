import { foldName } from './folding';
import type { EntityType, Mention } from './mention';

/** For each type, how many sources call a name so, in thousandths: whole numbers, so that no order of sums matters. */
type Say = Map<EntityType, number>;

/** One source's mentions with their names folded: equal keys are the same string, so that they cost a reference each. */
interface Spoken {
  readonly mentions: readonly Mention[];
  readonly keys: readonly string[];
}

const UNIT = 1000;
/** Before a key: a part of a person's full name. */
const PART_MARK = '~';
/** A part of a person's full name says less than the name itself. */
const PART = 0.5;
/** How much another source's word weighs: change of the log-odds for each doubling of the agreeing sources. */
const AGREEMENT = 0.8;
/** Doublings count in halves and up to so many: one more source among many changes nothing. */
const DOUBLING_STEPS = 2;
const MOST_DOUBLINGS = 5;
/** A type is given up for another when so many sources, and such a share of all, call the name otherwise. */
const CHANGE_SOURCES = 2;
const CHANGE_SHARE = 0.8;
/** A mention as sure as this keeps its type whatever other sources say. */
const SURE = 0.9;
const HIGHEST = 0.99;
const LOWEST = 0.01;

/**
 * What the sources of a corpus say of each other's names. The evidence that a source gives to itself does not count;
 * the order in which sources come does not matter. An update costs the source's own mentions.
 */
export class CorpusEvidence {
  private readonly spoken = new Map<string, Spoken>();
  private readonly sums = new Map<string, Say>();
  private readonly folded = new Map<string, string>();
  private readonly changed = new Set<string>();

  /** Takes over a source's mentions in place of those it had; `names` are their words, parallel to them. */
  update(source: string, mentions: readonly Mention[], names: readonly string[]): void {
    this.remove(source);
    const spoken = { mentions, keys: names.map(name => this.keyOf(name)) };
    this.spoken.set(source, spoken);
    this.count(spoken, 1);
  }

  remove(source: string): void {
    const spoken = this.spoken.get(source);
    if (!spoken) return;
    this.spoken.delete(source);
    this.count(spoken, -1);
  }

  /** The sources that name something of which more, less or something else is said than at the last call. */
  takeAffected(): string[] {
    const affected = [...this.spoken].filter(([, { keys }]) => keys.some(key => this.changed.has(key)));
    this.changed.clear();
    return affected.map(([source]) => source);
  }

  /** The source's mentions with types and confidences as the other sources suggest; spans never change. */
  apply(source: string): readonly Mention[] {
    const spoken = this.spoken.get(source);
    if (!spoken) return [];
    const own = ownSay(spoken);
    const foreignByKey = new Map<string, Say>();
    return spoken.mentions.map((mention, index) => {
      const key = spoken.keys[index] ?? '';
      let foreign = foreignByKey.get(key);
      if (!foreign) foreignByKey.set(key, (foreign = this.foreign(key, own)));
      return weigh(mention, foreign);
    });
  }

  private foreign(key: string, own: ReadonlyMap<string, Say>): Say {
    const foreign: Say = new Map();
    for (const at of [key, PART_MARK + key]) {
      for (const [type, value] of this.sums.get(at) ?? []) {
        const rest = (value - (own.get(at)?.get(type) ?? 0)) / UNIT;
        if (rest > 0) foreign.set(type, (foreign.get(type) ?? 0) + rest);
      }
    }
    return foreign;
  }

  private count(spoken: Spoken, sign: 1 | -1): void {
    for (const [key, types] of ownSay(spoken)) {
      this.changed.add(key.startsWith(PART_MARK) ? key.slice(PART_MARK.length) : key);
      const sums = this.sums.get(key) ?? new Map<EntityType, number>();
      this.sums.set(key, sums);
      for (const [type, value] of types) {
        const sum = (sums.get(type) ?? 0) + sign * value;
        if (sum === 0) sums.delete(type);
        else sums.set(type, sum);
      }
      if (sums.size === 0) this.sums.delete(key);
    }
  }

  private keyOf(name: string): string {
    let key = this.folded.get(name);
    if (key === undefined) this.folded.set(name, (key = foldName(name)));
    return key;
  }
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
  const change = AGREEMENT * (doublings(agreeing) - doublings(total - agreeing));
  const odds = Math.log(clamp(mention.confidence) / (1 - clamp(mention.confidence))) + change;
  return { ...mention, confidence: rounded(1 / (1 + Math.exp(-odds))) };
}

/** One source's say: for each name, the mean confidence by type over its mentions, at most one source's worth. */
function ownSay({ mentions, keys }: Spoken): Map<string, Say> {
  const sums = new Map<string, { count: number; types: Say }>();
  const add = (key: string, type: EntityType, value: number): void => {
    let sum = sums.get(key);
    if (!sum) sums.set(key, (sum = { count: 0, types: new Map() }));
    sum.count++;
    sum.types.set(type, (sum.types.get(type) ?? 0) + value);
  };
  mentions.forEach(({ type, confidence }, index) => {
    const key = keys[index] ?? '';
    if (key === '') return;
    add(key, type, confidence);
    if (type !== 'person' || !key.includes(' ')) return;
    const words = key.split(' ');
    for (const word of new Set([words[0], words.at(-1)])) {
      if (word !== undefined) add(PART_MARK + word, type, confidence * PART);
    }
  });
  const say = new Map<string, Say>();
  for (const [key, { count, types }] of sums) {
    for (const [type, value] of types) types.set(type, Math.round((value / count) * UNIT));
    say.set(key, types);
  }
  return say;
}

/** How often one source would have to double to be so many and one, in steps. */
const doublings = (sources: number): number =>
  Math.min(MOST_DOUBLINGS, Math.round(DOUBLING_STEPS * Math.log2(1 + sources)) / DOUBLING_STEPS);
const clamp = (value: number): number => Math.min(HIGHEST, Math.max(LOWEST, value));
const rounded = (value: number): number => Math.round(clamp(value) * UNIT) / UNIT;
