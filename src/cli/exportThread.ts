import { parentPort, workerData } from 'node:worker_threads';
import type { ExportEntity, ExportSource, Loss } from '../core/interchange/format';
import { exporters, findFormat } from '../core/interchange/formats';
import { readSources } from './exportReader';
import type { FoundSource, SidecarFolders } from './sidecars';

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

/** Answers each request with its piece. */
export function exportOnThread(): void {
  const data = workerData as ExportThreadData;
  parentPort?.on('message', (request: PieceRequest) => {
    void pieceOf(data, request).then(piece => parentPort?.postMessage(piece));
  });
}

/** Reads and encodes the sources of one piece. */
export async function pieceOf(
  { format, folders, all, entities }: ExportThreadData,
  { number, sources }: PieceRequest,
): Promise<Piece> {
  const losses: Loss[] = [];
  const skipped: [string, string][] = [];
  let read = 0;
  const counted = async function* (): AsyncGenerator<ExportSource> {
    for await (const source of readSources(folders, sources, (path, reason) =>
      skipped.push([path, reason]),
    )) {
      read++;
      yield source;
    }
  };
  const exporter = findFormat(exporters, format);
  const chunks: Buffer[] = [];
  const options = { all, entities, lose: (loss: Loss) => losses.push(loss), continued: number > 0 };
  for await (const { data } of exporter?.export(counted(), options) ?? []) chunks.push(Buffer.from(data));
  return { number, data: Buffer.concat(chunks), losses, skipped, read: read + skipped.length };
}
