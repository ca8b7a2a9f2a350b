import type { Annotation, CodePointSidecar, Sidecar } from './annotation';
import { formatAnnotation, WrittenAnnotations } from './annotationWrite';
import { sourceIri } from './iri';
import { inline, membersOf } from './jsonText';
import { pageId, SIDECAR_CONTEXT, SIDECAR_VERSION } from './sidecarRead';

/** A comma on a line of its own, so that one annotation never changes another's lines. */
const SEPARATOR = '\n    ,\n';

/**
 * The text of a sidecar: the same for the same annotations. One member a line in the annotation, one line each for
 * a body and a selector, items in text order, a final newline.
 */
export function formatCodePoints({ sidecar }: CodePointSidecar): string {
  const ownSource = sourceIri(sidecar.source.path);
  const items = inTextOrder(sidecar.annotations).map(annotation => formatAnnotation(annotation, ownSource));
  const [head, tail] = frame(sidecar);
  return head + [...items, ...foreignItems(sidecar)].join(SEPARATOR) + tail;
}

/** `formatCodePoints` in UTF-8; of what `written` knows, only the bytes are copied. */
export function encodeCodePoints(
  { sidecar }: CodePointSidecar,
  written = new WrittenAnnotations(),
): Uint8Array {
  const encoder = new TextEncoder();
  const ownSource = sourceIri(sidecar.source.path);
  const own = inTextOrder(sidecar.annotations).map(annotation => written.bytesOf(annotation, ownSource));
  const items = own.concat(foreignItems(sidecar).map(item => encoder.encode(item)));
  const [head, tail] = frame(sidecar);
  return joined(encoder.encode(head), items, encoder.encode(SEPARATOR), encoder.encode(tail));
}

function joined(
  head: Uint8Array,
  items: readonly Uint8Array[],
  separator: Uint8Array,
  tail: Uint8Array,
): Uint8Array {
  const separators = Math.max(0, items.length - 1) * separator.length;
  const length = items.reduce((sum, item) => sum + item.length, separators);
  const bytes = new Uint8Array(head.length + length + tail.length);
  bytes.set(head);
  let at = head.length;
  items.forEach((item, i) => {
    if (i > 0) {
      bytes.set(separator, at);
      at += separator.length;
    }
    bytes.set(item, at);
    at += item.length;
  });
  bytes.set(tail, at);
  return bytes;
}

const foreignItems = ({ foreign = [] }: Sidecar): string[] => foreign.map(item => `    ${inline(item)}`);

/** What stands before the items and behind them. */
function frame({ source, annotations, foreign = [], unknown = {} }: Sidecar): readonly [string, string] {
  const { '@context': context = SIDECAR_CONTEXT, id = pageId(source.path), ...others } = unknown;
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
  const parts = [
    ...head.map(line => `  ${line}`),
    `  "glossator:source": {\n${record.map(line => `    ${line}`).join(',\n')}\n  }`,
    ...membersOf(Object.entries(others)).map(line => `  ${line}`),
    '  "items": [',
  ];
  const isEmpty = annotations.length + foreign.length === 0;
  return [`{\n${parts.join(',\n')}${isEmpty ? '' : '\n'}`, `${isEmpty ? '' : '\n  '}]\n}\n`];
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
