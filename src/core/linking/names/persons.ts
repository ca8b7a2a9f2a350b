import { romanKey } from './variants';
import { COMMON_NAMES } from '../wordLists/commonNames';
import { NICKNAMES } from '../wordLists/givenNames';
import { DEGREES, GENERATIONS, PARTICLES, SERVANT, SONS } from '../wordLists/personNameParts';
import { INNER_TITLES, ROLES, TITLES } from '../wordLists/titles';

/** Numbers of rulers, popes and heirs. */
const NUMERAL = /^(?=[ivx])x{0,2}(?:ix|iv|v?i{0,3})$/;

/** First names that are so often left out that a name without them is the same name. */
const DROPPABLE = /^m[ou]h?amm?[ae]d$/;

const nicknameClass = new Map<string, Set<string>>();
for (const line of NICKNAMES.trim().split('\n')) {
  const names = new Set(line.split(' '));
  for (const name of names) nicknameClass.set(name, new Set([...(nicknameClass.get(name) ?? []), ...names]));
}

/** Whether a single name by itself does not tell people of different sources apart. */
export const isCommonName = (part: string): boolean =>
  COMMON_NAMES.has(part) || nicknameClass.has(part) || DROPPABLE.test(part);

/** A person's name taken apart. */
export interface PersonName {
  /**
   * Given names and family name, folded, without titles and particles; initials are single letters; a name written
   * with hyphens is one part (`zia-haq` for "Zia-ul-Haq").
   */
  readonly parts: readonly string[];
  /** `jr`, `sr`, `ii`, `iii`, ...; the number behind a single name ("Henry VIII") is a part of it, as it has no other. */
  readonly generation?: string;
}

/** `ii`, `viii`: which of several bearers of one name. */
export const isNumeral = (part: string): boolean => NUMERAL.test(part);

/** Takes folded words (hyphens kept) apart; `Doe, John` must be turned round before. */
export function personName(words: readonly string[]): PersonName {
  const kept = [...words];
  while (kept.length > 1 && DEGREES.has(kept[kept.length - 1] ?? '')) kept.pop();
  const title = kept.slice(0, -1).findLastIndex(word => INNER_TITLES.has(word));
  if (title > 0) kept.splice(0, title);
  while (kept.length > 1 && TITLES.has(kept[0] ?? '')) kept.shift();
  const last = kept[kept.length - 1] ?? '';
  const isNumbered = kept.length > 2 && isNumeral(last);
  const generation = isNumbered ? last : kept.length > 1 ? GENERATIONS[last] : undefined;
  if (generation !== undefined) kept.pop();
  const parts: string[] = [];
  if (kept[0] === 'ben' && kept.length === 2 && !SONS.has(kept[1] ?? '')) parts.push(kept.shift() ?? '');
  let servant = false;
  for (const word of kept) {
    const pieces = word.split('-').filter(piece => piece !== '' && !PARTICLES.has(piece));
    if (pieces.length === 0) continue;
    if (SERVANT.has(pieces[0] ?? '')) {
      pieces.shift();
      servant = true;
      if (pieces.length === 0) continue;
    }
    const part = pieces.join('-').replace(/^abd[aeou]l(?=.{3})/, 'abdul');
    parts.push(servant ? `abdul${part}` : part);
    servant = false;
  }
  if (parts.length === 0) parts.push(kept.join('-'));
  return generation === undefined ? { parts } : { parts, generation };
}

/** Whether a single name is only a role or title, which means somebody else in every source. */
export const isRole = (folded: string): boolean => ROLES.has(folded) || TITLES.has(folded);

export const isTitle = (folded: string): boolean => TITLES.has(folded);

/** Whether two given names are forms of one: `bill` and `william`. */
export const areNicknames = (a: string, b: string): boolean => nicknameClass.get(a)?.has(b) ?? false;

export const isDroppable = (part: string): boolean => DROPPABLE.test(part);

/** What a part of a name is looked up by: spelling-blind, and each half of a hyphenated part too. */
export function partKeys(part: string): string[] {
  const servant = /^abdul(.{3,})$/.exec(part)?.[1];
  const halves = part.includes('-') ? part.split('-') : [];
  return [part.replace(/-/g, ''), ...halves, ...(servant === undefined ? [] : [servant])].map(romanKey);
}
