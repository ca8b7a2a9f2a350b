import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import nlp from 'compromise';
import { loadModel } from '../../src/core/recognition/model';
import { NameRecognizer } from '../../src/core/recognition/recognizer';
import { medianTime, megabytesPerSecond, type Bench } from './bench';
import { benchTexts, bytesOf } from './texts';

/** compromise is slow: it gets a part of the text, in UTF-16 units, and the same part is timed for us. */
const SHARED_LENGTH = 150_000;

export const modelBytes = (): Uint8Array =>
  readFileSync(join(__dirname, '../../media/model/recognition.bin'));

/** Throughput on one thread beside compromise's people, places and organizations, on the same text in the same run. */
export const recognition: Bench = {
  name: 'recognition',
  run(report) {
    const bytes = modelBytes();
    report({
      what: 'model load',
      system: 'Glossator',
      value: medianTime(5, () => loadModel(bytes)),
      unit: 'ms',
      budget: 'under 150 ms',
    });
    const model = loadModel(bytes);
    const texts = benchTexts();
    new NameRecognizer(model).recognize(texts.join('\n\n').slice(0, SHARED_LENGTH));
    const ours = medianTime(3, () => {
      const recognizer = new NameRecognizer(model);
      for (const text of texts) recognizer.recognize(text);
    });
    report({
      what: 'recognition, 1 MB',
      system: 'Glossator',
      value: megabytesPerSecond(bytesOf(texts), ours),
      unit: 'MB/s',
    });
    const shared = benchTexts(SHARED_LENGTH);
    const oursShared = medianTime(3, () => {
      const recognizer = new NameRecognizer(model);
      for (const text of shared) recognizer.recognize(text);
    });
    const theirs = medianTime(1, () => {
      for (const text of shared) {
        const document = nlp(text);
        document.people().out('offset');
        document.places().out('offset');
        document.organizations().out('offset');
      }
    });
    const size = bytesOf(shared);
    report({
      what: 'recognition, same part',
      system: 'Glossator',
      value: megabytesPerSecond(size, oursShared),
      unit: 'MB/s',
    });
    report({
      what: 'recognition, same part',
      system: 'compromise',
      value: megabytesPerSecond(size, theirs),
      unit: 'MB/s',
    });
    report({
      what: 'recognition, same part',
      system: 'Glossator / compromise',
      value: theirs / oursShared,
      unit: 'times',
      budget: 'at least 15',
    });
    return Promise.resolve();
  },
};
