import { positionIn } from './compare';
import type { FormJoins } from './formJoins';
import type { LinkSource } from './linker';
import type { ParsedName } from './name';
import type { SourceForms } from './sourceForms';

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
  private readonly titles = new Map<number, string>();

  constructor(
    private readonly source: LinkSource,
    private readonly names: SourceForms,
    private readonly joins: FormJoins,
  ) {
    names.forms.forEach(({ name }, i) => {
      if (name.shape !== 'person' || name.parts.length < 2) return;
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
      const total = bearers.reduce((sum, bearer) => sum + weightOf(bearer), 0);
      const [own, ...others] = bearers.map((bearer): Reference => {
        const by = lastMention.get(bearer.form) ?? bearer.first;
        return { by, share: weightOf(bearer) / total };
      });
      if (own) assigned.set(mention, { ...own, form: chosen.form, others });
      this.salience.mention(chosen.entity, mention, SHORT_SALIENCE);
    });
    return assigned;
  }

  /** The bearers that the name answers to best, the most present first. */
  private bearersOf(mention: number, name: ParsedName): Bearer[] {
    const title = this.source.contexts[mention]?.title ?? name.title;
    const found = new Map<number, Bearer>();
    for (const form of this.byPart.get(name.lookups[0] ?? '') ?? []) {
      const full = this.names.forms[form];
      const position = full && positionIn(name.key, full.name);
      if (!full || position === undefined || sexesDiffer(title, this.titlesOf(form))) continue;
      const entity = this.joins.partition.find(form);
      const presence = this.salience.of(entity, mention) * this.prior(form, entity);
      const rank = POSITIONS.indexOf(position);
      const bearer = { form, entity, rank, presence, first: full.mentions[0] ?? 0 };
      const known = found.get(entity);
      if (!known || compareBearers(bearer, known) < 0) found.set(entity, bearer);
    }
    const bearers = [...found.values()].sort(compareBearers);
    return bearers.filter(({ rank }) => rank === bearers[0]?.rank);
  }

  /** Who is named only in passing, or introduced as somebody's son or wife, is rather not meant. */
  private prior(form: number, entity: number): number {
    const isKin =
      this.names.forms[form]?.mentions.every(i => this.source.contexts[i]?.kin !== undefined) ?? false;
    const isPassing = entity !== this.subject && this.salience.isOnce(entity);
    return (isPassing ? PASSING : 1) * (isKin ? KIN : 1);
  }

  /** All titles that the source gives to a form. */
  private titlesOf(form: number): string {
    let titles = this.titles.get(form);
    if (titles === undefined) {
      const draft = this.names.forms[form];
      const all = draft?.mentions.flatMap(i => this.source.contexts[i]?.title ?? []) ?? [];
      titles = [...new Set([...all, draft?.name.title ?? ''])].join(' ');
      this.titles.set(form, titles);
    }
    return titles;
  }
}

/** Last names before first names, then the most present, then who is named first. */
const compareBearers = (a: Bearer, b: Bearer): number =>
  a.rank - b.rank || b.presence - a.presence || a.first - b.first;

/** Presence with a little for those who are only named later. */
const weightOf = ({ presence }: Bearer): number => presence + LATER;

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
/** Presence of a full name that comes only later, for the shares. */
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

  of(entity: number, at: number): number {
    const state = this.states.get(entity);
    return state ? state.value * DECAY ** (at - state.at) : 0;
  }
}

const FEMALE =
  /\b(?:mrs|ms|miss|lady|queen|princess|madame|mme|mlle|signora|senora|frau|dame|sister|duchess|countess|baroness|empress)\b/;
const MALE = /\b(?:mr|sir|king|prince|lord|monsieur|herr|signor|senor|brother|duke|count|baron|emperor)\b/;

/** `Mrs Bhutto` is not the man whom the text calls `Mr Bhutto`. */
const sexesDiffer = (title: string | undefined, others: string): boolean =>
  title !== undefined &&
  ((FEMALE.test(title) && MALE.test(others) && !FEMALE.test(others)) ||
    (MALE.test(title) && FEMALE.test(others) && !MALE.test(others)));
