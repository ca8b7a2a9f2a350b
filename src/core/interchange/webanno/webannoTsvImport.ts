import type { Annotation } from '../../annotation/annotation';
import type { Span } from '../../text/span';
import { eachLine } from '../eachLine';
import { carriedTarget, foreignAnnotation, returnedAnnotation } from '../foreign';
import { ImportError, type ImportedSource, type Importer, type ImportFile } from '../format';
import { textOf } from '../jsonRead';
import { shortLabel } from '../labels';
import { withLineFeeds } from '../scale';
import type { SourceHead } from '../sourceHead';
import { identifiedContent } from '../uimaImport';
import { readDetails, type Row, type ToldDetails } from './webannoDetails';

/**
 * WebAnno TSV 3: the span layers that have a `value`, and what our exporter says of them in the heads of sentences;
 * other layers, chains and relations are passed over.
 */
export const webannoTsvImporter: Importer = {
  name: 'webanno-tsv',
  title: 'WebAnno TSV 3 (INCEpTION, WebAnno)',
  fileExtensions: ['tsv'],
  import: importTsv,
};

function* importTsv(files: readonly ImportFile[]): Generator<ImportedSource> {
  for (const file of files) {
    const path = file.path.replace(/\.tsv$/i, '');
    const read = new TsvReader(file.path, path).read(withLineFeeds(textOf(file)));
    yield { path, offsetUnit: 'utf-16', lineEnds: 'kept', ...read };
  }
}

/** Where the features of a span layer stand among the columns. */
interface Layer {
  readonly name: string;
  readonly first: number;
  readonly features: readonly string[];
}

interface OpenSpan {
  start: number;
  end: number;
  /** In brackets behind its values; 0 where there is none. */
  readonly number: number;
  readonly values: ReadonlyMap<string, string>;
}

interface Sentence {
  readonly lines: string[];
  /** Of the file, where it begins. */
  readonly line: number;
  /** Of its last row. */
  end: number;
  start?: number;
  /** The text before it, where the file says so. */
  before?: string;
}

/** Columns before the first layer's: number, offsets, token. */
const FIXED_COLUMNS = 3;
const ROW = /^(\d+-[\d.]+)\t(\d+-\d+)\t([^\t]*)/;

class TsvReader {
  private readonly layers: Layer[] = [];
  private columns = FIXED_COLUMNS;
  /** Spans by layer and number; those without a number under a key of their own. */
  private readonly spans = new Map<string, OpenSpan>();
  private readonly sentences: Sentence[] = [];
  private readonly details: ToldDetails[] = [];
  private before: string | undefined;
  private after = '';
  private source: SourceHead | undefined;

  constructor(
    private readonly file: string,
    private readonly path: string,
  ) {}

  read(content: string): Pick<ImportedSource, 'text' | 'annotations' | 'head'> {
    if (!content.startsWith('#FORMAT=WebAnno TSV 3'))
      this.fail(1, 1, 'the first line must be #FORMAT=WebAnno TSV 3');
    let isInText = false;
    let number = 0;
    for (const line of eachLine(content)) {
      number++;
      if (/^#T_(SP|CH|RL)=/.test(line)) this.declare(line);
      else if (line.startsWith('#Text=')) {
        if (!isInText) this.sentences.push({ lines: [], line: number, end: 0, ...this.takenBefore() });
        isInText = true;
        this.sentences.at(-1)?.lines.push(unescaped(line.slice('#Text='.length)));
      } else if (line.startsWith('#')) this.head(line, number);
      else if (line !== '') {
        isInText = false;
        this.row(line, number);
      }
    }
    const text = this.text();
    this.check(content, text);
    for (const sentence of this.sentences) this.checkWhole(sentence);
    return { text, annotations: this.annotations(text), ...(this.source && { head: this.source }) };
  }

  /** A file that was cut off ends with a sentence whose last words are in no row. */
  private checkWhole({ lines, line, start = 0, end }: Sentence): void {
    const left = lines.join('\n').slice(Math.max(0, end - start));
    if (/[\p{L}\p{N}]/u.test(left))
      this.fail(line, 1, `“${left.slice(-SHOWN)}” of this sentence is in no row`);
  }

  private head(line: string, number: number): void {
    const said = readDetails(line);
    if (said === undefined) return;
    if (typeof said === 'string') this.fail(number, line.indexOf('=') + 2, said);
    else if ('details' in said) this.details.push(said.details);
    else if ('before' in said) this.before = said.before;
    else if ('head' in said) this.source = said.head;
    else this.after = said.after;
  }

  private takenBefore(): { before?: string } {
    const { before } = this;
    this.before = undefined;
    return before === undefined ? {} : { before };
  }

  private annotations(text: string): Annotation[] {
    const open = new Map([...this.spans.values()].map(span => [keyOf(span), span]));
    const own = this.details.flatMap(details => ownAnnotation(details, open, text) ?? []);
    const others = [...open.values()].map(({ start, end, values }) =>
      foreignAnnotation({
        path: this.path,
        targets: [carriedTarget(text, { start, end })],
        content: contentIn(values),
      }),
    );
    return [...own, ...others];
  }

  private declare(line: string): void {
    const [name = '', ...features] = line.slice(line.indexOf('=') + 1).split('|');
    // A layer without features has one column all the same; relations have one more for where they start.
    const count = Math.max(1, features.length);
    if (
      line.startsWith('#T_SP=') &&
      (features.includes('value') || features.length === 0 || features[0] === '')
    ) {
      this.layers.push({ name, first: this.columns, features });
    }
    this.columns += count;
  }

  private row(line: string, number: number): void {
    const cells = line.split('\t');
    const [id = '', offsets = ''] = cells;
    const [, start, end] = /^(\d{1,15})-(\d{1,15})$/.exec(offsets) ?? [];
    if (cells.length < this.columns)
      this.fail(number, 1, `this row has ${cells.length} columns, the layers have ${this.columns}`);
    if (!/^\d+-\d+(\.\d+)?$/.test(id))
      this.fail(number, 1, 'a row must start with sentence and token, as in 1-1');
    if (start === undefined || end === undefined || Number(end) < Number(start)) {
      return this.fail(number, id.length + 2, 'the offsets must be two whole numbers, as in 0-5');
    }
    const span = { start: Number(start), end: Number(end) };
    const sentence = this.sentences.at(-1);
    if (!sentence) return this.fail(number, 1, 'there is a token before the first #Text');
    const extra = cells.findIndex((cell, i) => i >= this.columns && cell !== '');
    if (extra !== -1) {
      const at = cells.slice(0, extra).join('\t').length + 2;
      this.fail(number, at, `this column is of no layer; the layers have ${this.columns}`);
    }
    if (!id.includes('.')) sentence.start ??= span.start;
    sentence.end = Math.max(sentence.end, span.end);
    for (const layer of this.layers) this.layerCells(layer, cells, span, id);
  }

  /** Holds the words of all rows against the text, which only all of them together give. */
  private check(content: string, text: string): void {
    let number = 0;
    for (const line of eachLine(content)) {
      number++;
      const [, id = '', offsets = '', words = ''] = ROW.exec(line) ?? [];
      if (id === '') continue;
      const [start, end] = offsets.split('-').map(Number);
      const there = text.slice(start, end);
      if (there === unescaped(words)) continue;
      const column = id.length + offsets.length + FIXED_COLUMNS;
      this.fail(number, column, `the text has “${there}” at ${offsets}, not “${unescaped(words)}”`);
    }
  }

  private layerCells(
    { name, first, features }: Layer,
    cells: readonly string[],
    span: Span,
    id: string,
  ): void {
    const columns = Math.max(1, features.length);
    if (cells.slice(first, first + columns).every(cell => cell === '_')) return;
    const stacks = Array.from({ length: columns }, (_, i) => stacked(cells[first + i] ?? '_'));
    const height = Math.max(...stacks.map(stack => stack.length));
    for (let level = 0; level < height; level++) {
      const parts = stacks.map(stack => withNumber(stack[level] ?? '_'));
      if (parts.every(({ value }) => value === '_')) continue;
      const disambiguation = parts.find(part => part.number !== undefined)?.number;
      const key = `${name} ${disambiguation ?? `${id}/${level}`}`;
      const values = new Map(
        features.flatMap((feature, i): [string, string][] => {
          const value = parts[i]?.value ?? '_';
          return value === '_' || value === '*' ? [] : [[feature, unescaped(value)]];
        }),
      );
      const open = this.spans.get(key);
      if (!open) this.spans.set(key, { ...span, number: Number(disambiguation ?? 0), values });
      else {
        open.start = Math.min(open.start, span.start);
        open.end = Math.max(open.end, span.end);
      }
    }
  }

  /** The sentences at their offsets; what stood between them is in the file only where our exporter wrote it. */
  private text(): string {
    let text = '';
    for (const { lines, start = text.length, before } of this.sentences) {
      const gap = start - text.length;
      text = before?.length === gap ? text + before : text.padEnd(start, '\n');
      text += lines.join('\n');
    }
    return text + this.after;
  }

  private fail(line: number, column: number, reason: string): never {
    throw new ImportError(reason, this.file, line, column);
  }
}

/** Characters of a text that a message shows. */
const SHOWN = 40;

const keyOf = ({ start, end, number }: Row): string => `${start}-${end}[${number}]`;

const contentIn = (values: ReadonlyMap<string, string>) =>
  identifiedContent(values.get('value') ?? 'other', values.get('identifier'));

/**
 * Our own annotation on those of its rows that are still there, which are taken out of `open`; `undefined` where all
 * are gone.
 */
function ownAnnotation(
  { json, parts }: ToldDetails,
  open: Map<string, Row & Pick<OpenSpan, 'values'>>,
  text: string,
): Annotation | undefined {
  const found = parts.map(({ row }) => row && open.get(keyOf(row)));
  const left = parts.filter(({ row }, i) => !row || found[i]);
  if (parts.length > 0 && left.length === 0) return undefined;
  const values = found.find(row => row)?.values;
  const annotation = returnedAnnotation(
    json,
    left.map(({ span }) => carriedTarget(text, span)),
    values && { label: values.get('value') ?? '', content: contentIn(values), written: shortLabel },
  );
  if (annotation) for (const { row } of parts) if (row) open.delete(keyOf(row));
  return annotation;
}

/** The annotations stacked in one cell. */
const stacked = (cell: string): string[] => cell.split(/(?<!\\)\|/);

function withNumber(part: string): { value: string; number: string | undefined } {
  const [, value = part, number] = /^(.*?)(?<!\\)\[(\d+)\]$/s.exec(part) ?? [];
  return { value, number };
}

const controls: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };

const unescaped = (text: string): string =>
  text.replace(/\\(->|.)/gs, (_, character: string) => controls[character] ?? character);
