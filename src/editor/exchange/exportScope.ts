import type { Annotation } from '../../core/annotation/annotation';
import type { ExportSource } from '../../core/interchange/format';
import { overlaps, type Span } from '../../core/text/span';

/** What of a corpus is exported. */
export type ExportScope =
  | { readonly kind: 'corpus' }
  | { readonly kind: 'source'; readonly source: string }
  | { readonly kind: 'selection'; readonly source: string; readonly spans: readonly Span[] }
  | { readonly kind: 'entity'; readonly entity: string }
  /** Annotations whose words, label, value, tags or notes hold these words, letter case aside. */
  | { readonly kind: 'words'; readonly words: string };

/** How much of what is known is exported. */
export type ExportDepth = 'decisions' | 'suggestions too' | 'everything';

/** The sources that a scope can concern. */
export const sourcesIn = (scope: ExportScope, all: readonly string[]): readonly string[] =>
  scope.kind === 'source' || scope.kind === 'selection' ? [scope.source] : all;

/** The source with the annotations of a scope and depth only; `undefined` where none are left but a scope asked for some. */
export function scoped(
  source: ExportSource,
  scope: ExportScope,
  depth: ExportDepth,
): ExportSource | undefined {
  const all = source.sidecar.annotations;
  const linked = new Set(
    all.flatMap(({ status, content }) =>
      status === 'accepted' && content.kind === 'link' ? [content.from, content.to] : [],
    ),
  );
  const annotations = withWholeLinks(
    all.filter(annotation => isDeepEnough(annotation, depth, linked) && isIn(annotation, scope)),
  );
  const isNarrowed = scope.kind === 'entity' || scope.kind === 'words';
  if (isNarrowed && annotations.length === 0) return undefined;
  return { ...source, sidecar: { ...source.sidecar, annotations } };
}

function isDeepEnough(
  { id, status, comments, tags }: Annotation,
  depth: ExportDepth,
  /** Annotations that the reader has linked to others. */
  linked: ReadonlySet<string>,
): boolean {
  switch (depth) {
    case 'decisions': {
      // A suggestion goes along with what the reader wrote beside it.
      const hasRemark = comments.length > 0 || tags.length > 0 || linked.has(id);
      return status === 'accepted' || (status === 'suggested' && hasRemark);
    }
    case 'suggestions too':
      return status !== 'rejected';
    case 'everything':
      return true;
  }
}

function isIn(annotation: Annotation, scope: ExportScope): boolean {
  // A link goes with what it joins.
  if (annotation.content.kind === 'link') return true;
  switch (scope.kind) {
    case 'corpus':
    case 'source':
      return true;
    case 'selection':
      return annotation.targets.some(target => scope.spans.some(span => overlaps(target, span)));
    case 'entity':
      return annotation.content.kind === 'entity' && annotation.content.entity === scope.entity;
    case 'words':
      return textsOf(annotation).some(text => text.toLowerCase().includes(scope.words.toLowerCase()));
  }
}

function textsOf({ targets, content, tags, comments }: Annotation): readonly string[] {
  return [
    ...targets.map(({ exact }) => exact.replace(/\s+/g, ' ')),
    ...tags,
    ...comments.map(({ text }) => text),
    ...(content.kind === 'entity' && content.label !== undefined ? [content.label] : []),
    ...(content.kind === 'date' && content.value !== undefined ? [content.value] : []),
  ];
}

function withWholeLinks(annotations: readonly Annotation[]): readonly Annotation[] {
  const ids = new Set(annotations.map(({ id }) => id));
  return annotations.filter(
    ({ content }) => content.kind !== 'link' || (ids.has(content.from) && ids.has(content.to)),
  );
}
