import type { Annotation } from '../annotation/annotation';
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

interface Document {
  readonly name: string | undefined;
  readonly sentences: Row[][];
}

interface Row {
  readonly token: string;
  /** `B`, `I`, `E`, `S`, or `O`. */
  readonly position: string;
  readonly label: string;
}

function* importConll(files: readonly ImportFile[]): Generator<ImportedSource> {
  for (const file of files) {
    const documents = documentsIn(file);
    for (const [i, { name, sentences }] of documents.entries()) {
      if (sentences.length === 0) continue;
      const path =
        name ?? `${file.path.replace(/\.[^./\\]+$/, '')}${documents.length > 1 ? `-${i + 1}` : ''}`;
      yield {
        path,
        ...textWithAnnotations(sentences, path),
        offsetUnit: 'utf-16',
        lineEnds: 'kept',
        isUndecided: true,
        isTokenized: true,
      };
    }
  }
}

function documentsIn(file: ImportFile): Document[] {
  const documents: Document[] = [{ name: undefined, sentences: [] }];
  let open: Row[] | undefined;
  let columns: number | undefined;
  textOf(file)
    .split(/\r?\n/)
    .forEach((line, i) => {
      if (line.trim() === '') open = undefined;
      else if (line.startsWith('-DOCSTART-')) {
        open = undefined;
        const [, , name] = line.trim().split(/[ \t]+/);
        const isName = name !== undefined && /[^-_XO]/.test(name);
        documents.push({ name: isName ? decoded(name) : undefined, sentences: [] });
      } else {
        const cells = line.includes('\t') ? line.split('\t') : line.trim().split(/ +/);
        if (isComment(line, cells, columns)) return;
        const fail = (reason: string): never => {
          throw new ImportError(reason, file.path, i + 1, 1);
        };
        columns ??= cells.length;
        if (cells.length !== columns)
          fail(`this row has ${cells.length} columns, those before have ${columns}`);
        if (!open) {
          open = [];
          documents.at(-1)?.sentences.push(open);
        }
        open.push(rowOf(cells, fail));
      }
    });
  return documents.filter(({ sentences }) => sentences.length > 0);
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

/** The tokens parted by spaces, the sentences by line ends, with their spans. */
function textWithAnnotations(sentences: readonly (readonly Row[])[], path: string) {
  const spans: { start: number; end: number; label: string }[] = [];
  let text = '';
  for (const sentence of sentences) {
    let open: { start: number; end: number; label: string } | undefined;
    for (const [i, { token, position, label }] of sentence.entries()) {
      if (i > 0) text += ' ';
      const start = text.length;
      text += token;
      if (position === 'O') open = undefined;
      else if (open?.label === label && 'IEL'.includes(position)) open.end = text.length;
      else spans.push((open = { start, end: text.length, label }));
      if ('ESLU'.includes(position)) open = undefined;
    }
    text += '\n';
  }
  const annotations = spans.map(({ label, ...span }): Annotation =>
    foreignAnnotation({ path, targets: [carriedTarget(text, span)], content: contentOfLabel(label) }),
  );
  return { text, annotations };
}
