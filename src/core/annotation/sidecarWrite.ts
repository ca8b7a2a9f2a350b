import type { Annotation, AnnotationContent, CodePointSidecar, Comment, Target } from './annotation';
import { entityIri, sourceIri, typeIri } from './iri';
import { isArray, type JsonObject } from './json';
import { motivationOf, pageId, SIDECAR_CONTEXT, SIDECAR_VERSION } from './sidecarRead';

type Members = [string, unknown][];

/**
 * The bytes of a sidecar: the same for the same annotations. One member a line in the annotation, one line each for
 * a body and a selector, the commas between items on lines of their own, so that one annotation never changes
 * another's lines; items in text order, a final newline.
 */
export function formatCodePoints({ sidecar }: CodePointSidecar): string {
  const { source } = sidecar;
  const {
    '@context': context = SIDECAR_CONTEXT,
    id = pageId(source.path),
    ...unknown
  } = sidecar.unknown ?? {};
  const ownSource = sourceIri(source.path);
  const record: Members = [
    ['path', source.path],
    ['title', source.title],
    ['date', source.date],
    ['dateDecided', source.dateDecided],
    ['sha256', source.sha256],
    ['characters', source.characters],
    ...Object.entries(source.unknown ?? {}),
  ];
  const head: Members = [
    ['@context', context],
    ['id', id],
    ['type', 'AnnotationPage'],
    ['glossator:version', SIDECAR_VERSION],
  ];
  const items = [
    ...inTextOrder(sidecar.annotations).map(annotation => formatItem(annotation, ownSource)),
    ...(sidecar.foreign ?? []).map(item => '    ' + inline(item)),
  ];
  const parts = [
    ...lines(head, '  '),
    `  "glossator:source": {\n${lines(record, '    ').join(',\n')}\n  }`,
    ...lines(Object.entries(unknown), '  '),
    items.length === 0 ? '  "items": []' : `  "items": [\n${items.join('\n    ,\n')}\n  ]`,
  ];
  return `{\n${parts.join(',\n')}\n}\n`;
}

/** Text order: by first place, the longer first, then by id; links, which have no place, at the end. */
export function inTextOrder(annotations: readonly Annotation[]): Annotation[] {
  return [...annotations].sort((a, b) => {
    const [first] = a.targets;
    const [second] = b.targets;
    if (!first || !second) return (first ? 0 : 1) - (second ? 0 : 1) || compareCodeUnits(a.id, b.id);
    return first.start - second.start || second.end - first.end || compareCodeUnits(a.id, b.id);
  });
}

const compareCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function formatItem(annotation: Annotation, ownSource: string): string {
  const { content, creator, unknown = {}, targets } = annotation;
  const { motivation, body: strangers, ...others } = unknown;
  const members: Members = [
    ['id', annotation.id],
    ['type', 'Annotation'],
    ['motivation', motivation ?? motivationOf(content)],
    ['created', annotation.created],
    ['modified', annotation.modified],
    ['creator', creator && { type: creator.type, name: creator.name, ...creator.unknown }],
    [
      'generator',
      annotation.generator === undefined ? undefined : { type: 'Software', name: annotation.generator },
    ],
    ['glossator:status', annotation.status],
    ['glossator:confidence', annotation.confidence],
    ['glossator:resolved', annotation.resolved],
    ['glossator:conflict', annotation.conflict],
  ];
  const written = members.map(([key, value]): [string, unknown] => [key, value ?? others[key]]);
  const writtenKeys = new Set(members.map(([key]) => key));
  written.push(...Object.entries(others).filter(([key]) => !writtenKeys.has(key)));
  const bodies = [...bodiesOf(annotation), ...(isArray(strangers) ? strangers : [])].map(body =>
    inline(body),
  );
  const parts = lines(written, '      ');
  if (bodies.length > 0) parts.push(`      "body": [\n        ${bodies.join(',\n        ')}\n      ]`);
  const places = [
    ...(content.kind === 'link' ? [JSON.stringify(content.from)] : []),
    ...targets.map(target => formatTarget(target, ownSource)),
  ];
  const [place = '[]'] = places;
  parts.push(`      "target": ${places.length === 1 ? place : `[${places.join(', ')}]`}`);
  return `    {\n${parts.join(',\n')}\n    }`;
}

function bodiesOf({ content, comments, tags, unknownInBodies }: Annotation): JsonObject[] {
  return [
    ...contentBodies(content, unknownInBodies),
    ...comments.map(commentBody),
    ...tags.map(tag => ({
      type: 'TextualBody',
      purpose: 'tagging',
      value: tag,
      ...unknownInBodies?.tagging?.get(tag),
    })),
  ];
}

function contentBodies(content: AnnotationContent, unknown: Annotation['unknownInBodies']): JsonObject[] {
  switch (content.kind) {
    case 'entity': {
      const { type, entity, label, entitySuggested } = content;
      const classifying = { ...resource('classifying', typeIri(type)), ...unknown?.classifying };
      if (entity === undefined) return [classifying];
      const identifying = {
        ...resource('identifying', entityIri(entity)),
        ...(label !== undefined && { 'glossator:label': label }),
        ...(entitySuggested && { 'glossator:status': 'suggested' }),
        ...unknown?.identifying,
      };
      return [classifying, identifying];
    }
    case 'date': {
      const { timex, value, basis } = content;
      const details = { 'glossator:timex': timex, ...(basis !== undefined && { 'glossator:basis': basis }) };
      const classifying = resource('classifying', typeIri('date'));
      if (value === undefined) return [{ ...classifying, ...details, ...unknown?.classifying }];
      return [
        { ...classifying, ...unknown?.classifying },
        { type: 'TextualBody', purpose: 'identifying', value, ...details, ...unknown?.identifying },
      ];
    }
    case 'note':
      return [];
    case 'link':
      return [
        { ...resource('linking', content.to), ...unknown?.linking },
        { type: 'TextualBody', purpose: 'describing', value: content.label, ...unknown?.label },
      ];
  }
}

const resource = (purpose: string, source: string): JsonObject => ({
  type: 'SpecificResource',
  purpose,
  source,
});

const commentBody = ({ text, creator, created, unknown }: Comment): JsonObject => ({
  type: 'TextualBody',
  purpose: 'commenting',
  value: text,
  format: 'text/plain',
  ...(creator && { creator: { type: creator.type, name: creator.name, ...creator.unknown } }),
  ...(created !== undefined && { created }),
  ...unknown,
});

function formatTarget(target: Target, ownSource: string): string {
  const { selector, source = ownSource, ...others } = target.unknown ?? {};
  const { start, end, exact, prefix, suffix, unknownInSelectors } = target;
  const selectors = [
    { type: 'TextPositionSelector', start, end, ...unknownInSelectors?.position },
    {
      type: 'TextQuoteSelector',
      exact,
      ...(prefix !== '' && { prefix }),
      ...(suffix !== '' && { suffix }),
      ...unknownInSelectors?.quote,
    },
    ...(isArray(selector) ? selector : []),
  ].map(value => `          ${inline(value)}`);
  const members = lines([['source', source], ...Object.entries(others)], '        ');
  return `{\n${[...members, `        "selector": [\n${selectors.join(',\n')}\n        ]`].join(',\n')}\n      }`;
}

/** One line a member; absent values are left out. */
const lines = (members: Members, indent: string): string[] =>
  members
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${indent}${JSON.stringify(key)}: ${inline(value)}`);

/** JSON on one line, as the editor's own formatter sets it: `{ "a": 1 }`. */
function inline(value: unknown): string {
  if (isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (members.length === 0) return '{}';
  return `{ ${members.map(([key, member]) => `${JSON.stringify(key)}: ${inline(member)}`).join(', ')} }`;
}
