import type { ByteText } from './byteText';
import { type ByteWriter, Stamp } from './byteWriter';
import { copyCell, copyDense } from './csvBytes';
import { csvRow } from './csvCells';
import type { ItemScan } from './itemScan';
import { Escapes, NINE, QUOTATION_MARK, type Slice, ZERO } from './jsonBytes';
import type { RecordCopy } from './recordCopy';
import type { SourceWalk } from './sourceWalk';

const HYPHEN = 45;
const DATE = new Stamp('DATE');
const ROW_END = new Stamp('\r\n');
const DETAILS_END = new Stamp(']}"');

/** More than separators and fixed words of one row together. */
const STAMPS = 512;
/** What a byte of the sidecar becomes at most: told twice, the second time in the details, and doubled. */
const GROWTH = 4;

/** Rows of a table. */
export class CsvCopy implements RecordCopy {
  private head = new Stamp('');
  /** Only a closer look at one of the cells tells what a spreadsheet makes of it. */
  private isDoubtful = false;
  private readonly kinds: { readonly entity: Stamp; readonly date: Stamp };
  private readonly separatorByte: number;

  constructor(private readonly separator: string) {
    this.separatorByte = separator.charCodeAt(0);
    const kind = (name: string): Stamp => new Stamp(name + separator);
    this.kinds = { entity: kind('entity'), date: kind('date') };
  }

  begin(path: string): void {
    this.head = new Stamp(csvRow([path, undefined], this.separator).slice(0, -ROW_END.length));
  }

  copy(item: ItemScan, walk: SourceWalk, out: ByteWriter): boolean {
    const hasDetails = needsDetails(item);
    if (item.escapes === Escapes.Others || (hasDetails && !isAsWritten(item))) return false;
    this.isDoubtful = false;
    out.reserve(this.head.length + STAMPS + GROWTH * item.length);
    out.stamp(this.head);
    this.placeCells(item, walk, out);
    this.contentCells(item, out);
    this.whoCells(item, out);
    this.contextCells(item, out);
    if (hasDetails) copyDetails(item, out);
    out.stamp(ROW_END);
    return !this.isDoubtful;
  }

  private placeCells(item: ItemScan, walk: SourceWalk, out: ByteWriter): void {
    out.number(walk.line + 1);
    out.byte(this.separatorByte);
    out.number(walk.column + 1);
    out.byte(this.separatorByte);
    this.cell(item, item.exact, out);
    out.stamp(item.isDate ? this.kinds.date : this.kinds.entity);
  }

  private contentCells(item: ItemScan, out: ByteWriter): void {
    const { type, timex, ownTimex, entity, label, value } = item;
    const timexClass = timex.isThere ? timex : ownTimex;
    if (item.isDate && !timexClass.isThere) {
      out.stamp(DATE);
      out.byte(this.separatorByte);
    } else this.cell(item, item.isDate ? timexClass : type, out);
    this.cell(item, entity, out);
    this.cell(item, label, out);
    this.cell(item, value, out);
  }

  private whoCells(item: ItemScan, out: ByteWriter): void {
    this.plainCell(item, item.status, out);
    this.plainCell(item, item.confidence, out);
    this.cell(item, item.creator.isThere ? item.creator : item.generator, out);
    // Comments and tags.
    out.byte(this.separatorByte);
    out.byte(this.separatorByte);
  }

  private contextCells(item: ItemScan, out: ByteWriter): void {
    this.cell(item, item.prefix, out);
    this.cell(item, item.suffix, out);
    this.plainCell(item, item.start, out);
    this.plainCell(item, item.end, out);
    this.cell(item, item.id, out);
  }

  /** A cell that is a number or one word. */
  private plainCell({ text }: ItemScan, slice: Slice, out: ByteWriter): void {
    if (slice.isThere) out.copy(text, slice);
    out.byte(this.separatorByte);
  }

  private cell({ text }: ItemScan, slice: Slice, out: ByteWriter): void {
    if (slice.isThere && !copyCell(text, slice, this.separatorByte, out)) this.isDoubtful = true;
    out.byte(this.separatorByte);
  }
}

/** Whether the other cells do not say everything. */
const needsDetails = (item: ItemScan): boolean =>
  item.basis.isThere ||
  item.created.isThere ||
  item.modified.isThere ||
  (item.label.isThere && item.label.to === item.label.from) ||
  (item.generator.isThere && (item.creator.isThere || !item.isSuggested));

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

/** All that the sidecar says of the annotation but its target, as one line of JSON. */
function copyDetails({ text, opening, targetStart }: ItemScan, out: ByteWriter): void {
  out.byte(QUOTATION_MARK);
  copyDense(text.bytes, opening, targetStart, out);
  out.stamp(DETAILS_END);
}
