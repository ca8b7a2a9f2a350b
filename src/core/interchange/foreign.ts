import type { Annotation, AnnotationContent, Comment, Status, Target } from '../annotation/annotation';
import { uuidOf } from '../annotation/hash';
import type { Span } from '../text/span';
import { fromDetails } from './items';
import { contentOfLabel } from './labels';

/** What an annotation of another tool says. */
export interface ForeignRecord {
  /** The source as the format names it; part of the id. */
  readonly path: string;
  readonly targets: readonly Target[];
  readonly content: AnnotationContent;
  readonly status?: Status;
  readonly confidence?: number;
  readonly comments?: readonly Comment[];
  readonly generator?: string;
}

/**
 * An annotation made of another tool's record: accepted unless the tool says that it is a proposal, with an id that
 * is the same whenever the same record is imported again.
 */
export function foreignAnnotation(record: ForeignRecord): Annotation {
  const { path, targets, content, status = 'accepted', confidence, comments = [], generator } = record;
  const spans = targets.map(({ start, end, exact }) => [start, end, exact]);
  return {
    id: uuidOf(JSON.stringify(['import', path, spans, content])),
    targets,
    content,
    status,
    comments,
    tags: [],
    ...(confidence !== undefined && { confidence }),
    ...(generator !== undefined && { generator }),
  };
}

export const isStatus = (text: string): text is Status =>
  text === 'suggested' || text === 'accepted' || text === 'rejected';

/** What a format shows of an annotation, and how our exporter writes the same thing there. */
export interface Shown {
  readonly label: string;
  readonly content: AnnotationContent;
  /** The label that the exporter writes for a content. */
  written(content: AnnotationContent): string;
  /** Whether the format writes our date value as it shows it; by default only where the two are equal. */
  sameValue?(ours: string, shown: string): boolean;
}

/**
 * Our own annotation as a format carried it: the details, on the places that the format gives. What the other tool's
 * user changed since, as far as the format shows it, wins. `undefined` where there are no details of ours.
 */
export function returnedAnnotation(
  details: string | undefined,
  targets: readonly Target[],
  shown?: Shown,
): Annotation | undefined {
  const annotation = details === undefined ? undefined : fromDetails(details, targets);
  if (!annotation || !shown) return annotation;
  return { ...annotation, content: changedContent(annotation.content, shown) };
}

/** The content that we wrote, with what the format shows differently now. */
function changedContent(
  ours: AnnotationContent,
  { label, content: shown, written, sameValue }: Shown,
): AnnotationContent {
  if (ours.kind === 'link') return ours;
  if (labelKey(written(ours)) !== labelKey(label)) return shown;
  if (ours.kind === 'entity' && shown.kind === 'entity') {
    if (shown.entity === undefined || shown.entity === ours.entity) return ours;
    return { kind: 'entity', type: ours.type, entity: shown.entity };
  }
  if (ours.kind === 'date' && shown.kind === 'date') {
    if (shown.value === undefined || shown.value === ours.value) return ours;
    if (ours.value !== undefined && sameValue?.(ours.value, shown.value)) return ours;
    return { kind: 'date', timex: shown.timex, value: shown.value };
  }
  return ours;
}

/** Labels that differ only in what formats must replace are the same. */
const labelKey = (label: string): string => label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_') || '_';

/** What a short label says, where it is not just how our own type is written there. */
export const shownContent = (label: string, rest: Partial<AnnotationContent> = {}): AnnotationContent =>
  ({ ...contentOfLabel(label), ...rest }) as AnnotationContent;

/** The target on a span of the text that a format carries; offsets in UTF-16 units of it. */
export const carriedTarget = (text: string, { start, end }: Span): Target => ({
  start,
  end,
  exact: text.slice(start, end),
  prefix: '',
  suffix: '',
});
