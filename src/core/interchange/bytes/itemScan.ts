import type { ByteText } from './byteText';
import { beforeFirst, bytesLike, BYTES_PER_WORD, fourOf } from './fourBytes';
import { Escapes, NOWHERE, Slice } from './jsonBytes';
import { ItemLayouts, type ItemValue, ValueKind } from './itemLayouts';
import { Literal } from './literal';
import { MemberScan } from './memberScan';

const ID = new Literal('{"id":"');
const KIND = new Literal(',"type":"Annotation","motivation":"identifying"');
const CREATED = new Literal(',"created":"');
const MODIFIED = new Literal(',"modified":"');
const CREATOR = new Literal(',"creator":{"type":"Person","name":"');
const GENERATOR = new Literal(',"generator":{"type":"Software","name":"');
const STATUS = new Literal(',"glossator:status":"');
const CONFIDENCE = new Literal(',"glossator:confidence": ');
const TYPE = new Literal(',"body":[{"type":"SpecificResource","purpose":"classifying","source":"glossator:');
const ENTITY = new Literal(
  ',{"type":"SpecificResource","purpose":"identifying","source":"urn:glossator:entity:',
);
const LABEL = new Literal(',"glossator:label":"');
const VALUE = new Literal(',{"type":"TextualBody","purpose":"identifying","value":"');
const TIMEX = new Literal(',"glossator:timex":"');
const BASIS = new Literal(',"glossator:basis":"');
const SOURCE = new Literal('],"target":{"source":"');
const START = new Literal(',"selector":[{"type":"TextPositionSelector","start": ');
const END = new Literal(',"end": ');
const EXACT = new Literal('},{"type":"TextQuoteSelector","exact":"');
const PREFIX = new Literal(',"prefix":"');
const SUFFIX = new Literal(',"suffix":"');
const CLOSING = new Literal('}]}}');

const word = (text: string): Uint8Array => new TextEncoder().encode(text);
const SUGGESTED = word('suggested');
const ACCEPTED = word('accepted');
const REJECTED = word('rejected');
const DATE_TYPE = word('date');
const timexClasses = ['DATE', 'TIME', 'DURATION', 'SET'].map(word);
const PERCENT_SIGNS = fourOf(37);
const CLOSING_BRACKET = 93;

/** What is the same in all items that have the same members, in one white space. */
export interface ItemLayout {
  /** What they have, in order, and what not. */
  readonly present: readonly Slice[];
  readonly absent: readonly Slice[];
  readonly isDate: boolean;
  readonly isSuggested: boolean;
  readonly isRejected: boolean;
}

/**
 * Where the members of an annotation stand in the bytes of its sidecar: of a mention or date with one target, with its
 * members in the order in which programs write them. Used for all items in turn, since there may be a million.
 */
export class ItemScan {
  readonly id = new Slice();
  readonly created = new Slice();
  readonly modified = new Slice();
  readonly creator = new Slice();
  readonly generator = new Slice();
  readonly status = new Slice();
  readonly confidence = new Slice();
  /** The type's name, behind the IRI's beginning. */
  readonly type = new Slice();
  /** TIMEX class beside the type: of a date without a value. */
  readonly ownTimex = new Slice();
  /** The entity's id, behind the IRI's beginning. */
  readonly entity = new Slice();
  readonly label = new Slice();
  readonly value = new Slice();
  readonly timex = new Slice();
  readonly basis = new Slice();
  readonly source = new Slice();
  readonly start = new Slice();
  readonly end = new Slice();
  readonly exact = new Slice();
  readonly prefix = new Slice();
  readonly suffix = new Slice();
  isDate = false;
  isSuggested = false;
  isRejected = false;
  /** Where the item starts, and where its target does, which comes after all bodies. */
  opening = 0;
  /** The same for all items that are laid out alike: what follows from that is worth keeping. */
  layout: ItemLayout | undefined;
  private readonly scan: MemberScan;
  private readonly layouts = new ItemLayouts<ItemLayout>();

  constructor(readonly text: ByteText) {
    this.scan = new MemberScan(text);
  }

  /** Bytes of the whole item. */
  get length(): number {
    return this.scan.at - this.opening;
  }

  /** Where the list of bodies, which is open, ends. */
  get bodiesEnd(): number {
    const { bytes } = this.text;
    let at = this.source.from;
    while (bytes[at] !== CLOSING_BRACKET) at--;
    return at;
  }

  /** The strangest escapes in its strings. */
  get escapes(): Escapes {
    return this.scan.escapes;
  }

  /** The same without the context. */
  get ownEscapes(): Escapes {
    const { escapes } = this.scan;
    if (escapes === Escapes.None) return escapes;
    const own = this.values().filter(
      ({ slice }) => slice.isThere && slice !== this.prefix && slice !== this.suffix,
    );
    return Math.max(...own.map(({ slice }) => slice.escapes));
  }

  /** Reads the item at `from`; returns where it ends, or `NOWHERE` where the general reader must judge. */
  read(from: number): number {
    const { scan } = this;
    this.opening = from;
    scan.escapes = Escapes.None;
    const layout = this.layouts.read(scan, from);
    if (layout !== this.layout) this.meet(layout);
    if (layout && this.areNames()) return scan.at;
    this.layout = undefined;
    return this.readMembers(from) && this.isSound() && this.areNames() ? this.learn(from) : NOWHERE;
  }

  /** Whether the bytes of a slice are these. */
  is({ from, to }: Slice, word: Uint8Array): boolean {
    const { bytes } = this.text;
    if (to - from !== word.length) return false;
    for (let i = 0; i < word.length; i++) if (bytes[from + i] !== word[i]) return false;
    return true;
  }

  private readMembers(from: number): boolean {
    this.scan.at = from;
    this.scan.escapes = Escapes.None;
    return this.readWho() && this.readType() && this.readEntity() && this.readDate() && this.readTarget();
  }

  private readWho(): boolean {
    const { scan, creator, generator, confidence } = this;
    confidence.from = NOWHERE;
    return (
      scan.string(ID, this.id) &&
      scan.take(KIND) &&
      scan.optional(CREATED, this.created) &&
      scan.optional(MODIFIED, this.modified) &&
      scan.optional(CREATOR, creator) &&
      (!creator.isThere || scan.takeClosingBrace()) &&
      scan.optional(GENERATOR, generator) &&
      (!generator.isThere || scan.takeClosingBrace()) &&
      scan.string(STATUS, this.status) &&
      (!scan.take(CONFIDENCE) || scan.decimal(confidence))
    );
  }

  private readType(): boolean {
    const { scan } = this;
    return scan.string(TYPE, this.type) && scan.optional(TIMEX, this.ownTimex) && scan.takeClosingBrace();
  }

  private readEntity(): boolean {
    const { scan, entity, label } = this;
    label.from = NOWHERE;
    if (!scan.optional(ENTITY, entity)) return false;
    return !entity.isThere || (scan.optional(LABEL, label) && scan.takeClosingBrace());
  }

  private readDate(): boolean {
    const { scan, value, timex, basis } = this;
    timex.from = basis.from = NOWHERE;
    if (!scan.optional(VALUE, value)) return false;
    return (
      !value.isThere ||
      (scan.optional(TIMEX, timex) && scan.optional(BASIS, basis) && scan.takeClosingBrace())
    );
  }

  private readTarget(): boolean {
    const { scan } = this;
    return (
      scan.string(SOURCE, this.source) &&
      scan.take(START) &&
      scan.offset(this.start) &&
      scan.take(END) &&
      scan.offset(this.end) &&
      scan.string(EXACT, this.exact) &&
      scan.optional(PREFIX, this.prefix) &&
      scan.optional(SUFFIX, this.suffix) &&
      scan.take(CLOSING)
    );
  }

  /** Whether the members go together. */
  private isSound(): boolean {
    const { status, type, ownTimex, entity, value, timex } = this;
    this.isSuggested = this.is(status, SUGGESTED);
    this.isRejected = this.is(status, REJECTED);
    if (!(this.isSuggested || this.isRejected || this.is(status, ACCEPTED))) return false;
    this.isDate = this.is(type, DATE_TYPE);
    if (!this.isDate) return !ownTimex.isThere && !value.isThere;
    if (entity.isThere || (ownTimex.isThere && value.isThere)) return false;
    return this.isTimexClass(ownTimex) && this.isTimexClass(timex);
  }

  private isTimexClass(slice: Slice): boolean {
    return !slice.isThere || timexClasses.some(name => this.is(slice, name));
  }

  /** Whether what differs in items of one layout is what it should be. */
  private areNames(): boolean {
    const { id, type, entity } = this;
    if (id.to === id.from) return false;
    return this.isDate || (this.isName(type) && this.isName(entity) && !this.is(type, DATE_TYPE));
  }

  /** Whether a part of an IRI is the name that it stands for: without an encoded character. */
  private isName({ isThere, from, to, escapes }: Slice): boolean {
    if (!isThere) return true;
    const { view } = this.text;
    for (let at = from; at < to; at += BYTES_PER_WORD) {
      const marks = bytesLike(view.getInt32(at, true), PERCENT_SIGNS);
      if (marks !== 0 && at + beforeFirst(marks) < to) return false;
    }
    return escapes === Escapes.None;
  }

  /** The item is not laid out as the one before. */
  private meet(layout: ItemLayout | undefined): void {
    this.layout = layout;
    if (!layout) return;
    for (const slice of layout.absent) slice.from = NOWHERE;
    this.isDate = layout.isDate;
    this.isSuggested = layout.isSuggested;
    this.isRejected = layout.isRejected;
  }

  /** The next items may be laid out as the one that was read by its members. */
  private learn(from: number): number {
    const { isDate, isSuggested, isRejected, scan, text } = this;
    const values = this.values();
    const present = values.filter(({ slice }) => slice.isThere);
    const layout = {
      present: present.map(({ slice }) => slice),
      absent: values.flatMap(({ slice }) => (slice.isThere ? [] : [slice])),
      isDate,
      isSuggested,
      isRejected,
    };
    this.layout = this.layouts.learn(text, from, scan.at, present, layout);
    return scan.at;
  }

  /** All that an item may have, in order. */
  private values(): ItemValue[] {
    const { Text, Offset, Decimal, Word } = ValueKind;
    const of = (kind: ValueKind, ...slices: Slice[]): ItemValue[] => slices.map(slice => ({ slice, kind }));
    return [
      ...of(Text, this.id, this.created, this.modified, this.creator, this.generator),
      ...of(Word, this.status),
      ...of(Decimal, this.confidence),
      ...of(this.isDate ? Word : Text, this.type),
      ...of(Word, this.ownTimex),
      ...of(Text, this.entity, this.label, this.value),
      ...of(Word, this.timex),
      ...of(Text, this.basis, this.source),
      ...of(Offset, this.start, this.end),
      ...of(Text, this.exact, this.prefix, this.suffix),
    ];
  }
}
