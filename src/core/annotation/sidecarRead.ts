import type {
  Annotation,
  AnnotationContent,
  CodePointSidecar,
  Sidecar,
  SourceRecord,
  Target,
} from './annotation';
import { readCreator, readGenerator } from './agents';
import { readBodies } from './bodiesRead';
import { uuidOf } from './hash';
import { sourceIri } from './iri';
import {
  asList,
  isArray,
  isObject,
  isShallow,
  type JsonObject,
  member,
  otherMembers,
  stringMember,
} from './json';
import { hasConflictMarks } from './conflictMarks';
import type { Result } from '../text/result';

/** Version of the sidecar format that this program writes and the newest that it reads. */
export const SIDECAR_VERSION = 1;

/** The JSON-LD context that a sidecar is written with. */
export const SIDECAR_CONTEXT = ['http://www.w3.org/ns/anno.jsonld', { glossator: 'urn:glossator:ns#' }];

/** A page must have an identifier (W3C annotation model, 5.2); ours is derived from the source's path. */
export const pageId = (path: string): string => uuidOf(`sidecar ${path}`);

/** Ten times the largest source that the budgets are measured on (20,000 annotations). */
export const MAX_ITEMS = 200_000;

const pageMembers = new Set(['@context', 'id', 'type', 'glossator:version', 'glossator:source', 'items']);
const sourceMembers = new Set(['path', 'title', 'date', 'dateDecided', 'sha256', 'characters']);
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

const failure = (error: string): { ok: false; error: string } => ({ ok: false, error });

/**
 * Reads a sidecar without its source's text: offsets stay in code points. Never throws; fails with a sentence for the
 * reader where the whole is no sidecar. Single items that are not understood are kept in `foreign`.
 */
export function parseSidecarCodePoints(json: string): Result<CodePointSidecar> {
  let page: unknown;
  try {
    page = JSON.parse(json.startsWith('\ufeff') ? json.slice(1) : json);
  } catch (error) {
    if (hasConflictMarks(json))
      return failure('it holds the conflict marks of an unfinished merge (<<<<<<<)');
    return failure(`it is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isObject(page)) return failure('it is not a JSON object');
  const version = member(page, 'glossator:version');
  if (typeof version !== 'number') return failure('it has no "glossator:version", so it is not a sidecar');
  if (version > SIDECAR_VERSION) {
    return failure(
      `it was written by a newer Glossator (format ${String(version)}; this one reads ${String(SIDECAR_VERSION)}): update Glossator`,
    );
  }
  const source = readSource(member(page, 'glossator:source'));
  if (typeof source === 'string') return failure(source);
  const items = member(page, 'items') ?? [];
  if (!isArray(items)) return failure('its "items" are not a list');
  if (items.length > MAX_ITEMS) {
    return failure(`it holds ${String(items.length)} annotations; at most ${String(MAX_ITEMS)} are read`);
  }
  if (!isShallow(page)) return failure('it nests too deep');
  return { ok: true, value: { unit: 'code points', sidecar: readItems(page, source, items) } };
}

function readItems(page: JsonObject, source: SourceRecord, items: readonly unknown[]): Sidecar {
  const annotations: Annotation[] = [];
  const foreign: unknown[] = [];
  const ownSource = sourceIri(source.path);
  for (const item of items) {
    const annotation = readAnnotation(item, ownSource);
    if (annotation) annotations.push(annotation);
    else foreign.push(item);
  }
  const ownContext = member(page, '@context') ?? SIDECAR_CONTEXT;
  const id = member(page, 'id');
  const unknown = {
    ...(JSON.stringify(ownContext) !== JSON.stringify(SIDECAR_CONTEXT) && { '@context': ownContext }),
    ...(id !== undefined && id !== pageId(source.path) && { id }),
    ...otherMembers(page, pageMembers),
  };
  return {
    source,
    annotations,
    ...(foreign.length > 0 && { foreign }),
    ...(Object.keys(unknown).length > 0 && { unknown }),
  };
}

function readSource(value: unknown): SourceRecord | string {
  if (!isObject(value)) return 'it has no "glossator:source"';
  const path = stringMember(value, 'path');
  if (path === undefined) return 'its "glossator:source" has no path';
  const title = stringMember(value, 'title');
  const date = stringMember(value, 'date');
  const characters = member(value, 'characters');
  const unknown = otherMembers(value, sourceMembers);
  return {
    path,
    ...(title !== undefined && { title }),
    ...(date !== undefined && { date }),
    ...(date !== undefined && member(value, 'dateDecided') === true && { dateDecided: true }),
    sha256: stringMember(value, 'sha256') ?? '',
    characters: isOffset(characters) ? characters : 0,
    ...(unknown && { unknown }),
  };
}

/** One item of the page, or `undefined` where it is no annotation that this version understands. */
function readAnnotation(item: unknown, ownSource: string): Annotation | undefined {
  if (!isObject(item) || !asList(member(item, 'type') ?? 'Annotation').includes('Annotation'))
    return undefined;
  const id = stringMember(item, 'id');
  if (id === undefined || id === '') return undefined;
  const targets: Target[] = [];
  const linked: string[] = [];
  for (const value of asList(member(item, 'target'))) {
    const target = typeof value === 'string' ? value : readTarget(value, ownSource);
    if (target === undefined) return undefined;
    if (typeof target === 'string') linked.push(target);
    else targets.push(target);
  }
  const bodies = readBodies(asList(member(item, 'body')), linked);
  if (!bodies || (targets.length === 0 && bodies.content.kind !== 'link')) return undefined;
  const { content, bodies: strangers, ...rest } = bodies;
  return { id, targets, content, ...rest, ...readDecision(item, content, strangers) };
}

/** Everything of an annotation that is neither target nor body. */
function readDecision(item: JsonObject, content: AnnotationContent, strangers: readonly unknown[]) {
  const kept: [string, unknown][] = [];
  /** A known member of an unknown form is kept as it is. */
  const take = <T>(key: string, read: (value: unknown) => T | undefined): T | undefined => {
    const value = member(item, key);
    const known = value === undefined ? undefined : read(value);
    if (value !== undefined && known === undefined) kept.push([key, value]);
    return known;
  };
  take('motivation', value => (value === motivationOf(content) ? value : undefined));
  const creator = take('creator', readCreator);
  const generator = take('generator', readGenerator);
  const created = take('created', asString);
  const modified = take('modified', asString);
  const confidence = take('glossator:confidence', asNumber);
  const resolved = take('glossator:resolved', asBoolean);
  const conflict = take('glossator:conflict', asString);
  const status =
    take('glossator:status', value =>
      value === 'suggested' || value === 'accepted' || value === 'rejected' ? value : undefined,
    ) ?? (generator !== undefined && creator === undefined ? 'suggested' : 'accepted');
  if (strangers.length > 0) kept.push(['body', strangers]);
  kept.push(...Object.entries(otherMembers(item, annotationMembers) ?? {}));
  return {
    status,
    ...(confidence !== undefined && { confidence }),
    ...(created !== undefined && { created }),
    ...(modified !== undefined && { modified }),
    ...(creator && { creator }),
    ...(generator !== undefined && { generator }),
    ...(resolved !== undefined && { resolved }),
    ...(conflict !== undefined && { conflict }),
    ...(kept.length > 0 && { unknown: Object.fromEntries(kept) }),
  } as const;
}

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
  const strangers: unknown[] = [];
  for (const selector of asList(member(value, 'selector'))) {
    const type = isObject(selector) ? member(selector, 'type') : undefined;
    if (!position && isObject(selector) && type === 'TextPositionSelector') position = selector;
    else if (!quote && isObject(selector) && type === 'TextQuoteSelector') quote = selector;
    else strangers.push(selector);
  }
  const start = position && member(position, 'start');
  const end = position && member(position, 'end');
  const exact = quote && stringMember(quote, 'exact');
  if (!position || !quote || !isOffset(start) || !isOffset(end) || start > end || exact === undefined)
    return undefined;
  const source = member(value, 'source');
  const unknown = {
    ...(source !== undefined && source !== ownSource && { source }),
    ...(strangers.length > 0 && { selector: strangers }),
    ...otherMembers(value, targetMembers),
  };
  const inPosition = otherMembers(position, positionMembers);
  const inQuote = otherMembers(quote, quoteMembers);
  return {
    start,
    end,
    exact,
    prefix: stringMember(quote, 'prefix') ?? '',
    suffix: stringMember(quote, 'suffix') ?? '',
    ...(Object.keys(unknown).length > 0 && { unknown }),
    ...((inPosition ?? inQuote) && {
      unknownInSelectors: { ...(inPosition && { position: inPosition }), ...(inQuote && { quote: inQuote }) },
    }),
  };
}

const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const asString = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const asNumber = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const asBoolean = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);
