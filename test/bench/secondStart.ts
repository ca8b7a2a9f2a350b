import { Corpus } from '../../src/core/corpus/corpus';
import { decodeAnalysis, encodeAnalysis } from '../../src/core/corpus/analysisCodec';
import type { CacheFiles } from '../../src/core/corpus/files';
import { SourceAnalyser } from '../../src/core/corpus/sourceAnalyser';
import { loadModel } from '../../src/core/recognition/model';
import { NameRecognizer } from '../../src/core/recognition/recognizer';
import { fingerprintOf, KeptAnalyses } from '../../src/storage/keptAnalyses';
import type { Bench } from './bench';
import { modelBytes } from './recognition';
import { benchTexts } from './texts';

/** So much text, in UTF-16 units (longer ones would repeat what there is to read), in sources of this length. */
const CORPUS_LENGTH = 1_000_000;
const SOURCE_LENGTH = 10_000;

/** What the analysis of a corpus costs at its first start, and at the second from what was kept. Processor time: some runs on other threads. */
export const secondStart: Bench = {
  name: 'second-start',
  async run(report) {
    const sources = corpusOf(benchTexts(CORPUS_LENGTH).join('\n\n'));
    const files = memoryCache();
    const first = await seconds(async () => {
      const analyser = new SourceAnalyser(new NameRecognizer(loadModel(modelBytes())));
      const kept = new KeptAnalyses(files);
      const corpus = new Corpus();
      for (const [source, text] of sources) {
        const fingerprint = await fingerprintOf({ source, text }, '');
        const analysis = analyser.analyse({ source, text });
        kept.put(source, fingerprint, encodeAnalysis(analysis));
        corpus.update(analysis);
      }
      await kept.save(new Set(sources.keys()));
    });
    const second = await seconds(async () => {
      const kept = new KeptAnalyses(files);
      const corpus = new Corpus();
      for (const [source, text] of sources) {
        const encoded = await kept.take(source, await fingerprintOf({ source, text }, ''));
        if (!encoded) throw new Error(`${source} was not kept`);
        corpus.update(decodeAnalysis(encoded));
      }
    });
    const what = `analyses of ${sources.size} sources, ${CORPUS_LENGTH / 1e6} MB`;
    report({ what, system: 'first start', value: first, unit: 's' });
    report({ what, system: 'second start', value: second, unit: 's' });
    report({
      what,
      system: 'second start',
      value: first / second,
      unit: 'times as fast',
      budget: 'at least 10',
    });
    const bytes = [...files.files.values()].reduce((sum, file) => sum + file.length, 0);
    report({ what, system: 'kept on disk', value: bytes / 1e6, unit: 'MB' });
  },
};

function corpusOf(text: string): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  for (let at = 0; at < text.length; at += SOURCE_LENGTH)
    sources.set(`${sources.size}.txt`, text.slice(at, at + SOURCE_LENGTH));
  return sources;
}

function memoryCache(): CacheFiles & { readonly files: ReadonlyMap<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>();
  return {
    files,
    read: name => Promise.resolve(files.get(name)),
    write: (name, bytes) => {
      files.set(name, bytes);
      return Promise.resolve();
    },
  };
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
