import { deepStrictEqual, ok } from 'node:assert';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { AnalysisService } from '../../../src/analysis/analysisService';
import type { Request, Response } from '../../../src/analysis/protocol';
import type { SourceAnalysis } from '../../../src/core/corpus/sourceAnalysis';

const root = join(__dirname, '../../..');
const model = readFileSync(join(root, 'media/model/recognition.bin'));
const folder = join(root, 'media/sample');
const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path =>
  /\.(?:txt|md)$/.test(path),
);
const requests: readonly Request[] = [
  { id: 0, method: 'start', args: [new Uint8Array(model)] },
  { id: 1, method: 'setNames', args: ['c', [{ name: 'Лев Толстой', type: 'person' }]] },
  ...[...samples.map(path => readFileSync(join(folder, path), 'utf8')), 'роман «Лев Толстой»', ''].map(
    (text, i): Request => ({ id: 2 + i, method: 'analyse', args: ['c', { source: `${i}.txt`, text }] }),
  ),
];

/** What answers say of mentions and dates, as plain text, so that objects of another realm compare. */
const told = (responses: readonly Response[]): readonly string[] =>
  responses.slice(2).map(response => {
    ok('result' in response, JSON.stringify(response));
    const { mentions, dates } = response.result as SourceAnalysis;
    return JSON.stringify({ mentions, dates });
  });

/** A worker's bundle, as esbuild.mjs makes it for one host. */
async function bundle(host: 'node' | 'web'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, `src/analysis/worker.${host}.ts`)],
    bundle: true,
    write: false,
    platform: host === 'web' ? 'browser' : 'node',
    format: host === 'web' ? 'iife' : 'cjs',
    mainFields: host === 'web' ? ['browser', 'module', 'main'] : ['module', 'main'],
    resolveExtensions: [`.${host}.ts`, '.ts', '.js', '.json'],
  });
  return outputFiles[0]?.text ?? '';
}

describe('analysis', () => {
  const service = new AnalysisService();
  const expected = told(requests.map(service.answer));

  it('finds something to compare', () => ok(expected.join('').length > 1000));

  it('is the same in the worker of Node', async () => {
    const worker = new Worker(await bundle('node'), { eval: true });
    const responses = await new Promise<Response[]>((resolve, reject) => {
      const all: Response[] = [];
      worker.on('error', reject);
      worker.on('message', (response: Response) => {
        all.push(response);
        if (all.length === requests.length) resolve(all);
      });
      for (const request of requests) worker.postMessage(request);
    });
    await worker.terminate();
    deepStrictEqual(told(responses), expected);
  });

  it('is the same in the worker of a browser, which has nothing of Node', async () => {
    const responses: Response[] = [];
    const self: { onmessage?: (event: { data: Request }) => void; postMessage(response: Response): void } = {
      postMessage: response => void responses.push(response),
    };
    runInContext(await bundle('web'), createContext({ self }));
    for (const data of requests) self.onmessage?.({ data });
    deepStrictEqual(told(responses), expected);
  });
});
