import type { AnnotationContent, Sidecar, SourceRecord } from '../annotation/annotation';
import { sha256Hex } from '../annotation/hash';
import type { Proposal } from '../annotation/suggest';
import { CodePoints } from '../text/codePoints';
import { isWorthProposing } from '../dates/dateExpression';
import type { CorpusIndex } from './corpusIndex';
import type { SourceView } from './sourceView';

/** What of a corpus must be known for that. */
export type KnownCorpus = Pick<CorpusIndex, 'view' | 'entity'>;

/** What the program proposes for one source, for its sidecar: mentions and dates that nobody has decided. */
export function proposalsOf(index: KnownCorpus, source: string): Proposal[] {
  const view = index.view(source);
  if (!view) return [];
  const mentions = view.mentions.flatMap((mention, at): Proposal[] => {
    if (mention.status !== 'suggested') return [];
    const entity = view.links[at]?.entity;
    const label = entity === undefined ? undefined : index.entity(entity)?.label;
    const content: AnnotationContent = {
      kind: 'entity',
      type: mention.type,
      ...(entity !== undefined && { entity }),
      ...(label !== undefined && { label }),
    };
    return [{ start: mention.start, end: mention.end, content, confidence: mention.confidence }];
  });
  const dates = view.dates.flatMap((date): Proposal[] => {
    if (date.status !== 'suggested' || !isWorthProposing(date)) return [];
    const { start, end, timex, value, basis, confidence } = date;
    const content: AnnotationContent = {
      kind: 'date',
      timex,
      ...(value !== undefined && { value }),
      ...(basis !== undefined && { basis }),
    };
    return [{ start, end, content, confidence }];
  });
  return [...mentions, ...dates].sort((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * Gives the mentions that a reader marked without naming an entity the entity that linking suggests; what the reader
 * named stays. `undefined` for a source without a sidecar.
 */
export function suggestedEntities(
  sidecar: Sidecar | undefined,
  index: KnownCorpus,
  source: string,
): Sidecar | undefined {
  const view = index.view(source);
  if (!sidecar || !view) return sidecar;
  const entityOf = new Map(view.mentions.map(({ annotation }, at) => [annotation, view.links[at]?.entity]));
  const annotations = sidecar.annotations.map(annotation => {
    const { content, status } = annotation;
    if (content.kind !== 'entity' || status !== 'accepted') return annotation;
    if (content.entity !== undefined && !content.entitySuggested) return annotation;
    const entity = entityOf.get(annotation.id);
    const { type, notEntities } = content;
    const named = { kind: 'entity' as const, type, ...(notEntities && { notEntities }) };
    if (entity === undefined) return { ...annotation, content: named };
    const label = index.entity(entity)?.label;
    const linked = { ...named, entity, entitySuggested: true as const };
    return { ...annotation, content: label === undefined ? linked : { ...linked, label } };
  });
  return { ...sidecar, annotations };
}

/** What a sidecar says of its source, from the present text and analysis; a title that stands there stays. */
export function sourceRecord(sidecar: Sidecar | undefined, view: SourceView, text: string): SourceRecord {
  return {
    title: sidecar?.source.title ?? view.title,
    ...(sidecar?.source.unknown && { unknown: sidecar.source.unknown }),
    path: view.source,
    ...(view.date && { date: view.date.value }),
    ...(view.date?.from === 'reader' && { dateDecided: true }),
    sha256: sha256Hex(text),
    characters: new CodePoints(text).length,
  };
}
