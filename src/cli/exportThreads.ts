import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PieceWriter, type ExportThreadData, type Piece, type PieceRequest } from './pieceWriter';
import type { FoundSource } from './sidecars';

/** Sources in one piece: an answer is worth its way, and the pieces under way are small beside the memory there is. */
const SOURCES_PER_PIECE = 25;
/** Pieces that each thread has before it, so that it never waits. */
const PIECES_PER_THREAD = 3;
/** Megabytes of a thread's young heap: what a piece leaves behind is garbage at once, and need not pile up. */
const YOUNG_HEAP = 8;
/** With fewer the threads would not be there before this one is done. */
const SOURCES_WORTH_THREADS = 500;
/** More would wait for the disk. */
const MOST_THREADS = 4;

/** What runs on a thread: a bundle beside this one; there is none where the program runs from its sources. */
const bundle = join(__dirname, 'exportWorker.js');

/**
 * Threads for so many sources; `undefined` where they do not pay. They need a tenth of a second to be there, so they
 * are best started while more sources are looked for.
 */
export function threadsFor(sources: number): ExportThreads | undefined {
  const isWorth = sources >= SOURCES_WORTH_THREADS && availableParallelism() > 1 && existsSync(bundle);
  return isWorth ? new ExportThreads() : undefined;
}

/**
 * The pieces of an export in order; made on threads where there are any. The bytes of a piece may be written over when
 * the next one is asked for.
 */
export async function* exportPieces(
  data: ExportThreadData,
  sources: readonly FoundSource[],
  threads: ExportThreads | undefined,
): AsyncGenerator<Piece> {
  const requests = Array.from({ length: Math.ceil(sources.length / SOURCES_PER_PIECE) }, (_, number) => ({
    number,
    sources: sources.slice(number * SOURCES_PER_PIECE, (number + 1) * SOURCES_PER_PIECE),
  }));
  if (threads) {
    threads.begin(data);
    yield* piecesOfThreads(threads, requests);
    return;
  }
  const writer = new PieceWriter(data);
  let buffer;
  for (const request of requests) {
    const piece = await writer.write(request, buffer);
    yield piece;
    ({ buffer } = piece.data);
  }
}

async function* piecesOfThreads(
  threads: ExportThreads,
  requests: readonly PieceRequest[],
): AsyncGenerator<Piece> {
  const underWay: Promise<Piece>[] = [];
  for (const request of requests) {
    const oldest = underWay.length < threads.capacity ? undefined : underWay.shift();
    if (oldest) yield await oldest;
    underWay.push(threads.ask(request));
  }
  for (const piece of underWay) yield await piece;
}

/** What a thread is asked for, and where in its memory the piece may be written. */
export type ThreadRequest = PieceRequest & { readonly slot: number };

/** A piece as a thread tells it: its bytes stand in shared memory, which is told only where it is new. */
export type PieceAnswer = Omit<Piece, 'data'> & {
  readonly length: number;
  readonly buffer?: ArrayBufferLike;
};

/** Threads that answer each request with its piece. */
export class ExportThreads {
  private readonly workers: readonly Worker[];
  private readonly waiting = new Map<number, { resolve(piece: Piece): void; reject(error: Error): void }>();
  private readonly buffers: ArrayBufferLike[] = [];

  constructor() {
    const count = Math.min(MOST_THREADS, availableParallelism());
    this.workers = Array.from({ length: count }, () => {
      const worker = new Worker(bundle, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_HEAP } });
      worker.on('message', (answer: PieceAnswer) => {
        this.take(answer);
      });
      worker.on('error', error => {
        for (const { reject } of this.waiting.values()) reject(error);
      });
      return worker;
    });
  }

  /** How many pieces may be under way. */
  get capacity(): number {
    return this.workers.length * PIECES_PER_THREAD;
  }

  /** What is the same for all pieces; to be told first. */
  begin(data: ExportThreadData): void {
    for (const worker of this.workers) worker.postMessage(data);
  }

  /** The bytes of the piece that was asked for `capacity` pieces ago are written over. */
  ask(request: PieceRequest): Promise<Piece> {
    const { number } = request;
    const piece = new Promise<Piece>((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
    });
    // When a thread breaks down, all its pieces fail; the one that is waited for tells it.
    piece.catch(() => undefined);
    const message: ThreadRequest = { ...request, slot: number % this.capacity };
    this.workers[number % this.workers.length]?.postMessage(message);
    return piece;
  }

  dispose(): void {
    for (const worker of this.workers) void worker.terminate();
  }

  private take({ length, buffer, ...piece }: PieceAnswer): void {
    const slot = piece.number % this.capacity;
    if (buffer) this.buffers[slot] = buffer;
    const data = new Uint8Array(this.buffers[slot] ?? new ArrayBuffer(0), 0, length);
    this.waiting.get(piece.number)?.resolve({ ...piece, data });
    this.waiting.delete(piece.number);
  }
}
