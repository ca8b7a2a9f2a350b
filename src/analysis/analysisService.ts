import { decodeAnalysis } from '../core/corpus/analysisCodec';
import { Corpus } from '../core/corpus/corpus';
import { SourceAnalyser } from '../core/corpus/sourceAnalyser';
import { NameMatcher } from '../core/recognition/knownNames';
import { loadModel, type Model } from '../core/recognition/model';
import { NameRecognizer } from '../core/recognition/recognizer';
import type { AnalysisMethods, Request, Response } from './protocol';

/** The worker's side of the protocol: core, and nothing else. */
export class AnalysisService implements AnalysisMethods {
  private model: Model | undefined;
  private readonly analysers = new Map<string, SourceAnalyser>();
  private readonly corpora = new Map<string, Corpus>();

  /** Answers one request; never throws. */
  readonly answer = (request: Request): Response => {
    try {
      const method = this[request.method] as (...args: readonly unknown[]) => unknown;
      return { id: request.id, result: method.apply(this, request.args as readonly unknown[] as unknown[]) };
    } catch (error) {
      return {
        id: request.id,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      };
    }
  };

  start(model: Uint8Array): void {
    this.model = loadModel(model);
  }

  setNames(corpus: string, names: Parameters<AnalysisMethods['setNames']>[1]): void {
    this.analyser(corpus).names = names.length > 0 ? new NameMatcher(names) : undefined;
  }

  analyse(
    corpus: string,
    request: Parameters<AnalysisMethods['analyse']>[1],
  ): ReturnType<AnalysisMethods['analyse']> {
    return this.analyser(corpus).analyse(request);
  }

  openCorpus(corpus: string, options: Parameters<AnalysisMethods['openCorpus']>[1]): void {
    this.corpora.set(corpus, new Corpus(options));
  }

  closeCorpus(corpus: string): void {
    this.corpora.delete(corpus);
    this.analysers.delete(corpus);
  }

  update(corpus: string, analyses: Parameters<AnalysisMethods['update']>[1]): void {
    for (const analysis of analyses) this.corpus(corpus).update(analysis);
  }

  restore(corpus: string, encoded: Uint8Array): void {
    this.corpus(corpus).update(decodeAnalysis(encoded));
  }

  remove(corpus: string, sources: readonly string[]): void {
    for (const source of sources) this.corpus(corpus).remove(source);
  }

  decide(corpus: string, source: string, decisions: Parameters<AnalysisMethods['decide']>[2]): void {
    this.corpus(corpus).decide(source, decisions);
  }

  setRegistry(corpus: string, registry: Parameters<AnalysisMethods['setRegistry']>[1]): void {
    this.corpus(corpus).setRegistry(registry);
  }

  resolve(corpus: string): ReturnType<AnalysisMethods['resolve']> {
    return this.corpus(corpus).resolve();
  }

  search(corpus: string, query: string, limit: number): ReturnType<AnalysisMethods['search']> {
    return this.corpus(corpus).search(query, limit);
  }

  private analyser(corpus: string): SourceAnalyser {
    if (!this.model) throw new Error('the recognition model has not been loaded');
    let analyser = this.analysers.get(corpus);
    if (!analyser)
      this.analysers.set(corpus, (analyser = new SourceAnalyser(new NameRecognizer(this.model))));
    return analyser;
  }

  private corpus(corpus: string): Corpus {
    const found = this.corpora.get(corpus);
    if (!found) throw new Error(`the corpus ${corpus} is not open`);
    return found;
  }
}
