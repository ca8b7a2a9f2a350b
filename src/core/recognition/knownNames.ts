import { contains, overlaps, type Span } from '../text/span';
import { fold, foldName, hasHyphenAtLineEnd, type Folded } from './folding';
import type { EntityType, Mention } from './mention';
import { NameTrie } from './nameTrie';

/** A name or alias that the reader has decided. */
export interface KnownName {
  readonly name: string;
  readonly type: EntityType;
  /** Id of the entity in the registry. */
  readonly entity?: string;
}

export interface KnownNameMatch extends Span {
  readonly type: EntityType;
  /** Absent where entities share the name. */
  readonly entity?: string;
}

/** A decided name is right but where the same letters mean something else. */
const KNOWN_NAME_CONFIDENCE = 0.98;
/** Longer names are cut for the search; none is that long. */
const LONGEST_NAME = 200;
const SPACE = 32;
const SMALL_S = 115;
/** Scripts that write no spaces between words: a name may start and end anywhere. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const IN_WORD = /[\p{L}\p{N}\p{M}]/u;

/**
 * Finds decided names in texts of any script, at word boundaries, whatever the case of headlines, diacritics, kind of
 * apostrophe, hyphens, line ends, ligatures; a plural is part of the match, a possessive is not. A word with a small first
 * letter does not match a name with a capital one. Time depends on the text's length, not on the number of names.
 */
export class NameMatcher {
  private readonly trie = new NameTrie();
  private readonly named: KnownName[][] = [];

  constructor(names: Iterable<KnownName>) {
    for (const known of names) {
      const folded = foldName(known.name).slice(0, LONGEST_NAME);
      if (folded === '') continue;
      const index = this.trie.add(folded, this.named.length);
      if (index === this.named.length) this.named.push([]);
      this.named[index]?.push(known);
    }
  }

  /** All matches, in text order; the longest where they overlap. */
  find(text: string): KnownNameMatch[] {
    if (this.named.length === 0) return [];
    const found = this.search(text, fold(text));
    if (!hasHyphenAtLineEnd(text)) return found;
    const more = this.search(text, fold(text, 'space')).filter(
      match => !found.some(other => overlaps(other, match)),
    );
    return [...found, ...more].sort((a, b) => a.start - b.start);
  }

  private search(text: string, folded: Folded): KnownNameMatch[] {
    const { units, length, offsets } = folded;
    const found: KnownNameMatch[] = [];
    for (let i = 0; i < length; i++) {
      if (units[i] === SPACE || !startsWord(text, offsets[i] ?? 0)) continue;
      let node = 0;
      let best: KnownNameMatch | undefined;
      let bestEnd = i;
      for (let j = i; j < length; j++) {
        node = this.trie.step(node, units[j] ?? 0);
        if (node < 0) break;
        const value = this.trie.value(node);
        if (value < 0) continue;
        const match = this.accept(text, folded, i, j, this.named[value] ?? []);
        if (match) {
          best = match;
          bestEnd = j;
        }
      }
      if (!best) continue;
      found.push(best);
      i = bestEnd;
    }
    return found;
  }

  private accept(
    text: string,
    { units, offsets, length }: Folded,
    from: number,
    to: number,
    named: readonly KnownName[],
  ): KnownNameMatch | undefined {
    const start = offsets[from] ?? 0;
    let end = endOfCharacter(text, offsets[to] ?? 0);
    if (!endsWord(text, end)) {
      // "Pakistanis", "the Bhuttos"; the s stands in the text as one letter.
      const plural = to + 1 < length && units[to + 1] === SMALL_S && offsets[to + 1] === end;
      if (!plural || !endsWord(text, end + 1)) return undefined;
      end++;
    }
    const written = text.slice(start, end);
    const fitting = named.filter(({ name }) => sameCase(name, written));
    const [first] = fitting;
    if (!first) return undefined;
    const entity = fitting.every(known => known.entity === first.entity) ? first.entity : undefined;
    return { start, end, type: first.type, ...(entity !== undefined && { entity }) };
  }
}

/** The model's mentions with the reader's names put over them; a longer name that holds one stays ("Pakistan Army"). */
export function withKnownNames(
  mentions: readonly Mention[],
  matches: readonly KnownNameMatch[],
  threshold: number,
): readonly Mention[] {
  if (matches.length === 0) return mentions;
  const merged: Mention[] = [];
  let m = 0;
  for (const match of matches) {
    const known: Mention = {
      start: match.start,
      end: match.end,
      type: match.type,
      confidence: KNOWN_NAME_CONFIDENCE,
      evidence: 'named so in the registry',
    };
    let covered = false;
    for (let mention = mentions[m]; mention && mention.start < match.end; mention = mentions[++m]) {
      const longer = contains(mention, match) && mention.end - mention.start > match.end - match.start;
      if (longer && mention.confidence >= threshold) {
        covered = true;
        break;
      }
      if (!overlaps(mention, match)) merged.push(mention);
      else if (mention.end > match.end) {
        m++;
        break;
      }
    }
    if (!covered) merged.push(known);
  }
  merged.push(...mentions.slice(m));
  return merged;
}

function startsWord(text: string, at: number): boolean {
  if (isLowSurrogate(text.charCodeAt(at))) return false;
  const here = characterAt(text, at);
  if (at === 0 || UNSPACED.test(here)) return true;
  return !IN_WORD.test(characterBefore(text, at));
}

function endsWord(text: string, end: number): boolean {
  if (end >= text.length || UNSPACED.test(characterBefore(text, end))) return true;
  return !IN_WORD.test(characterAt(text, end));
}

/** The end of the character at an offset with the combining marks and soft hyphens on it. */
function endOfCharacter(text: string, at: number): number {
  let end = at + characterAt(text, at).length;
  while (end < text.length && /[\p{M}\u00AD\u0640]/u.test(characterAt(text, end))) end++;
  return end;
}

/** Capitals of the name are capitals in the text, or the text is all capitals, or the name has none. */
function sameCase(name: string, written: string): boolean {
  if (name === name.toLowerCase() || written === name) return true;
  if (written === written.toUpperCase()) return true;
  const initials = (value: string): string[] =>
    value
      .split(/[\s\p{Pd}]+/u)
      .filter(Boolean)
      .map(word => word.charAt(0));
  const inText = initials(written);
  return (
    initials(name).every(
      (letter, i) => letter === letter.toLowerCase() || inText[i] !== inText[i]?.toLowerCase(),
    ) && allCapsAgree(name, written)
  );
}

/** "US" is not "Us". */
const allCapsAgree = (name: string, written: string): boolean =>
  name !== name.toUpperCase() || name.length > 5 || /\s/.test(name) || written.startsWith(name);

const characterAt = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) ?? 0);
const characterBefore = (text: string, at: number): string =>
  isLowSurrogate(text.charCodeAt(at - 1)) && at > 1 ? text.slice(at - 2, at) : text.charAt(at - 1);
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
