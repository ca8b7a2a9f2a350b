import type { Annotation } from '../annotation/annotation';
import type { Span } from '../text/span';
import { eachLine } from './eachLine';
import { carriedTarget, foreignAnnotation } from './foreign';
import { ImportError, type ImportedSource, type Importer, type ImportFile } from './format';
import { textOf } from './jsonRead';
import { contentOfLabel } from './labels';

/**
 * Tokens in columns, the label in the last: CoNLL-2002 and 2003 and their kin, in IOB1, IOB2 or BIOES. The text is put
 * together from the tokens; where the source is at hand, its words are looked for in order.
 */
export const conllImporter: Importer = {
  name: 'conll',
  title: 'CoNLL-2003 and other token columns (IOB1, IOB2, BIOES)',
  fileExtensions: ['conll', 'iob', 'iob2', 'bio', 'txt', 'tsv'],
  import: importConll,
};

/** A row that was read: `position` is `B`, `I`, `L`, `E`, `S`, `U`, or `O`. */
interface Row {
  readonly token: string;
  readonly position: string;
  readonly label: string;
}

/** A labelled run of tokens; offsets in the text so far. */
interface Run extends Span {
  end: number;
  readonly label: string;
}

function* importConll(files: readonly ImportFile[]): Generator<ImportedSource> {
  for (const file of files) {
    const documents = documentsIn(file);
    for (const [i, document] of documents.entries()) {
      const path =
        document.name ?? `${file.path.replace(/\.[^./\\]+$/, '')}${documents.length > 1 ? `-${i + 1}` : ''}`;
      yield {
        path,
        ...document.result(path),
        offsetUnit: 'utf-16',
        lineEnds: 'kept',
        isUndecided: true,
        isTokenized: true,
      };
    }
  }
}

function documentsIn(file: ImportFile): readonly TokenText[] {
  const documents = [new TokenText(undefined)];
  let columns: number | undefined;
  let number = 0;
  for (const line of eachLine(textOf(file))) {
    number++;
    if (line.trim() === '') documents.at(-1)?.endSentence();
    else if (line.startsWith('-DOCSTART-')) {
      documents.at(-1)?.endSentence();
      const [, , name] = line.trim().split(/[ \t]+/);
      const isName = name !== undefined && /[^-_XO]/.test(name);
      documents.push(new TokenText(isName ? decoded(name) : undefined));
    } else {
      const cells = line.includes('\t') ? line.split('\t') : line.trim().split(/ +/);
      if (isComment(line, cells, columns)) continue;
      const fail = (reason: string): never => {
        throw new ImportError(reason, file.path, number, 1);
      };
      columns ??= cells.length;
      if (cells.length !== columns)
        fail(`this row has ${cells.length} columns, those before have ${columns}`);
      documents.at(-1)?.add(rowOf(cells, fail));
    }
  }
  documents.at(-1)?.endSentence();
  return documents.filter(({ isEmpty }) => !isEmpty);
}

/** Puts a text together: tokens parted by spaces, sentences by line ends, with the spans of what is labelled. */
class TokenText {
  private readonly sentences: string[] = [];
  private tokens: string[] = [];
  /** Of the text so far. */
  private length = 0;
  private readonly runs: Run[] = [];
  private open: Run | undefined;

  constructor(readonly name: string | undefined) {}

  get isEmpty(): boolean {
    return this.sentences.length === 0;
  }

  add({ token, position, label }: Row): void {
    if (this.tokens.length > 0) this.length++;
    const start = this.length;
    this.tokens.push(token);
    this.length += token.length;
    if (position === 'O') this.open = undefined;
    else if (this.open?.label === label && 'IEL'.includes(position)) this.open.end = this.length;
    else this.runs.push((this.open = { start, end: this.length, label }));
    if ('ESLU'.includes(position)) this.open = undefined;
  }

  endSentence(): void {
    if (this.tokens.length === 0) return;
    this.sentences.push(this.tokens.join(' '), '\n');
    this.length++;
    this.tokens = [];
    this.open = undefined;
  }

  result(path: string): Pick<ImportedSource, 'text' | 'annotations'> {
    const text = this.sentences.join('');
    const annotations = this.runs.map(({ label, ...span }): Annotation =>
      foreignAnnotation({ path, targets: [carriedTarget(text, span)], content: contentOfLabel(label) }),
    );
    return { text, annotations };
  }
}

/** A path as our exporter writes it, without white space. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** `#` may also be a token: then it has a label, in as many columns as the others. */
const isComment = (line: string, cells: readonly string[], columns = cells.length): boolean =>
  line.startsWith('#') &&
  (/^#\s*\w+\s*=/.test(line) || cells.length !== columns || !TAG.test(cells.at(-1) ?? ''));

/** What the last column of a row holds. */
const TAG = /^(?:O|_|[BIESLU]-\S.*)$/;

function rowOf(cells: readonly string[], fail: (reason: string) => never): Row {
  const [token = ''] = cells;
  const tag = cells.length > 1 ? (cells.at(-1) ?? '') : '';
  if (tag === 'O' || tag === '_') return { token, position: 'O', label: '' };
  const [, position, label] = /^([BIESLU])-(.+)$/.exec(tag) ?? [];
  if (position === undefined || label === undefined) {
    return fail(`the last column must be O or a label such as B-PER, not ${JSON.stringify(tag)}`);
  }
  return { token, position, label };
}
