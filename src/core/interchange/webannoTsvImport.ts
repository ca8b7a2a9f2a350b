import type { Annotation } from '../annotation/annotation';
import type { Span } from '../text/span';
import { carriedTarget, foreignAnnotation } from './foreign';
import { ImportError, type ImportedSource, type Importer, type ImportFile } from './format';
import { textOf } from './jsonRead';
import { withLineFeeds } from './scale';
import { identifiedContent } from './uimaImport';

/** WebAnno TSV 3: the span layers that have a `value`; other layers, chains and relations are passed over. */
export const webannoTsvImporter: Importer = {
  name: 'webanno-tsv',
  title: 'WebAnno TSV 3 (INCEpTION, WebAnno)',
  fileExtensions: ['tsv'],
  import: importTsv,
};

function* importTsv(files: readonly ImportFile[]): Generator<ImportedSource> {
  for (const file of files) {
    const path = file.path.replace(/\.tsv$/i, '');
    const { text, annotations } = new TsvReader(file.path, path).read(withLineFeeds(textOf(file)));
    yield { path, text, offsetUnit: 'utf-16', lineEnds: 'kept', annotations };
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
  readonly values: ReadonlyMap<string, string>;
}

/** Columns before the first layer's: number, offsets, token. */
const FIXED_COLUMNS = 3;

class TsvReader {
  private readonly layers: Layer[] = [];
  private columns = FIXED_COLUMNS;
  /** Spans by layer and number; those without a number under a key of their own. */
  private readonly spans = new Map<string, OpenSpan>();
  private readonly sentences: { lines: string[]; start?: number }[] = [];

  constructor(
    private readonly file: string,
    private readonly path: string,
  ) {}

  read(content: string): { text: string; annotations: Annotation[] } {
    const lines = content.split('\n');
    if (!/^#FORMAT=WebAnno TSV 3/.test(lines[0] ?? ''))
      this.fail(1, 1, 'the first line must be #FORMAT=WebAnno TSV 3');
    let isInText = false;
    lines.forEach((line, i) => {
      const number = i + 1;
      if (/^#T_(SP|CH|RL)=/.test(line)) this.declare(line);
      else if (line.startsWith('#Text=')) {
        if (!isInText) this.sentences.push({ lines: [] });
        isInText = true;
        this.sentences.at(-1)?.lines.push(unescaped(line.slice('#Text='.length)));
      } else if (line !== '' && !line.startsWith('#')) {
        isInText = false;
        this.row(line, number);
      }
    });
    const text = this.text();
    const annotations = [...this.spans.values()].map(({ start, end, values }) =>
      foreignAnnotation({
        path: this.path,
        targets: [carriedTarget(text, { start, end })],
        content: identifiedContent(values.get('value') ?? 'other', values.get('identifier')),
      }),
    );
    return { text, annotations };
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
    if (!/^\d+-\d+(\.\d+)?$/.test(id))
      this.fail(number, 1, 'a row must start with sentence and token, as in 1-1');
    if (start === undefined || end === undefined || Number(end) < Number(start)) {
      return this.fail(number, id.length + 2, 'the offsets must be two whole numbers, as in 0-5');
    }
    const span = { start: Number(start), end: Number(end) };
    const sentence = this.sentences.at(-1);
    if (!sentence) return this.fail(number, 1, 'there is a token before the first #Text');
    if (!id.includes('.')) sentence.start ??= span.start;
    for (const layer of this.layers) this.layerCells(layer, cells, span, id);
  }

  private layerCells(
    { name, first, features }: Layer,
    cells: readonly string[],
    span: Span,
    id: string,
  ): void {
    const columns = Math.max(1, features.length);
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
      if (!open) this.spans.set(key, { ...span, values });
      else {
        open.start = Math.min(open.start, span.start);
        open.end = Math.max(open.end, span.end);
      }
    }
  }

  /** The sentences at their offsets; what stood between them is not in the file. */
  private text(): string {
    let text = '';
    for (const { lines, start = 0 } of this.sentences) text = text.padEnd(start, '\n') + lines.join('\n');
    return text;
  }

  private fail(line: number, column: number, reason: string): never {
    throw new ImportError(reason, this.file, line, column);
  }
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
