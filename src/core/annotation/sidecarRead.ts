import type { Annotation, CodePointSidecar, Sidecar, SourceRecord } from './annotation';
import { readAnnotation } from './annotationRead';
import { uuidOf } from './hash';
import { sourceIri } from './iri';
import {
  isArray,
  isObject,
  isOffset,
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
/** UTF-16 units that as many take as this program writes them (850 each), and some room. */
const MAX_LENGTH = 200_000_000;

const pageMembers = new Set(['@context', 'id', 'type', 'glossator:version', 'glossator:source', 'items']);
const sourceMembers = new Set(['path', 'title', 'date', 'dateDecided', 'sha256', 'characters']);
const inMillions = (count: number): string => String(Math.ceil(count / 1e6));
const failure = (error: string): { ok: false; error: string } => ({ ok: false, error });

/**
 * Reads a sidecar without its source's text: offsets stay in code points. Never throws; fails with a sentence for the
 * reader where the whole is no sidecar. Single items that are not understood are kept in `foreign`.
 */
export function parseSidecarCodePoints(json: string): Result<CodePointSidecar> {
  if (json.length > MAX_LENGTH) {
    return failure(
      `it is ${inMillions(json.length)} million characters long; at most ${inMillions(MAX_LENGTH)} million are read`,
    );
  }
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
  const sidecar = readItems(page, source, items);
  if (!unknownParts(sidecar).every(isShallow)) return failure('it nests too deep');
  return { ok: true, value: { unit: 'code points', sidecar } };
}

/** All that was kept without being understood: only there can JSON nest deeper than this program writes it. */
const unknownParts = ({ source, annotations, foreign = [], unknown }: Sidecar): unknown[] => [
  source.unknown,
  unknown,
  ...foreign,
  ...strangersIn(annotations),
];

/** The same of annotations alone. */
export function strangersIn(annotations: readonly Annotation[]): unknown[] {
  const parts: unknown[] = [];
  for (const annotation of annotations) {
    if (annotation.unknown) parts.push(annotation.unknown);
    if (annotation.unknownInBodies) parts.push(...Object.values(annotation.unknownInBodies));
    if (annotation.unknownInBodies?.tagging) parts.push(...annotation.unknownInBodies.tagging.values());
    if (annotation.creator?.unknown) parts.push(annotation.creator.unknown);
    for (const comment of annotation.comments) parts.push(comment.unknown, comment.creator?.unknown);
    for (const target of annotation.targets) {
      if (target.unknown) parts.push(target.unknown);
      if (target.unknownInSelectors) parts.push(target.unknownInSelectors);
    }
  }
  return parts;
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
