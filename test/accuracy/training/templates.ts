import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnnotatedDocument, AnnotatedName } from './documents';
import { typeIndex } from './documents';
import { seededRandom } from './random';
import { acronyms, codenames, countries, cultures, ranks } from './worldNames';

const TYPE_OF: Readonly<Record<string, string>> = {
  P: 'person',
  O: 'organization',
  L: 'place',
  G: 'group',
  E: 'event',
  M: 'other',
};
const SLOT_TYPE: Readonly<Record<string, string>> = {
  person: 'person',
  given: 'person',
  surname: 'person',
  country: 'place',
  capital: 'place',
  city: 'place',
  demonym: 'group',
  demonyms: 'group',
  acronym: 'organization',
};
const SLOT = /\{([a-zA-Z]+)(\d?)\}/g;
/** A made-up name instead of one of the lists, so that the surroundings must tell. */
const INVENTED_SHARE = 0.35;
const SYLLABLES =
  'ka ra mo shi ber ta zul fan do re ghi nak sa lu wen tor ij ma by el kor hu da vi stra nem po qa zi ulf ak or gen mu'.split(
    ' ',
  );
const SEED = 1914;

/** Texts with `[P …]` marks, one a line: the marks taken out and given as names. */
export function parseMarked(marked: string, set: string, id: string): AnnotatedDocument {
  let text = '';
  const names: AnnotatedName[] = [];
  let open: { start: number; types: number[] } | undefined;
  for (let i = 0; i < marked.length; i++) {
    const type = marked[i] === '[' && marked[i + 2] === ' ' ? TYPE_OF[marked[i + 1] ?? ''] : undefined;
    if (type !== undefined) {
      open = { start: text.length, types: [typeIndex(type)] };
      i += 2;
    } else if (marked[i] === ']' && open) {
      names.push({ ...open, end: text.length });
      open = undefined;
    } else text += marked[i];
  }
  return { set, id, text, names, unknownTypes: [] };
}

/** The hand-written passages of texts/passages.txt; a line of === parts them. */
export function passages(): AnnotatedDocument[] {
  return readFileSync(join(__dirname, 'texts/passages.txt'), 'utf8')
    .split(/^===.*\n/m)
    .filter(passage => passage.trim() !== '')
    .map((passage, i) => parseMarked(passage.trim(), 'own', `own-${i}`));
}

/** Every template filled `times` times with random names; the same each time the program runs. */
export function filledTemplates(times: number): AnnotatedDocument[] {
  const random = seededRandom(SEED);
  const lines = readFileSync(join(__dirname, 'texts/templates.txt'), 'utf8')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('//'));
  return Array.from({ length: times }, (_, round) =>
    lines.map((line, i) => parseMarked(fill(line, random), 'templates', `template-${round}-${i}`)),
  ).flat();
}

function fill(line: string, random: () => number): string {
  const pick = <T>(list: readonly T[], fallback: T): T =>
    list[Math.floor(random() * list.length)] ?? fallback;
  const chosen = new Map<string, Record<string, string>>();
  const bundle = (kind: string, index: string): Record<string, string> => {
    const key = kind + index;
    const known = chosen.get(key);
    if (known) return known;
    const made =
      kind === 'nation' ? nation() : kind === 'person' ? person() : { acronym: pick(acronyms, 'PNA') };
    chosen.set(key, made);
    return made;
  };
  const nation = (): Record<string, string> => {
    const [country, demonym, demonyms, capital, ...cities] = pick(countries, [
      'Chad',
      'Chadian',
      'Chadians',
      'N’Djamena',
    ] as const);
    const city = random() < INVENTED_SHARE ? invented(random) : pick(cities, capital);
    return { country, demonym, demonyms, capital, city };
  };
  const person = (): Record<string, string> => {
    const culture = pick(cultures, { given: [], surnames: [] });
    const name = (list: readonly string[]): string =>
      random() < INVENTED_SHARE ? invented(random) : pick(list, 'Anders');
    const given = name(culture.given);
    const middle = random() < 0.3 ? ` ${name(culture.given)}` : '';
    const surname = name(culture.surnames);
    return { given, surname, person: `${given}${middle} ${surname}` };
  };
  const depthAt: boolean[] = [];
  let inside = false;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '[' && line[i + 2] === ' ') inside = true;
    depthAt.push(inside);
    if (line[i] === ']') inside = false;
  }
  return line.replace(SLOT, (whole, slot: string, index: string, at: number) => {
    const kind = slot.toLowerCase();
    const capitals = slot !== kind;
    let value: string | undefined;
    if (kind === 'rank') return pick(ranks, 'General');
    if (kind === 'codename') value = pick(codenames, 'Falcon');
    else if (kind === 'acronym') value = bundle('acronym', index)['acronym'];
    else if (['person', 'given', 'surname'].includes(kind)) value = bundle('person', index)[kind];
    else value = bundle('nation', index)[kind];
    if (value === undefined) return whole;
    if (capitals) value = value.toUpperCase();
    const type = SLOT_TYPE[kind];
    if (depthAt[at] || type === undefined) return value;
    const mark = Object.keys(TYPE_OF).find(letter => TYPE_OF[letter] === type) ?? 'M';
    return `[${mark} ${value}]`;
  });
}

function invented(random: () => number): string {
  const count = 2 + Math.floor(random() * 2);
  const name = Array.from(
    { length: count },
    () => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? 'ka',
  ).join('');
  return name.charAt(0).toUpperCase() + name.slice(1);
}
