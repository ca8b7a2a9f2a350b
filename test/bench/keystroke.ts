import { CorpusIndex } from '../../src/core/corpus/corpusIndex';
import { Corpus } from '../../src/core/corpus/corpus';
import { SourceAnalyser } from '../../src/core/corpus/sourceAnalyser';
import { loadModel } from '../../src/core/recognition/model';
import { NameRecognizer } from '../../src/core/recognition/recognizer';
import { medianTime, type Bench } from './bench';
import { modelBytes } from './recognition';
import { benchTexts } from './texts';

/** What one keystroke in a 1 MB source costs: on the editor's thread at once, and in the worker after a pause. */
export const keystroke: Bench = {
  name: 'keystroke',
  run(report) {
    const text = benchTexts().join('\n\n');
    const analyser = new SourceAnalyser(new NameRecognizer(loadModel(modelBytes())));
    const corpus = new Corpus();
    const first = performance.now();
    corpus.update(analyser.analyse({ source: 'long.txt', text }));
    const index = new CorpusIndex();
    index.apply(corpus.resolve());
    report({ what: '1 MB source, opened', system: 'worker', value: performance.now() - first, unit: 'ms' });
    const middle = text.indexOf(' ', text.length / 2);
    const editor = medianTime(20, () =>
      index.follow('long.txt', [{ offset: middle, removed: 0, inserted: 1 }]),
    );
    report({
      what: '1 MB source, keystroke',
      system: 'editor thread',
      value: editor,
      unit: 'ms',
      budget: 'under 16 ms',
    });
    let edited = text;
    const worker = medianTime(5, run => {
      edited = `${edited.slice(0, middle)} word${run}${edited.slice(middle)}`;
      analyser.analyse({ source: 'long.txt', text: edited });
    });
    report({ what: '1 MB source, analysed again', system: 'worker', value: worker, unit: 'ms' });
    const { heapUsed } = process.memoryUsage();
    report({
      what: 'heap with model and 1 MB source',
      system: 'Glossator',
      value: heapUsed / 1e6,
      unit: 'MB',
    });
    return Promise.resolve();
  },
};
