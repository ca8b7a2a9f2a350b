import type { Assignment, CorpusLinks, Group } from './corpusStep';
import type { Reason } from './entity';
import type { LinkSource } from './linker';
import type { ParsedName } from './name';
import type { JoinKind } from './nameGroups';
import type { Candidate } from './shortNames';
import { commonest } from './sourceEntities';
import type { Form, SourceEntity, Step } from './sourceEntities';

/** What a reason may be told from: the source, its entity and where the corpus put it. */
export interface Case {
  readonly source: LinkSource;
  readonly entity: SourceEntity;
  readonly assignment: Assignment;
  readonly corpus: CorpusLinks;
  readonly labelOf: (group: Group) => string;
}

/** Why one mention of a source entity stands for it, then why the source entity stands for the corpus entity. */
export function reasonsOf(
  step: Step,
  form: Form,
  mention: string,
  { source, entity, assignment, corpus, labelOf }: Case,
): Reason[] {
  const reasons: Reason[] = [];
  const inside = stepReason(step, mention, source);
  if (inside) reasons.push(inside);
  if (entity.decided !== undefined && step.kind !== 'decided') {
    reasons.push(supports('decided name', `you decided so for the same name in this source`));
  }
  const across = candidateReasons(assignment, mention, labelOf);
  reasons.push(...across);
  const main = entity.forms[0] ?? form;
  if (across.length === 0)
    reasons.push(...nameReasons(main, assignment.group, source.source, corpus, labelOf(assignment.group)));
  if (reasons.length === 0) reasons.push(ownReason(mention, source, entity, assignment));
  for (const rival of assignment.rivals.slice(0, 1)) {
    if (!assignment.candidate)
      reasons.push(
        against(
          'other bearers',
          `“${mention}” may also be ${quote(labelOf(rival.group))}; the sources do not tell`,
        ),
      );
  }
  return reasons;
}

/** Why a rival might be meant after all, and why it was not chosen. */
export function rivalReasons(
  rival: Candidate,
  mention: string,
  chosen: Candidate | undefined,
  labelOf: (group: Group) => string,
): Reason[] {
  const reasons = [candidateName(rival, mention, labelOf)];
  if (rival.shared.length > 0) reasons.push(sharedReason(rival, labelOf));
  if (chosen && chosen.shared.length > rival.shared.length) {
    reasons.push(
      against(
        'neighbours',
        `this source names ${list(chosen.shared.map(labelOf))}, as sources on ${quote(labelOf(chosen.group))} do`,
      ),
    );
  } else if (chosen && chosen.group.occurrences.length > rival.group.occurrences.length) {
    reasons.push(against('frequency', `${quote(labelOf(chosen.group))} is named in more sources`));
  }
  return reasons;
}

function stepReason(step: Step, mention: string, source: LinkSource): Reason | undefined {
  if (step.kind === 'own name') return undefined;
  if (step.kind === 'decided') return supports('decided', 'you decided so');
  const other = source.contexts[step.by];
  const name = quote(other?.name ?? '');
  const line = `on line ${(other?.line ?? 0) + 1}`;
  switch (step.kind) {
    case 'same name':
      return other?.name === mention
        ? supports('same name in this source', `the same name stands ${line}`)
        : supports('same name in this source', `${name} ${line} is another form of the same name`);
    case 'part of name':
      return supports('full name in this source', `part of the full name ${name} ${line}`);
    case 'acronym':
      return supports('acronym', `its letters are the initials of ${name} ${line}`);
    case 'equated':
      return supports('equated in the text', `the text puts it beside ${name} ${line} as the same`);
    case 'variant':
      return supports('spelling variant', `another way to write ${name} ${line}`);
    case 'fuller':
      return supports('fuller name', `agrees with the name ${name} ${line}, which says more or less of it`);
    case 'short name':
      return supports('short name', `the beginning or end of ${name} ${line}`);
    default:
      return step satisfies never;
  }
}

const JOINED: Readonly<Record<JoinKind, string>> = {
  registry: 'your registry gives both names to one entity',
  equated: 'one source uses both for the same',
  type: 'the same name',
  spelling: 'the same name in another spelling',
  variant: 'the same name in another spelling or with initials',
  fuller: 'the two names agree, one says more',
  expansion: 'both are spelled out for the same acronym',
};

/** Full names: found in the registry, in other sources, or joined to another name. */
function nameReasons(main: Form, group: Group, source: string, corpus: CorpusLinks, label: string): Reason[] {
  const reasons: Reason[] = [];
  if (group.pinned)
    reasons.push(supports('registry', `${quote(main.text)} is one of the names that you decided on`));
  const node = group.nodes.find(({ name, type }) => type === main.type && isSame(name, main.name));
  const others = node ? node.occurrences.length - Number(node.occurrences.some(o => o.source === source)) : 0;
  if (others > 0) {
    reasons.push(
      supports(
        'same name in other sources',
        `${quote(main.text)} is named in ${count(others, 'other source')} too`,
      ),
    );
  }
  const joined = node && corpus.joined.get(node.id);
  const to = joined && commonest(joined.to.texts);
  if (joined && to !== undefined && group.nodes.length > 1 && to !== main.text && main.text !== label) {
    reasons.push(supports(joined.kind, `${quote(main.text)} and ${quote(to)}: ${JOINED[joined.kind]}`));
  }
  return reasons;
}

/** A short name whose bearer the corpus had to tell. */
function candidateReasons(
  { candidate }: Assignment,
  mention: string,
  labelOf: (group: Group) => string,
): Reason[] {
  if (!candidate) return [];
  const reasons = [candidateName(candidate, mention, labelOf)];
  if (candidate.shared.length > 0) reasons.push(sharedReason(candidate, labelOf));
  return reasons;
}

function candidateName(
  { by, node, group, sources }: Candidate,
  mention: string,
  labelOf: (group: Group) => string,
): Reason {
  const full = quote(node ? commonest(node.texts) : labelOf(group));

  switch (by) {
    case 'family':
    case 'given':
    case 'middle':
      return supports(
        'full name in other sources',
        `part of the name ${full}, whom ${sources === 1 ? 'one source names' : `${sources} sources name`} in full`,
      );
    case 'acronym':
      return supports('acronym', `another source writes ${quote(mention)} for ${full}`);
    case 'initials':
      return supports('acronym', `its letters are the initials of ${full}`);
    case 'fuller':
      return supports('fuller name', `agrees with the longer name ${full}`);
    case 'registry':
      return supports('registry', `your registry gives this name to ${quote(labelOf(group))}`);
    default:
      return by satisfies never;
  }
}

const sharedReason = ({ shared, group }: Candidate, labelOf: (group: Group) => string): Reason =>
  supports(
    'neighbours',
    `this source names ${list(shared.map(labelOf))} too, as sources on ${quote(labelOf(group))} do`,
  );

function ownReason(
  mention: string,
  source: LinkSource,
  entity: SourceEntity,
  assignment: Assignment,
): Reason {
  if (assignment.group.occurrences.length > 1) {
    return supports(
      'same name in other sources',
      `the same name stands in ${count(assignment.group.occurrences.length - 1, 'other source')}`,
    );
  }
  return entity.mentions.length > 1
    ? supports(
        'own name',
        `first named on line ${(source.contexts[entity.mentions[0] ?? 0]?.line ?? 0) + 1} of this source; no other source names it`,
      )
    : supports('own name', `${quote(mention)} is named only here`);
}

const supports = (kind: string, text: string): Reason => ({ kind, supports: true, text });
const against = (kind: string, text: string): Reason => ({ kind, supports: false, text });
const quote = (name: string): string => `“${name}”`;
const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
const isSame = (a: ParsedName, b: ParsedName): boolean => a.key === b.key && a.shape === b.shape;

const list = (names: readonly string[]): string =>
  names.length < 2
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1] ?? ''}`;
