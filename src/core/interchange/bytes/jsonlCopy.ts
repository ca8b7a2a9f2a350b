import { type ByteWriter, Stamp } from './byteWriter';
import type { ItemScan } from './itemScan';
import { Escapes, NOTHING, type Slice } from './jsonBytes';
import { PerLayout } from './perLayout';
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
  private readonly members = new PerLayout(item => membersOf(item).filter(({ slice }) => slice.isThere));

  begin(path: string): void {
    this.head = new Stamp(`{"source":${JSON.stringify(path)}`);
  }

  copy(item: ItemScan, _walk: SourceWalk, out: ByteWriter): boolean {
    if (item.ownEscapes === Escapes.Others) return false;
    const members = this.members.of(item);
    out.reserve(this.head.length + STAMPS + item.length);
    out.stamp(this.head);
    for (let i = 0; i < members.length; i++) {
      const member = members[i];
      if (!member) continue;
      out.stamp(member.stamp);
      out.copy(item.text, member.slice);
    }
    out.stamp(CLOSING);
    return true;
  }
}

/** A member of a record, and what stands before it. */
interface Member {
  readonly stamp: Stamp;
  readonly slice: Slice;
}

/** In the order in which they are written; some are not there. */
function membersOf(item: ItemScan): Member[] {
  const of = (stamp: Stamp, slice: Slice): Member => ({ stamp, slice });
  return [
    of(START, item.start),
    of(END, item.end),
    of(TEXT, item.exact),
    ...(item.isDate ? dateMembers(item) : entityMembers(item)),
    of(STATUS, item.status),
    of(CONFIDENCE, item.confidence),
    of(item.confidence.isThere ? ID_BEHIND_NUMBER : ID, item.id),
    of(BASIS, item.basis),
    of(CREATED, item.created),
    of(MODIFIED, item.modified),
    of(CREATOR, item.creator),
    of(GENERATOR, item.generator),
  ];
}

const entityMembers = ({ type, entity, label }: ItemScan): Member[] => [
  { stamp: ENTITY_TYPE, slice: type },
  { stamp: ENTITY, slice: entity },
  { stamp: LABEL, slice: label },
];

function dateMembers({ timex, ownTimex, value }: ItemScan): Member[] {
  const own = timex.isThere ? timex : ownTimex;
  return [
    own.isThere ? { stamp: DATE_TYPE, slice: own } : { stamp: DATE_OF_NO_CLASS, slice: NOTHING },
    { stamp: VALUE, slice: value },
  ];
}
