import type { Mention } from '../recognition/mention';
import { detached } from '../text/detached';
import { LineIndex } from '../text/lines';
import { paragraphs } from '../text/paragraphs';
import { sentences } from '../text/sentences';
import { anyOf } from '../text/wordSet';
import { describePerson, type Description } from './names/descriptions';
import { isTitle } from './names/persons';
import { foldName } from './names/variants';
import { RELATIVES, RELATIVES_OF } from './wordLists/kinship';

/**
 * What linking needs to know of a mention's surroundings, so that no later step reads the text again.
 * Small on purpose: a corpus may hold a million of them; members are left out where there is nothing to say.
 */
export interface MentionContext {
  /** The mention's words, white space normalised to single blanks. */
  readonly name: string;
  /** Zero-based number of the sentence in the source. */
  readonly sentence: number;
  /** Zero-based line on which the mention starts. */
  readonly line: number;
  /** Title or rank words directly before the name, lower case without dots: `lt gen`, `prime minister`. */
  readonly title?: string;
  /** Index of the mention that the text equates with this one: `Government of National Unity (GNU)`. */
  readonly partner?: number;
  /** Kinship cue directly before the name: `son` in "his son Saddam". */
  readonly kin?: string;
  /** Kinship cue by which somebody named before is a relative of this one: `son` in "John, son of the actor Roe". */
  readonly kinOf?: string;
  /** The words around say that a family or a surname is meant: "the Roe family", "a Roe", "the surname Roe". */
  readonly isFamily?: true;
  /** What the words beside a person's name say of the person. */
  readonly described?: Description;
}

/** UTF-16 units before a name in which titles and kinship words are looked for: three or four words. */
const LOOK_BEHIND = 40;
/** The same for "son of the actor and screenwriter". */
const LOOK_BEHIND_KIN = 80;
/** UTF-16 units behind a name in which words for families are looked for. */
const LOOK_AHEAD = 60;
/** Longest text between two names that may equate them: `), now known as the `. */
const LOOK_BETWEEN = 24;

const KIN = new RegExp(
  String.raw`(?:\b(?:his|her|their)|['’]s?)\s+(?:(?:late|eldest|elder|older|younger|youngest|only|twin|own|half|step)[\s-]+){0,2}(${anyOf(RELATIVES)})s?,?\s+$`,
  'i',
);
const KIN_OF = new RegExp(
  String.raw`(?:[,(]|\b(?:is|was|as|being|become|became))\s*(?:(?:an?|the)\s+)?(?:[\p{Ll}-]+\s+){0,2}?(${anyOf(RELATIVES)}|${anyOf(RELATIVES_OF)})\s+of\s+(?:[\p{Ll}-]+\s+){0,7}(?:\p{Lu}[\p{L}.]+\s+){0,2}$`,
  'u',
);
const FAMILY_BEHIND =
  /^\s+(?:family|families|dynasty|clan|household|brothers|sisters|siblings|twins|cousins)\b|^["”’]?\s+(?:\([^)]{0,40}\)\s+)?(?:is|was) an?\s+(?:[\p{L}-]+\s+){0,4}(?:surname|family name|given name|first name)\b/u;
const FAMILY_BEFORE =
  /\b(?:surname|family name|last name|maiden name|first name|given name|(?:families|family|house|clan) of)[,:]?\s+["“‘']?$|(?:^|\s)(?:an?|another|every)\s+$/u;
const RENAMED =
  /^["'’”)\]]?\s*[,(—–-]*\s*(?:now|formerly|previously|later|a\.?k\.?a\.?|also known as|better known as|also called|renamed)\s+(?:called |known as )?(?:as )?(?:the )?["'‘“]?$/i;
const PARENTHESIS = /^\s?\(\s?(?:the |or |called )?["'‘“]?$/i;

/** Describes every mention of a source; the result is parallel to `mentions` (sorted by start). Linear in the text. */
export function describeMentions(text: string, mentions: readonly Mention[]): readonly MentionContext[] {
  const lines = new LineIndex(text);
  const all = paragraphs(text).flatMap(paragraph => sentences(text, paragraph));
  const partners = partnersOf(text, mentions);
  let sentence = 0;
  return mentions.map((mention, i): MentionContext => {
    while (sentence + 1 < all.length && (all[sentence + 1]?.start ?? 0) <= mention.start) sentence++;
    const before = text.slice(Math.max(0, mention.start - LOOK_BEHIND), mention.start);
    const title = titleBefore(before);
    const kin = KIN.exec(before)?.[1]?.toLowerCase();
    const partner = partners.get(i);
    return {
      name: detached(text.slice(mention.start, mention.end).replace(/\s+/g, ' ').trim()),
      sentence,
      line: lines.at(mention.start).line,
      ...(title === undefined ? {} : { title }),
      ...(partner === undefined ? {} : { partner }),
      ...(kin === undefined ? {} : { kin }),
      ...(mention.type === 'person' ? personContext(text, mention) : {}),
    };
  });
}

/** What only persons' surroundings tell. */
function personContext(
  text: string,
  { start, end }: Mention,
): Pick<MentionContext, 'kinOf' | 'isFamily' | 'described'> {
  const before = text.slice(Math.max(0, start - LOOK_BEHIND_KIN), start);
  const kinOf = before.includes(' of ') ? KIN_OF.exec(before)?.[1] : undefined;
  const isFamily =
    FAMILY_BEFORE.test(before.slice(-LOOK_BEHIND)) || FAMILY_BEHIND.test(text.slice(end, end + LOOK_AHEAD));
  const described = describePerson(text, start, end);
  return {
    ...(kinOf === undefined ? {} : { kinOf }),
    ...(isFamily ? { isFamily } : {}),
    ...(described ? { described } : {}),
  };
}

/** Title words at the end of `before`, joined by blanks. */
function titleBefore(before: string): string | undefined {
  if (!/[\p{L}.]\s$/u.test(before)) return undefined;
  const found: string[] = [];
  for (const word of before.trimEnd().split(/\s+/).reverse()) {
    const folded = foldName(word).replace(/\.$/, '');
    if (!isTitle(folded)) break;
    found.unshift(folded);
  }
  return found.length === 0 ? undefined : found.join(' ');
}

/** Neighbours that the text equates: one in brackets behind the other where one is in capitals, or "now", "formerly". */
function partnersOf(text: string, mentions: readonly Mention[]): Map<number, number> {
  const partners = new Map<number, number>();
  for (let i = 0; i + 1 < mentions.length; i++) {
    const [a, b] = [mentions[i], mentions[i + 1]];
    if (!a || !b || b.start < a.end || b.start - a.end > LOOK_BETWEEN) continue;
    const between = text.slice(a.end, b.start);
    const isBracketed = PARENTHESIS.test(between) && /^["'’”]?\s?\)/.test(text.slice(b.end, b.end + 3));
    const [name, other] = [text.slice(a.start, a.end), text.slice(b.start, b.end)];
    const isAcronym =
      isCapitals(name) !== isCapitals(other) &&
      (a.type === b.type || (isCapitals(name) ? abbreviates(name, other) : abbreviates(other, name)));
    if ((isBracketed && isAcronym) || RENAMED.test(between)) {
      if (!partners.has(i)) partners.set(i, i + 1);
      partners.set(i + 1, i);
    }
  }
  return partners;
}

/** Whether the letters of an acronym stand in this order in a name that begins with the first of them. */
function abbreviates(acronym: string, name: string): boolean {
  const letters = foldName(acronym).replace(/[^\p{L}]/gu, '');
  const folded = foldName(name);
  let at = 0;
  for (const letter of folded) if (letter === letters[at]) at++;
  return at === letters.length && folded.startsWith(letters.charAt(0));
}

/** `GNU`, `U.N.`, `ISPR`, `UNESCO`; also with a plural s. */
const isCapitals = (name: string): boolean => /^(?:\p{Lu}[.&-]?){2,10}s?$/u.test(name);
