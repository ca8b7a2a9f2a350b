import { FormJoins } from './formJoins';
import type { LinkSource } from '../linker';
import { senseOf, type Sense } from '../names/senses';
import type { Sex } from '../names/sexes';
import { assignSingleNames, type SingleName } from './singleNames';
import { splitByDecision, type DecidedPart } from './decisionSplit';
import { commonest, isShortName } from './sourceEntities';
import type { Form, SourceEntity, Step } from './sourceEntities';
import { push, SourceForms, type KnownNames } from './sourceForms';

/** The first step: what each mention of one source names, as far as this source tells. Near-linear in its mentions. */
export function sourceStep(source: LinkSource, known: KnownNames): SourceEntity[] {
  const names = new SourceForms(source, known);
  const joins = new FormJoins(source, names);
  const singles = assignSingleNames(source, names, joins);
  const clusters = new Map<number, number[]>();
  source.mentions.forEach((_, i) => {
    push(clusters, joins.partition.find(singles.get(i)?.form ?? names.formOf[i] ?? 0), i);
  });
  const entities: SourceEntity[] = [];
  for (const mentions of clusters.values()) {
    let home: number | undefined;
    // Copied, as a list that grew holds more room than it needs, and there are many.
    for (const part of splitByDecision(source, names, [...mentions])) {
      const entity = new EntityBuilder(source, names, joins, singles, part).build(home);
      if (part.ruledOut.length === 0) home ??= entities.length;
      entities.push(entity);
    }
  }
  return entities;
}

class EntityBuilder {
  private readonly members: ReadonlySet<number>;

  constructor(
    private readonly source: LinkSource,
    private readonly names: SourceForms,
    private readonly joins: FormJoins,
    private readonly singles: ReadonlyMap<number, SingleName>,
    private readonly part: DecidedPart,
  ) {
    this.members = new Set(part.mentions);
  }

  build(home: number | undefined): SourceEntity {
    const { mentions, decided, ruledOut } = this.part;
    const byForm = new Map<number, number[]>();
    for (const i of mentions) push(byForm, this.names.formOf[i] ?? 0, i);
    const forms = [...byForm]
      .flatMap(([form, own]): Form[] => {
        const draft = this.names.forms[form];
        if (!draft) return [];
        const texts = this.textsOf(own);
        const isPartial = this.joins.joined.get(form)?.kind === 'short name';
        return [
          {
            name: draft.name,
            type: draft.type,
            text: commonest(texts),
            texts,
            // Most entities of a source have one form: one list does for both.
            mentions: own.length === mentions.length ? mentions : [...own],
            isPartial,
          },
        ];
      })
      .sort(compareForms);
    const isShort = forms.every(form => isShortName(form.name));
    const sense = forms[0]?.name.shape === 'person' ? this.senseOf(mentions) : undefined;
    if (sense && forms[0] && !isShort)
      forms[0] = { ...forms[0], name: this.names.known.ofSense(forms[0].name, sense) };
    const sex = isShort ? this.sexOf(byForm.keys()) : undefined;
    return {
      type: forms[0]?.type ?? 'other',
      // Copied, because a list that grew keeps room for more, and there are hundreds of thousands of these.
      forms: [...forms],
      mentions,
      steps: this.stepsOf(mentions),
      isShort,
      isKin: mentions.some(i => this.source.contexts[i]?.kin !== undefined),
      ...(sex === undefined ? {} : { sex }),
      ...(sense && isShort ? { sense } : {}),
      ...(decided === undefined ? {} : { decided }),
      ruledOut,
      ...(home === undefined || ruledOut.length === 0 ? {} : { home }),
    };
  }

  private senseOf(mentions: readonly number[]): Sense | undefined {
    return senseOf(mentions.flatMap(i => this.source.contexts[i]?.described ?? []));
  }

  private sexOf(forms: Iterable<number>): Sex | undefined {
    const sexes = new Set([...forms].flatMap(form => this.names.forms[form]?.sex ?? []));
    const [only] = sexes;
    return sexes.size === 1 ? only : undefined;
  }

  private stepsOf(mentions: readonly number[]): readonly Step[] {
    const steps = mentions.map(i => this.stepOf(i));
    return steps.length === 1 && steps[0] === OWN_NAME ? OWN_NAME_ONLY : steps;
  }

  private stepOf(mention: number): Step {
    if (this.source.decisions?.[mention]?.entity !== undefined) return DECIDED;
    const single = this.singles.get(mention);
    if (single && this.members.has(single.by)) {
      const { by, share, others } = single;
      return { kind: 'part of name', by, share, others };
    }
    const form = this.names.formOf[mention] ?? 0;
    const how = this.joins.joined.get(form);
    if (how) {
      const others = this.names.forms[how.to]?.mentions ?? [];
      // Of an acronym and its expansion under one name the one that is longer indeed.
      const longer =
        how.kind === 'short name' ? others.find(i => this.lengthOf(i) > this.lengthOf(mention)) : undefined;
      const by = how.beside ?? longer ?? others[0] ?? mention;
      if (this.members.has(by)) return { kind: how.kind, by };
    }
    const first = this.names.forms[form]?.mentions[0] ?? mention;
    return first < mention && this.members.has(first) ? { kind: 'same name', by: first } : OWN_NAME;
  }

  private readonly lengthOf = (mention: number): number => this.source.contexts[mention]?.name.length ?? 0;

  private textsOf(mentions: readonly number[]): ReadonlyMap<string, number> {
    const [only = 0] = mentions;
    if (mentions.length === 1) return this.names.known.onceOf(this.source.contexts[only]?.name ?? '');
    const texts = new Map<string, number>();
    for (const i of mentions) {
      const text = this.source.contexts[i]?.name ?? '';
      texts.set(text, (texts.get(text) ?? 0) + 1);
    }
    return texts;
  }
}

const DECIDED: Step = { kind: 'decided' };
const OWN_NAME: Step = { kind: 'own name' };
const OWN_NAME_ONLY: readonly Step[] = [OWN_NAME];

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
