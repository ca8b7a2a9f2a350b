import { parentPort } from 'node:worker_threads';
import { AnalysisService } from './analysisService';
import type { Request } from './protocol';

const service = new AnalysisService();
parentPort?.on('message', (request: Request) => parentPort?.postMessage(service.answer(request)));
