import type { ByteText } from './byteText';
import { Escapes, NOWHERE, Slice } from './jsonBytes';
import { Literal } from './literal';
import { MemberScan } from './memberScan';

const ID = new Literal('{\n      "id": "');
const KIND = new Literal(',\n      "type": "Annotation",\n      "motivation": "identifying"');
const CREATED = new Literal(',\n      "created": "');
const MODIFIED = new Literal(',\n      "modified": "');
const CREATOR = new Literal(',\n      "creator": { "type": "Person", "name": "');
const GENERATOR = new Literal(',\n      "generator": { "type": "Software", "name": "');
const STATUS = new Literal(',\n      "glossator:status": "');
const CONFIDENCE = new Literal(',\n      "glossator:confidence": ');
const TYPE = new Literal(
  ',\n      "body": [\n        { "type": "SpecificResource", "purpose": "classifying", "source": "glossator:',
);
const ENTITY = new Literal(
  ',\n        { "type": "SpecificResource", "purpose": "identifying", "source": "urn:glossator:entity:',
);
const LABEL = new Literal(', "glossator:label": "');
const VALUE = new Literal(',\n        { "type": "TextualBody", "purpose": "identifying", "value": "');
const TIMEX = new Literal(', "glossator:timex": "');
const BASIS = new Literal(', "glossator:basis": "');
const SOURCE = new Literal('\n      ],\n      "target": {\n        "source": "');
const START = new Literal(',\n        "selector": [\n          { "type": "TextPositionSelector", "start": ');
const END = new Literal(', "end": ');
const EXACT = new Literal(' },\n          { "type": "TextQuoteSelector", "exact": "');
const PREFIX = new Literal(', "prefix": "');
const SUFFIX = new Literal(', "suffix": "');
const CLOSING = new Literal(' }\n        ]\n      }\n    }');

const word = (text: string): Uint8Array => new TextEncoder().encode(text);
const SUGGESTED = word('suggested');
const ACCEPTED = word('accepted');
const REJECTED = word('rejected');
const DATE_TYPE = word('date');
const timexClasses = ['DATE', 'TIME', 'DURATION', 'SET'].map(word);
const PERCENT = 37;

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
  /** Where the item starts, and where its last members do: the target, which is no body. */
  opening = 0;
  targetStart = 0;
  /** The strangest escapes in its strings without the context, and in all. */
  ownEscapes = Escapes.None;
  escapes = Escapes.None;
  private readonly scan: MemberScan;

  constructor(readonly text: ByteText) {
    this.scan = new MemberScan(text);
  }

  /** Bytes of the whole item. */
  get length(): number {
    return this.scan.at - this.opening;
  }

  /** Reads the item at `from`; returns where it ends, or `NOWHERE` where the general reader must judge. */
  read(from: number): number {
    const { scan } = this;
    if (this.readFrom(from)) return scan.at;
    scan.isOwnLayout = !scan.isOwnLayout;
    return this.readFrom(from) ? scan.at : NOWHERE;
  }

  /** Whether the bytes of a slice are these. */
  is({ from, to }: Slice, word: Uint8Array): boolean {
    const { bytes } = this.text;
    if (to - from !== word.length) return false;
    for (let i = 0; i < word.length; i++) if (bytes[from + i] !== word[i]) return false;
    return true;
  }

  private readFrom(from: number): boolean {
    this.scan.at = this.opening = from;
    this.scan.escapes = Escapes.None;
    return (
      this.readWho() &&
      this.readType() &&
      this.readEntity() &&
      this.readDate() &&
      this.readTarget() &&
      this.isSound()
    );
  }

  private readWho(): boolean {
    const { scan, creator, generator } = this;
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
      scan.optionalDecimal(CONFIDENCE, this.confidence)
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
    this.targetStart = scan.at;
    const isRead =
      scan.string(SOURCE, this.source) &&
      scan.offset(START, this.start) &&
      scan.offset(END, this.end) &&
      scan.string(EXACT, this.exact);
    this.ownEscapes = scan.escapes;
    const isWhole =
      isRead &&
      scan.optional(PREFIX, this.prefix) &&
      scan.optional(SUFFIX, this.suffix) &&
      scan.take(CLOSING);
    this.escapes = scan.escapes;
    return isWhole;
  }

  /** Whether the members go together. */
  private isSound(): boolean {
    const { id, status, type, ownTimex, entity, value, timex } = this;
    this.isSuggested = this.is(status, SUGGESTED);
    this.isRejected = this.is(status, REJECTED);
    if (id.to === id.from || !(this.isSuggested || this.isRejected || this.is(status, ACCEPTED)))
      return false;
    this.isDate = this.is(type, DATE_TYPE);
    if (!this.isDate) return this.isName(type) && this.isName(entity) && !ownTimex.isThere && !value.isThere;
    if (entity.isThere || (ownTimex.isThere && value.isThere)) return false;
    return this.isTimexClass(ownTimex) && this.isTimexClass(timex);
  }

  private isTimexClass(slice: Slice): boolean {
    return !slice.isThere || timexClasses.some(name => this.is(slice, name));
  }

  /** Whether a part of an IRI is the name that it stands for: without an encoded character. */
  private isName({ isThere, from, to, escapes }: Slice): boolean {
    if (!isThere) return true;
    const { bytes } = this.text;
    for (let at = from; at < to; at++) if (bytes[at] === PERCENT) return false;
    return escapes === Escapes.None;
  }
}
