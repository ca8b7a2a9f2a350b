import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import nlp from 'compromise';
import { loadModel } from '../../src/core/recognition/model';
import { NameRecognizer } from '../../src/core/recognition/recognizer';
import { megabytesPerSecond, middle, processorTime, type Bench } from './bench';
import { benchTexts, bytesOf } from './texts';

/** compromise is slow: it gets a part of the text, in UTF-16 units, and the same part is timed for us. */
const SHARED_LENGTH = 150_000;
/** Rounds of one pass of compromise, with so many passes of ours before it and behind it. */
const ROUNDS = 5;
const PASSES = 3;

export const modelBytes = (): Uint8Array =>
  readFileSync(join(__dirname, '../../media/model/recognition.bin'));

/** Throughput on one thread beside compromise's people, places and organizations, on the same text in the same rounds. */
export const recognition: Bench = {
  name: 'recognition',
  run(report) {
    const bytes = modelBytes();
    report({
      what: 'model load',
      system: 'Glossator',
      value: middle(Array.from({ length: 5 }, () => processorTime(() => loadModel(bytes)))),
      unit: 'ms',
      budget: 'under 150 ms',
    });
    const model = loadModel(bytes);
    const recognizeAll = (texts: readonly string[]): void => {
      const recognizer = new NameRecognizer(model);
      for (const text of texts) recognizer.recognize(text);
    };
    const speed = (what: string, system: string, texts: readonly string[], time: number): void =>
      report({ what, system, value: megabytesPerSecond(bytesOf(texts), time), unit: 'MB/s' });

    const all = benchTexts();
    speed(
      'recognition, 1 MB, first time',
      'Glossator',
      all,
      processorTime(() => recognizeAll(all)),
    );
    const shared = benchTexts(SHARED_LENGTH);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const passes = (): number[] =>
        Array.from({ length: PASSES }, () => processorTime(() => recognizeAll(shared)));
      const before = passes();
      theirs.push(processorTime(() => compromiseAll(shared)));
      ours.push(middle([...before, ...passes()]));
    }
    const ratios = ours.map((time, round) => (theirs[round] ?? NaN) / time);
    speed('recognition, same part', 'Glossator', shared, middle(ours));
    speed('recognition, same part', 'compromise', shared, middle(theirs));
    const compare = (what: string, value: number, budget?: string): void =>
      report({
        what,
        system: 'Glossator / compromise',
        value,
        unit: 'times',
        ...(budget !== undefined && { budget }),
      });
    compare('recognition, same part, median', middle(ratios), 'at least 15');
    compare('recognition, same part, lowest round', Math.min(...ratios));
    compare('recognition, same part, highest round', Math.max(...ratios));
    return Promise.resolve();
  },
};

function compromiseAll(texts: readonly string[]): void {
  for (const text of texts) {
    const document = nlp(text);
    document.people().out('offset');
    document.places().out('offset');
    document.organizations().out('offset');
  }
}
