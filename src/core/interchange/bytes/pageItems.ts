import type { Annotation, Sidecar } from '../../annotation/annotation';
import { readAnnotation } from '../../annotation/annotationRead';
import { isShallow } from '../../annotation/json';
import { MAX_ITEMS, parseSidecarCodePoints } from '../../annotation/sidecarRead';
import type { ByteText } from './byteText';
import { afterBlanks, BACKSLASH, CLOSING_BRACE, NOWHERE, QUOTATION_MARK } from './jsonBytes';
import { Literal } from './literal';

const OPENING = new Literal('"items": [');
const OPENING_NAME = new TextEncoder().encode('"items"');
const COMMA = 44;
const OPENING_BRACKET = 91;
const CLOSING_BRACKET = 93;
const OPENING_BRACE = 123;
const END_OF_TEXT = 0;

/** What stands before the items of a sidecar. */
export interface Head {
  /** The sidecar without its items. */
  readonly sidecar: Sidecar;
  /** Where the list of items goes on behind its opening bracket. */
  readonly opening: number;
}

/** The list of items in the bytes of a sidecar, as the last member of its page. */
export class PageItems {
  constructor(private readonly text: ByteText) {}

  /** What stands before the list, as the general reader has it; `undefined` where the list is not the page's own. */
  head(): Head | undefined {
    const opening = this.opening();
    if (opening === NOWHERE) return undefined;
    const page = parseSidecarCodePoints(`${this.text.decode(0, opening)}]}`);
    return page.ok ? { sidecar: page.value.sidecar, opening } : undefined;
  }

  /** Calls `read` with the start of each item, which tells where it ends; `false` where the list is not as it should be. */
  every(opening: number, read: (at: number) => number): boolean {
    const { bytes } = this.text;
    let at = afterBlanks(bytes, opening);
    if (bytes[at] === CLOSING_BRACKET) return this.isEnd(at);
    for (let count = 0; count < MAX_ITEMS; count++) {
      const end = read(at);
      if (end === NOWHERE) return false;
      at = afterBlanks(bytes, end);
      if (bytes[at] !== COMMA) return this.isEnd(at);
      at = afterBlanks(bytes, at + 1);
    }
    return false;
  }

  /** An item as the general reader has it, and where it ends. */
  strange(
    from: number,
    ownSource: string,
  ): { readonly annotation: Annotation; readonly end: number } | undefined {
    const end = endOfObject(this.text.bytes, from);
    if (end === NOWHERE) return undefined;
    try {
      const item: unknown = JSON.parse(this.text.decode(from, end));
      const annotation = isShallow(item) ? readAnnotation(item, ownSource) : undefined;
      return annotation && { annotation, end };
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }

  /** Where the list goes on behind its opening bracket; nothing inside of a JSON string looks like that. */
  private opening(): number {
    const at = this.text.indexOf(OPENING_NAME, 0);
    return at === NOWHERE ? NOWHERE : OPENING.after(this.text.bytes, at);
  }

  /** Whether the list and the page end here. */
  private isEnd(at: number): boolean {
    const { bytes, length } = this.text;
    if (bytes[at] !== CLOSING_BRACKET) return false;
    const brace = afterBlanks(bytes, at + 1);
    return bytes[brace] === CLOSING_BRACE && afterBlanks(bytes, brace + 1) === length;
  }
}

/** Where the brackets that open at `from` are closed again, if it is JSON. */
function endOfObject(bytes: Uint8Array, from: number): number {
  let depth = 0;
  let isInside = false;
  for (let at = from; ; at++) {
    const byte = bytes[at];
    if (byte === undefined || byte === END_OF_TEXT) return NOWHERE;
    if (byte === QUOTATION_MARK) isInside = !isInside;
    else if (isInside) at += byte === BACKSLASH ? 1 : 0;
    else if (byte === OPENING_BRACE || byte === OPENING_BRACKET) depth++;
    else if ((byte === CLOSING_BRACE || byte === CLOSING_BRACKET) && --depth <= 0) return at + 1;
  }
}
