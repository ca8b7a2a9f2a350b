import { positionIn } from '../names/compare';
import type { Description } from '../names/descriptions';
import type { FormJoins } from './formJoins';
import type { LinkSource } from '../linker';
import type { ParsedName } from '../names/name';
import { isNumeral } from '../names/persons';
import { areOdd, senseOf, sensesAgree } from '../names/senses';
import { sexesDiffer, sexOfTitle, womanOfTitle, type Sex } from '../names/sexes';
import { push, type SourceForms } from './sourceForms';

/** A full name of the same source that a last or first name may stand for. */
export interface Reference {
  /** The mention of the full name nearest before, else its first. */
  readonly by: number;
  /** How present it is at that place among those that the name fits; together 1. */
  readonly share: number;
}

/** A last or first name that was given to a full name of the same source. */
export interface SingleName extends Reference {
  /** The full name's form. */
  readonly form: number;
  /** Others of that name, the most present first. */
  readonly others: readonly Reference[];
}

interface Bearer {
  readonly form: number;
  readonly entity: number;
  readonly rank: number;
  readonly presence: number;
  /** Named before the mention. */
  readonly isKnown: boolean;
  /** Its first mention. */
  readonly first: number;
}

/** By mention: last and first names go to the full name that is most present at that place, else to the first one after. */
export function assignSingleNames(
  source: LinkSource,
  names: SourceForms,
  joins: FormJoins,
): Map<number, SingleName> {
  return new SingleNames(source, names, joins).assign();
}

class SingleNames {
  private readonly byPart = new Map<string, Set<number>>();
  private readonly salience = new Salience();
  /** The first person that the source names in full. */
  private subject: number | undefined;
  /** All titles that the source gives to a person. */
  private readonly titles = new Map<number, Set<string>>();
  /** What the source tells of persons beside their full names. */
  private readonly described = new Map<number, Description[]>();
  /** What the titles of persons say, else their given names. */
  private readonly sexes = new Map<number, Sex>();

  constructor(
    private readonly source: LinkSource,
    private readonly names: SourceForms,
    private readonly joins: FormJoins,
  ) {
    names.forms.forEach(({ name, sex, mentions }, i) => {
      if (name.shape !== 'person' || name.parts.length < 2) return;
      const entity = joins.partition.find(i);
      if (sex !== undefined && !this.sexes.has(entity)) this.sexes.set(entity, sex);
      for (const mention of mentions) {
        const title = names.titles[mention] ?? '';
        if (title !== '') this.titles.set(entity, (this.titles.get(entity) ?? new Set()).add(title));
        const described = source.contexts[mention]?.described;
        if (described) push(this.described, entity, described);
      }
      for (const part of name.lookups) this.byPart.set(part, (this.byPart.get(part) ?? new Set()).add(i));
    });
  }

  assign(): Map<number, SingleName> {
    const assigned = new Map<number, SingleName>();
    const lastMention = new Map<number, number>();
    const { partition } = this.joins;
    this.source.mentions.forEach((_, mention) => {
      const form = this.names.formOf[mention] ?? 0;
      const draft = this.names.forms[form];
      if (!draft) return;
      if (draft.name.shape !== 'person' || draft.name.parts.length > 1) {
        if (draft.name.shape === 'person') this.subject ??= partition.find(form);
        this.salience.mention(partition.find(form), mention, 1);
        lastMention.set(form, mention);
        return;
      }
      const bearers = this.bearersOf(mention, draft.name);
      const [chosen] = bearers;
      if (chosen === undefined) return;
      const total = bearers.reduce((sum, bearer) => sum + bearer.presence, 0);
      const [own, ...others] = bearers.map((bearer): Reference => {
        const by = lastMention.get(bearer.form) ?? bearer.first;
        return { by, share: bearer.presence / total };
      });
      if (own) assigned.set(mention, { ...own, form: chosen.form, others });
      this.salience.mention(chosen.entity, mention, SHORT_SALIENCE * (own?.share ?? 1));
    });
    return assigned;
  }

  /** The bearers that the name answers to best, the most present first. */
  private bearersOf(mention: number, name: ParsedName): Bearer[] {
    const title = this.names.titles[mention] ?? '';
    const sex = sexOfTitle(title);
    const found = new Map<number, Bearer>();
    for (const form of this.byPart.get(name.lookups[0] ?? '') ?? []) {
      const full = this.names.forms[form];
      const position = full && positionIn(name.key, full.name);
      if (!full || position === undefined) continue;
      const entity = this.joins.partition.find(form);
      if (sexesDiffer(sex, this.sexes.get(entity)) || !this.mayBeWoman(entity, name, title)) continue;
      const salience = this.salience.of(entity, mention);
      const presence =
        (salience + LATER) *
        this.prior(form, entity) *
        this.titleFactor(entity, title) *
        this.fit(entity, mention);
      // Rulers are called by their first names.
      const rank = isNumeral(full.name.parts[1] ?? '') ? 0 : POSITIONS.indexOf(position);
      const bearer = { form, entity, rank, presence, isKnown: salience > 0, first: full.mentions[0] ?? 0 };
      const known = found.get(entity);
      if (!known || compareBearers(bearer, known) < 0) found.set(entity, bearer);
    }
    const bearers = [...found.values()].sort(compareBearers);
    const best = bearers.filter(({ rank }) => rank === bearers[0]?.rank);
    if (this.source.contexts[mention]?.kinOf === undefined) return best;
    const relative = this.relativeAmong(best, mention);
    return best.filter(bearer => bearer !== relative && bearer.isKnown);
  }

  /** "Jane, daughter of the singer Doe": Jane is named last in the sentence; where it says "she", she is the most present. */
  private relativeAmong(bearers: readonly Bearer[], mention: number): Bearer | undefined {
    const { contexts } = this.source;
    const named = (bearer: Bearer): number => this.salience.lastMentionOf(bearer.entity) ?? -1;
    const inSentence = bearers.filter(
      bearer => contexts[named(bearer)]?.sentence === contexts[mention]?.sentence,
    );
    return inSentence.sort((a, b) => named(b) - named(a))[0] ?? bearers[0];
  }

  /** A title that the source gives to one of the bearers, or that says the sex of one, speaks for that one. */
  private titleFactor(entity: number, title: string): number {
    if (title === '') return 1;
    const sex = sexOfTitle(title);
    const isSame = this.titles.get(entity)?.has(title) ?? false;
    return isSame || (sex !== undefined && this.sexes.get(entity) === sex) ? SAME_TITLE : 1;
  }

  /**
   * Mrs Doe is none whom the source calls Miss Jane Doe, and the other way round. Where it calls Jane neither, and tells
   * of Mrs Doe and Miss Doe, she is rather the latter: wives went by their husbands' names.
   */
  private mayBeWoman(entity: number, name: ParsedName, title: string): boolean {
    const woman = womanOfTitle(title);
    if (woman === undefined) return true;
    const told = [...(this.titles.get(entity) ?? [])].flatMap(other => womanOfTitle(other) ?? []);
    if (told.length > 0) return told.includes(woman);
    return woman === 'maiden' || !this.names.titled.hasWifeAndMaiden(name);
  }

  /** "The Welsh singer Doe" is rather the Doe whom the source calls a Welsh singer than the one who is a Dutch minister. */
  private fit(entity: number, mention: number): number {
    const described = this.source.contexts[mention]?.described;
    const here = described && senseOf([described]);
    const there = here && senseOf(this.described.get(entity) ?? []);
    if (!there) return 1;
    return sensesAgree(here, there) ? SAME_TITLE : areOdd(here, there) ? 1 / SAME_TITLE : 1;
  }

  /** Who is named only in passing, or introduced as somebody's son or wife, is rather not meant. */
  private prior(form: number, entity: number): number {
    const isKin =
      this.names.forms[form]?.mentions.every(i => this.source.contexts[i]?.kin !== undefined) ?? false;
    const standing = entity === this.subject ? SUBJECT : this.salience.isOnce(entity) ? PASSING : 1;
    return standing * (isKin ? KIN : 1);
  }
}

/** Last names before first names, then the most present, then who is named first. */
const compareBearers = (a: Bearer, b: Bearer): number =>
  a.rank - b.rank || b.presence - a.presence || a.first - b.first;

const POSITIONS = ['family', 'given', 'middle'];

/** How much of its salience an entity keeps from one mention of the source to the next; tuned on the development sets. */
const DECAY = 0.95;
/** Salience of a last or first name alone, against 1 for a full name. Tuned likewise. */
const SHORT_SALIENCE = 0.5;
/**
 * What remains of the presence of a full name that stood only once so far (unless it was the first one of the source), and of
 * those whom the source introduces as kin. Tuned likewise.
 */
const PASSING = 0.5;
const KIN = 0.3;
/** Presence of the first person named in full, against others. Tuned likewise. */
const SUBJECT = 1.4;
/** What a title does for those to whom the source gives it elsewhere too, or whose sex it says. Tuned likewise. */
const SAME_TITLE = 3;
/** Salience of a full name that comes only later, added to all. */
const LATER = 0.1;

/** How present entities are to the reader of a source: each mention adds, every later mention of anything fades. */
class Salience {
  private readonly states = new Map<
    number,
    { readonly value: number; readonly at: number; readonly isOnce: boolean }
  >();

  mention(entity: number, at: number, weight: number): void {
    this.states.set(entity, { value: this.of(entity, at) + weight, at, isOnce: !this.states.has(entity) });
  }

  isOnce(entity: number): boolean {
    return this.states.get(entity)?.isOnce ?? false;
  }

  lastMentionOf(entity: number): number | undefined {
    return this.states.get(entity)?.at;
  }

  of(entity: number, at: number): number {
    const state = this.states.get(entity);
    return state ? state.value * DECAY ** (at - state.at) : 0;
  }
}
