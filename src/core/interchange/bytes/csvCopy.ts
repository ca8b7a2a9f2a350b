import type { ByteText } from './byteText';
import { type ByteWriter, Stamp } from './byteWriter';
import { copyCell, copyQuotedJson } from './csvBytes';
import { csvRow } from '../csvCells';
import type { ItemScan } from './itemScan';
import { Escapes, NINE, NOTHING, type Slice, ZERO } from './jsonBytes';
import { PerLayout } from './perLayout';
import type { RecordCopy } from './recordCopy';
import type { SourceWalk } from './sourceWalk';

const HYPHEN = 45;
const ROW_END = new Stamp('\r\n');
const DETAILS_END = new Stamp(']}"');
/** No string that is the same in all items of a layout has white space in it. */
const BLANKS = /\s+/g;

/** More than separators and fixed words of one row together. */
const STAMPS = 512;
/** What a byte of the sidecar becomes at most: told twice, the second time in the details, and doubled. */
const GROWTH = 4;

/** Rows of a table. */
export class CsvCopy implements RecordCopy {
  private head = new Stamp('');
  private readonly rows = new PerLayout(item => rowOf(item, this.separator));
  private readonly separatorByte: number;

  constructor(private readonly separator: string) {
    this.separatorByte = separator.charCodeAt(0);
  }

  begin(path: string): void {
    this.head = new Stamp(csvRow([path, undefined], this.separator).slice(0, -ROW_END.length));
  }

  copy(item: ItemScan, walk: SourceWalk, out: ByteWriter): boolean {
    const { separatorByte } = this;
    const row = this.rows.of(item);
    const { cells } = row;
    const { text } = item;
    const hasDetails = row.hasDetails || isAnyEmpty(row.texts);
    if (item.escapes === Escapes.Others || (hasDetails && !isAsWritten(item))) return false;
    out.reserve(this.head.length + STAMPS + GROWTH * item.length);
    out.stamp(this.head);
    out.number(walk.line + 1);
    out.byte(separatorByte);
    out.number(walk.column + 1);
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i];
      if (!cell) continue;
      out.stamp(cell.before);
      if (cell.isPlain) out.copy(text, cell.slice);
      else if (!copyCell(text, cell.slice, separatorByte, out)) return false;
    }
    out.stamp(row.rest);
    if (hasDetails) copyDetails(item, row.details, out);
    out.stamp(ROW_END);
    return true;
  }
}

/** What the rows of a layout have in common. */
interface Row {
  readonly cells: readonly Cell[];
  /** What stands between the last cell and the details. */
  readonly rest: Stamp;
  readonly hasDetails: boolean;
  /** What is told in the details where it is empty, since an empty cell means that there is none. */
  readonly texts: readonly Slice[];
  /** What the sidecar says of the annotation but its target, as one line of JSON in a quoted cell. */
  readonly details: readonly Detail[];
}

/** A value in the details, and what stands between it and the one before. */
interface Detail {
  readonly slice: Slice;
  readonly before: Stamp;
}

function rowOf(item: ItemScan, separator: string): Row {
  const cells: Cell[] = [];
  let before = separator;
  for (const column of columnsOf(item)) {
    if (typeof column === 'string') before += column;
    else if (column?.slice.isThere) {
      cells.push({ slice: column.slice, isPlain: column.isPlain === true, before: new Stamp(before) });
      before = '';
    }
    before += separator;
  }
  const { type, entity, label, value, creator, generator } = item;
  const texts = [type, entity, label, value, creator, generator].filter(({ isThere }) => isThere);
  const rest = new Stamp(before);
  return { cells, rest, hasDetails: needsDetails(item), texts, details: detailsOf(item) };
}

/** A cell whose value stands in the sidecar. */
interface Cell {
  readonly slice: Slice;
  /** It is a number or one word, which needs no quotes. */
  readonly isPlain: boolean;
  /** What stands between it and the one before: separators, and words that are always the same. */
  readonly before: Stamp;
}

/** What stands in the columns from the quotation to the id (see `csvColumns`); `undefined` where nothing does. */
function columnsOf(
  item: ItemScan,
): (string | { readonly slice: Slice; readonly isPlain?: boolean } | undefined)[] {
  const { isDate, timex, ownTimex, type, creator, generator } = item;
  const own = timex.isThere ? timex : ownTimex;
  return [
    { slice: item.exact },
    isDate ? 'date' : 'entity',
    isDate && !own.isThere ? 'DATE' : { slice: isDate ? own : type },
    { slice: item.entity },
    { slice: item.label },
    { slice: item.value },
    { slice: item.status, isPlain: true },
    { slice: item.confidence, isPlain: true },
    { slice: creator.isThere ? creator : generator },
    // Comments and tags.
    undefined,
    undefined,
    { slice: item.prefix },
    { slice: item.suffix },
    { slice: item.start, isPlain: true },
    { slice: item.end, isPlain: true },
    { slice: item.id },
  ];
}

/** Whether the other cells never say everything. */
const needsDetails = (item: ItemScan): boolean =>
  item.basis.isThere || item.created.isThere || item.modified.isThere || saysMoreOfWho(item);

/** Whether an import would take the name in the column `who` for another's, or there is a second name. */
function saysMoreOfWho({ creator, generator, isSuggested, confidence }: ItemScan): boolean {
  const isByProgram = isSuggested || confidence.isThere;
  return creator.isThere ? generator.isThere || isByProgram : generator.isThere && !isByProgram;
}

function isAnyEmpty(slices: readonly Slice[]): boolean {
  for (let i = 0; i < slices.length; i++) {
    const slice = slices[i];
    if (slice && slice.to === slice.from) return true;
  }
  return false;
}

/** Whether the exporter would write the same members as there are here. */
function isAsWritten(item: ItemScan): boolean {
  const { text, isDate, value, timex, ownTimex, type, entity } = item;
  if (isDate) return value.isThere ? timex.isThere : ownTimex.isThere;
  return isPlainName(text, type) && (!entity.isThere || isPlainName(text, entity));
}

/** Names that stand in an IRI as they are: ASCII letters, digits and hyphens. */
function isPlainName({ bytes }: ByteText, { from, to }: Slice): boolean {
  for (let at = from; at < to; at++) if (!isNameByte(bytes[at] ?? 0)) return false;
  return to > from;
}

const isNameByte = (byte: number): boolean =>
  (byte >= 97 && byte <= 122) || (byte >= ZERO && byte <= NINE) || byte === HYPHEN;

/** The values of the details; behind all of them, with nothing in it, what closes the bodies. */
function detailsOf({ text, opening, bodiesEnd, source, layout }: ItemScan): Detail[] {
  const details: Detail[] = [];
  let at = opening;
  const add = (slice: Slice, from: number): void => {
    const json = text.decode(at, from).replace(BLANKS, '').replaceAll('"', '""');
    details.push({ slice, before: new Stamp(details.length === 0 ? `"${json}` : json) });
    at = slice.to;
  };
  for (const slice of layout?.present ?? []) if (slice.to < source.from) add(slice, slice.from);
  add(NOTHING, bodiesEnd);
  return details;
}

function copyDetails({ text }: ItemScan, details: readonly Detail[], out: ByteWriter): void {
  for (let i = 0; i < details.length; i++) {
    const detail = details[i];
    if (!detail) continue;
    out.stamp(detail.before);
    copyQuotedJson(text, detail.slice, out);
  }
  out.stamp(DETAILS_END);
}
