import type { ByteText } from './byteText';
import { BYTES_PER_WORD } from './fourBytes';
import { NOWHERE, type Slice } from './jsonBytes';
import type { MemberScan } from './memberScan';

/** Of a float, which is compared as fast as a byte; in text, no eight bytes are one that differs from itself. */
const BYTES_PER_FLOAT = 8;
/** A program's items have a few dozen stretches; where there are more, each item is another, and learning is in vain. */
const MOST_STRETCHES = 2000;

/** What stands where an item has a value. */
export enum ValueKind {
  /** The inside of a JSON string. */
  Text,
  /** A whole number. */
  Offset,
  /** A number from 0 to 9.99… */
  Decimal,
  /** One of a few words; with another one the item has another layout. */
  Word,
}

/** A value of an item, and where it stands in the item that was read last. */
export interface ItemValue {
  readonly slice: Slice;
  readonly kind: ValueKind;
}

/**
 * How a program lays out its items: what stands between their values is the same in all that have the same members, and
 * is compared eight bytes at a time. Learnt from items that were read in another way, whatever their white space is.
 * `Layout` is what is kept of each layout.
 *
 * Layouts form a tree, since most begin alike. Its nodes are stretches of bytes: up to a text or number, behind a word,
 * or up to the item's end; below each is what may follow its value. They are numbers, and what belongs to them stands
 * in arrays, since to go from object to object takes twice as long.
 */
export class ItemLayouts<Layout> {
  /** How many bytes a stretch has. */
  private readonly lengths: number[] = [];
  /** Its bytes as numbers, from `starts` to `ends`; the last ones overlap those before as they need. */
  private readonly words: number[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  /** The value behind it, or at its end; none behind the item's last stretch, where the layout stands. */
  private readonly slices: (Slice | undefined)[] = [];
  private readonly kinds: (ValueKind | undefined)[] = [];
  private readonly wordLengths: number[] = [];
  private readonly layouts: (Layout | undefined)[] = [];
  /** The first stretch that may follow, and the next one that may stand in its own place. */
  private readonly followers: number[] = [];
  private readonly others: number[] = [];
  private first = NOWHERE;

  /** Reads the item at `from`: `scan` stands behind it then. `undefined` where none like it was met yet. */
  read(scan: MemberScan, from: number): Layout | undefined {
    const { lengths, slices, kinds, wordLengths, followers, others } = this;
    const { view } = scan.text;
    scan.at = from;
    for (let node = this.first; node !== NOWHERE;) {
      if (!this.standsAt(view, scan.at, node)) {
        node = others[node] ?? NOWHERE;
        continue;
      }
      scan.at += lengths[node] ?? 0;
      const slice = slices[node];
      if (!slice) return this.layouts[node];
      const kind = kinds[node];
      if (kind === ValueKind.Word) {
        slice.from = scan.at - (wordLengths[node] ?? 0);
        slice.to = scan.at;
      } else if (kind === ValueKind.Text ? !scan.inside(slice) : !isNumber(scan, slice, kind))
        return undefined;
      node = followers[node] ?? NOWHERE;
    }
    return undefined;
  }

  /** The next items may be laid out like the one from `from` to `to`, which has these values in this order. */
  learn(text: ByteText, from: number, to: number, values: readonly ItemValue[], layout: Layout): Layout {
    let at = from;
    let parent = NOWHERE;
    for (const value of values) {
      const { slice, kind } = value;
      parent = this.stretch(text, at, kind === ValueKind.Word ? slice.to : slice.from, parent, value);
      if (parent === NOWHERE) return layout;
      // The closing quotation mark of a text belongs to what follows.
      at = kind === ValueKind.Text ? slice.to + 1 : slice.to;
    }
    const end = this.stretch(text, at, to, parent);
    return end === NOWHERE ? layout : (this.layouts[end] ??= layout);
  }

  private standsAt(view: DataView, from: number, node: number): boolean {
    const { words } = this;
    const last = (this.ends[node] ?? 0) - 1;
    const length = this.lengths[node] ?? 0;
    let word = this.starts[node] ?? 0;
    if (length < BYTES_PER_FLOAT) {
      const end = from + length - BYTES_PER_WORD;
      return view.getInt32(from, true) === words[word] && view.getInt32(end, true) === words[last];
    }
    for (let at = from; word < last; word++, at += BYTES_PER_FLOAT)
      if (view.getFloat64(at, true) !== words[word]) return false;
    return view.getFloat64(from + length - BYTES_PER_FLOAT, true) === words[last];
  }

  /** The stretch with these bytes and this value below `parent`; `NOWHERE` where it is none to learn. */
  private stretch(text: ByteText, from: number, to: number, parent: number, value?: ItemValue): number {
    const { lengths, slices, others, followers } = this;
    const length = to - from;
    const first = parent === NOWHERE ? this.first : (followers[parent] ?? NOWHERE);
    let before = NOWHERE;
    for (let node = first; node !== NOWHERE; node = others[node] ?? NOWHERE) {
      const known = lengths[node] ?? 0;
      if (known === length && slices[node] === value?.slice && this.standsAt(text.view, from, node))
        return node;
      // The longer ones come first: a shorter one may be how a longer one begins.
      if (known >= length) before = node;
    }
    if (length < BYTES_PER_WORD || lengths.length === MOST_STRETCHES) return NOWHERE;
    const node = this.add(text.view, from, length, value);
    others.push(before === NOWHERE ? first : (others[before] ?? NOWHERE));
    if (before !== NOWHERE) others[before] = node;
    else if (parent !== NOWHERE) followers[parent] = node;
    else this.first = node;
    return node;
  }

  private add(view: DataView, from: number, length: number, value: ItemValue | undefined): number {
    const { words } = this;
    this.starts.push(words.length);
    if (length < BYTES_PER_FLOAT) {
      words.push(view.getInt32(from, true), view.getInt32(from + length - BYTES_PER_WORD, true));
    } else {
      for (let at = 0; at < length; at += BYTES_PER_FLOAT)
        words.push(view.getFloat64(from + Math.min(at, length - BYTES_PER_FLOAT), true));
    }
    this.ends.push(words.length);
    this.slices.push(value?.slice);
    this.kinds.push(value?.kind);
    this.wordLengths.push(value ? value.slice.to - value.slice.from : 0);
    this.layouts.push(undefined);
    this.followers.push(NOWHERE);
    return this.lengths.push(length) - 1;
  }
}

const isNumber = (scan: MemberScan, slice: Slice, kind: ValueKind | undefined): boolean =>
  kind === ValueKind.Offset ? scan.offset(slice) : scan.decimal(slice);
