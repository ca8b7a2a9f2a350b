import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isHeldOut } from './sets';
import { trainingDocuments, trainModel } from './train';

/**
 * The twin of the model that ships, trained in the same way without the texts that are held out: what ships has learnt
 * from them too, and so can't be judged by them. Trained anew when the model that ships has changed; two minutes.
 */
export function heldOutModel(shipped: Uint8Array): Uint8Array {
  const key = createHash('sha256').update(shipped).digest('hex').slice(0, 16);
  const cache = join(__dirname, `../../../node_modules/.cache/glossator-held-out-${key}.bin`);
  if (existsSync(cache)) return readFileSync(cache);
  const twin = trainModel(trainingDocuments().filter(document => !isHeldOut(document)));
  mkdirSync(dirname(cache), { recursive: true });
  writeFileSync(cache, twin);
  return twin;
}
