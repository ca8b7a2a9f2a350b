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
/** Room for most pieces of 25 sources with 100 annotations each; larger ones take more. */
const PIECE_BYTES = 1 << 20;
/** Megabytes of a thread's young heap: what a piece leaves behind is garbage at once, and need not pile up. */
const YOUNG_HEAP = 8;
/** With fewer pieces the threads would not be there before this one is done. */
const PIECES_WORTH_THREADS = 20;
/** More would wait for the disk. */
const MOST_THREADS = 4;

/** What runs on a thread: a bundle beside this one; there is none where the program runs from its sources. */
const bundle = join(__dirname, 'exportWorker.js');

/**
 * The pieces of an export in order; read and encoded on several threads where that pays. The bytes of a piece may be
 * written over when the next one is asked for.
 */
export async function* exportPieces(
  data: ExportThreadData,
  sources: readonly FoundSource[],
): AsyncGenerator<Piece> {
  const requests = Array.from({ length: Math.ceil(sources.length / SOURCES_PER_PIECE) }, (_, number) => ({
    number,
    sources: sources.slice(number * SOURCES_PER_PIECE, (number + 1) * SOURCES_PER_PIECE),
  }));
  const isSmall = requests.length < PIECES_WORTH_THREADS;
  if (isSmall || availableParallelism() < 2 || !existsSync(bundle)) {
    const writer = new PieceWriter(data);
    const buffers = new Buffers();
    for (const request of requests) {
      const piece = await writer.write({ ...request, buffer: buffers.take() });
      yield piece;
      buffers.giveBack(piece);
    }
    return;
  }
  yield* piecesOfThreads(new ExportThreads(bundle, data), requests);
}

async function* piecesOfThreads(
  threads: ExportThreads,
  requests: readonly Omit<PieceRequest, 'buffer'>[],
): AsyncGenerator<Piece> {
  const buffers = new Buffers();
  const underWay: Promise<Piece>[] = [];
  const oldest = async function* (most: number) {
    for (let next; underWay.length > most && (next = underWay.shift());) {
      const piece = await next;
      yield piece;
      buffers.giveBack(piece);
    }
  };
  try {
    for (const request of requests) {
      yield* oldest(threads.capacity - 1);
      underWay.push(threads.ask({ ...request, buffer: buffers.take() }));
    }
    yield* oldest(0);
  } finally {
    threads.dispose();
  }
}

/** Memory for pieces, shared by all threads and used again: to take new memory costs as much as to fill it. */
class Buffers {
  private readonly free: ArrayBufferLike[] = [];

  take(): ArrayBufferLike {
    return this.free.pop() ?? new SharedArrayBuffer(PIECE_BYTES);
  }

  giveBack({ data }: Piece): void {
    this.free.push(data.buffer);
  }
}

class ExportThreads {
  private readonly workers: readonly Worker[];
  private readonly waiting = new Map<number, { resolve(piece: Piece): void; reject(error: Error): void }>();

  constructor(bundle: string, workerData: ExportThreadData) {
    const count = Math.min(MOST_THREADS, availableParallelism());
    this.workers = Array.from({ length: count }, () => {
      const worker = new Worker(bundle, {
        workerData,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_HEAP },
      });
      worker.on('message', (piece: Piece) => {
        this.waiting.get(piece.number)?.resolve(piece);
        this.waiting.delete(piece.number);
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

  ask(request: PieceRequest): Promise<Piece> {
    return new Promise((resolve, reject) => {
      this.waiting.set(request.number, { resolve, reject });
      this.workers[request.number % this.workers.length]?.postMessage(request);
    });
  }

  dispose(): void {
    for (const worker of this.workers) void worker.terminate();
  }
}
