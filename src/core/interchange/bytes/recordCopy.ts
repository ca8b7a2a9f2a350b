import type { Annotation } from '../../annotation/annotation';
import type { ByteWriter } from './byteWriter';
import type { ExportOptions } from '../format';
import type { ItemScan } from './itemScan';
import type { PreparedSource } from '../prepare';
import type { SourceWalk } from './sourceWalk';

/** How a format's records are made, one by one: a record says all of one annotation and nothing of others. */
export interface Records {
  /** Makes the records of a source from its annotations. */
  of(source: PreparedSource, options: ExportOptions): (annotation: Annotation) => string;
  /** Makes the same from the bytes of sidecars. */
  copy(): RecordCopy;
}

/** Makes records from the bytes of sidecars, without an object for each annotation: there may be a million. */
export interface RecordCopy {
  /** The next records are of this source. */
  begin(path: string): void;
  /**
   * Writes what the exporter writes of the annotation; `false` where only the exporter knows, and what was written is no
   * good. `walk` stands at the annotation's start.
   */
  copy(item: ItemScan, walk: SourceWalk, out: ByteWriter): boolean;
}
