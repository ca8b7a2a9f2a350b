import type { Annotation } from '../annotation/annotation';
import type { Span } from '../text/span';
import { bratConfiguration, BratVocabulary } from './bratConfiguration';
import { FileNames } from './fileNames';
import { everything, type ExportOptions, type ExportPart, type ExportSource, type Exporter } from './format';
import { detailsOf, LINE_BREAKS, oneLine, parsedObject } from './items';
import { withLineFeeds } from './scale';
import { prepareTexts, type PreparedText } from './prepare';

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
    const fragments = targets.flatMap(target => lineFragments(this.source.text, target));
    if (!areApart(fragments)) {
      this.source.lose(
        'place',
        annotation,
        'brat takes neither empty spans nor fragments that touch or overlap',
      );
      return;
    }
    const { scale, text } = this.source;
    const type = this.vocabulary.textBound(bratLabel(content));
    const places = fragments
      .map(({ start, end }) => `${scale.toFormat(start)} ${scale.toFormat(end)}`)
      .join(';');
    const words = fragments.map(({ start, end }) => text.slice(start, end)).join(' ');
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
    this.write('#', `${BRAT_DETAILS} ${id}\t${oneLine(withEdges(text, annotation, fragments))}`);
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

/** Member of the details with the line breaks that a span had at its start and end, where brat can have none. */
export const BRAT_EDGES = 'glossator:edges';

/** The details, with the number of line breaks cut off at the start and the end where there are any. */
function withEdges(text: string, annotation: Annotation, fragments: readonly Span[]): string {
  const details = detailsOf(annotation);
  const [first] = annotation.targets;
  const last = annotation.targets.at(-1);
  const before = withLineFeeds(text.slice(first?.start ?? 0, fragments[0]?.start ?? 0)).length;
  const after = withLineFeeds(text.slice(fragments.at(-1)?.end ?? 0, last?.end ?? 0)).length;
  if (before === 0 && after === 0) return details;
  return JSON.stringify({ ...parsedObject(details), [BRAT_EDGES]: [before, after] });
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

/** Whether brat takes the fragments: at least one, in text order, with something between them. */
const areApart = (fragments: readonly Span[]): boolean =>
  fragments.length > 0 && fragments.every(({ start }, i) => i === 0 || start > (fragments[i - 1]?.end ?? 0));

const wordsOnly = (text: string): string => text.replace(LINE_BREAKS, ' ').trim() || '-';
