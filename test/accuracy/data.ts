import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder with the measurement data, which the project does not ship: `GLOSSATOR_DATA`, else `../shared`. */
export const sharedFolder = resolve(process.env['GLOSSATOR_DATA'] ?? join(__dirname, '../../../shared'));

/** Whether a data file is there; measurements skip what is missing and say so. */
export const hasData = (path: string): boolean => existsSync(join(sharedFolder, 'data', path));

/** Records of one JSON-lines file under `data/` (`gum/dev.jsonl`), unchecked: the shape is the caller's claim. */
export function readData<T>(path: string): T[] {
  return readFileSync(join(sharedFolder, 'data', path), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as T);
}
