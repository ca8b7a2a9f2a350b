import { sidecarPath } from '../core/annotation/paths';
import { ByteWriter } from '../core/interchange/bytes/byteWriter';
import type { ExportEntity, ExportOptions, ExportSource, Loss } from '../core/interchange/format';
import { recordExporters } from '../core/interchange/bytes/recordFormats';
import { SidecarCopy } from '../core/interchange/bytes/sidecarCopy';
import type { RecordExporter } from '../core/interchange/bytes/strangeItems';
import { readSources } from './exportReader';
import type { FoundSource, SidecarFolders } from './sidecars';
import { readUtf8 } from './utf8File';

/** Room for most pieces of 25 sources with 100 annotations each; larger ones take more. */
const PIECE_BYTES = 1 << 20;

/** Other threads can read it. */
const newBuffer = (bytes: number): ArrayBufferLike => new SharedArrayBuffer(bytes);

/** What a thread needs to know once. */
export interface ExportThreadData {
  readonly format: string;
  readonly folders: SidecarFolders;
  readonly all: boolean;
  readonly entities: ReadonlyMap<string, ExportEntity>;
}

/** Sources to write in one piece. */
export interface PieceRequest {
  readonly number: number;
  readonly sources: readonly FoundSource[];
}

/** One piece of the output, and what was found on the way. */
export interface Piece {
  readonly number: number;
  readonly data: Uint8Array;
  readonly losses: readonly Loss[];
  readonly skipped: readonly (readonly [path: string, reason: string])[];
  /** How many sources had a sidecar. */
  readonly read: number;
}

/** Reads and encodes the sources of one piece after the other. */
export class PieceWriter {
  private readonly out = new ByteWriter(newBuffer);
  private readonly exporter: RecordExporter;
  private readonly options: ExportOptions;
  private readonly copy: SidecarCopy;
  /** Of the piece that is being written. */
  private losses: Loss[] = [];

  constructor(private readonly data: ExportThreadData) {
    const exporter = recordExporters.find(({ name }) => name === data.format);
    if (!exporter) throw new Error(`${data.format} is no format of records`);
    this.exporter = exporter;
    const { all, entities } = data;
    this.options = { all, entities, lose: loss => this.losses.push(loss) };
    this.copy = new SidecarCopy(exporter, this.options, this.out);
  }

  /** Writes a piece into the buffer, or into a new one where that is too small. */
  async write({ number, sources }: PieceRequest, buffer = newBuffer(PIECE_BYTES)): Promise<Piece> {
    const { folders } = this.data;
    this.out.restart(buffer);
    this.losses = [];
    const skipped: [string, string][] = [];
    let read = 0;
    const reading = async function* (source: FoundSource): AsyncGenerator<ExportSource> {
      for await (const found of readSources(folders, [source], (path, reason) =>
        skipped.push([path, reason]),
      )) {
        read++;
        yield found;
      }
    };
    if (number === 0) await this.export(nothing(), false);
    for (const source of sources) {
      if (source.isWhole && this.copied(source.path)) read++;
      else await this.export(reading(source), true);
    }
    return { number, data: this.out.whole(), losses: this.losses, skipped, read: read + skipped.length };
  }

  /** The usual case; `false`, with nothing written, where a file is not there or not as usual. */
  private copied(path: string): boolean {
    const { copy, data } = this;
    // Both are in order already; `join` would go through them letter by letter.
    const place = `${data.folders.root}/${path}`;
    return readUtf8(copy.sidecar, sidecarPath(place)) && readUtf8(copy.source, place) && copy.add(path);
  }

  /** As all formats are exported: through objects. */
  private async export(sources: AsyncIterable<ExportSource>, continued: boolean): Promise<void> {
    const parts = this.exporter.export(sources, { ...this.options, continued });
    for await (const { data } of parts) this.out.add(data);
  }
}

/** For the heading alone. */
async function* nothing(): AsyncGenerator<ExportSource> {}
