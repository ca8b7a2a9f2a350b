import { paragraphs } from '../text/paragraphs';
import type { Segment } from './candidates';
import { DocumentEvidence } from './documentEvidence';
import { addEvidence } from './evidenceRows';
import { withKnownNames, type NameMatcher } from './knownNames';
import { foreignParagraphs, withoutForeignGuesses } from './language';
import type { Mention } from './mention';
import type { Model } from './model';
import { newReading, readMentions, SegmentReader, type Reading } from './segmentReader';
import { SegmentScorer, type ScoredParagraph } from './sentenceTagger';
import { TAG_COUNT } from './tags';

/**
 * Mentions of a lower confidence are candidates: not shown unless other evidence raises them. The mean F1 of the development
 * sets is highest at 0.4 to 0.45, as theory has it (half the F1 that is reached).
 */
export const SUGGESTION_THRESHOLD = 0.45;

/** So many characters of paragraphs are remembered with their scores; about ten times as many bytes. */
const CACHED_CHARACTERS = 4_000_000;

export interface RecognizeOptions {
  /** Names that the reader has decided; they are found everywhere and override the model. */
  readonly names?: NameMatcher;
}

interface SegmentRoom {
  readonly scores: Float32Array;
  readonly reading: Reading;
}

const newRoom = (tokens: number): SegmentRoom => ({
  scores: new Float32Array(tokens * TAG_COUNT),
  reading: newReading(tokens),
});

/**
 * Finds the mentions of a text. One instance serves many texts: it remembers the scores of paragraphs by their content, so
 * that an edit costs its paragraph only. The result depends on model, text and names alone.
 */
export class NameRecognizer {
  private readonly scorer: SegmentScorer;
  private readonly reader: SegmentReader;
  private readonly cache = new Map<string, ScoredParagraph>();
  private cached = 0;
  private room = newRoom(0);

  constructor(private readonly model: Model) {
    this.scorer = new SegmentScorer(model);
    this.reader = new SegmentReader(model.transitions);
  }

  /** Mentions in text order, not overlapping; those under `SUGGESTION_THRESHOLD` are candidates. */
  recognize(text: string, { names }: RecognizeOptions = {}): readonly Mention[] {
    const spans = paragraphs(text);
    const scored = spans.map(({ start, end }) => this.scored(text.slice(start, end)));
    const evidence = new DocumentEvidence(scored);
    const all: Mention[] = [];
    scored.forEach((paragraph, p) => {
      const offset = spans[p]?.start ?? 0;
      for (const segment of paragraph.segments) {
        const found = segment.mentions ?? this.readAgain(paragraph, segment, evidence);
        for (const mention of found) all.push(shifted(mention, offset));
      }
    });
    const abroad = foreignParagraphs(scored.map(({ language }) => language));
    const foreign = spans.filter((_, p) => abroad[p]);
    const mentions = withoutForeignGuesses(text, all, foreign, this.model.lexicon);
    return names ? withKnownNames(mentions, names.find(text), SUGGESTION_THRESHOLD) : mentions;
  }

  /** Reads a segment with what the first reading says of the same names elsewhere. */
  private readAgain(
    paragraph: ScoredParagraph,
    segment: Segment,
    evidence: DocumentEvidence,
  ): readonly Mention[] {
    const { start, end } = segment;
    const { evidence: weights } = this.model;
    const { scores, reading } = this.roomFor(end - start);
    for (let cell = 0; cell < (end - start) * TAG_COUNT; cell++)
      scores[cell] = paragraph.scores[start * TAG_COUNT + cell] as number;
    const rows = weights.length > 0 ? evidence.rows(paragraph, segment) : undefined;
    if (rows) addEvidence(scores, rows, weights);
    const whole = { start: 0, end: end - start };
    const sums = this.reader.read(whole, scores, reading);
    return readMentions(paragraph.tokens.slice(start, end), whole, reading, sums);
  }

  /** Room to read a segment of so many tokens again, good until the next call. */
  private roomFor(tokens: number): SegmentRoom {
    if (this.room.reading.tags.length < tokens) this.room = newRoom(2 * tokens);
    return this.room;
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

const shifted = (mention: Mention, by: number): Mention => ({
  ...mention,
  start: mention.start + by,
  end: mention.end + by,
});
