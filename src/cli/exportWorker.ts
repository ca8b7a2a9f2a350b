// The thread of `exportThreads.ts`: is told once what all pieces need; answers each request with its piece, in order.
import { parentPort } from 'node:worker_threads';
import type { PieceAnswer, ThreadRequest } from './exportThreads';
import { PieceWriter, type ExportThreadData } from './pieceWriter';

/** A buffer for each piece that is under way, used again: to take new memory costs as much as to fill it. */
const buffers: ArrayBufferLike[] = [];

parentPort?.once('message', (data: ExportThreadData) => {
  const writer = new PieceWriter(data);
  let last = Promise.resolve();
  parentPort?.on('message', (request: ThreadRequest) => {
    last = last.then(() => answer(writer, request));
  });
});

async function answer(writer: PieceWriter, request: ThreadRequest): Promise<void> {
  const known = buffers[request.slot];
  const { data, ...piece } = await writer.write(request, known);
  const { buffer } = data;
  buffers[request.slot] = buffer;
  const message: PieceAnswer = { ...piece, length: data.length, ...(buffer === known ? {} : { buffer }) };
  parentPort?.postMessage(message);
}
