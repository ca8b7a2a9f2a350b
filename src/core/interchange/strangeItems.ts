import type { Annotation } from '../annotation/annotation';
import { readAnnotation } from '../annotation/annotationRead';
import { sourceIri } from '../annotation/iri';
import { isShallow } from '../annotation/json';
import { OffsetUnits } from '../annotation/offsetUnits';
import type { ByteText } from './byteText';
import type { Exporter, ExportOptions } from './format';
import { standsOn } from './heal';
import { isProven, prepareSource } from './prepare';
import type { Records } from './recordCopy';

/** An exporter of records. */
export type RecordExporter = Exporter & { readonly records: Records };

export const isRecordExporter = (exporter: Exporter): exporter is RecordExporter =>
  exporter.records !== undefined;

/** Where an item ends in our own layout; nothing inside of it looks like that. */
const END = new TextEncoder().encode('\n    }');

/** The annotations of one source that go through objects: read, converted and written as the exporter does it. */
export class StrangeItems {
  private path = '';
  private named = '';
  private write: ((annotation: Annotation) => string | undefined) | undefined;

  constructor(
    private readonly exporter: RecordExporter,
    private readonly options: ExportOptions,
    private readonly sidecar: ByteText,
    private readonly source: ByteText,
  ) {}

  /** The next items are of this source, which its sidecar calls `named`. */
  begin(path: string, named: string): void {
    this.path = path;
    this.named = named;
    this.write = undefined;
  }

  /** The item that starts at `from`, its offsets in code points, and where it ends. */
  read(from: number): { readonly annotation: Annotation; readonly end: number } | undefined {
    const end = this.sidecar.indexOf(END, from) + END.length;
    if (end < from) return undefined;
    try {
      const item: unknown = JSON.parse(this.sidecar.decode(from, end));
      const annotation = isShallow(item) ? readAnnotation(item, sourceIri(this.named)) : undefined;
      return annotation && { annotation, end };
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }

  /** What the exporter writes of it; `undefined` where it does not stand on its words. */
  recordOf(annotation: Annotation): string | undefined {
    this.write ??= this.writer();
    return this.write(annotation);
  }

  private writer(): (annotation: Annotation) => string | undefined {
    const { path, named, exporter, options } = this;
    const text = this.source.decode(0, this.source.length);
    const source = { path: named, sha256: '', characters: 0 };
    const prepared = prepareSource({ path, text, sidecar: { source, annotations: [] } }, exporter, options);
    const scale = prepared?.scale;
    if (!scale) return () => undefined;
    const units = new OffsetUnits(text);
    const recordOf = exporter.records.of(prepared, options);
    return annotation => {
      const sidecar = { source, annotations: [annotation] };
      const [converted] = units.toUtf16({ unit: 'code points', sidecar }).annotations;
      const stands = converted?.targets.every(target => standsOn(text, target)) ?? false;
      return converted && stands && isProven(converted, scale) ? recordOf(converted) : undefined;
    };
  }
}
