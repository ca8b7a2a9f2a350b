import type { Annotation } from '../../annotation/annotation';
import { OffsetUnits } from '../../annotation/offsetUnits';
import type { ByteText } from './byteText';
import type { Exporter, ExportOptions } from '../format';
import { standsOn } from '../heal';
import { isProven, prepareSource } from '../prepare';
import type { Records } from './recordCopy';

/** An exporter of records. */
export type RecordExporter = Exporter & { readonly records: Records };

export const isRecordExporter = (exporter: Exporter): exporter is RecordExporter =>
  exporter.records !== undefined;

/** The annotations of one source that go through objects: converted and written as the exporter does it. */
export class StrangeItems {
  private path = '';
  private write: ((annotation: Annotation) => string | undefined) | undefined;

  constructor(
    private readonly exporter: RecordExporter,
    private readonly options: ExportOptions,
    private readonly source: ByteText,
  ) {}

  /** The next annotations are of this source. */
  begin(path: string): void {
    this.path = path;
    this.write = undefined;
  }

  /** What the exporter writes of an annotation, its offsets in code points; `undefined` where it does not stand on its words. */
  recordOf(annotation: Annotation): string | undefined {
    this.write ??= this.writer();
    return this.write(annotation);
  }

  private writer(): (annotation: Annotation) => string | undefined {
    const { path, exporter, options } = this;
    const text = this.source.decode(0, this.source.length);
    const source = { path, sha256: '', characters: 0 };
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
