import type { Annotation } from '../../annotation/annotation';
import { compareSpans, type Span } from '../../text/span';
import { bratConfiguration, bratName, BratVocabulary } from './bratConfiguration';
import { FileNames } from '../fileNames';
import { everything, type ExportOptions, type ExportPart, type ExportSource, type Exporter } from '../format';
import { detailsOf, LINE_BREAKS, oneLine, parsedObject } from '../items';
import { prepareTexts, type PreparedText } from '../prepare';

/**
 * brat standoff (https://brat.nlplab.org/standoff.html): `.txt` and `.ann` for each source and one `annotation.conf`.
 * Line ends become `\n`, offsets count code points; a span over several lines becomes one of several fragments.
 * What brat has no place for rides in a comment of the type `Glossator`.
 */
export const brat: Exporter = {
  name: 'brat',
  title: 'brat standoff (.txt, .ann and annotation.conf)',
  fileExtension: 'ann',
  layout: 'several files',
  offsetUnit: 'code points',
  lineEnds: 'lf',
  needsText: true,
  carries: everything,
  export: exportBrat,
};

/** Type of the comment that holds an annotation's details. */
export const BRAT_DETAILS = 'Glossator';

async function* exportBrat(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncIterable<ExportPart> {
  const names = new FileNames();
  const vocabulary = new BratVocabulary();
  for await (const source of prepareTexts(sources, brat, options)) {
    const stem = names.stem(source.path);
    yield { file: `${stem}.txt`, data: source.scale.text };
    yield { file: `${stem}.ann`, data: new BratDocument(source, vocabulary).lines.join('') };
  }
  yield { file: 'annotation.conf', data: bratConfiguration(vocabulary) };
}

/** The type of a text-bound annotation, before it becomes a name that brat takes. */
export const bratLabel = (content: Annotation['content']): string =>
  content.kind === 'entity' ? content.type : content.kind;

/** The lines of one `.ann` file. */
class BratDocument {
  readonly lines: string[] = [];
  private readonly counters = new Map<string, number>();
  /** brat's id of each annotation that was written. */
  private readonly ids = new Map<string, string>();

  constructor(
    private readonly source: PreparedText,
    private readonly vocabulary: BratVocabulary,
  ) {
    for (const annotation of source.annotations) {
      if (annotation.content.kind !== 'link') this.textBound(annotation);
    }
    for (const annotation of source.annotations) this.relation(annotation);
  }

  private textBound(annotation: Annotation): void {
    const { content, status, targets, comments } = annotation;
    const { scale, text } = this.source;
    const fragments = united(targets.flatMap(target => lineFragments(text, target)));
    const words = fragments.map(({ start, end }) => text.slice(start, end)).join(' ');
    if (words.trim() === '') {
      this.source.lose('place', annotation, 'brat takes no span of blanks or nothing');
      return;
    }
    const type = this.vocabulary.textBound(bratLabel(content));
    const places = fragments
      .map(({ start, end }) => `${scale.toFormat(start)} ${scale.toFormat(end)}`)
      .join(';');
    const id = this.write('T', `${type} ${places}\t${words}`);
    this.ids.set(annotation.id, id);
    this.write('A', `Status ${id} ${status}`);
    if (content.kind === 'date') {
      this.write('A', `Timex ${id} ${content.timex}`);
      if (content.value !== undefined) this.normalization(id, 'EDTF', content.value, content.value);
    }
    if (content.kind === 'entity' && content.entity !== undefined) {
      this.normalization(id, 'glossator', content.entity, content.label ?? content.entity);
    }
    for (const comment of comments) this.write('#', `AnnotatorNotes ${id}\t${wordsOnly(comment.text)}`);
    const details = withPlace(this.source, annotation, fragments, type);
    this.write('#', `${BRAT_DETAILS} ${id}\t${oneLine(details)}`);
  }

  private relation(annotation: Annotation): void {
    const { content } = annotation;
    if (content.kind !== 'link') return;
    const from = this.ids.get(content.from);
    const to = this.ids.get(content.to);
    if (from === undefined || to === undefined) {
      this.source.lose('links', annotation, 'one of the two annotations that it joins is not exported');
      return;
    }
    const id = this.write('R', `${this.vocabulary.relation(content.label)} Arg1:${from} Arg2:${to}\t`);
    this.write('#', `${BRAT_DETAILS} ${id}\t${oneLine(detailsOf(annotation))}`);
  }

  private normalization(id: string, base: string, reference: string, words: string): void {
    // brat takes no empty reference; the details say it.
    if (reference === '') return;
    this.write(
      'N',
      `Reference ${id} ${base}:${encodeURI(reference.replace(/\p{Surrogate}/gu, '\ufffd'))}\t${wordsOnly(words)}`,
    );
  }

  /** Appends a line under the next id of its kind, and returns the id. */
  private write(kind: string, line: string): string {
    const count = (this.counters.get(kind) ?? 0) + 1;
    this.counters.set(kind, count);
    this.lines.push(`${kind}${count}\t${line}\n`);
    return `${kind}${count}`;
  }
}

/** Member of the details with the places that the fragments do not tell: start and end of each, counted as in the `.txt`. */
export const BRAT_SPANS = 'glossator:spans';

/** Member of the details with the name that brat has for a type, where another type has the usual one. */
export const BRAT_TYPE = 'glossator:type';

/**
 * The details, with the targets' places where brat's fragments are not these (line breaks at edges, parts that overlap),
 * and the name of the type where it is not the usual one.
 */
function withPlace(
  { text, scale }: PreparedText,
  annotation: Annotation,
  fragments: readonly Span[],
  type: string,
): string {
  const isUsual = type === bratName(bratLabel(annotation.content));
  const plain = detailsOf(annotation);
  const details = isUsual ? plain : JSON.stringify({ ...parsedObject(plain), [BRAT_TYPE]: type });
  const { targets } = annotation;
  const read = overLines(text, fragments);
  const isTold =
    read.length === targets.length &&
    read.every(({ start, end }, i) => start === targets[i]?.start && end === targets[i]?.end);
  if (isTold) return details;
  const spans = targets.map(({ start, end }) => [scale.toFormat(start), scale.toFormat(end)]);
  return JSON.stringify({ ...parsedObject(details), [BRAT_SPANS]: spans });
}

/** Fragments in text order, those that touch or overlap as one, because brat takes only such as stand apart. */
export function united(fragments: readonly Span[]): Span[] {
  const apart: Span[] = [];
  for (const fragment of [...fragments].sort(compareSpans)) {
    const last = apart.at(-1);
    if (!last || last.end < fragment.start) apart.push(fragment);
    else apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, fragment.end) };
  }
  return apart;
}

/** Fragments with nothing but line breaks between them are one span that goes over lines. */
export function overLines(text: string, fragments: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (const { start, end } of fragments) {
    const last = spans.at(-1);
    if (last && last.end < start && lineFragments(text, { start: last.end, end: start }).length === 0)
      spans[spans.length - 1] = { start: last.start, end };
    else spans.push({ start, end });
  }
  return spans;
}

/** The parts of a span between line breaks. */
export function lineFragments(text: string, { start, end }: Span): Span[] {
  const fragments: Span[] = [];
  let from = start;
  for (const { 0: breaks, index } of text.slice(start, end).matchAll(LINE_BREAKS)) {
    if (start + index > from) fragments.push({ start: from, end: start + index });
    from = start + index + breaks.length;
  }
  if (end > from) fragments.push({ start: from, end });
  return fragments;
}

const wordsOnly = (text: string): string => text.replace(LINE_BREAKS, ' ').trim() || '-';
