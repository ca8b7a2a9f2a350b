import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnnotatedDocument, AnnotatedName } from './documents';
import { typeIndex } from './documents';
import { seededRandom } from './random';
import { slotsOfLine } from './slots';

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
  town: 'place',
};
/** `{kind1}`; `{KIND1}` in capitals, `{~kind1}` in lower case. */
const SLOT = /\{(~?)([a-zA-Z]+)(\d?)\}/g;
const SEED = 1914;
/** So many lines have a space before the possessive, as texts do that other programs have cut into tokens. */
const SPACED_SHARE = 0.2;

/** `[P `; `[LO `: either will do, as sets disagree whether a restaurant or a hotel is a place or an organization. */
const OPEN_MARK = /^\[([POLGEM]{1,2}) /;
const LONGEST_MARK = '[LO '.length;

/** Texts with `[P …]` marks, one a line: the marks taken out and given as names. */
function parseMarked(marked: string, set: string, id: string): AnnotatedDocument {
  let text = '';
  const names: AnnotatedName[] = [];
  let open: { start: number; types: number[] } | undefined;
  for (let i = 0; i < marked.length; i++) {
    const letters = OPEN_MARK.exec(marked.slice(i, i + LONGEST_MARK))?.[1];
    if (letters !== undefined) {
      open = { start: text.length, types: [...letters].map(letter => typeIndex(TYPE_OF[letter] ?? '')) };
      i += letters.length + 1;
    } else if (marked[i] === ']' && open) {
      names.push({ ...open, end: text.length });
      open = undefined;
    } else text += marked[i];
  }
  return { set, id, text, names, unknownTypes: [] };
}

const TEXTS = join(__dirname, 'texts');
const PASSAGE_FILE = /passages\d*\.txt$/i;

/** The hand-written passages, from every file of them in `texts`; a line of === parts them. */
export function passages(): AnnotatedDocument[] {
  return readdirSync(TEXTS)
    .filter(file => PASSAGE_FILE.test(file))
    .sort()
    .flatMap(file => readFileSync(join(TEXTS, file), 'utf8').split(/^===.*\n/m))
    .filter(passage => passage.trim() !== '')
    .map((passage, i) => parseMarked(passage.trim(), 'own', `own-${i}`));
}

const TEMPLATE_FILES = ['texts/templates.txt', 'texts/newsAndWeb.txt'];

/** Every template filled `times` times with random names; the same each time the program runs. */
export function filledTemplates(times: number): AnnotatedDocument[] {
  const random = seededRandom(SEED);
  const lines = TEMPLATE_FILES.flatMap(file =>
    readFileSync(join(__dirname, file), 'utf8').split('\n'),
  ).filter(line => line !== '' && !line.startsWith('//'));
  return Array.from({ length: times }, (_, round) =>
    lines.map((line, i) => parseMarked(fill(line, random), 'templates', `template-${round}-${i}`)),
  ).flat();
}

/** Fills a line's slots; a name's slot outside marks is marked with its own type. */
function fill(line: string, random: () => number): string {
  const slots = slotsOfLine(random);
  const isMarked: boolean[] = [];
  let inside = false;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '[' && line[i + 2] === ' ') inside = true;
    isMarked.push(inside);
    if (line[i] === ']') inside = false;
  }
  const filled = line.replace(SLOT, (whole, lower: string, slot: string, index: string, at: number) => {
    const kind = slot.toLowerCase();
    let value = slots(kind, index);
    if (value === undefined) return whole;
    if (slot !== kind) value = value.toUpperCase();
    if (lower) value = value.toLowerCase();
    const type = SLOT_TYPE[kind];
    if (isMarked[at] || type === undefined) return value;
    const mark = Object.keys(TYPE_OF).find(letter => TYPE_OF[letter] === type) ?? 'M';
    return `[${mark} ${value}]`;
  });
  const tidy = filled.replace(/\b([Aa]l-)(?:al|el)-/gi, '$1');
  return random() < SPACED_SHARE ? tidy.replace(/(?=['’]s\b)/g, ' ') : tidy;
}
