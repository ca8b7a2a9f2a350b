import type { Annotation } from '../../core/annotation/annotation';
import type { Span } from '../../core/text/span';
import type { OpenCorpus } from '../corpus/openCorpus';
import type { CardLink } from '../reading/mentionCard';
import { entityLink, spanLink } from '../reading/mentionFacts';
import type { Remarks } from '../reading/remarks';
import { annotationOn, outerSpan, type MarkKind } from './decide';

/** Where cards find what the reader has put beside the words; the annotations of a source, as they are in memory. */
export type AnnotationsOf = (corpus: OpenCorpus, source: string) => readonly Annotation[];

/** What a reader has put beside a mention or date; `undefined` where there is nothing. */
export function remarksOn(
  corpus: OpenCorpus,
  source: string,
  annotations: readonly Annotation[],
  kind: MarkKind,
  span: Span,
): Remarks | undefined {
  const known = annotationOn(annotations, kind, span);
  if (!known) return undefined;
  const { id, content, tags, comments } = known;
  const linkTo = (other: string): CardLink | undefined => {
    const annotation = annotations.find(candidate => candidate.id === other);
    const place = annotation && outerSpan(annotation);
    if (!place) return undefined;
    const title = annotation.targets.map(({ exact }) => exact.replace(/\s+/g, ' ')).join(' … ');
    return { title, target: spanLink(corpus, source, place, 'glossator.reveal') };
  };
  const remarks: Remarks = {
    not: (content.kind === 'entity' ? (content.notEntities ?? []) : []).map(entity => ({
      title: corpus.index.entity(entity)?.label ?? entity,
      target: entityLink(corpus, entity),
    })),
    tags,
    relations: annotations.flatMap(({ content: relation, status }) => {
      if (relation.kind !== 'link' || status === 'rejected') return [];
      if (relation.from !== id && relation.to !== id) return [];
      const [from, to] = [linkTo(relation.from), linkTo(relation.to)];
      return from && to ? [{ from, label: relation.label, to }] : [];
    }),
    notes: comments.map(({ text, creator }) => ({ text, ...(creator && { author: creator.name }) })),
  };
  return Object.values(remarks).some(list => list.length > 0) ? remarks : undefined;
}
