import type { ByteText } from './byteText';
import { type ByteWriter, Stamp } from './byteWriter';
import type { ItemScan } from './itemScan';
import { Escapes, type Slice } from './jsonBytes';
import type { RecordCopy } from './recordCopy';
import type { SourceWalk } from './sourceWalk';

const START = new Stamp(',"start":');
const END = new Stamp(',"end":');
const TEXT = new Stamp(',"text":"');
const ENTITY_TYPE = new Stamp('","kind":"entity","type":"');
const ENTITY = new Stamp('","entity":"');
const LABEL = new Stamp('","label":"');
const DATE_TYPE = new Stamp('","kind":"date","type":"');
const DATE_OF_NO_CLASS = new Stamp('","kind":"date","type":"DATE');
const VALUE = new Stamp('","value":"');
const STATUS = new Stamp('","status":"');
const CONFIDENCE = new Stamp('","confidence":');
const ID = new Stamp('","id":"');
const ID_BEHIND_NUMBER = new Stamp(',"id":"');
const BASIS = new Stamp('","basis":"');
const CREATED = new Stamp('","created":"');
const MODIFIED = new Stamp('","modified":"');
const CREATOR = new Stamp('","creator":"');
const GENERATOR = new Stamp('","generator":"');
const CLOSING = new Stamp('"}\n');

/** More than all stamps of one record together. */
const STAMPS = 512;

/** Records of `jsonl`: its strings are those of the sidecar, as they stand there. */
export class JsonlCopy implements RecordCopy {
  private head = new Stamp('');

  begin(path: string): void {
    this.head = new Stamp(`{"source":${JSON.stringify(path)}`);
  }

  copy(item: ItemScan, _walk: SourceWalk, out: ByteWriter): boolean {
    if (item.ownEscapes === Escapes.Others) return false;
    const { text, confidence } = item;
    out.reserve(this.head.length + STAMPS + item.length);
    out.stamp(this.head);
    member(START, item.start, text, out);
    member(END, item.end, text, out);
    member(TEXT, item.exact, text, out);
    if (item.isDate) copyDate(item, out);
    else copyEntity(item, out);
    member(STATUS, item.status, text, out);
    member(CONFIDENCE, confidence, text, out);
    member(confidence.isThere ? ID_BEHIND_NUMBER : ID, item.id, text, out);
    member(BASIS, item.basis, text, out);
    member(CREATED, item.created, text, out);
    member(MODIFIED, item.modified, text, out);
    member(CREATOR, item.creator, text, out);
    member(GENERATOR, item.generator, text, out);
    out.stamp(CLOSING);
    return true;
  }
}

function copyEntity({ text, type, entity, label }: ItemScan, out: ByteWriter): void {
  member(ENTITY_TYPE, type, text, out);
  member(ENTITY, entity, text, out);
  member(LABEL, label, text, out);
}

function copyDate({ text, timex, ownTimex, value }: ItemScan, out: ByteWriter): void {
  const own = timex.isThere ? timex : ownTimex;
  if (own.isThere) member(DATE_TYPE, own, text, out);
  else out.stamp(DATE_OF_NO_CLASS);
  member(VALUE, value, text, out);
}

/** A member that starts with `stamp`, where it is there. */
function member(stamp: Stamp, slice: Slice, text: ByteText, out: ByteWriter): void {
  if (!slice.isThere) return;
  out.stamp(stamp);
  out.copy(text, slice);
}
