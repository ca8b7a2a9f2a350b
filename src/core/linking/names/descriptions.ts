import { anyOf, wordSet } from '../../text/wordSet';
import { isTitle } from './persons';
import { canonicalGroup } from './places';
import { foldName } from './variants';
import { worldsOf } from '../wordLists/callings';
import { DEEDS } from '../wordLists/deeds';

/** What the words beside a person's name say of the person. */
export interface Description {
  /** Of what nation, as a folded adjective: `welsh`. */
  readonly nation?: string;
  /** What the person does or did, one folded word: `goalkeeper`. */
  readonly calling?: string;
  readonly born?: number;
  readonly died?: number;
  /** A year in which the person did something. */
  readonly year?: number;
}

/** UTF-16 units beside a name in which it is described. */
const REACH_BEFORE = 60;
const REACH_AFTER = 120;
/** Years between two numbers in brackets from which they are a life; fewer may be a reign or a term of office. */
const SHORTEST_LIFE = 25;
const LONGEST_LIFE = 105;

const YEAR = '(1[0-9]{3}|20[0-9]{2})';
const BORN = new RegExp(`\\b(?:born|b\\.)[^()]{0,30}?\\b${YEAR}\\b`);
const DIED = new RegExp(`(?:\\b(?:died|d\\.)|†)[^()]{0,30}?\\b${YEAR}\\b`);
const LIFE = new RegExp(`^[^()]{0,25}?\\b${YEAR}\\b[^()0-9]{0,8}[-–—][^()]{0,25}?\\b${YEAR}\\b`);
/** `, the Welsh goalkeeper`, ` (1820–1890) was an Austrian composer`, ` is a`. */
const APPOSITION =
  /^(?:\s\([^()]{0,60}\))?(?:,\s+(?:(?:the|an?|then|former|late)\s+)*|\s+(?:is|was)\s+(?:an?|the)\s+)/;
/** What only the living do, right behind the name, and when. */
const DEED = new RegExp(
  `^\\s+(?:was\\s+|had\\s+been\\s+)?(?:${anyOf(DEEDS)})\\b[^.;]{0,70}?\\bin\\s+${YEAR}\\b`,
);
const BIRTH = new RegExp(`^\\s+was\\s+born\\b[^.;]{0,60}?\\b${YEAR}\\b`);
const DEATH = new RegExp(`^\\s+died\\b[^.;]{0,60}?\\b${YEAR}\\b`);
const IN_YEAR = new RegExp(`^[^.;()]{0,60}?\\b(?:in|from|since|until)\\s+${YEAR}\\b`);
/** Words beside a name that are looked at. */
const MOST_WORDS = 6;

/** How a text describes the person whose name stands from `start` to `end` (UTF-16); `undefined` where it does not. */
export function describePerson(text: string, start: number, end: number): Description | undefined {
  const before = describedBefore(text.slice(Math.max(0, start - REACH_BEFORE), start));
  const behind = text.slice(end, end + REACH_AFTER);
  const after = /^(?:,|\s(?:\(|is\s|was\s))/.test(behind) ? describedBehind(behind) : {};
  const dates = /^\s[(\p{Ll}]/u.test(behind) ? datesBehind(behind) : {};
  const found = { ...after, ...before, ...dates };
  return Object.keys(found).length === 0 ? undefined : found;
}

/** `the former Welsh goalkeeper `: read backwards as far as each word describes. */
function describedBefore(before: string): Description {
  let nation: string | undefined;
  let calling: string | undefined;
  const words = /\S\s$/.test(before) ? before.trimEnd().split(/\s+/).slice(-MOST_WORDS) : [];
  for (const word of words.reverse()) {
    if (!/^[\p{L}'’-]+$/u.test(word)) break;
    const folded = foldName(word).replace(/^ex-/, '');
    const group = nation === undefined ? canonicalGroup(folded) : undefined;
    if (group !== undefined) nation = group;
    else if (calling === undefined && nation === undefined && worldsOf(folded).length > 0) calling = folded;
    else break;
  }
  // "the Welsh Smith" says little more than that there is one: a nation counts beside a calling only.
  return calling === undefined ? {} : { calling, ...(nation === undefined ? {} : { nation }) };
}

/** `, the Welsh goalkeeper`, `, Governor of Ohio in 1820`, ` was an Austrian composer`. */
function describedBehind(behind: string): Description {
  const opener = APPOSITION.exec(behind)?.[0];
  if (opener === undefined) return {};
  const rest = behind.slice(opener.length);
  let nation: string | undefined;
  for (const { 0: word, index } of [...rest.matchAll(/[\p{L}'’-]+/gu)].slice(0, MOST_WORDS)) {
    const before = rest.slice(0, index);
    if (/[,.;:()]/.test(before)) break;
    const folded = foldName(word);
    const group = canonicalGroup(folded);
    if (group !== undefined) {
      nation ??= group;
      continue;
    }
    if (worldsOf(folded).length > 0) {
      const tail = rest.slice(index + word.length);
      // ", the actor Jane Doe and ...": the next of a list.
      if (/^\s+\p{Lu}/u.test(tail)) return {};
      const year = Number(IN_YEAR.exec(tail)?.[1]);
      return { calling: folded, ...(nation === undefined ? {} : { nation }), ...(year > 0 ? { year } : {}) };
    }
    if ((!/^\p{Ll}/u.test(word) && !isTitle(folded)) || STOPS.has(word)) break;
  }
  return {};
}

/** Words behind which no calling of the same person follows. */
const STOPS = wordSet(
  'of in at on from for who whose with and or but to by as that which is was had has his her',
);

function datesBehind(behind: string): Description {
  const brackets = /^\s+\(([^()]{0,80})\)/.exec(behind)?.[1] ?? '';
  const born = Number(BORN.exec(brackets)?.[1] ?? BIRTH.exec(behind)?.[1]);
  const died = Number(DIED.exec(brackets)?.[1] ?? DEATH.exec(behind)?.[1]);
  const life = LIFE.exec(brackets)?.slice(1).map(Number) ?? [];
  const [from = 0, to = 0] = life;
  const isLife = to - from >= SHORTEST_LIFE && to - from <= LONGEST_LIFE;
  const year = Number(DEED.exec(behind)?.[1]);
  return {
    ...(born > 0 ? { born } : isLife ? { born: from } : {}),
    ...(died > 0 ? { died } : isLife ? { died: to } : {}),
    ...(year > 0 ? { year } : {}),
  };
}
