import type { Annotation, AnnotationContent, CodePointSidecar } from '../../annotation/annotation';
import { sourceIri } from '../../annotation/iri';
import type { ByteText } from './byteText';
import { ItemScan } from './itemScan';
import { Escapes, NOWHERE, type Slice } from './jsonBytes';
import { PageItems } from './pageItems';

/**
 * The same as `parseSidecarCodePoints` on the decoded text, several times as fast, for sidecars whose members stand in
 * the order in which programs write them: where they stand is found in the bytes, and only words that are not ASCII
 * are decoded. The bytes must be valid UTF-8. `undefined` where a sidecar is not like that, or is none; the general
 * reader tells then.
 */
export function scanSidecar(text: ByteText): CodePointSidecar | undefined {
  const items = new PageItems(text);
  const head = items.head();
  if (!head) return undefined;
  const { sidecar, opening } = head;
  const ownSource = sourceIri(sidecar.source.path);
  const reader = new ItemReader(text, ownSource);
  const annotations: Annotation[] = [];
  const isWhole = items.every(opening, at => {
    const known = reader.read(at);
    const found = known ?? items.strange(at, ownSource);
    if (found) annotations.push(found.annotation);
    return found?.end ?? NOWHERE;
  });
  return isWhole ? { unit: 'code points', sidecar: { ...sidecar, annotations } } : undefined;
}

/** While it is read, an annotation is filled member by member: there may be a million. */
type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** Not ASCII. */
const FOREIGN = /[^\0-\x7f]/;

class ItemReader {
  private readonly item: ItemScan;
  /** One unit for each byte, the right one for ASCII: to cut a string out of a string costs nothing. */
  private readonly units: string;

  constructor(
    private readonly text: ByteText,
    private readonly ownSource: string,
  ) {
    this.item = new ItemScan(text);
    this.units = new TextDecoder('latin1').decode(text.whole());
  }

  read(at: number): { readonly annotation: Annotation; readonly end: number } | undefined {
    const { item } = this;
    const end = item.read(at);
    if (end === NOWHERE || this.string(item.source) !== this.ownSource) return undefined;
    const span = { start: this.number(item.start), end: this.number(item.end) };
    if (span.start > span.end) return undefined;
    const context = { prefix: this.optional(item.prefix) ?? '', suffix: this.optional(item.suffix) ?? '' };
    const annotation: Draft<Annotation> = {
      id: this.string(item.id),
      targets: [{ ...span, exact: this.string(item.exact), ...context }],
      content: item.isDate ? this.date() : this.entity(),
      status: item.isSuggested ? 'suggested' : item.isRejected ? 'rejected' : 'accepted',
      comments: [],
      tags: [],
    };
    this.readWho(annotation);
    return { annotation, end };
  }

  private readWho(annotation: Draft<Annotation>): void {
    const { item } = this;
    if (item.creator.isThere) annotation.creator = { type: 'Person', name: this.string(item.creator) };
    if (item.generator.isThere) annotation.generator = this.string(item.generator);
    if (item.created.isThere) annotation.created = this.string(item.created);
    if (item.modified.isThere) annotation.modified = this.string(item.modified);
    if (item.confidence.isThere) annotation.confidence = this.number(item.confidence);
  }

  private date(): AnnotationContent {
    const { timex, ownTimex, value, basis } = this.item;
    const content: Draft<AnnotationContent & { kind: 'date' }> = {
      kind: 'date',
      timex: timexOf(this.optional(timex) ?? this.optional(ownTimex)),
    };
    if (value.isThere) content.value = this.string(value);
    if (basis.isThere) content.basis = this.string(basis);
    return content;
  }

  private entity(): AnnotationContent {
    const { type, entity, label } = this.item;
    const content: Draft<AnnotationContent & { kind: 'entity' }> = {
      kind: 'entity',
      type: this.string(type),
    };
    if (entity.isThere) content.entity = this.string(entity);
    if (label.isThere) content.label = this.string(label);
    return content;
  }

  private number({ from, to }: Slice): number {
    return Number(this.units.slice(from, to));
  }

  private optional(slice: Slice): string | undefined {
    return slice.isThere ? this.string(slice) : undefined;
  }

  /** What the inside of a JSON string stands for. */
  private string({ from, to, escapes }: Slice): string {
    const units = this.units.slice(from, to);
    const text = FOREIGN.test(units) ? this.text.decode(from, to) : units;
    return escapes === Escapes.None ? text : (JSON.parse(`"${text}"`) as string);
  }
}

const timexOf = (name: string | undefined): 'DATE' | 'TIME' | 'DURATION' | 'SET' =>
  name === 'TIME' || name === 'DURATION' || name === 'SET' ? name : 'DATE';
