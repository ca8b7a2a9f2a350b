import {
  cohenKappa,
  krippendorffAlpha,
  marksOf,
  spanAgreement,
  type SpanAgreement,
} from '../../../core/annotation/agreement';
import type { Annotation } from '../../../core/annotation/annotation';
import { jsonEqual } from '../../../core/annotation/mergeJson';
import { isUntouched } from '../../../core/annotation/suggest';
import type { LineIndex } from '../../../core/text/lines';
import { compareSpans, overlaps } from '../../../core/text/span';
import type { Translate } from '../../translate';
import { outerSpan } from '../decide';
import { without } from '../without';

/** One annotation in two versions; absent where a version has nothing there. */
export interface ComparedRow {
  readonly left?: Annotation;
  readonly right?: Annotation;
  readonly differs: boolean;
}

/** How much two or more versions of a source's annotations agree. */
export interface Agreement {
  /** Spans with the same edges. */
  readonly spans: SpanAgreement;
  /** Spans with the same edges and type. */
  readonly labelled: SpanAgreement;
  /** Cohen's kappa on the types of the spans that both marked. */
  readonly kappa: number | undefined;
  /** Krippendorff's alpha over all versions. */
  readonly alpha: number | undefined;
}

/** Pairs the annotations of two versions: by id, else by place and kind; in text order. */
export function compareVersions(left: readonly Annotation[], right: readonly Annotation[]): ComparedRow[] {
  const byId = new Map(right.map(annotation => [annotation.id, annotation]));
  const rows: { left?: Annotation; right?: Annotation }[] = [];
  const alone: Annotation[] = [];
  for (const annotation of left) {
    const twin = byId.get(annotation.id);
    byId.delete(annotation.id);
    if (twin) rows.push({ left: annotation, right: twin });
    else alone.push(annotation);
  }
  const others = new Set(byId.values());
  for (const annotation of alone) {
    const twin = counterpart(annotation, others);
    if (twin) others.delete(twin);
    rows.push(twin ? { left: annotation, right: twin } : { left: annotation });
  }
  for (const annotation of others) rows.push({ right: annotation });
  return rows
    .map(row => ({ ...row, differs: !saysTheSame(row.left, row.right) }))
    .sort((a, b) => compareSpans(placeOf(a), placeOf(b)));
}

/** The rows that people have a part in; all where nobody has decided anything, as between two runs of the program. */
export function rowsOfPeople(rows: readonly ComparedRow[]): readonly ComparedRow[] {
  const touched = rows.filter(({ left, right }) => [left, right].some(side => side && !isUntouched(side)));
  return touched.length > 0 ? touched : rows;
}

/** The other version's annotation of the same kind on the same words, else on words that overlap them. */
function counterpart(annotation: Annotation, others: ReadonlySet<Annotation>): Annotation | undefined {
  const place = outerSpan(annotation);
  if (!place) return undefined;
  let near: Annotation | undefined;
  for (const other of others) {
    const span = outerSpan(other);
    if (!span || other.content.kind !== annotation.content.kind) continue;
    if (span.start === place.start && span.end === place.end) return other;
    if (overlaps(span, place)) near ??= other;
  }
  return near;
}

/** Whether two versions agree in all that a person decides; who decided and when does not count. */
function saysTheSame(left: Annotation | undefined, right: Annotation | undefined): boolean {
  if (!left || !right) return false;
  const said = (annotation: Annotation): unknown => ({
    status: annotation.status,
    content: annotation.content.kind === 'entity' ? without(annotation.content, 'label') : annotation.content,
    places: annotation.targets.map(({ start, end }) => [start, end]),
    tags: annotation.tags,
    comments: annotation.comments.map(({ text }) => text),
  });
  return jsonEqual(said(left), said(right));
}

const placeOf = ({ left, right }: ComparedRow): { start: number; end: number } => {
  const annotation = left ?? right;
  return (
    (annotation && outerSpan(annotation)) ?? { start: Number.MAX_SAFE_INTEGER, end: Number.MAX_SAFE_INTEGER }
  );
};

/** Agreement of the first two versions, and of all of them; suggestions count only where nobody has decided anything. */
export function agreementOf(versions: readonly (readonly Annotation[])[]): Agreement {
  const decidedOnly = versions.every(version => version.some(({ status }) => status !== 'suggested'));
  const marks = versions.map(version => marksOf(version, decidedOnly));
  const [left = [], right = []] = marks;
  return {
    spans: spanAgreement(left, right, false),
    labelled: spanAgreement(left, right, true),
    kappa: cohenKappa(left, right),
    alpha: krippendorffAlpha(marks),
  };
}

/** One line for one annotation: where, whether it holds, what, whom, who says so. */
export function annotationLine(annotation: Annotation | undefined, lines: LineIndex, t: Translate): string {
  if (!annotation) return '';
  const { targets, content, status, creator, generator, tags, comments } = annotation;
  const place = outerSpan(annotation);
  const at = place ? lines.at(place.start) : undefined;
  const words = targets.map(({ exact }) => exact.replace(/\s+/g, ' ')).join(' … ');
  return [
    at ? `${at.line + 1}:${at.column + 1}` : '',
    statusIn(status, t),
    words === '' ? '' : `“${words}”`,
    meaningOf(content),
    creator?.name ?? generator ?? '',
    ...tags.map(tag => `#${tag}`),
    ...comments.map(({ text }) => `— ${text.replace(/\s+/g, ' ')}`),
  ]
    .filter(part => part !== '')
    .join('  ');
}

/** What an annotation says of its words: `accepted person → habib-lamine`. */
export const decisionIn = ({ status, content }: Annotation, t: Translate): string =>
  `${statusIn(status, t)} ${meaningOf(content)}`;

function meaningOf(content: Annotation['content']): string {
  switch (content.kind) {
    case 'entity':
      return content.entity === undefined ? content.type : `${content.type} → ${content.entity}`;
    case 'date':
      return content.value === undefined ? 'date' : `date ${content.value}`;
    case 'note':
      return 'note';
    case 'link':
      return `${content.label} →`;
  }
}

function statusIn(status: Annotation['status'], t: Translate): string {
  switch (status) {
    case 'suggested':
      return t('suggested');
    case 'accepted':
      return t('accepted');
    case 'rejected':
      return t('rejected');
  }
}

/** The figures as lines of text. */
export function agreementLines(agreement: Agreement, versions: number, t: Translate): string[] {
  const share = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(3));
  const { spans, labelled, kappa, alpha } = agreement;
  return [
    t(
      'Spans: F1 {0} ({1} in both, {2} here, {3} there)',
      share(spans.f1),
      spans.matched,
      spans.left,
      spans.right,
    ),
    t('Spans and types: F1 {0}', share(labelled.f1)),
    t('Types of the same spans: Cohen’s kappa {0}', share(kappa)),
    t('{0} versions: Krippendorff’s alpha {1}', versions, share(alpha)),
  ];
}
