import type { Annotation } from '../annotation/annotation';
import { uuidOf } from '../annotation/hash';
import type { LineIndex } from '../text/lines';
import type { ExportSource } from './format';

/** What a citation of one passage needs to know. */
export interface Citation {
  /** Letters, digits and hyphens; the same for the same passage. */
  readonly key: string;
  readonly title: string;
  readonly path: string;
  /** EDTF. */
  readonly date?: string;
  /** One-based; absent where the text is not at hand. */
  readonly line?: number;
  readonly quotation: string;
  /** Comments of readers. */
  readonly notes: readonly string[];
}

/** The citation of an annotation; `lines` are those of the source's text. */
export function citationOf(
  annotation: Annotation,
  source: Pick<ExportSource, 'path'> & { readonly record: ExportSource['sidecar']['source'] },
  lines: LineIndex | undefined,
): Citation {
  const { path, record } = source;
  const [target] = annotation.targets;
  const line = target && lines ? lines.at(target.start).line + 1 : undefined;
  const stem = path
    .replace(/\.[a-z0-9]+$/i, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return {
    key: `${stem || 'source'}-${keyOf(annotation.id)}`,
    title: record.title ?? path,
    path,
    ...(record.date !== undefined && { date: record.date }),
    ...(line !== undefined && { line }),
    quotation: annotation.targets.map(({ exact }) => exact.replace(/\s+/gu, ' ').trim()).join(' … '),
    notes: annotation.comments.map(({ text }) => text),
  };
}

/** The front of a UUID; ids of other tools begin alike, so that they are hashed. */
function keyOf(id: string): string {
  const uuid = UUID.test(id) ? id : uuidOf(id);
  return uuid.replace('urn:uuid:', '').replaceAll('-', '').slice(0, KEY_LENGTH);
}

const UUID = /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Characters of the annotation's id in a citation key: 48 bits tell a corpus's quotations apart. */
const KEY_LENGTH = 12;

/** One line for a footnote: `“quotation” (title, date, line 12)`. */
export function plainCitation({ quotation, title, date, line }: Citation): string {
  const place = [title, date, line === undefined ? undefined : `line ${line}`].filter(
    part => part !== undefined,
  );
  return `“${quotation}” (${place.join(', ')})`;
}

/** Year, month and day of an EDTF value that is a plain date; `undefined` for all others. */
export function dateParts(date: string | undefined): readonly number[] | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-([0-3]\d))?)?$/.exec(date ?? '') ?? [];
  if (year === undefined) return undefined;
  return [year, month, day].flatMap(part => (part === undefined ? [] : Number(part)));
}
