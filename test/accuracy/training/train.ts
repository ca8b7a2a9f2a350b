import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelFile } from '../../../src/core/recognition/model';
import { wordClusters } from './clusters';
import { trainCrf, type TrainingOptions } from './crfTrainer';
import { examplesOf } from './examples';
import { joiningWords } from './joiningWords';
import { buildLexicon, lexiconOf } from './lexiconBuilder';
import { heaviestFeatures, quantized } from './quantize';
import { isHeldOut, readSet, trainingSets } from './sets';

/** Rows that the model file keeps. */
const ROWS = Number(process.env['ROWS'] ?? 70_000);
const EPOCHS = Number(process.env['EPOCHS'] ?? 6);

/** Builds media/model/recognition.bin from the open training sets: `npm run train`. Same data, same bytes. */
export function train(target: string): void {
  const began = performance.now();
  const log = (message: string): void =>
    console.error(`${((performance.now() - began) / 1000).toFixed(0)} s: ${message}`);
  const documents = trainingSets.flatMap(readSet).filter(document => !isHeldOut(document));
  log(`${documents.length} documents`);
  const parts = buildLexicon(wordClusters(), joiningWords(documents));
  log(`${parts.keys.length} words and phrases`);
  const examples = examplesOf(documents, lexiconOf(parts));
  log(`${examples.length} segments`);
  const weightOf = new Map(trainingSets.map(set => [set.name, set.weight]));
  const options: TrainingOptions = {
    seed: 1,
    epochs: EPOCHS,
    fewest: 2,
    rate: 0.15,
    decay: 1e-4,
    anonymous: 0.25,
    weightOf: example => weightOf.get(example.set) ?? 1,
    ownTemplates: [0, 1, 2, 7, 10, 11, 12, 24],
    log,
  };
  const full = trainCrf(examples, options);
  log(`${full.features.length} features`);
  const kept = trainCrf(examples, {
    ...options,
    epochs: Math.max(2, EPOCHS - 2),
    seed: 2,
    only: heaviestFeatures(full, ROWS),
  });
  const file = modelFile({
    ...parts,
    features: kept.features,
    ...quantized(kept),
    transitions: Float32Array.from(kept.transitions),
    evidence: new Float32Array(0),
  });
  mkdirSync(join(target, '..'), { recursive: true });
  writeFileSync(target, file);
  log(`${target}: ${file.length} bytes`);
}

if (require.main === module)
  train(process.argv[2] ?? join(__dirname, '../../../media/model/recognition.bin'));
