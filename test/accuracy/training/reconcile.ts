import { leadingTitles } from '../../../src/core/recognition/titles';
import { tokens } from '../../../src/core/text/tokens';
import { EVENT, GROUP, ORGANIZATION, OTHER, PERSON, PLACE, type AnnotatedName } from './documents';
import { compromiseLexicon, groupNames } from './groupNames';

const groups = groupNames();
const countries = new Set(
  Object.entries(compromiseLexicon())
    .filter(([, tag]) => [tag].flat().includes('Country'))
    .map(([name]) => name),
);
/** Languages: named by the same word as a people, but after these words, or before those, the language is meant. */
const BEFORE_LANGUAGE =
  /\b(?:in|into|from|speaks?|spoke|spoken|speaking|learn(?:ed|t)?|language|fluent in|translated) $/;
const AFTER_LANGUAGE = /^ (?:language|dialect|translation|alphabet|word|script|phrase)/;
const EVENT_WORDS =
  /\b(?:war|wars|battle|siege|revolution|revolt|uprising|rebellion|massacre|campaign|invasion|offensive|operation|election|elections|olympics|games|championships?|cup|festival|conference|summit|crisis|coup|famine|earthquake|hurricane|treaty conference|grand prix|tournament|crusade|holocaust|genocide|intifada|referendum)\b/i;
/** "the Indo-Pakistani War" but "War and Peace": an event's word stands last or before "of". */
const EVENT_NAME = new RegExp(`${EVENT_WORDS.source.replace(/\\b$/, '')}\\b(?:$| of | in | \\d)`, 'i');

/** What a set calls a name, before reconciliation. */
export interface RawName {
  readonly start: number;
  readonly end: number;
  readonly types: readonly number[];
}

/**
 * Brings one set's names to Glossator's guidelines: without article, title and possessive; peoples, faiths and their
 * adjectives are groups; countries are places; a named war is an event. Names without a capital or digit are dropped.
 */
export function reconcile(text: string, raw: readonly RawName[]): AnnotatedName[] {
  const names: AnnotatedName[] = [];
  for (const name of [...raw].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = names.at(-1);
    if (last && name.start < last.end) continue;
    const trimmed = trim(text, name);
    if (trimmed) names.push(retype(text, trimmed));
  }
  return withGroups(text, names);
}

function trim(text: string, name: RawName): RawName | undefined {
  let words = tokens(text, name);
  while (
    words.length > 1 &&
    /^(?:the|a|an|his|her|their|our|its|this|that|old|young|late|poor|dear|little|former|then)$/i.test(
      words[0]?.text ?? '',
    ) &&
    !/^The$/.test(name.types[0] === OTHER ? (words[0]?.text ?? '') : '')
  ) {
    words = words.slice(1);
  }
  if (name.types.includes(PERSON)) words = words.slice(leadingTitles(words.map(word => word.text)));
  while (words.length > 0 && /^(?:['’]s?|[.,;:!?"“”()])$/.test(words.at(-1)?.text ?? '')) {
    if (words.at(-1)?.text === ')' && words.some(word => word.text === '(')) break;
    words = words.slice(0, -1);
  }
  const first = words[0];
  const last = words.at(-1);
  if (!first || !last) return undefined;
  const written = text.slice(first.start, last.end);
  if (/[@#]/.test(text.charAt(first.start)) || /[@#]/.test(text.charAt(first.start - 1))) return undefined;
  if (!/\p{Lu}/u.test(written) && !name.types.every(isCommonType)) return undefined;
  return { start: first.start, end: last.end, types: name.types };
}

/** Types of names that hurried writers leave without capitals; of other types such "names" are plain words. */
const isCommonType = (type: number): boolean => type === PERSON || type === ORGANIZATION || type === PLACE;

function retype(text: string, name: RawName): AnnotatedName {
  const written = text.slice(name.start, name.end).replace(/\s+/g, ' ');
  const lower = written.toLowerCase();
  if (groups.has(lower.replace(/\s*[-–]\s*/g, '-')) || lower.split(/[-–]/).every(part => groups.has(part)))
    return { ...name, types: [GROUP] };
  if (name.types.includes(ORGANIZATION) && countries.has(lower)) return { ...name, types: [PLACE] };
  if (name.types.includes(OTHER) && EVENT_NAME.test(written)) return { ...name, types: [EVENT] };
  return name;
}

/** Adds the groups that a set left unmarked: most sets do not annotate them. */
function withGroups(text: string, names: AnnotatedName[]): AnnotatedName[] {
  const added: AnnotatedName[] = [];
  let at = 0;
  const gap = (start: number, end: number): void => {
    for (const { start: from, end: to, text: word } of tokens(text, { start, end })) {
      if (!/^\p{Lu}/u.test(word) || !groups.has(word.toLowerCase())) continue;
      const language =
        BEFORE_LANGUAGE.test(text.slice(Math.max(0, from - 14), from)) ||
        AFTER_LANGUAGE.test(text.slice(to, to + 14));
      added.push({ start: from, end: to, types: language ? [] : [GROUP] });
    }
  };
  for (const name of names) {
    gap(at, name.start);
    at = name.end;
  }
  gap(at, text.length);
  return [...names, ...added].sort((a, b) => a.start - b.start);
}
