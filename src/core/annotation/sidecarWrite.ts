import type { Annotation, CodePointSidecar } from './annotation';
import { AnnotationTexts } from './annotationWrite';
import { sourceIri } from './iri';
import { inline, membersOf } from './jsonText';
import { pageId, SIDECAR_CONTEXT, SIDECAR_VERSION } from './sidecarRead';

/**
 * The bytes of a sidecar: the same for the same annotations. One member a line in the annotation, one line each for
 * a body and a selector, the commas between items on lines of their own, so that one annotation never changes
 * another's lines; items in text order, a final newline. `texts` remembers what was written before.
 */
export function formatCodePoints({ sidecar }: CodePointSidecar, texts = new AnnotationTexts()): string {
  const { source } = sidecar;
  const {
    '@context': context = SIDECAR_CONTEXT,
    id = pageId(source.path),
    ...unknown
  } = sidecar.unknown ?? {};
  const ownSource = sourceIri(source.path);
  const record = membersOf([
    ['path', source.path],
    ['title', source.title],
    ['date', source.date],
    ['dateDecided', source.dateDecided],
    ['sha256', source.sha256],
    ['characters', source.characters],
    ...Object.entries(source.unknown ?? {}),
  ]);
  const head = membersOf([
    ['@context', context],
    ['id', id],
    ['type', 'AnnotationPage'],
    ['glossator:version', SIDECAR_VERSION],
  ]);
  const items = inTextOrder(sidecar.annotations).map(annotation => texts.of(annotation, ownSource));
  for (const item of sidecar.foreign ?? []) items.push('    ' + inline(item));
  const parts = [
    ...head.map(line => `  ${line}`),
    `  "glossator:source": {\n${record.map(line => `    ${line}`).join(',\n')}\n  }`,
    ...membersOf(Object.entries(unknown)).map(line => `  ${line}`),
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
