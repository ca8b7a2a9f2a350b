import { comparePersons, isSlip } from '../names/compare';
import type { NameNode } from './corpusNames';
import type { Edge, JoinKind } from './nameGraph';
import { canonicalPlace } from '../names/places';
import { soundKey } from '../names/variants';

/** How the names of a block are compared; `members` are sorted by id. Pure. */
interface BlockRule {
  /** The blocks that a name belongs to by itself; other blocks are filled by what sources and the reader say. */
  readonly keys?: (node: NameNode) => readonly string[];
  readonly edges: (members: readonly NameNode[], key: string) => Iterable<Edge>;
}
export type NodeRule = Required<BlockRule>;

/**
 * Largest block of persons with one family name that is compared pair by pair; larger ones are parted by the given
 * name's first letter, and what is still larger by the whole given name. Keeps the time near-linear.
 */
const MAX_BLOCK = 60;
/** Fewest words that must remain when a country is left out: "U.S. Securities and Exchange Commission". */
const MIN_WORDS_WITHOUT_COUNTRY = 3;

const withFirst =
  (kind: JoinKind) =>
  ([first, ...others]: readonly NameNode[]): Edge[] =>
    first ? others.map(other => ({ kind, a: first, b: other })) : [];

export const blockRules = {
  /** Names that the reader gave to one entity. */
  registry: { edges: withFirst('registry') },
  /** Two names that some source uses for the same. */
  equated: { edges: withFirst('equated') },
  /** The same type and the same name but for what romanizations leave open. */
  spelling: {
    keys: ({ type, name }) => [`${type} ${name.spelling}`],
    edges: block => (block.some(hasSense) ? allPairs(block) : withFirst('spelling')(block)),
  },
  /** Names of several words, not of persons, of which the longest word differs by a slip of the pen. */
  slip: { keys: slipKeys, edges: slips },
  /** An organization with and without its country in front, where no other country's is named. */
  country: { keys: countryKeys, edges: withCountry },
  person: { keys: personKeys, edges: relatedPersons },
  /** Two spelled-out names of one acronym that share half of their words: an organization that changed its name. */
  expansion: { edges: expansions },
} as const satisfies Readonly<Record<string, BlockRule>> as Readonly<
  Record<'registry' | 'equated' | 'spelling' | 'slip' | 'country' | 'person' | 'expansion', BlockRule>
>;

const hasSense = ({ name }: NameNode): boolean => name.sense !== undefined;

/** Of whom sources tell different things, each must be compared with each. */
function allPairs(block: readonly NameNode[]): Edge[] {
  if (block.length > MAX_BLOCK) return withFirst('spelling')(block);
  return [...pairs(block)].map(([a, b]) => ({ kind: 'spelling', a, b }));
}

const longestWord = ({ name }: NameNode): string =>
  name.parts.reduce((a, b) => (b.length > a.length ? b : a), '');

function slipKeys(node: NameNode): string[] {
  const { shape, parts } = node.name;
  const word = longestWord(node);
  if (shape === 'person' || parts.length < 2) return [];
  return [`${node.type} ${parts.map(part => (part === word ? `${word.charAt(0)}*` : part)).join(' ')}`];
}

function* slips(block: readonly NameNode[]): Generator<Edge> {
  if (block.length > MAX_BLOCK) return;
  for (const [a, b] of pairs(block)) {
    if (isSlip(longestWord(a), longestWord(b))) yield { kind: 'spelling', a, b };
  }
}

/** The key of the name itself and of what remains without its country. */
function countryKeys(node: NameNode): string[] {
  const { name, type } = node;
  if (name.shape !== 'organization' || name.parts.length < MIN_WORDS_WITHOUT_COUNTRY) return [];
  return [name.key, ...withoutCountry(node).map(({ rest }) => rest)].map(rest => `${type} ${rest}`);
}

function withoutCountry({ name: { parts } }: NameNode): { country: string; rest: string }[] {
  return [1, 2].flatMap(n => {
    if (parts.length - n < MIN_WORDS_WITHOUT_COUNTRY) return [];
    const country = canonicalPlace(parts.slice(0, n).join(' '));
    return country === undefined ? [] : [{ country, rest: parts.slice(n).join(' ') }];
  });
}

function* withCountry(block: readonly NameNode[], key: string): Generator<Edge> {
  const bare = block.find(({ type, name }) => `${type} ${name.key}` === key);
  const named = block.flatMap(node =>
    withoutCountry(node).flatMap(({ country, rest }) =>
      `${node.type} ${rest}` === key ? [{ country, node }] : [],
    ),
  );
  if (!bare || new Set(named.map(({ country }) => country)).size > 1) return;
  for (const { node } of named) yield { kind: 'country', a: bare, b: node };
}

function personKeys({ name, type }: NameNode): string[] {
  if (name.shape !== 'person' || name.parts.length < 2) return [];
  return [
    `${type} ${soundKey(name.parts[name.parts.length - 1] ?? '')}`,
    `${type} ${name.parts.slice(0, 2).join(' ')}`,
  ];
}

function* relatedPersons(block: readonly NameNode[]): Generator<Edge> {
  for (const part of smallBlocks(block)) {
    for (const [a, b] of pairs(part)) {
      const kind = comparePersons(a.name, b.name);
      if (kind === 'variant' || kind === 'fuller') yield { kind, a, b };
    }
  }
}

function smallBlocks(block: readonly NameNode[]): (readonly NameNode[])[] {
  if (block.length <= MAX_BLOCK) return [block];
  const given = ({ name }: NameNode): string => name.parts[0] ?? '';
  return partBy(block, node => soundKey(given(node)).slice(0, 1)).flatMap(part =>
    part.length <= MAX_BLOCK
      ? [part]
      : partBy(part, node => given(node).slice(0, 3)).map(small => small.slice(0, 4 * MAX_BLOCK)),
  );
}

function* expansions(block: readonly NameNode[]): Generator<Edge> {
  for (const [a, b] of pairs(block)) {
    if (a.type !== b.type) continue;
    const shared = a.name.parts.filter(part => b.name.parts.includes(part)).length;
    if (2 * shared >= Math.max(a.name.parts.length, b.name.parts.length)) yield { kind: 'expansion', a, b };
  }
}

function* pairs<T>(items: readonly T[]): Generator<[T, T]> {
  for (const [i, a] of items.entries()) for (const b of items.slice(i + 1)) yield [a, b];
}

function partBy<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const parts = new Map<string, T[]>();
  for (const item of items) {
    const part = parts.get(key(item));
    if (part) part.push(item);
    else parts.set(key(item), [item]);
  }
  return [...parts.values()];
}
