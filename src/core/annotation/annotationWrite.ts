import type { Annotation, AnnotationContent, Comment, Creator, Target } from './annotation';
import { motivationOf } from './annotationRead';
import { DATE_IRI, entityIri, typeIri } from './iri';
import { isArray } from './json';
import { inline, membersOf, moreMembers, optional } from './jsonText';

/**
 * The bytes of annotations that were written before, so that one decision among many thousands writes one anew.
 * Annotations are immutable, and forgotten here when nobody holds them.
 */
export class WrittenAnnotations {
  private readonly known = new WeakMap<
    Annotation,
    { readonly ownSource: string; readonly bytes: Uint8Array }
  >();
  private readonly encoder = new TextEncoder();

  bytesOf(annotation: Annotation, ownSource: string): Uint8Array {
    const known = this.known.get(annotation);
    if (known?.ownSource === ownSource) return known.bytes;
    const bytes = this.encoder.encode(formatAnnotation(annotation, ownSource));
    this.known.set(annotation, { ownSource, bytes });
    return bytes;
  }
}

/**
 * One item of a sidecar's page, indented for its place. Written as text at once, without objects in between: a
 * decision rewrites the whole file, and that may hold many thousands.
 */
export function formatAnnotation(annotation: Annotation, ownSource: string): string {
  const { content, creator, generator, confidence, targets } = annotation;
  const { motivation = motivationOf(content), body: strangers, ...others } = annotation.unknown ?? {};
  const known: readonly (readonly [string, string | undefined])[] = [
    ['created', quoted(annotation.created)],
    ['modified', quoted(annotation.modified)],
    ['creator', creator && creatorText(creator)],
    [
      'generator',
      generator === undefined ? undefined : `{ "type": "Software", "name": ${JSON.stringify(generator)} }`,
    ],
    ['glossator:status', `"${annotation.status}"`],
    ['glossator:confidence', confidence === undefined ? undefined : JSON.stringify(confidence)],
    ['glossator:resolved', annotation.resolved === undefined ? undefined : String(annotation.resolved)],
    ['glossator:conflict', quoted(annotation.conflict)],
  ];
  let text = `    {\n      "id": ${JSON.stringify(annotation.id)},\n      "type": "Annotation",\n      "motivation": ${inline(motivation)}`;
  for (const [name, value] of known) {
    // What was read in a form that is not known stands under the same name.
    const written = value ?? (name in others ? inline(others[name]) : undefined);
    if (written !== undefined) text += `,\n      "${name}": ${written}`;
  }
  const names = new Set(known.map(([name]) => name));
  for (const member of membersOf(Object.entries(others).filter(([name]) => !names.has(name)))) {
    text += `,\n      ${member}`;
  }
  const bodies = bodiesOf(annotation);
  if (isArray(strangers)) bodies.push(...strangers.map(inline));
  if (bodies.length > 0) text += `,\n      "body": [\n        ${bodies.join(',\n        ')}\n      ]`;
  const places = targets.map(target => formatTarget(target, ownSource));
  if (content.kind === 'link') places.unshift(JSON.stringify(content.from));
  const place = places.length === 1 ? places.join('') : `[${places.join(', ')}]`;
  return `${text},\n      "target": ${place}\n    }`;
}

const quoted = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : JSON.stringify(text);

const creatorText = ({ name, unknown }: Creator): string =>
  `{ "type": "Person", "name": ${JSON.stringify(name)}${moreMembers(unknown)} }`;

function bodiesOf({ content, comments, tags, unknownInBodies }: Annotation): string[] {
  return [
    ...contentBodies(content, unknownInBodies),
    ...comments.map(commentBody),
    ...tags.map(tag => textual('tagging', tag, moreMembers(unknownInBodies?.tagging?.get(tag)))),
  ];
}

function contentBodies(content: AnnotationContent, unknown: Annotation['unknownInBodies']): string[] {
  const classifying = moreMembers(unknown?.classifying);
  const identifying = moreMembers(unknown?.identifying);
  switch (content.kind) {
    case 'entity': {
      const { type, entity, label, entitySuggested } = content;
      const bodies = [resource('classifying', typeIri(type), ruledOut(content.notEntities) + classifying)];
      if (entity === undefined) return bodies;
      const details =
        optional('glossator:label', label) + optional('glossator:status', entitySuggested && 'suggested');
      return [...bodies, resource('identifying', entityIri(entity), details + identifying)];
    }
    case 'date': {
      const { timex, value, basis } = content;
      const details = optional('glossator:timex', timex) + optional('glossator:basis', basis);
      if (value === undefined) return [resource('classifying', DATE_IRI, details + classifying)];
      return [
        resource('classifying', DATE_IRI, classifying),
        textual('identifying', value, details + identifying),
      ];
    }
    case 'note':
      return [];
    case 'link':
      return [
        resource('linking', content.to, moreMembers(unknown?.linking)),
        textual('describing', content.label, moreMembers(unknown?.label)),
      ];
  }
}

const ruledOut = (entities: readonly string[] | undefined): string =>
  entities ? moreMembers({ 'glossator:notIdentifying': entities.map(entityIri) }) : '';

const resource = (purpose: string, source: string, more: string): string =>
  `{ "type": "SpecificResource", "purpose": "${purpose}", "source": ${JSON.stringify(source)}${more} }`;

const textual = (purpose: string, value: string, more: string): string =>
  `{ "type": "TextualBody", "purpose": "${purpose}", "value": ${JSON.stringify(value)}${more} }`;

function commentBody({ text, creator, created, unknown }: Comment): string {
  const { format = 'text/plain', ...others } = unknown ?? {};
  const by = creator ? `, "creator": ${creatorText(creator)}` : '';
  return textual(
    'commenting',
    text,
    `, "format": ${inline(format)}${by}${optional('created', created)}${moreMembers(others)}`,
  );
}

function formatTarget(target: Target, ownSource: string): string {
  const { selector, source = ownSource, ...others } = target.unknown ?? {};
  const { start, end, exact, prefix, suffix, unknownInSelectors } = target;
  const context = optional('prefix', prefix || undefined) + optional('suffix', suffix || undefined);
  const selectors = [
    `{ "type": "TextPositionSelector", "start": ${String(start)}, "end": ${String(end)}${moreMembers(unknownInSelectors?.position)} }`,
    `{ "type": "TextQuoteSelector", "exact": ${JSON.stringify(exact)}${context}${moreMembers(unknownInSelectors?.quote)} }`,
  ];
  if (isArray(selector)) selectors.push(...selector.map(inline));
  const members = membersOf([['source', source], ...Object.entries(others)]);
  return `{\n        ${members.join(',\n        ')},\n        "selector": [\n          ${selectors.join(',\n          ')}\n        ]\n      }`;
}
