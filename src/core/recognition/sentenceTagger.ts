import { sentences } from '../text/sentences';
import type { Span } from '../text/span';
import { tokens, type Token } from '../text/tokens';
import { candidateSegments, type Segment } from './candidates';
import { countLanguage, type LanguageCount } from './language';
import type { Lexicon } from './lexicon';
import type { Mention } from './mention';
import type { Model } from './model';
import { newReading, readMentions, SegmentReader, type Reading } from './segmentReader';
import { viewSentence, type SentenceView } from './sentenceView';
import { TAG_COUNT } from './tags';
import { settingVariant } from './features/wordFeatures';
import { Case, type Word, type Words } from './words';

/** Shorter words are articles and the like, whose case says nothing. */
const SHORTEST_PLAIN = 4;
/** At this probability of each tag a second reading changes one mention in some thousands. */
const SURE = 0.97;

/** A sentence as the tagger works on it. */
export interface PreparedSentence {
  readonly tokens: readonly Token[];
  readonly words: readonly Word[];
  readonly segments: readonly Segment[];
  /** Absent where there is no segment. */
  readonly view?: SentenceView;
}

/** A segment of a paragraph's candidate tokens, as read by itself. */
export interface ScoredSegment extends Segment {
  /** Absent where the reading is not sure: what the rest of the document says could change it. */
  readonly mentions?: readonly Mention[];
}

/** A paragraph as the tagger knows it by itself. */
export interface ScoredParagraph {
  /** Those of all segments, one segment behind the other. */
  readonly tokens: readonly Token[];
  readonly words: readonly Word[];
  /** For each token how far its capital says little: the sentence's style, and whether it opens the sentence. */
  readonly settings: readonly number[];
  /** `scores[token * TAG_COUNT + tag]`. */
  readonly scores: Float32Array;
  readonly reading: Reading;
  readonly segments: readonly ScoredSegment[];
  /** Lower-case forms of its lower-case words, as hashes: a capital word that stands among them may be no name. */
  readonly plainWords: readonly number[];
  readonly language: LanguageCount;
}

/** Cuts a paragraph into sentences, tokens and candidate segments. Training and use share it. */
export function prepare(text: string, paragraph: Span, words: Words, lexicon: Lexicon): PreparedSentence[] {
  return sentences(text, paragraph).map(sentence => {
    const found = tokens(text, sentence);
    const seen = found.map(token => words.of(token));
    const glued = found.map((token, i) => (i > 0 && found[i - 1]?.end === token.start ? 1 : 0));
    const segments = candidateSegments(seen, glued);
    if (segments.length === 0) return { tokens: found, words: seen, segments };
    return { tokens: found, words: seen, segments, view: viewSentence(seen, glued, lexicon) };
  });
}

/** Scores candidate segments with a model. */
export class SegmentScorer {
  private readonly reader: SegmentReader;

  constructor(private readonly model: Model) {
    this.reader = new SegmentReader(model.transitions);
  }

  score(text: string, paragraph: Span): ScoredParagraph {
    const { words: known, lexicon, tokenScorer } = this.model;
    const sentences = prepare(text, paragraph, known, lexicon);
    let count = 0;
    for (const { segments } of sentences) for (const { start, end } of segments) count += end - start;
    const found: Token[] = [];
    const words: Word[] = [];
    const settings: number[] = [];
    const scores = new Float32Array(count * TAG_COUNT);
    const reading = newReading(count);
    const segments: ScoredSegment[] = [];
    const plainWords: number[] = [];
    for (const sentence of sentences) {
      for (const word of sentence.words)
        if (word.case === Case.Lower && word.text.length >= SHORTEST_PLAIN) plainWords.push(word.lower);
      const { view } = sentence;
      if (!view) continue;
      for (const segment of sentence.segments) {
        const start = found.length;
        for (let i = segment.start; i < segment.end; i++) {
          tokenScorer.score(view, segment, i, scores, found.length * TAG_COUNT);
          found.push(sentence.tokens[i] as Token);
          words.push(sentence.words[i] as Word);
          settings.push(settingVariant(view.style, view.opening[i] ?? 0));
        }
        segments.push(this.read(found, { start, end: found.length }, scores, reading));
      }
    }
    const language = countLanguage(sentences);
    return { tokens: found, words, settings, scores, reading, segments, plainWords, language };
  }

  private read(
    tokens: readonly Token[],
    segment: Segment,
    scores: Float32Array,
    reading: Reading,
  ): ScoredSegment {
    const sums = this.reader.read(segment, scores, reading);
    if (!isSure(reading, segment)) return segment;
    return { start: segment.start, end: segment.end, mentions: readMentions(tokens, segment, reading, sums) };
  }
}

/** Whether a reading is so sure that what the rest of the document says could hardly change it. */
function isSure({ tags, probabilities }: Reading, { start, end }: Segment): boolean {
  for (let i = start; i < end; i++) {
    if ((probabilities[i * TAG_COUNT + (tags[i] as number)] as number) < SURE) return false;
  }
  return true;
}
