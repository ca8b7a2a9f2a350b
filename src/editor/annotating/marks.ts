import * as vscode from 'vscode';
import type { Annotation } from '../../core/annotation/annotation';
import type { DatePlace, MentionPlace } from '../../core/corpus/corpusIndex';
import type { Span } from '../../core/text/span';
import { HumanError } from '../../core/text/humanError';
import type { Corpora } from '../corpus/corpora';
import type { OpenCorpus } from '../corpus/openCorpus';
import { givenPlace } from '../places';
import type { SourceEdit } from './book/annotationBook';
import { annotationOn, withAnnotation, withoutAnnotation } from './decide';

/** A mention or date expression in a source, suggested or decided: what a command is about. */
export type Mark = {
  readonly corpus: OpenCorpus;
  readonly source: string;
  readonly span: Span;
  /** The annotation that decided it, if one did. */
  readonly annotation?: string;
  /** Its words. */
  readonly name: string;
} & (
  | { readonly kind: 'entity'; readonly place: MentionPlace }
  | { readonly kind: 'date'; readonly place: DatePlace }
);

export type EntityMark = Extract<Mark, { kind: 'entity' }>;
export type DateMark = Extract<Mark, { kind: 'date' }>;

/** The mark that a command's arguments (of a link) or the caret name. */
export async function findMark(corpora: Corpora, args: readonly unknown[]): Promise<Mark | undefined> {
  const place = givenPlace(corpora, args);
  return place && markAt(place.corpus, place.source, place.span);
}

/** Like `findMark`; throws a `HumanError` where there is none. */
export async function requireMark(corpora: Corpora, args: readonly unknown[]): Promise<Mark> {
  const mark = await findMark(corpora, args);
  if (mark) return mark;
  throw new HumanError(
    vscode.l10n.t('There is no mention or date here. Put the caret on one, then try again.'),
  );
}

export async function requireMention(corpora: Corpora, args: readonly unknown[]): Promise<EntityMark> {
  const mark = await findMark(corpora, args);
  if (mark?.kind === 'entity') return mark;
  throw new HumanError(vscode.l10n.t('There is no mention here. Put the caret on one, then try again.'));
}

export async function requireDate(corpora: Corpora, args: readonly unknown[]): Promise<DateMark> {
  const mark = await findMark(corpora, args);
  if (mark?.kind === 'date') return mark;
  throw new HumanError(vscode.l10n.t('There is no date here. Put the caret on one, then try again.'));
}

/** The mark with exactly this span, else the shortest at its start. */
async function markAt(corpus: OpenCorpus, source: string, span: Span): Promise<Mark | undefined> {
  const view = corpus.index.view(source);
  if (!view) return undefined;
  const exactly = (other: Span): boolean => other.start === span.start && other.end === span.end;
  const index = view.mentions.findIndex(exactly);
  const [mention, link] = [view.mentions[index], view.links[index]];
  if (mention && link) return mentionMark(corpus, { source, index, mention, link });
  const dateIndex = view.dates.findIndex(exactly);
  const date = view.dates[dateIndex];
  if (date) return dateMark(corpus, { source, index: dateIndex, date });
  const place = corpus.index.mentionAt(source, span.start);
  if (place) return mentionMark(corpus, place);
  const datePlace = corpus.index.dateAt(source, span.start);
  return datePlace && dateMark(corpus, datePlace);
}

export const mentionMark = (corpus: OpenCorpus, place: MentionPlace): EntityMark => ({
  corpus,
  source: place.source,
  span: { start: place.mention.start, end: place.mention.end },
  ...(place.mention.annotation !== undefined && { annotation: place.mention.annotation }),
  name: place.mention.name,
  kind: 'entity',
  place,
});

async function dateMark(corpus: OpenCorpus, place: DatePlace): Promise<DateMark> {
  const { start, end, annotation } = place.date;
  const name = (await corpus.text(place.source)).slice(start, end).replace(/\s+/g, ' ');
  const span = { start, end };
  return {
    corpus,
    source: place.source,
    span,
    name,
    kind: 'date',
    place,
    ...(annotation !== undefined && { annotation }),
  };
}

/** Changes the annotation of a mark; `undefined` as the outcome deletes it. */
export const editMark =
  (
    mark: Pick<Mark, 'kind' | 'span' | 'annotation'>,
    edit: (annotation: Annotation, text: string) => Annotation | undefined,
  ): SourceEdit =>
  (annotations, text) => {
    const known = mark.annotation;
    const found =
      (known === undefined ? undefined : annotations.find(({ id }) => id === known)) ??
      annotationOn(annotations, mark.kind, mark.span);
    if (!found) return undefined;
    const now = edit(found, text);
    return now ? withAnnotation(annotations, now) : withoutAnnotation(annotations, found.id);
  };

/** Several edits of one source, one after the other; all or none. */
const inTurn =
  (edits: readonly SourceEdit[]): SourceEdit =>
  (annotations, text) => {
    let now: ReturnType<SourceEdit> = annotations;
    for (const edit of edits) now = now && edit(now, text);
    return now;
  };

/** The same edit of many marks, by source. */
export function editMarks(
  marks: readonly Mark[],
  edit: (annotation: Annotation, mark: Mark) => Annotation | undefined,
): ReadonlyMap<string, SourceEdit> {
  const bySource = new Map<string, SourceEdit[]>();
  for (const mark of marks) {
    const edits = bySource.get(mark.source) ?? [];
    edits.push(editMark(mark, annotation => edit(annotation, mark)));
    bySource.set(mark.source, edits);
  }
  return new Map([...bySource].map(([source, edits]) => [source, inTurn(edits)]));
}
