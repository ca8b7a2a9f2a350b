import { sentences } from '../text/sentences';
import type { Span } from '../text/span';
import { tokens, type Token } from '../text/tokens';
import { candidateSegments, type Segment } from './candidates';
import { countLanguage, type LanguageCount } from './language';
import type { Lexicon } from './lexicon';
import { SegmentReader, type Reading } from './mentions';
import type { Model } from './model';
import { viewSentence, type SentenceView } from './sentenceView';
import { TAG_COUNT, UNIT_STRIDE } from './tags';
import { TokenScorer } from './tokenScorer';
import { Case, Words, type Word } from './words';

/** Shorter words are articles and the like, whose case says nothing. */
const SHORTEST_PLAIN = 4;

/** A sentence as the tagger works on it. */
export interface PreparedSentence {
  readonly tokens: readonly Token[];
  readonly words: readonly Word[];
  readonly segments: readonly Segment[];
  /** Absent where there is no segment. */
  readonly view?: SentenceView;
}

/** A segment as read by itself. */
export interface ScoredSegment extends Reading {
  readonly tokens: readonly Token[];
  readonly words: readonly Word[];
  /** For each token how far its capital says little: the sentence's style, and whether it opens the sentence. */
  readonly settings: Uint8Array;
}

/** A paragraph as the tagger knows it by itself. */
export interface ScoredParagraph {
  readonly segments: readonly ScoredSegment[];
  /** Lower-case forms of its lower-case words, as hashes: a capital word that stands among them may be no name. */
  readonly plainWords: Uint32Array;
  readonly language: LanguageCount;
}

/** Cuts a paragraph into sentences, tokens and candidate segments. Training and use share it. */
export function prepare(text: string, paragraph: Span, words: Words, lexicon: Lexicon): PreparedSentence[] {
  const prepared: PreparedSentence[] = [];
  for (const sentence of sentences(text, paragraph)) {
    const found = tokens(text, sentence);
    const seen = found.map(token => words.of(token));
    const glued = found.map((token, i) => (i > 0 && found[i - 1]?.end === token.start ? 1 : 0));
    const segments = candidateSegments(seen, glued);
    const view = segments.length > 0 ? viewSentence(seen, glued, lexicon) : undefined;
    prepared.push({ tokens: found, words: seen, segments, ...(view && { view }) });
  }
  return prepared;
}

/** Scores candidate segments with a model; keeps what it learnt of words between calls. */
export class SegmentScorer {
  private readonly words: Words;
  private readonly tokenScorer: TokenScorer;
  private readonly reader: SegmentReader;

  constructor(private readonly model: Model) {
    this.reader = new SegmentReader(model.transitions);
    this.words = new Words(model.lexicon);
    this.tokenScorer = new TokenScorer(model.features);
  }

  score(text: string, paragraph: Span): ScoredParagraph {
    const segments: ScoredSegment[] = [];
    const plain: number[] = [];
    const sentences = prepare(text, paragraph, this.words, this.model.lexicon);
    for (const sentence of sentences) {
      for (const word of sentence.words)
        if (word.case === Case.Lower && word.text.length >= SHORTEST_PLAIN) plain.push(word.lower);
      const { view } = sentence;
      if (!view) continue;
      for (const segment of sentence.segments) {
        const inside = sentence.tokens.slice(segment.start, segment.end);
        segments.push({
          tokens: inside,
          words: sentence.words.slice(segment.start, segment.end),
          settings: Uint8Array.from(
            view.opening.slice(segment.start, segment.end).map(opening => view.style * 2 + opening),
          ),
          ...this.reader.read(inside, this.scores(view, segment)),
        });
      }
    }
    return {
      segments,
      plainWords: Uint32Array.from(plain),
      language: countLanguage(sentences.flatMap(sentence => sentence.words)),
    };
  }

  private scores(view: SentenceView, segment: Segment): Float32Array {
    const stride = segment.end - segment.start === 1 ? UNIT_STRIDE : 1;
    const scores = new Float32Array((segment.end - segment.start) * TAG_COUNT);
    for (let i = segment.start; i < segment.end; i++) {
      scores.set(this.tokenScorer.score(view, segment, i, stride), (i - segment.start) * TAG_COUNT);
    }
    return scores;
  }
}
