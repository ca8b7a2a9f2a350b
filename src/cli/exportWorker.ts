// The thread of `exportThreads.ts`: answers each request with its piece, one after the other.
import { parentPort, workerData } from 'node:worker_threads';
import { PieceWriter, type ExportThreadData, type PieceRequest } from './pieceWriter';

const writer = new PieceWriter(workerData as ExportThreadData);
let last = Promise.resolve();
parentPort?.on('message', (request: PieceRequest) => {
  last = last.then(async () => parentPort?.postMessage(await writer.write(request)));
});
