import { paragraphs } from '../text/paragraphs';
import { DocumentEvidence, withEvidence } from './documentEvidence';
import { withKnownNames, type NameMatcher } from './knownNames';
import { foreignParagraphs, withoutForeignGuesses } from './language';
import type { Mention } from './mention';
import { SegmentReader } from './mentions';
import type { Model } from './model';
import { SegmentScorer, type ScoredParagraph, type ScoredSegment } from './sentenceTagger';
import { TAG_COUNT } from './tags';

/** Mentions of a lower confidence are candidates: not shown unless other evidence raises them. */
export const SUGGESTION_THRESHOLD = 0.5;

/** At this probability of each tag a second reading changes one mention in some thousands. */
const SURE = 0.97;

/** So many characters of paragraphs are remembered with their scores; about ten times as many bytes. */
const CACHED_CHARACTERS = 4_000_000;

export interface RecognizeOptions {
  /** Names that the reader has decided; they are found everywhere and override the model. */
  readonly names?: NameMatcher;
}

/**
 * Finds the mentions of a text. One instance serves many texts: it remembers the scores of paragraphs by their content, so
 * that an edit costs its paragraph only. The result depends on model, text and names alone.
 */
export class NameRecognizer {
  private readonly scorer: SegmentScorer;
  private readonly reader: SegmentReader;
  private readonly cache = new Map<string, ScoredParagraph>();
  private cached = 0;

  constructor(private readonly model: Model) {
    this.scorer = new SegmentScorer(model);
    this.reader = new SegmentReader(model.transitions);
  }

  /** Mentions in text order, not overlapping; those under `SUGGESTION_THRESHOLD` are candidates. */
  recognize(text: string, { names }: RecognizeOptions = {}): readonly Mention[] {
    const spans = paragraphs(text);
    const scored = spans.map(({ start, end }) => this.scored(text.slice(start, end)));
    const abroad = foreignParagraphs(scored.map(({ language }) => language));
    const offsets = scored.flatMap(({ segments }, p) => segments.map(() => spans[p]?.start ?? 0));
    const all = this.read(scored).flatMap((found, s) =>
      found.map(mention => shifted(mention, offsets[s] ?? 0)),
    );
    const foreign = spans.filter((_, p) => abroad[p]);
    const mentions = withoutForeignGuesses(text, all, foreign, this.model.lexicon);
    return names ? withKnownNames(mentions, names.find(text), SUGGESTION_THRESHOLD) : mentions;
  }

  /** Reads segments once by themselves and again with what the first reading says of the same names elsewhere. */
  private read(scored: readonly ScoredParagraph[]): (readonly Mention[])[] {
    const { evidence: weights } = this.model;
    const evidence = new DocumentEvidence(scored);
    return evidence.segments.map((segment, s) => {
      const rows = weights.length > 0 && !isSure(segment) ? evidence.rows(s) : undefined;
      if (!rows) return segment.mentions;
      const scores = withEvidence(segment.scores, rows, weights);
      return this.reader.read(segment.tokens, scores).mentions;
    });
  }

  private scored(content: string): ScoredParagraph {
    const known = this.cache.get(content);
    if (known) {
      this.cache.delete(content);
      this.cache.set(content, known);
      return known;
    }
    const scored = this.scorer.score(content, { start: 0, end: content.length });
    this.cache.set(content, scored);
    this.cached += content.length;
    for (const oldest of this.cache.keys()) {
      if (this.cached <= CACHED_CHARACTERS) break;
      this.cache.delete(oldest);
      this.cached -= oldest.length;
    }
    return scored;
  }
}

/** Whether a first reading is so sure that what the rest of the document says could hardly change it. */
function isSure({ tags, probabilities }: ScoredSegment): boolean {
  for (let i = 0; i < tags.length; i++) {
    if ((probabilities[i * TAG_COUNT + (tags[i] as number)] as number) < SURE) return false;
  }
  return true;
}

const shifted = (mention: Mention, by: number): Mention => ({
  ...mention,
  start: mention.start + by,
  end: mention.end + by,
});
