import { printParseErrorCode, visit, type JSONVisitor } from 'jsonc-parser';
import { isArray, isObject, isShallow, type JsonObject } from '../annotation/json';
import { decodeText } from '../text/decode';
import { LineIndex } from '../text/lines';
import { ImportError, type ImportFile } from './format';

const TOO_DEEP = 'this nests too deep';

/** Where in a JSON document: member names and indexes from its root. */
export type JsonPath = readonly (string | number)[];

/** The text of an imported file; throws `ImportError` where it is none. */
export function textOf({ path, bytes }: ImportFile): string {
  const decoded = decodeText(bytes);
  if (!decoded.ok) throw new ImportError(decoded.error, path, 1, 1);
  return decoded.value.text;
}

/**
 * A JSON document of a file, or one line of a file in JSON Lines. The fast parser of the language reads it; only for
 * the place of an error is it read again by one that keeps positions.
 */
export class JsonDocument {
  readonly value: unknown;
  private listed: { readonly depth: number; readonly offsets: ReadonlyMap<string, number> } | undefined;
  private lines: LineIndex | undefined;

  /** `firstLine` is the document's first line in its file, from 1. */
  constructor(
    private readonly file: string,
    private readonly json: string,
    private readonly firstLine = 1,
  ) {
    try {
      this.value = JSON.parse(json) as unknown;
    } catch {
      const { what, offset } = this.firstError();
      this.failAtOffset(offset, `this is not valid JSON (${what})`);
    }
    if (!isShallow(this.value)) this.failAtOffset(0, TOO_DEEP);
  }

  /** Throws an `ImportError` that points at the value there, or at the nearest above it. */
  fail(path: JsonPath, reason: string): never {
    const onTheWay = this.offsetsOf(here => here.every((name, i) => name === path[i]));
    return this.failAtOffset(nearest(onTheWay, path), reason);
  }

  /** Line and column, from 1, of the value there, or of the nearest above it; quick for many of one depth. */
  placeOf(path: JsonPath): { readonly line: number; readonly column: number } {
    if (this.listed?.depth !== path.length) {
      const offsets = this.offsetsOf(here => here.length <= path.length);
      this.listed = { depth: path.length, offsets };
    }
    return this.placeAt(nearest(this.listed.offsets, path));
  }

  /** Where the values begin whose paths are wanted. */
  private offsetsOf(isWanted: (path: JsonPath) => boolean): ReadonlyMap<string, number> {
    const offsets = new Map<string, number>();
    const note = (offset: number, pathTo: () => JsonPath): void => {
      const path = pathTo();
      if (isWanted(path)) offsets.set(JSON.stringify(path), offset);
    };
    this.visit({
      onObjectBegin: (offset, _length, _line, _column, pathTo) => note(offset, pathTo),
      onArrayBegin: (offset, _length, _line, _column, pathTo) => note(offset, pathTo),
      onLiteralValue: (_value, offset, _length, _line, _column, pathTo) => note(offset, pathTo),
    });
    return offsets;
  }

  private firstError(): { readonly what: string; readonly offset: number } {
    let first: { readonly what: string; readonly offset: number } | undefined;
    this.visit({
      onError: (error, offset) => {
        const what = printParseErrorCode(error).replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
        first ??= { what: what.toLowerCase(), offset };
      },
    });
    return first ?? { what: 'syntax error', offset: this.json.length };
  }

  /**
   * Reads the document again with its positions, and without a tree of it, which takes thirty times the text. The reader
   * calls itself for each level, so some documents are too deep for it.
   */
  private visit(visitor: JSONVisitor): void {
    try {
      visit(this.json, visitor, { disallowComments: true, allowTrailingComma: false });
    } catch (error) {
      if (error instanceof RangeError) this.failAtOffset(0, TOO_DEEP);
      throw error;
    }
  }

  private failAtOffset(offset: number, reason: string): never {
    const { line, column } = this.placeAt(offset);
    throw new ImportError(reason, this.file, line, column);
  }

  private placeAt(offset: number) {
    this.lines ??= new LineIndex(this.json);
    const { line, column } = this.lines.at(offset);
    return { line: this.firstLine + line, column: column + 1 };
  }

  object(value: unknown, path: JsonPath, what: string): JsonObject {
    return isObject(value) ? value : this.fail(path, `${what} must be an object`);
  }

  list(value: unknown, path: JsonPath, what: string): readonly unknown[] {
    return isArray(value) ? value : this.fail(path, `${what} must be a list`);
  }

  string(value: unknown, path: JsonPath, what: string): string {
    return typeof value === 'string' ? value : this.fail(path, `${what} must be a text`);
  }

  /** A text, or nothing: `null` says as much as a member that is not there. */
  optional(value: unknown, path: JsonPath, what: string): string | undefined {
    return value === undefined || value === null ? undefined : this.string(value, path, what);
  }

  offset(value: unknown, path: JsonPath, what: string): number {
    return Number.isSafeInteger(value) && (value as number) >= 0
      ? (value as number)
      : this.fail(path, `${what} must be a whole number from 0`);
  }
}

/** Of the value there or of the nearest above it. */
function nearest(offsets: ReadonlyMap<string, number>, path: JsonPath): number {
  for (let length = path.length; length > 0; length--) {
    const offset = offsets.get(JSON.stringify(path.slice(0, length)));
    if (offset !== undefined) return offset;
  }
  return offsets.get('[]') ?? 0;
}

/** The documents of a file in JSON Lines; empty lines are passed over. */
export function* jsonLines(file: ImportFile): Generator<JsonDocument> {
  const text = textOf(file);
  let line = 1;
  for (const json of text.split('\n')) {
    if (json.trim() !== '') yield new JsonDocument(file.path, json, line);
    line++;
  }
}
