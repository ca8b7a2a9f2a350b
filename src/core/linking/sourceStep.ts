import type { EntityType } from '../recognition/mention';
import { comparePersons, positionIn } from './compare';
import type { LinkSource } from './linker';
import type { ParsedName } from './name';
import { spellingKey } from './name';
import { Partition } from './partition';
import type { Form, SourceEntity, Step } from './sourceEntities';
import { commonest, isShortName } from './sourceEntities';
import { partKeys } from './persons';
import { soundKey } from './variants';

type Parse = (text: string, type: EntityType) => ParsedName;

interface DraftForm {
  readonly name: ParsedName;
  readonly type: EntityType;
  readonly mentions: number[];
}

/** Longest list of forms compared pair by pair under one key; a source with more namesakes is a list of names. */
const MAX_BLOCK = 60;

/** The first step: what each mention of one source names, as far as this source tells. */
export function sourceStep(source: LinkSource, parse: Parse): SourceEntity[] {
  return new SourceStep(source, parse).run();
}

class SourceStep {
  private readonly forms: DraftForm[] = [];
  private readonly formOf: number[] = [];
  private readonly partition: Partition;
  /** Why a form was joined to another: by form index. */
  private readonly joined = new Map<
    number,
    { readonly kind: 'acronym' | 'equated' | 'variant' | 'fuller' | 'short name'; readonly to: number }
  >();

  constructor(
    private readonly source: LinkSource,
    parse: Parse,
  ) {
    this.collectForms(parse);
    this.partition = new Partition(this.forms.length, (a, b) => this.mayJoin(a, b));
  }

  run(): SourceEntity[] {
    this.joinTypes();
    this.joinPartners();
    this.joinPersons();
    this.joinSpellings();
    this.joinAcronyms();
    this.joinShortNames();
    const steps = new Map<number, Step>();
    const owner = this.assignSingleNames(steps);
    return this.build(owner, steps);
  }

  private collectForms(parse: Parse): void {
    const byKey = new Map<string, number>();
    this.source.mentions.forEach((mention, i) => {
      const text = this.source.contexts[i]?.name ?? '';
      const name = parse(text, mention.type);
      const key = `${mention.type}|${name.shape}|${name.key}`;
      let form = byKey.get(key);
      if (form === undefined) {
        form = this.forms.length;
        byKey.set(key, form);
        this.forms.push({ name, type: mention.type, mentions: [] });
      }
      this.forms[form]?.mentions.push(i);
      this.formOf.push(form);
    });
  }

  /** Full names of two different people are never joined, however good the reason. */
  private mayJoin(a: number, b: number): boolean {
    const [x, y] = [this.forms[a]?.name, this.forms[b]?.name];
    if (x?.shape !== 'person' || y?.shape !== 'person' || x.parts.length < 2 || y.parts.length < 2)
      return true;
    return comparePersons(x, y) !== 'conflict';
  }

  private join(
    a: number,
    b: number,
    kind: 'acronym' | 'equated' | 'variant' | 'fuller' | 'short name',
  ): void {
    if (a !== b && this.partition.join(a, b) && !this.joined.has(b)) this.joined.set(b, { kind, to: a });
  }

  /** One key under two types: an unknown type joins the known one, names of several words join where types are near. */
  private joinTypes(): void {
    for (const group of this.groupBy(form => [form.name.key])) {
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
      const [a, b] = [this.formOf[i], this.formOf[partner]];
      if (a === undefined || b === undefined) return;
      const [full, short] = this.isShort(a) && !this.isShort(b) ? [b, a] : [a, b];
      this.join(full, short, 'equated');
    });
  }

  private joinPersons(): void {
    const persons = this.groupBy(({ name }) =>
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
    for (const group of this.groupBy(({ name, type }) => [`${type} ${spellingKey(name)}`])) {
      for (const [a, b] of pairs(group))
        if (this.forms[a]?.name.shape !== 'person') this.join(a, b, 'variant');
    }
  }

  private joinAcronyms(): void {
    const byInitials = new Map<string, number[]>();
    this.forms.forEach(({ name }, i) => {
      for (const initials of name.initials) {
        if (initials.length > 1) byInitials.set(initials, [...(byInitials.get(initials) ?? []), i]);
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

  /** Last and first names go to the nearest full name before them, else to the first one after. Returns overrides of the owner form. */
  private assignSingleNames(steps: Map<number, Step>): Map<number, number> {
    const owner = new Map<number, number>();
    const byPart = new Map<string, Set<number>>();
    this.forms.forEach(({ name }, i) => {
      if (name.shape !== 'person' || name.parts.length < 2) return;
      for (const part of name.parts.flatMap(partKeys))
        byPart.set(part, (byPart.get(part) ?? new Set()).add(i));
    });
    const salience = new Salience();
    this.source.mentions.forEach((_, i) => {
      const form = this.formOf[i] ?? 0;
      const name = this.forms[form]?.name;
      if (!name) return;
      if (name.shape !== 'person' || name.parts.length > 1) {
        salience.mention(this.partition.find(form), i, 1);
        return;
      }
      const chosen = this.nearestFullName(i, name, byPart.get(partKeys(name.key)[0] ?? ''), salience);
      if (chosen === undefined) return;
      owner.set(i, chosen);
      salience.mention(this.partition.find(chosen), i, SHORT_SALIENCE);
      steps.set(i, { kind: 'part of name', by: this.nearestMention(chosen, i) });
    });
    return owner;
  }

  private nearestFullName(
    mention: number,
    name: ParsedName,
    forms: ReadonlySet<number> | undefined,
    salience: Salience,
  ): number | undefined {
    const title = this.source.contexts[mention]?.title ?? name.title;
    let best: { form: number; rank: number; score: number } | undefined;
    for (const form of forms ?? []) {
      const full = this.forms[form];
      const position = full && positionIn(name.key, full.name);
      if (!full || position === undefined) continue;
      if (sexesDiffer(title, this.titlesOf(full))) continue;
      const next = full.mentions[0] ?? 0;
      const score = salience.of(this.partition.find(form), mention) || -next;
      const rank = POSITIONS.indexOf(position);
      if (!best || rank < best.rank || (rank === best.rank && score > best.score))
        best = { form, rank, score };
    }
    return best?.form;
  }

  private titlesOf(form: DraftForm): string {
    return form.mentions.map(i => this.source.contexts[i]?.title ?? '').join(' ') + (form.name.title ?? '');
  }

  /** The mention of a form nearest before `mention`, else its first. */
  private nearestMention(form: number, mention: number): number {
    const own = this.forms[form]?.mentions ?? [];
    return own.filter(i => i < mention).pop() ?? own[0] ?? mention;
  }

  private build(owner: ReadonlyMap<number, number>, steps: ReadonlyMap<number, Step>): SourceEntity[] {
    const clusters = new Map<number, number[]>();
    this.source.mentions.forEach((_, i) => {
      const root = this.partition.find(owner.get(i) ?? this.formOf[i] ?? 0);
      const list = clusters.get(root);
      if (list) list.push(i);
      else clusters.set(root, [i]);
    });
    return [...clusters.values()]
      .flatMap(mentions => this.splitByDecision(mentions))
      .map(part => this.entity(part, steps));
  }

  /** Mentions that the reader gave to different entities part; the others follow the nearest decided one of their name. */
  private splitByDecision(mentions: readonly number[]): { mentions: number[]; decided?: string }[] {
    const { decisions } = this.source;
    const decided = mentions.filter(i => decisions?.[i]?.entity !== undefined);
    if (decided.length === 0) return [{ mentions: [...mentions] }];
    const full = mentions.some(i => !this.isShort(this.formOf[i] ?? 0));
    const parts = new Map<string | undefined, number[]>();
    for (const i of mentions) {
      const speaks = decided.filter(
        j => j === i || this.formOf[j] === this.formOf[i] || !full || !this.isShort(this.formOf[j] ?? 0),
      );
      const before = speaks.filter(j => j <= i);
      const nearest = before[before.length - 1] ?? speaks[0];
      const entity = nearest === undefined ? undefined : decisions?.[nearest]?.entity;
      const part = parts.get(entity);
      if (part) part.push(i);
      else parts.set(entity, [i]);
    }
    return [...parts].map(([entity, part]) =>
      entity === undefined ? { mentions: part } : { mentions: part, decided: entity },
    );
  }

  private entity(
    part: { mentions: number[]; decided?: string },
    steps: ReadonlyMap<number, Step>,
  ): SourceEntity {
    const { mentions } = part;
    const byForm = new Map<number, number[]>();
    for (const i of mentions) {
      const form = this.formOf[i] ?? 0;
      const list = byForm.get(form);
      if (list) list.push(i);
      else byForm.set(form, [i]);
    }
    const forms = [...byForm]
      .flatMap(([form, own]): Form[] => {
        const draft = this.forms[form];
        if (!draft) return [];
        const texts = this.textsOf(own);
        return [{ name: draft.name, type: draft.type, text: commonest(texts), texts, mentions: own }];
      })
      .sort(compareForms);
    const main = forms[0];
    const ruledOut = mentions.flatMap(i => this.source.decisions?.[i]?.notEntity ?? []);
    return {
      type: main?.type ?? 'other',
      forms,
      mentions,
      steps: mentions.map(i => steps.get(i) ?? this.stepOf(i, mentions)),
      isShort: forms.every(form => isShortName(form.name)),
      isKin: mentions.some(i => this.source.contexts[i]?.kin !== undefined),
      ...(part.decided === undefined ? {} : { decided: part.decided }),
      ruledOut: [...new Set(ruledOut)].sort(),
    };
  }

  private stepOf(mention: number, cluster: readonly number[]): Step {
    if (this.source.decisions?.[mention]?.entity !== undefined) return { kind: 'decided' };
    const form = this.formOf[mention] ?? 0;
    const how = this.joined.get(form);
    if (how) {
      const by = this.nearestMention(how.to, mention);
      if (cluster.includes(by)) return { kind: how.kind, by };
    }
    const [first = mention] = this.forms[form]?.mentions ?? [];
    return first < mention && cluster.includes(first)
      ? { kind: 'same name', by: this.nearestMention(form, mention) }
      : { kind: 'own name' };
  }

  private textsOf(mentions: readonly number[]): Map<string, number> {
    const texts = new Map<string, number>();
    for (const i of mentions) {
      const text = this.source.contexts[i]?.name ?? '';
      texts.set(text, (texts.get(text) ?? 0) + 1);
    }
    return texts;
  }

  private isShort(form: number): boolean {
    const name = this.forms[form]?.name;
    return name !== undefined && isShortName(name);
  }

  /** Lists of two forms or more that share a key. */
  private groupBy(keys: (form: DraftForm) => readonly string[]): number[][] {
    const groups = new Map<string, number[]>();
    this.forms.forEach((form, i) => {
      for (const key of keys(form)) {
        const group = groups.get(key);
        if (group) group.push(i);
        else groups.set(key, [i]);
      }
    });
    return [...groups.values()].filter(group => group.length > 1);
  }
}

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

const POSITIONS = ['family', 'given', 'middle'];

/** Words that say what kind of thing a name names (own list): they come and go. */
const GENERIC = new Set(
  (
    'river lake mountain mountains mount island islands valley district county province state region city town village ' +
    'airport bridge street road war battle operation cyclone hurricane storm act treaty agreement summit conference ' +
    'festival magazine newspaper radio album film series class project program the of'
  ).split(' '),
);
const isGeneric = (part: string): boolean => GENERIC.has(part);

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

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

const FEMALE =
  /\b(?:mrs|ms|miss|lady|queen|princess|madame|mme|mlle|signora|senora|frau|dame|sister|duchess|countess|baroness|empress)\b/;
const MALE = /\b(?:mr|sir|king|prince|lord|monsieur|herr|signor|senor|brother|duke|count|baron|emperor)\b/;

/** `Mrs Bhutto` is not the man whom the text calls `Mr Bhutto`. */
const sexesDiffer = (title: string | undefined, others: string): boolean =>
  title !== undefined &&
  ((FEMALE.test(title) && MALE.test(others) && !FEMALE.test(others)) ||
    (MALE.test(title) && FEMALE.test(others) && !MALE.test(others)));

/** More parts first, spelled-out before acronyms, then the more frequent, then by key. */
function compareForms(a: Form, b: Form): number {
  return (
    Number(isShortName(a.name)) - Number(isShortName(b.name)) ||
    fullness(b) - fullness(a) ||
    b.mentions.length - a.mentions.length ||
    (a.name.key < b.name.key ? -1 : a.name.key > b.name.key ? 1 : a.type < b.type ? -1 : 1)
  );
}

const fullness = (form: Form): number => form.name.parts.filter(part => part.length > 1).length;
