import * as chrono from 'chrono-node';
import { DateFinder } from '../../src/core/dates/dateFinder';
import { medianTime, megabytesPerSecond, type Bench } from './bench';
import { benchTexts, bytesOf } from './texts';

/** chrono-node is slow: it gets a part of the text, in UTF-16 units. */
const PEER_LENGTH = 150_000;

/** Throughput of finding dates on one thread, beside chrono-node. */
export const dates: Bench = {
  name: 'dates',
  run(report) {
    const texts = benchTexts();
    new DateFinder().analyse(texts[0] ?? '');
    const ours = medianTime(3, () => {
      const finder = new DateFinder();
      for (const text of texts) finder.analyse(text);
    });
    report({
      what: 'dates',
      system: 'Glossator',
      value: megabytesPerSecond(bytesOf(texts), ours),
      unit: 'MB/s',
      budget: 'at least 2 MB/s',
    });
    const shared = benchTexts(PEER_LENGTH);
    const theirs = medianTime(1, () => shared.forEach(text => chrono.parse(text)));
    report({
      what: 'dates',
      system: 'chrono-node',
      value: megabytesPerSecond(bytesOf(shared), theirs),
      unit: 'MB/s',
    });
    return Promise.resolve();
  },
};
