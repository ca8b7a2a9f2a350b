import type { NameNode } from '../acrossSources/corpusNames';
import type { Link, Reason } from '../entity';
import { against, list, partInWords, quote, supports } from './reasonWords';
import { parseName } from '../names/name';
import type { LinkSource } from '../linker';
import { namesakesOf, standsElsewhere } from '../acrossSources/entityOf';
import type { Assignment, Group } from '../acrossSources/group';
import type { JoinKind } from '../acrossSources/nameGraph';
import { senseInWords } from '../names/senses';
import type { Candidate } from '../acrossSources/shortNames';
import { commonest } from '../insideSources/sourceEntities';
import type { Form, SourceEntity } from '../insideSources/sourceEntities';

/** What is said of one spelling of a name. */
interface ToldName {
  readonly id: string;
  readonly reasons: readonly Reason[];
}

/** Tells why: structured evidence in plain words. One for each linking of a corpus; remembers names already worked out. */
export class ReasonTeller {
  private readonly plain = new Map<readonly Reason[], Link>();
  private readonly texts = new Map<NameNode, string>();
  /** The same name has the same reasons in every source. */
  private readonly ofNames = new Map<Group, Map<string, ToldName>>();
  /** So has the same candidate: by how it answers, and an acronym by itself. */
  private readonly ofCandidates = new Map<NameNode | Group, Map<string, Reason>>();
  private readonly moreNamed = new Map<Group, Reason>();
  private readonly otherBearers = new Map<Group, Map<string, Reason>>();
  private readonly asNamed = new Map<Candidate, Reason>();

  /** The link of a lone mention that its name alone explains: one object for all that have the same reasons. */
  plainLink({ group }: Assignment, reasons: readonly Reason[], confidence: number): Link {
    const known = this.plain.get(reasons);
    if (known?.entity === group.id && known.confidence === confidence) return known;
    const link = { entity: group.id, confidence, reasons, rivals: NOBODY };
    this.plain.set(reasons, link);
    return link;
  }

  /** Why the entity of one source is that of the corpus; the same for all its mentions. */
  across(source: LinkSource, entity: SourceEntity, assignment: Assignment): readonly Reason[] {
    const { candidate, group, rivals } = assignment;
    const main = entity.forms[0];
    if (!main) return [];
    if (!candidate && !entity.isShort && entity.decided === undefined && rivals.length === 0) {
      const reasons = this.names(main, entity, group);
      if (reasons.length > 0) return reasons;
    }
    const reasons: Reason[] = [];
    if (entity.decided !== undefined)
      reasons.push(supports('decided name', 'you decided so for this name in this source'));
    if (candidate) {
      reasons.push(this.candidateName(candidate, main.text));
      if (candidate.shared.length > 0) reasons.push(this.shared(candidate));
    } else {
      reasons.push(...this.names(main, entity, group));
      if (reasons.length === 0) reasons.push(ownReason(main.text, source, entity, assignment));
      if (entity.isShort && group.nodes.every(node => node.name.parts.length === 1)) {
        reasons.push(SHORT_NAME_ONLY);
      }
      const [rival] = rivals;
      if (rival) reasons.push(this.otherBearer(main.text, rival));
    }
    return exactly(reasons);
  }

  private otherBearer(name: string, { group }: Candidate): Reason {
    const known = remembered(this.otherBearers, group, () => new Map<string, Reason>());
    return remembered(known, name, () => {
      const other = quote(labelOf(group));
      return against('other bearers', `${quote(name)} may also be ${other}; the sources do not tell`);
    });
  }

  /** Why a rival might be meant after all, and why it was not chosen. */
  rival(rival: Candidate, mention: string, chosen: Candidate | undefined): Reason[] {
    const name = this.candidateName(rival, mention);
    const shared = rival.shared.length > 0 ? this.shared(rival) : undefined;
    const contrary = chosen && this.contrary(rival, chosen);
    return exactly([name, shared, contrary].filter(reason => reason !== undefined));
  }

  private contrary(rival: Candidate, chosen: Candidate): Reason | undefined {
    if (chosen.shared.length > rival.shared.length)
      return remembered(this.asNamed, chosen, () => ({ ...this.shared(chosen), supports: false }));
    if (chosen.named <= rival.named) return undefined;
    return remembered(this.moreNamed, chosen.group, () =>
      against('frequency', `more sources name ${quote(labelOf(chosen.group))} in full`),
    );
  }

  /** Full names: decided on, found in other sources, or joined to another name. */
  private names(main: Form, entity: SourceEntity, group: Group): readonly Reason[] {
    // A short name by itself is no name of the group, whatever full name is written alike.
    if (entity.isShort) return [];
    const isDecided = entity.decided !== undefined;
    if (isDecided) return this.tellNames(main, isDecided, group);
    const known = this.ofNames.get(group) ?? new Map<string, ToldName>();
    this.ofNames.set(group, known);
    let told = known.get(main.text);
    if (told?.id !== main.name.id) {
      told = { id: main.name.id, reasons: this.tellNames(main, isDecided, group) };
      known.set(main.text, told);
    }
    return told.reasons;
  }

  private tellNames(main: Form, isDecided: boolean, group: Group): Reason[] {
    const reasons: Reason[] = [];
    const node = group.nodes.find(({ id }) => id === main.name.id);
    if (!node) return reasons;
    if (node.pin !== undefined && node.pin === group.pin && !isDecided)
      reasons.push(supports('registry', `you decided on the name ${quote(main.text)} elsewhere`));
    reasons.push(...namesakes(node, main.text));
    const elsewhere = standsElsewhere(node, group);
    if (elsewhere !== false) {
      const name = quote(main.text);
      const text =
        elsewhere === 'alike'
          ? `${name} is named elsewhere too`
          : `other sources name ${name} too, in this form or another`;
      reasons.push(supports('same name in other sources', text));
    }
    // What fits several people is linked source by source: what its name was joined to says nothing here.
    if (!node.joined || node.isOpen) return reasons;
    const { kind } = node.joined;
    const to = this.textOf(node.joined.to);
    if (to !== main.text && (main.text !== labelOf(group) || reasons.length === 0))
      reasons.push(supports(kind, `${quote(main.text)} and ${quote(to)}: ${JOINED[kind]}`));
    return reasons;
  }

  private candidateName(candidate: Candidate, mention: string): Reason {
    const { by, node, group } = candidate;
    const known = remembered(this.ofCandidates, node ?? group, () => new Map<string, Reason>());
    const key = `${by} ${mention}`;
    return remembered(known, key, () => this.tellCandidate(candidate, mention));
  }

  private tellCandidate({ by, node, group }: Candidate, mention: string): Reason {
    const full = quote(node ? this.textOf(node) : labelOf(group));
    switch (by) {
      case 'family':
      case 'given':
      case 'middle': {
        const part = partInWords(node ? this.textOf(node) : '', mention, 'name');
        return supports('full name in other sources', `${part}, which stands in full elsewhere`);
      }
      case 'acronym':
        return supports('acronym', `another source writes ${quote(mention)} for ${full}`);
      case 'initials':
        return supports(
          'acronym',
          `its letters are the initials of ${quote(node ? spelledFor(node, mention) : '')}`,
        );
      case 'fuller':
        return mention === '' || full !== quote(mention)
          ? supports('fuller name', `agrees with the longer name ${full}`)
          : supports('same name', `${full} is named elsewhere too${told(node)}`);
      case 'registry':
        return supports('registry', `your registry gives this name to ${quote(labelOf(group))}${told(node)}`);
      default:
        return by satisfies never;
    }
  }

  private shared({ shared, group }: Candidate): Reason {
    const names = list(shared.map(labelOf));
    // Joined, because a text put together otherwise keeps its pieces: twice the memory, for each link that says it.
    const text = ['this source names ', names, ' too, as sources on ', quote(labelOf(group)), ' do'].join('');
    return supports('neighbours', text);
  }

  private textOf(node: NameNode): string {
    return remembered(this.texts, node, () => commonest(node.texts));
  }
}

/** The commonest spelling of a name that the letters of an acronym stand for. */
function spelledFor({ name, type, texts }: NameNode, acronym: string): string {
  const letters = parseName(acronym, type).key;
  const spelled = [...texts].filter(([text]) => parseName(text, type).initials.includes(letters));
  return commonest(spelled.length > 0 ? new Map(spelled) : texts) || name.key;
}

/** That somebody else has the name, or that it is odd that nobody else should. */
function namesakes(node: NameNode, name: string): Reason[] {
  const here = node.name.sense ? senseInWords(node.name.sense) : '';
  const [first] = namesakesOf(node);
  if (!first?.name.sense) return [];
  const there = senseInWords(first.name.sense);
  return first.group === node.group
    ? [against('description', `${quote(name)} here: ${here}; elsewhere: ${there}; perhaps two people`)]
    : [supports('namesake', `${quote(name)} here: ${here}; elsewhere: ${there}, taken for somebody else`)];
}

const told = (node: NameNode | undefined): string =>
  node?.name.sense ? `: ${senseInWords(node.name.sense)}` : '';

const JOINED: Readonly<Record<JoinKind, string>> = {
  registry: 'your registry gives both names to one entity',
  equated: 'one source uses both for the same',
  spelling: 'the same name in another spelling',
  variant: 'the same name in another spelling or with initials',
  fuller: 'the two names agree, one says more',
  country: 'the same name with and without its country',
  expansion: 'both are spelled out for the same acronym',
};

function ownReason(mention: string, source: LinkSource, entity: SourceEntity, { group }: Assignment): Reason {
  const { isShared, isSingle } = group.spread;
  if (isShared && !entity.isShort)
    return supports('named elsewhere', `mentions of other sources are linked with ${quote(mention)} too`);
  if (isShared) return SAME_NAME;
  if (!isSingle)
    return supports('same name in this source', 'a name written alike stands in this source too');
  if (entity.mentions.length === 1)
    return supports('own name', `nothing else is linked with ${quote(mention)}`);
  const line = (source.contexts[entity.mentions[0] ?? 0]?.line ?? 0) + 1;
  return supports(
    'own name',
    `first named on line ${line} of this source; no other source is linked with it`,
  );
}

const NOBODY: Link['rivals'] = [];
const SHORT_NAME_ONLY = against('short name only', 'no source says the full name');
const SAME_NAME = supports('same name in other sources', 'the same name stands elsewhere too');

/** A list without the room that a list which grew has for more: there are millions of them. */
const exactly = (reasons: readonly Reason[]): Reason[] => [...reasons];

function remembered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make()));
  return value;
}

const labelOf = ({ entity, id }: Group): string => entity?.label ?? id;
