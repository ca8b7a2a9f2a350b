import type { Annotation, AnnotationContent, Comment } from './annotation';
import { readCreator } from './agents';
import { DATE_IRI, entityOfIri, typeOfIri } from './iri';
import { asList, isObject, type JsonObject, member, otherMembers, stringMember } from './json';

/** What the bodies of an annotation say, and the bodies that this version does not know. */
export type ReadBodies = Pick<Annotation, 'content' | 'comments' | 'tags' | 'unknownInBodies'> & {
  readonly bodies: readonly unknown[];
};

const resourceMembers = new Set(['type', 'purpose', 'source']);
const classifyingMembers = new Set([
  ...resourceMembers,
  'glossator:timex',
  'glossator:basis',
  'glossator:notIdentifying',
]);
const identifyingMembers = new Set([...resourceMembers, 'glossator:label', 'glossator:status']);
const dateMembers = new Set(['type', 'purpose', 'value', 'glossator:timex', 'glossator:basis']);
const textMembers = new Set(['type', 'purpose', 'value']);
const commentMembers = new Set([...textMembers, 'format', 'creator', 'created']);

const timexClasses = ['DATE', 'TIME', 'DURATION', 'SET'] as const;

/** The bodies found so far, each with its own strangers. */
interface Parts {
  classifying?: JsonObject;
  identifying?: JsonObject;
  linking?: JsonObject;
  label?: JsonObject;
  readonly comments: Comment[];
  readonly tags: Set<string>;
  tagging?: Map<string, JsonObject>;
  readonly strangers: unknown[];
}

/** Reads a list of bodies; `linked` are the annotations that stand in the target. `undefined`: a link without ends. */
export function readBodies(bodies: readonly unknown[], linked: readonly string[]): ReadBodies | undefined {
  const parts: Parts = { comments: [], tags: new Set(), strangers: [] };
  for (const body of bodies) {
    if (!isObject(body) || !sort(body, parts)) parts.strangers.push(body);
  }
  const content = contentOf(parts, linked);
  if (!content) return undefined;
  const others: NonNullable<Annotation['unknownInBodies']> = {
    ...residue('classifying', parts.classifying, classifyingMembers),
    ...residue('identifying', parts.identifying, content.kind === 'date' ? dateMembers : identifyingMembers),
    ...residue('linking', parts.linking, resourceMembers),
    ...residue('label', parts.label, textMembers),
    ...(parts.tagging && { tagging: parts.tagging }),
  };
  return {
    content,
    comments: parts.comments,
    tags: [...parts.tags],
    bodies: parts.strangers,
    ...(Object.keys(others).length > 0 && { unknownInBodies: others }),
  };
}

/** Puts a body where it belongs; `false` where it belongs nowhere. */
function sort(body: JsonObject, parts: Parts): boolean {
  const type = member(body, 'type');
  const purpose = member(body, 'purpose');
  const iri = type === 'SpecificResource' ? stringMember(body, 'source') : undefined;
  const text = type === 'TextualBody' ? stringMember(body, 'value') : undefined;
  if (purpose === 'classifying' && iri !== undefined && !parts.classifying) parts.classifying = body;
  else if (purpose === 'identifying' && (iri ?? text) !== undefined && !parts.identifying)
    parts.identifying = body;
  else if (purpose === 'linking' && iri !== undefined && !parts.linking) parts.linking = body;
  else if (purpose === 'describing' && text !== undefined && !parts.label) parts.label = body;
  else if (purpose === 'commenting' && text !== undefined) return addComment(body, text, parts.comments);
  else if (purpose === 'tagging' && text !== undefined && !parts.tags.has(text)) {
    parts.tags.add(text);
    const unknown = otherMembers(body, textMembers);
    if (unknown) (parts.tagging ??= new Map<string, JsonObject>()).set(text, unknown);
  } else return false;
  return true;
}

function addComment(body: JsonObject, text: string, comments: Comment[]): boolean {
  const creator = readCreator(member(body, 'creator'));
  const created = stringMember(body, 'created');
  const format = member(body, 'format');
  const unknown = {
    ...(format !== undefined && format !== 'text/plain' && { format }),
    ...(!creator && member(body, 'creator') !== undefined && { creator: member(body, 'creator') }),
    ...(created === undefined &&
      member(body, 'created') !== undefined && { created: member(body, 'created') }),
    ...otherMembers(body, commentMembers),
  };
  comments.push({
    text,
    ...(creator && { creator }),
    ...(created !== undefined && { created }),
    ...(Object.keys(unknown).length > 0 && { unknown }),
  });
  return true;
}

/** What the sorted bodies say; bodies that do not fit the kind become strangers, so that they are kept. */
function contentOf(parts: Parts, linked: readonly string[]): AnnotationContent | undefined {
  if (linked.length > 0) return linkOf(parts, linked);
  for (const key of ['linking', 'label'] as const) setAside(parts, key);
  if (!parts.classifying) {
    setAside(parts, 'identifying');
    return { kind: 'note' };
  }
  const iri = stringMember(parts.classifying, 'source') ?? '';
  const isDate = iri === DATE_IRI;
  const isTextual = parts.identifying && member(parts.identifying, 'type') === 'TextualBody';
  if (parts.identifying && isTextual !== isDate) setAside(parts, 'identifying');
  return isDate ? dateOf(parts) : entityOf(typeOfIri(iri), parts);
}

function linkOf(parts: Parts, linked: readonly string[]): AnnotationContent | undefined {
  const [from, ...others] = linked;
  const to = parts.linking && stringMember(parts.linking, 'source');
  if (from === undefined || others.length > 0 || to === undefined) return undefined;
  for (const key of ['classifying', 'identifying'] as const) setAside(parts, key);
  return { kind: 'link', from, to, label: (parts.label && stringMember(parts.label, 'value')) ?? '' };
}

function entityOf(type: string, { classifying, identifying }: Parts): AnnotationContent {
  const iri = identifying && stringMember(identifying, 'source');
  const label = identifying && stringMember(identifying, 'glossator:label');
  const ruledOut = asList(classifying && member(classifying, 'glossator:notIdentifying')).filter(
    other => typeof other === 'string',
  );
  return {
    kind: 'entity',
    type,
    ...(iri !== undefined && { entity: entityOfIri(iri) }),
    ...(label !== undefined && { label }),
    ...(identifying &&
      member(identifying, 'glossator:status') === 'suggested' && { entitySuggested: true as const }),
    ...(ruledOut.length > 0 && { notEntities: ruledOut.map(entityOfIri).sort() }),
  };
}

function dateOf({ classifying, identifying }: Parts): AnnotationContent {
  const bearer = identifying ?? classifying ?? {};
  const value = identifying && stringMember(identifying, 'value');
  const basis = stringMember(bearer, 'glossator:basis');
  const timex = timexClasses.find(name => name === member(bearer, 'glossator:timex')) ?? 'DATE';
  return {
    kind: 'date',
    timex,
    ...(value !== undefined && { value }),
    ...(basis !== undefined && { basis }),
  };
}

function setAside(parts: Parts, key: 'classifying' | 'identifying' | 'linking' | 'label'): void {
  if (parts[key]) parts.strangers.push(parts[key]);
  delete parts[key];
}

function residue(key: string, body: JsonObject | undefined, known: ReadonlySet<string>) {
  const others = body && otherMembers(body, known);
  return others && { [key]: others };
}
