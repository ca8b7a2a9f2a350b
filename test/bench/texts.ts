import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasData, readData } from '../accuracy/data';

/** About how much text the benches work on, in UTF-16 units. */
const BENCH_LENGTH = 1_000_000;

/** Different real texts where the measurement data is there, else the sample corpus over and over. */
export function benchTexts(length = BENCH_LENGTH): string[] {
  const all = hasData('gum/train.jsonl')
    ? readData<{ text: string }>('gum/train.jsonl').map(({ text }) => text)
    : sampleTexts();
  const texts: string[] = [];
  let total = 0;
  for (let i = 0; total < length; i++) {
    const text = all[i % all.length] ?? '';
    texts.push(text);
    total += text.length;
  }
  return texts;
}

function sampleTexts(): string[] {
  const folder = join(__dirname, '../../media/sample');
  return readdirSync(folder)
    .filter(name => name.endsWith('.txt'))
    .map(name => readFileSync(join(folder, name), 'utf8'));
}

export const bytesOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
