import type { Annotation, AnnotationContent, Target } from '../annotation/annotation';
import { readAnnotation } from '../annotation/annotationRead';
import { formatAnnotation } from '../annotation/annotationWrite';
import { sourceIri } from '../annotation/iri';
import { isArray, isObject, isShallow, member, type JsonObject } from '../annotation/json';
import { strangersIn } from '../annotation/sidecarRead';

/** The annotation as one item of a W3C page; offsets as they are in `annotation`, target named after `path`. */
export function itemOf(annotation: Annotation, path: string): JsonObject {
  const item: unknown = JSON.parse(formatAnnotation(annotation, sourceIri(path)));
  return isObject(item) ? item : {};
}

/** The other way; `undefined` where the item is no annotation that we understand. */
export function annotationOf(item: unknown, path: string): Annotation | undefined {
  const annotation = readAnnotation(item, sourceIri(path));
  return annotation && strangersIn([annotation]).every(isShallow) ? annotation : undefined;
}

/**
 * Everything that an annotation says besides where it stands, as one line of JSON. Formats with a free field carry it
 * there, so that what they have no place for comes back when they are imported again.
 */
export function detailsOf(annotation: Annotation): string {
  const { target, ...rest } = itemOf(annotation, '');
  const hasStrangers = annotation.targets.some(
    ({ unknown, unknownInSelectors }) => unknown ?? unknownInSelectors,
  );
  const ends = isArray(target) ? target : [target];
  const links = ends.filter(end => typeof end === 'string');
  const kept = hasStrangers ? { ...rest, target } : links.length > 0 ? { ...rest, target: links } : rest;
  return JSON.stringify(kept);
}

/** Reads `detailsOf`'s line back, on new targets; `undefined` where it is none of ours. */
export function fromDetails(details: string, targets: readonly Target[]): Annotation | undefined {
  const item = parsedObject(details);
  if (!item) return undefined;
  const own = member(item, 'target');
  const annotation = annotationOf({ ...item, target: own ?? STAND_IN_TARGET }, '');
  if (!annotation) return undefined;
  const strangers = annotation.targets.length === targets.length && own !== undefined;
  return {
    ...annotation,
    targets: strangers ? targets.map((target, i) => ({ ...annotation.targets[i], ...target })) : targets,
  };
}

/** The annotation on all of its targets, with what the details say of each besides its place. */
export const onTargets = (
  annotation: Annotation,
  details: string,
  targets: readonly Target[],
): Annotation => ({
  ...annotation,
  targets: fromDetails(details, targets)?.targets ?? targets,
});

/** Whether an annotation says what only its details can, in formats that have a place for all the rest. */
export const hasDetails = ({
  content,
  targets,
  comments,
  creator,
  conflict,
  unknown,
  unknownInBodies,
}: Annotation): boolean =>
  (conflict ?? unknown ?? unknownInBodies ?? creator?.unknown) !== undefined ||
  (content.kind === 'entity' && content.notEntities !== undefined) ||
  comments.some(comment => comment.unknown ?? comment.creator?.unknown) ||
  targets.some(target => target.unknown ?? target.unknownInSelectors);

/** What the columns or members of a format say, and what of the details it has none for. */
export function mergedContent(details: AnnotationContent, shown: AnnotationContent): AnnotationContent {
  if (details.kind === 'link') return details;
  if (details.kind === 'date' && shown.kind === 'date' && details.value === shown.value) {
    return details.basis === undefined ? shown : { ...shown, basis: details.basis };
  }
  if (details.kind === 'entity' && shown.kind === 'entity' && details.entity === shown.entity) {
    const { label, entitySuggested, notEntities } = details;
    return {
      ...shown,
      ...(label === '' && { label }),
      ...(entitySuggested && { entitySuggested }),
      ...(notEntities && { notEntities }),
    };
  }
  return shown;
}

/** A JSON object, or `undefined` where the text is none. */
export function parsedObject(json: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What Python ends a line at (`str.splitlines`), as tools in Python do when they read a file; and the tab, which parts fields. */
export const LINE_BREAKS = /[\t\n\v\f\r\u001c-\u001e\u0085\u2028\u2029]+/gu;

/** JSON on one line, whoever reads it: what some take for the end of a line stands as an escape. */
export const oneLine = (json: string): string =>
  json.replace(LINE_BREAKS, breaks =>
    Array.from(breaks, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  );

/** A target for items whose places are told elsewhere. */
export const STAND_IN_TARGET = {
  source: '',
  selector: [
    { type: 'TextPositionSelector', start: 0, end: 0 },
    { type: 'TextQuoteSelector', exact: '' },
  ],
};
