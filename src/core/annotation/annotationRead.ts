import { readCreator, readGenerator } from './agents';
import type { Annotation, AnnotationContent, Status, Target } from './annotation';
import { readBodies } from './bodiesRead';
import { asList, isObject, isOffset, type JsonObject, member, otherMembers, stringMember } from './json';

const annotationMembers = new Set([
  'id',
  'type',
  'motivation',
  'created',
  'modified',
  'creator',
  'generator',
  'glossator:status',
  'glossator:confidence',
  'glossator:resolved',
  'glossator:conflict',
  'body',
  'target',
]);
const targetMembers = new Set(['source', 'selector']);
const positionMembers = new Set(['type', 'start', 'end']);
const quoteMembers = new Set(['type', 'exact', 'prefix', 'suffix']);

/** While it is read, an annotation is filled member by member: there may be many thousands. */
type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** Targets or bodies of one item that are read; no person's annotation has a tenth of them. */
const MAX_PARTS = 10_000;

/**
 * One item of the page, or `undefined` where it is no annotation that this version understands. `ownSource` is the
 * source's name as its targets have it; another one is kept.
 */
export function readAnnotation(item: unknown, ownSource: string): Annotation | undefined {
  if (!isObject(item) || !asList(member(item, 'type') ?? 'Annotation').includes('Annotation'))
    return undefined;
  const id = stringMember(item, 'id');
  if (id === undefined || id === '') return undefined;
  const places = asList(member(item, 'target'));
  const bodyList = asList(member(item, 'body'));
  if (places.length > MAX_PARTS || bodyList.length > MAX_PARTS) return undefined;
  const targets: Target[] = [];
  const linked: string[] = [];
  for (const value of places) {
    const target = typeof value === 'string' ? value : readTarget(value, ownSource);
    if (target === undefined) return undefined;
    if (typeof target === 'string') linked.push(target);
    else targets.push(target);
  }
  const bodies = readBodies(bodyList, linked);
  if (!bodies || (targets.length === 0 && bodies.content.kind !== 'link')) return undefined;
  const { content, comments, tags, unknownInBodies } = bodies;
  const annotation: Draft<Annotation> = { id, targets, content, status: 'accepted', comments, tags };
  if (unknownInBodies) annotation.unknownInBodies = unknownInBodies;
  readDecision(item, bodies.bodies, annotation);
  return annotation;
}

/** Everything of an annotation that is neither target nor body. A known member of an unknown form is kept as it is. */
function readDecision(item: JsonObject, strangers: readonly unknown[], annotation: Draft<Annotation>): void {
  const kept: [string, unknown][] = [];
  const keep = (key: string, known: unknown): void => {
    const value = member(item, key);
    if (value !== undefined && known === undefined) kept.push([key, value]);
  };
  const motivation = member(item, 'motivation');
  if (motivation !== undefined && motivation !== motivationOf(annotation.content))
    kept.push(['motivation', motivation]);
  const creator = readCreator(member(item, 'creator'));
  if (creator) annotation.creator = creator;
  keep('creator', creator);
  const generator = readGenerator(member(item, 'generator'));
  if (generator !== undefined) annotation.generator = generator;
  keep('generator', generator);
  for (const key of ['created', 'modified'] as const) {
    const instant = stringMember(item, key);
    if (instant !== undefined) annotation[key] = instant;
    keep(key, instant);
  }
  const confidence = member(item, 'glossator:confidence');
  if (typeof confidence === 'number') annotation.confidence = confidence;
  keep('glossator:confidence', annotation.confidence);
  const resolved = member(item, 'glossator:resolved');
  if (typeof resolved === 'boolean') annotation.resolved = resolved;
  keep('glossator:resolved', annotation.resolved);
  const conflict = stringMember(item, 'glossator:conflict');
  if (conflict !== undefined) annotation.conflict = conflict;
  keep('glossator:conflict', conflict);
  const status = readStatus(member(item, 'glossator:status'));
  keep('glossator:status', status);
  annotation.status = status ?? (generator !== undefined && !creator ? 'suggested' : 'accepted');
  if (strangers.length > 0) kept.push(['body', strangers]);
  const others = otherMembers(item, annotationMembers);
  if (kept.length > 0 || others) annotation.unknown = { ...Object.fromEntries(kept), ...others };
}

const readStatus = (value: unknown): Status | undefined =>
  value === 'suggested' || value === 'accepted' || value === 'rejected' ? value : undefined;

/** The W3C motivation under which each kind of content is written. */
export function motivationOf(content: AnnotationContent): string {
  switch (content.kind) {
    case 'entity':
    case 'date':
      return 'identifying';
    case 'note':
      return 'commenting';
    case 'link':
      return 'linking';
  }
}

function readTarget(value: unknown, ownSource: string): Target | undefined {
  if (!isObject(value)) return undefined;
  let position: JsonObject | undefined;
  let quote: JsonObject | undefined;
  let strangers: unknown[] | undefined;
  for (const selector of asList(member(value, 'selector'))) {
    const type = isObject(selector) ? member(selector, 'type') : undefined;
    if (!position && isObject(selector) && type === 'TextPositionSelector') position = selector;
    else if (!quote && isObject(selector) && type === 'TextQuoteSelector') quote = selector;
    else (strangers ??= []).push(selector);
  }
  if (!position || !quote) return undefined;
  const start = member(position, 'start');
  const end = member(position, 'end');
  const exact = stringMember(quote, 'exact');
  if (!isOffset(start) || !isOffset(end) || start > end || exact === undefined) return undefined;
  const prefix = stringMember(quote, 'prefix') ?? '';
  const suffix = stringMember(quote, 'suffix') ?? '';
  const target: Draft<Target> = { start, end, exact, prefix, suffix };
  const source = member(value, 'source');
  const others = otherMembers(value, targetMembers);
  if (strangers || others || (source !== undefined && source !== ownSource)) {
    target.unknown = {
      ...(source !== undefined && source !== ownSource && { source }),
      ...(strangers && { selector: strangers }),
      ...others,
    };
  }
  const inPosition = otherMembers(position, positionMembers);
  const inQuote = otherMembers(quote, quoteMembers);
  if (inPosition || inQuote) {
    target.unknownInSelectors = {
      ...(inPosition && { position: inPosition }),
      ...(inQuote && { quote: inQuote }),
    };
  }
  return target;
}
