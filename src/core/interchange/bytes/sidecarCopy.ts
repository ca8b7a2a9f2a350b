import type { Sidecar } from '../../annotation/annotation';
import { sourceIri } from '../../annotation/iri';
import { ByteText } from './byteText';
import type { ByteWriter } from './byteWriter';
import type { ExportOptions } from '../format';
import { reportHead } from '../pageLosses';
import { lossesOf } from '../prepare';
import { ItemScan } from './itemScan';
import { NOWHERE, type Slice, ZERO } from './jsonBytes';
import { PageHead } from './pageHead';
import { PageItems } from './pageItems';
import type { RecordCopy } from './recordCopy';
import { SourceWalk } from './sourceWalk';
import { type RecordExporter, StrangeItems } from './strangeItems';

const encoder = new TextEncoder();

/** Where what has no place of its own goes. */
const BEHIND_ALL = { start: Infinity, end: Infinity };
/** A byte-order mark, which is no part of the text, begins with it. */
const BYTE_ORDER_MARK = 0xef;

/**
 * Exports sidecars by copying from their bytes, many times as fast as through objects, what the exporter would write
 * byte for byte; single annotations that it does not understand go through objects. The proof is the same: a quotation
 * is written only where it stands in the source.
 */
export class SidecarCopy {
  /** The bytes of a sidecar and of its source, both valid UTF-8 without a zero byte, are put here before they are copied. */
  readonly sidecar = new ByteText();
  readonly source = new ByteText();
  private readonly head = new PageHead(this.sidecar);
  private readonly items = new PageItems(this.sidecar);
  private readonly item = new ItemScan(this.sidecar);
  private readonly walk = new SourceWalk(this.source);
  private readonly records: RecordCopy;
  /** The source as the sidecar's targets name it, and the same as bytes. */
  private named = '';
  private ownSource = new Uint8Array();
  private readonly strange: StrangeItems;
  /** Span of the last annotation, in code points; behind all others for one without a place. */
  private start = 0;
  private end = 0;

  constructor(
    private readonly exporter: RecordExporter,
    private readonly options: ExportOptions,
    private readonly out: ByteWriter,
  ) {
    this.records = exporter.records.copy();
    this.strange = new StrangeItems(exporter, options, this.source);
  }

  /** Adds the records of a source to the output; `false`, having added nothing, where only the exporter can tell. */
  add(path: string): boolean {
    const { out } = this;
    const before = out.length;
    if (this.copy(path)) return true;
    out.length = before;
    return false;
  }

  private copy(path: string): boolean {
    const { source, items, strange } = this;
    if (source.bytes[0] === BYTE_ORDER_MARK) return false;
    const page = this.head.read();
    if (!page) return false;
    this.named = sourceIri(page.sidecar.source.path);
    this.ownSource = encoder.encode(this.named);
    this.records.begin(path);
    strange.begin(path);
    this.walk.restart();
    this.start = this.end = -1;
    if (!items.every(page.opening, this.copyItem)) return false;
    this.reportHead(path, page.sidecar);
    return true;
  }

  /** Tells what records, which are of annotations alone, do not say of the source. */
  private reportHead(path: string, sidecar: Sidecar): void {
    const { source, exporter, options } = this;
    const text = sidecar.source.title === undefined ? undefined : source.decode(0, source.length);
    reportHead(sidecar, text, exporter.carries, lossesOf(path, options));
  }

  /** Returns where the item ends, or `NOWHERE` where it can't be told how it is written. */
  private readonly copyItem = (at: number): number => {
    const end = this.item.read(at);
    return end !== NOWHERE && this.copyRead() ? end : this.copyStrange(at);
  };

  /** Writes the item that was read. */
  private copyRead(): boolean {
    const { item, walk, options, out } = this;
    if (!item.is(item.source, this.ownSource)) return false;
    const start = this.numberOf(item.start);
    const end = this.numberOf(item.end);
    if (start > end) return false;
    if (item.isRejected && options.all !== true) return true;
    if (item.entity.isThere && !item.label.isThere && (options.entities?.size ?? 0) > 0) return false;
    if (!this.isInOrder(start, end) || !walk.goTo(start)) return false;
    if (!walk.holds(this.sidecar, item.exact, end - start)) return false;
    const before = out.length;
    if (!this.records.copy(item, walk, out)) {
      out.length = before;
      return false;
    }
    this.start = start;
    this.end = end;
    return true;
  }

  private copyStrange(at: number): number {
    const { strange, out } = this;
    const found = this.items.strange(at, this.named);
    if (!found) return NOWHERE;
    const { annotation, end } = found;
    if (annotation.status === 'rejected' && this.options.all !== true) return end;
    const [span = BEHIND_ALL] = annotation.targets;
    const record = this.isInOrder(span.start, span.end) ? strange.recordOf(annotation) : undefined;
    if (record === undefined) return NOWHERE;
    out.add(record);
    this.start = span.start;
    this.end = span.end;
    return end;
  }

  private isInOrder(start: number, end: number): boolean {
    return start > this.start || (start === this.start && end <= this.end);
  }

  private numberOf({ from, to }: Slice): number {
    const { bytes } = this.sidecar;
    let number = 0;
    for (let at = from; at < to; at++) number = number * 10 + (bytes[at] ?? 0) - ZERO;
    return number;
  }
}
