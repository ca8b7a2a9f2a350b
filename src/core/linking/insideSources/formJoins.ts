import { comparePersons } from '../names/compare';
import type { LinkSource } from '../linker';
import { Partition } from '../partition';
import { canonicalPlace } from '../names/places';
import { push, type DraftForm, type SourceForms } from './sourceForms';
import { soundKey } from '../names/variants';
import { KINDS_OF_THINGS } from '../wordLists/kindsOfThings';

/** Why one name of a source was taken for another. */
export type FormJoin = 'acronym' | 'equated' | 'variant' | 'fuller' | 'short name';

interface Joined {
  readonly kind: FormJoin;
  readonly to: number;
  /** The mention of the other form that stands beside it, where the text equates the two there. */
  readonly beside?: number;
}

/** Longest list of names compared pair by pair under one key; a source with more namesakes is a list of names. */
const MAX_BLOCK = 60;

/** Joins the names of one source that mean the same; single names of persons are left to `assignSingleNames`. */
export class FormJoins {
  readonly partition: Partition;
  /** By form: the form that it was joined to. */
  readonly joined = new Map<number, Joined>();
  private readonly forms: readonly DraftForm[];

  constructor(
    private readonly source: LinkSource,
    private readonly names: SourceForms,
  ) {
    this.forms = names.forms;
    this.partition = new Partition(this.forms.length, (a, b) => this.mayJoin(a, b));
    this.joinTypes();
    this.joinPartners();
    this.joinPersons();
    this.joinSpellings();
    this.joinAcronyms();
    this.joinShortNames();
  }

  /** Full names of two different people are never joined, however good the reason. */
  private mayJoin(a: number, b: number): boolean {
    const [x, y] = [this.forms[a]?.name, this.forms[b]?.name];
    if (x?.shape !== 'person' || y?.shape !== 'person' || x.parts.length < 2 || y.parts.length < 2)
      return true;
    return comparePersons(x, y) !== 'conflict';
  }

  private join(a: number, b: number, kind: FormJoin, beside?: number): void {
    if (a === b || !this.partition.join(a, b) || this.joined.has(b)) return;
    this.joined.set(b, { kind, to: a, ...(beside === undefined ? {} : { beside }) });
  }

  /** One key under two types: an unknown type joins the known one, names of several words join where types are near. */
  private joinTypes(): void {
    for (const group of this.names.groupBy(form => [form.name.key])) {
      const known = group.filter(i => this.forms[i]?.type !== 'other');
      const [first, second] = known;
      for (const i of group) {
        if (this.forms[i]?.type === 'other' && first !== undefined && second === undefined)
          this.join(first, i, 'variant');
      }
      for (const i of known.slice(1)) {
        const [a, b] = [first === undefined ? undefined : this.forms[first], this.forms[i]];
        if (first !== undefined && a && b && areNear(a, b)) this.join(first, i, 'variant');
      }
    }
  }

  /** `Government of National Unity (GNU)`. */
  private joinPartners(): void {
    this.source.contexts.forEach(({ partner }, i) => {
      if (partner === undefined || partner < i) return;
      const [a, b] = [this.names.formOf[i], this.names.formOf[partner]];
      if (a === undefined || b === undefined) return;
      const isTurned = this.names.isShort(a) && !this.names.isShort(b);
      if (isTurned) this.join(b, a, 'equated', partner);
      else this.join(a, b, 'equated', i);
    });
  }

  private joinPersons(): void {
    const persons = this.names.groupBy(({ name }) =>
      name.shape === 'person' && name.parts.length > 1
        ? [soundKey(name.parts[name.parts.length - 1] ?? ''), `first ${name.parts[0] ?? ''}`]
        : [],
    );
    for (const relation of ['variant', 'fuller'] as const) {
      for (const group of persons) {
        for (const [a, b] of pairs(group)) {
          const [x, y] = [this.forms[a]?.name, this.forms[b]?.name];
          if (!x || !y || comparePersons(x, y) !== relation) continue;
          if (x.parts.length >= y.parts.length) this.join(a, b, relation);
          else this.join(b, a, relation);
        }
      }
    }
  }

  private joinSpellings(): void {
    for (const group of this.names.groupBy(({ name, type }) => [`${type} ${name.spelling}`])) {
      for (const [a, b] of pairs(group))
        if (this.forms[a]?.name.shape !== 'person') this.join(a, b, 'variant');
    }
  }

  private joinAcronyms(): void {
    const byInitials = new Map<string, number[]>();
    this.forms.forEach(({ name }, i) => {
      for (const initials of name.initials) {
        if (initials.length > 1) push(byInitials, initials, i);
      }
    });
    this.forms.forEach(({ name }, i) => {
      if (!name.acronym || name.parts.length !== 1 || this.joined.has(i)) return;
      const full = (byInitials.get(name.key) ?? []).filter(j => areCompatible(this.forms[i], this.forms[j]));
      const [only] = full;
      if (only !== undefined && new Set(full.map(j => this.partition.find(j))).size === 1)
        this.join(only, i, 'acronym');
    });
  }

  /**
   * The first or last words of one longer name of this source: `Brotherhood` after `Muslim Brotherhood`, `Ganges` beside
   * `Ganges river`. For other names than organizations' the words left out must be generic.
   */
  private joinShortNames(): void {
    const byEdge = new Map<string, number[]>();
    this.forms.forEach(({ name }, i) => {
      if (name.shape === 'person' || name.parts.length < 2) return;
      const { parts } = name;
      for (let n = 1; n < parts.length; n++) {
        const isOpen = name.shape === 'organization';
        if (isOpen || parts.slice(n).every(isGeneric)) push(byEdge, parts.slice(0, n).join(' '), i);
        if (isOpen || parts.slice(0, -n).every(isGeneric)) push(byEdge, parts.slice(-n).join(' '), i);
      }
    });
    this.forms.forEach(({ name, type, mentions }, i) => {
      if (name.acronym && name.shape === 'organization') return;
      if (name.shape === 'place' && canonicalPlace(name.key) !== undefined) return;
      const longer = [...new Set(byEdge.get(name.key) ?? [])].filter(j => {
        const other = this.forms[j];
        if (other?.type !== type || j === i) return false;
        return other.name.shape !== 'organization' || (other.mentions[0] ?? 0) < (mentions[0] ?? 0);
      });
      const [only] = longer;
      if (only !== undefined && new Set(longer.map(j => this.partition.find(j))).size === 1)
        this.join(only, i, 'short name');
    });
  }
}

const isGeneric = (part: string): boolean => KINDS_OF_THINGS.has(part);

function* pairs(group: readonly number[]): Generator<[number, number]> {
  const end = Math.min(group.length, MAX_BLOCK);
  for (let i = 0; i < end; i++) {
    for (let j = i + 1; j < end; j++) yield [group[i] ?? 0, group[j] ?? 0];
  }
}

/** Types that a name of several words may waver between. */
const NEAR: readonly (readonly string[])[] = [
  ['organization', 'group'],
  ['event', 'other'],
];

const areNear = (a: DraftForm, b: DraftForm): boolean =>
  a.name.parts.length > 1 && NEAR.some(types => types.includes(a.type) && types.includes(b.type));

const areCompatible = (a: DraftForm | undefined, b: DraftForm | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  (a.type === b.type || a.type === 'other' || b.type === 'other' || areNear(a, b));
