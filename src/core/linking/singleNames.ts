import { positionIn } from './compare';
import type { FormJoins } from './formJoins';
import type { LinkSource } from './linker';
import type { ParsedName } from './name';
import type { SourceForms } from './sourceForms';

/** A last or first name that was given to a full name of the same source. */
export interface SingleName {
  /** The full name's form. */
  readonly form: number;
  /** The mention of the full name nearest before, else its first. */
  readonly by: number;
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
        this.salience.mention(partition.find(form), mention, 1);
        lastMention.set(form, mention);
        return;
      }
      const chosen = this.mostPresent(mention, draft.name);
      if (chosen === undefined) return;
      const by = lastMention.get(chosen) ?? this.names.forms[chosen]?.mentions[0] ?? mention;
      assigned.set(mention, { form: chosen, by });
      this.salience.mention(partition.find(chosen), mention, SHORT_SALIENCE);
    });
    return assigned;
  }

  private mostPresent(mention: number, name: ParsedName): number | undefined {
    const title = this.source.contexts[mention]?.title ?? name.title;
    let best: { form: number; rank: number; score: number } | undefined;
    for (const form of this.byPart.get(name.lookups[0] ?? '') ?? []) {
      const full = this.names.forms[form];
      const position = full && positionIn(name.key, full.name);
      if (!full || position === undefined || sexesDiffer(title, this.titlesOf(form))) continue;
      const score = this.salience.of(this.joins.partition.find(form), mention) || -(full.mentions[0] ?? 0);
      const rank = POSITIONS.indexOf(position);
      if (!best || rank < best.rank || (rank === best.rank && score > best.score))
        best = { form, rank, score };
    }
    return best?.form;
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

const POSITIONS = ['family', 'given', 'middle'];

/** How much of its salience an entity keeps from one mention of the source to the next; tuned on the development sets. */
const DECAY = 0.95;
/** Salience of a last or first name alone, against 1 for a full name. Tuned likewise. */
const SHORT_SALIENCE = 0.5;

/** How present entities are to the reader of a source: each mention adds, every later mention of anything fades. */
class Salience {
  private readonly states = new Map<number, { readonly value: number; readonly at: number }>();

  mention(entity: number, at: number, weight: number): void {
    this.states.set(entity, { value: this.of(entity, at) + weight, at });
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
