import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { pieceOf, type ExportThreadData, type Piece, type PieceRequest } from './exportThread';
import type { FoundSource } from './sidecars';

/** Sources in one piece: an answer is worth its way, and the pieces under way are small beside the memory there is. */
const SOURCES_PER_PIECE = 25;
/** Pieces that each thread has before it, so that it never waits. */
const PIECES_PER_THREAD = 3;
/** Megabytes of a thread's young heap: what a piece leaves behind is garbage at once, and need not pile up. */
const YOUNG_HEAP = 8;
/** With fewer pieces the threads would not be there before this one is done. */
const PIECES_WORTH_THREADS = 20;
/** More would wait for the disk. */
const MOST_THREADS = 4;

/** The program itself, where it is one bundle; its sources can't run on a thread. */
const bundle = __filename.endsWith('.js') ? __filename : undefined;

/** The pieces of an export in order; read and encoded on several threads where that pays. */
export async function* exportPieces(
  data: ExportThreadData,
  sources: readonly FoundSource[],
): AsyncGenerator<Piece> {
  const requests = Array.from({ length: Math.ceil(sources.length / SOURCES_PER_PIECE) }, (_, number) => ({
    number,
    sources: sources.slice(number * SOURCES_PER_PIECE, (number + 1) * SOURCES_PER_PIECE),
  }));
  if (bundle === undefined || requests.length < PIECES_WORTH_THREADS || availableParallelism() < 2) {
    for (const request of requests) yield await pieceOf(data, request);
    return;
  }
  const threads = new ExportThreads(bundle, data);
  try {
    const underWay: Promise<Piece>[] = [];
    for (const request of requests) {
      underWay.push(threads.ask(request));
      const oldest = underWay.length >= threads.capacity ? underWay.shift() : undefined;
      if (oldest) yield await oldest;
    }
    for (const piece of underWay) yield await piece;
  } finally {
    threads.dispose();
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
