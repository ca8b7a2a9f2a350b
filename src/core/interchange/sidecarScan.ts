import type { Annotation, AnnotationContent, CodePointSidecar } from '../annotation/annotation';
import { readAnnotation } from '../annotation/annotationRead';
import { DATE_IRI, entityOfIri, sourceIri, typeOfIri } from '../annotation/iri';
import { isShallow } from '../annotation/json';
import { MAX_ITEMS, parseSidecarCodePoints } from '../annotation/sidecarRead';
import { ITEM } from './sidecarItem';

/** A sidecar as its bytes: one unit of the string is one byte; and how such units are read as UTF-8. */
export interface SidecarBytes {
  readonly units: string;
  decode(units: string): string;
}

/**
 * The same as `parseSidecarCodePoints` on the decoded text, several times as fast, for sidecars whose members stand in
 * the order in which programs write them: one expression takes a whole annotation, and only words that are not ASCII
 * are decoded. `undefined` where a sidecar is not like that, or is none; the general reader tells then.
 */
export function scanSidecar(bytes: SidecarBytes): CodePointSidecar | undefined {
  const { units } = bytes;
  const opening = ITEMS.exec(units);
  if (!opening) return undefined;
  const first = opening.index + opening[0].length;
  try {
    // With the list closed here it is a page, or the list is not the page's own.
    const page = parseSidecarCodePoints(`${bytes.decode(units.slice(0, first))}]}`);
    if (!page.ok) return undefined;
    const { sidecar } = page.value;
    const scanner = new Scanner(bytes, sourceIri(sidecar.source.path));
    const end = scanner.scan(first);
    if (!END.test(units.slice(end, end + LONGEST_END)) || scanner.items.length > MAX_ITEMS) return undefined;
    return { unit: 'code points', sidecar: { ...sidecar, annotations: scanner.items } };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Where the list of items starts; nothing inside of a JSON string looks like that. */
const ITEMS = /"items"[ \t\n\r]*:[ \t\n\r]*\[[ \t\n\r]*/;
/** What ends the list, which is the last member of the page. */
const END = /^[ \t\n\r]*\][ \t\n\r]*\}[ \t\n\r]*$/;
/** Far more than the white space there is. */
const LONGEST_END = 100;
/** White space and the comma between two items. */
const BETWEEN = /[ \t\n\r]*,[ \t\n\r]*/y;
/** Where an item ends in our own layout. */
const OWN_END = '\n    }';
/** A string that is not just its bytes: with an escape, or not ASCII. */
const ENCODED = /[\\\x80-\xff]/;

/** While it is read, an annotation is filled member by member: there may be a million. */
type Draft<T> = { -readonly [K in keyof T]: T[K] };

class Scanner {
  readonly items: Annotation[] = [];
  /** What IRIs stand for: they repeat. */
  private readonly types = new Map<string, string>();
  private readonly entities = new Map<string, string>();

  constructor(
    private readonly bytes: SidecarBytes,
    private readonly ownSource: string,
  ) {}

  /** Reads items from `at` on, as far as there are any that it understands; returns where the last one ends. */
  scan(at: number): number {
    const { units } = this.bytes;
    for (let start = at, end = at; ; start = BETWEEN.lastIndex) {
      ITEM.lastIndex = start;
      const match = ITEM.exec(units);
      let item = match ? this.annotation(match) : undefined;
      if (item) end = ITEM.lastIndex;
      else {
        const next = units.indexOf(OWN_END, start) + OWN_END.length;
        if (next < OWN_END.length) return end;
        item = this.strangeItem(units.slice(start, next));
        if (!item) return end;
        end = next;
      }
      this.items.push(item);
      BETWEEN.lastIndex = end;
      if (!BETWEEN.test(units)) return end;
    }
  }

  /** An annotation that the expression does not know. */
  private strangeItem(units: string): Annotation | undefined {
    const item: unknown = JSON.parse(this.bytes.decode(units));
    return isShallow(item) ? readAnnotation(item, this.ownSource) : undefined;
  }

  private annotation(match: RegExpExecArray): Annotation | undefined {
    const { 1: id, 2: created, 3: modified, 4: creator, 5: generator, 6: status, 7: confidence } = match;
    const { 15: source, 16: from, 17: to, 18: exact, 19: prefix = '', 20: suffix = '' } = match;
    const content = this.content(match);
    if (content === undefined || id === undefined || id === '' || exact === undefined) return undefined;
    const start = Number(from);
    const end = Number(to);
    if (start > end || source === undefined || this.text(source) !== this.ownSource) return undefined;
    const annotation: Draft<Annotation> = {
      id: this.text(id),
      targets: [
        { start, end, exact: this.text(exact), prefix: this.text(prefix), suffix: this.text(suffix) },
      ],
      content,
      status: status === 'suggested' ? 'suggested' : status === 'rejected' ? 'rejected' : 'accepted',
      comments: [],
      tags: [],
    };
    if (creator !== undefined) annotation.creator = { type: 'Person', name: this.text(creator) };
    if (generator !== undefined) annotation.generator = this.text(generator);
    if (created !== undefined) annotation.created = this.text(created);
    if (modified !== undefined) annotation.modified = this.text(modified);
    if (confidence !== undefined) annotation.confidence = Number(confidence);
    return annotation;
  }

  /** What the bodies say; `undefined` for combinations that the general reader must judge. */
  private content(match: RegExpExecArray): AnnotationContent | undefined {
    const { 8: typeIri = '', 9: ownTimex, 10: entityIri, 11: label, 12: value, 13: timex, 14: basis } = match;
    const type = this.name(this.types, typeIri, typeOfIri);
    // A reader's own type of this name, or the IRI with escapes of JSON in it.
    if (type === 'date' && typeIri !== DATE_IRI) return undefined;
    if (type === 'date') {
      if (entityIri !== undefined || (ownTimex !== undefined && value !== undefined)) return undefined;
      const content: Draft<AnnotationContent & { kind: 'date' }> = {
        kind: 'date',
        timex: timexOf(timex ?? ownTimex),
      };
      if (value !== undefined) content.value = this.text(value);
      if (basis !== undefined) content.basis = this.text(basis);
      return content;
    }
    if (value !== undefined || ownTimex !== undefined) return undefined;
    const content: Draft<AnnotationContent & { kind: 'entity' }> = { kind: 'entity', type };
    if (entityIri !== undefined) content.entity = this.name(this.entities, entityIri, entityOfIri);
    if (label !== undefined) content.label = this.text(label);
    return content;
  }

  private name(known: Map<string, string>, units: string, of: (iri: string) => string): string {
    let name = known.get(units);
    if (name === undefined) known.set(units, (name = of(this.text(units))));
    return name;
  }

  /** What the inside of a JSON string stands for. */
  private text(units: string): string {
    return ENCODED.test(units) ? (JSON.parse(`"${this.bytes.decode(units)}"`) as string) : units;
  }
}

const timexOf = (name: string | undefined): 'DATE' | 'TIME' | 'DURATION' | 'SET' =>
  name === 'TIME' || name === 'DURATION' || name === 'SET' ? name : 'DATE';
