import { paragraphs } from '../text/paragraphs';
import { exponentials } from './crf';
import { withKnownNames, type NameMatcher } from './knownNames';
import type { Mention } from './mention';
import { segmentMentions } from './mentions';
import type { Model } from './model';
import { SegmentScorer, type ScoredSegment } from './sentenceTagger';

/** Mentions of a lower confidence are candidates: not shown unless other evidence raises them. */
export const SUGGESTION_THRESHOLD = 0.5;

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
  private readonly step: Float64Array;
  private readonly cache = new Map<string, readonly ScoredSegment[]>();
  private cached = 0;

  constructor(private readonly model: Model) {
    this.scorer = new SegmentScorer(model);
    this.step = exponentials(model.transitions);
  }

  /** Mentions in text order, not overlapping; those under `SUGGESTION_THRESHOLD` are candidates. */
  recognize(text: string, { names }: RecognizeOptions = {}): readonly Mention[] {
    const mentions: Mention[] = [];
    for (const paragraph of paragraphs(text)) {
      const content = text.slice(paragraph.start, paragraph.end);
      for (const segment of this.scored(content)) {
        for (const mention of segmentMentions(segment, segment.scores, this.model.transitions, this.step)) {
          mentions.push({
            ...mention,
            start: mention.start + paragraph.start,
            end: mention.end + paragraph.start,
          });
        }
      }
    }
    return names ? withKnownNames(mentions, names.find(text), SUGGESTION_THRESHOLD) : mentions;
  }

  private scored(content: string): readonly ScoredSegment[] {
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
