import { sentences } from '../text/sentences';
import type { Span } from '../text/span';
import { tokens, type Token } from '../text/tokens';
import { candidateSegments, type Segment } from './candidates';
import {
  look,
  MOST_FEATURES,
  namePairs,
  newLooks,
  NO_WORD,
  roleFeatures,
  VARIANTS,
  viewSentence,
  type Role,
  type SentenceView,
} from './features';
import type { Lexicon } from './lexicon';
import type { Model } from './model';
import { TAG_COUNT } from './tags';
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

/** A segment with the model's scores for each token and tag. */
export interface ScoredSegment {
  readonly tokens: readonly Token[];
  readonly words: readonly Word[];
  readonly scores: Float32Array;
  /** For each token how far its capital says little: the sentence's style, and whether it opens the sentence. */
  readonly settings: Uint8Array;
}

/** A paragraph as the tagger knows it by itself. */
export interface ScoredParagraph {
  readonly segments: readonly ScoredSegment[];
  /** Lower-case forms of its lower-case words, as hashes: a capital word that stands among them may be no name. */
  readonly plainWords: Uint32Array;
}

/** Cuts a paragraph into sentences, tokens and candidate segments. Training and use share it. */
export function prepare(text: string, paragraph: Span, words: Words, lexicon: Lexicon): PreparedSentence[] {
  const prepared: PreparedSentence[] = [];
  for (const sentence of sentences(text, paragraph)) {
    const found = tokens(text, sentence);
    const seen = found.map(token => words.of(token));
    const glued = Uint8Array.from(found, (token, i) => (i > 0 && found[i - 1]?.end === token.start ? 1 : 0));
    const segments = candidateSegments(seen, glued);
    const view = segments.length > 0 ? viewSentence(seen, glued, lexicon) : undefined;
    prepared.push({ tokens: found, words: seen, segments, ...(view && { view }) });
  }
  return prepared;
}

/** Scores candidate segments with a model; keeps what it learnt of words between calls. */
export class SegmentScorer {
  private readonly words: Words;
  private readonly features = new Int32Array(MOST_FEATURES);
  private readonly roleFeatures = new Int32Array(MOST_FEATURES);
  private readonly looks = newLooks();
  private readonly noWord: Word = { ...NO_WORD, sums: new Map() };
  private readonly sums = new Float64Array(TAG_COUNT);

  constructor(private readonly model: Model) {
    this.words = new Words(model.lexicon);
  }

  score(text: string, paragraph: Span): ScoredParagraph {
    const segments: ScoredSegment[] = [];
    const plain: number[] = [];
    for (const sentence of prepare(text, paragraph, this.words, this.model.lexicon)) {
      for (const word of sentence.words)
        if (word.case === Case.Lower && word.length >= SHORTEST_PLAIN) plain.push(word.lower);
      const { view } = sentence;
      if (!view) continue;
      for (const segment of sentence.segments) {
        segments.push({
          tokens: sentence.tokens.slice(segment.start, segment.end),
          words: sentence.words.slice(segment.start, segment.end),
          scores: this.scores(view, segment),
          settings: view.opening.slice(segment.start, segment.end).map(opening => view.style * 2 + opening),
        });
      }
    }
    return { segments, plainWords: Uint32Array.from(plain) };
  }

  private scores(view: SentenceView, segment: Segment): Float32Array {
    const { features, looks } = this;
    const scores = new Float32Array((segment.end - segment.start) * TAG_COUNT);
    for (let i = segment.start; i < segment.end; i++) {
      let count = look(view, segment, i, looks, features);
      count += namePairs(view, i, looks, features, count);
      const sums = this.summed(features, count);
      looks.words.forEach((word, role) => {
        const kept = 'sums' in word ? (word as Word) : this.noWord;
        this.addRole(role, kept, looks.variants[role] ?? 0, sums);
      });
      scores.set(sums, (i - segment.start) * TAG_COUNT);
    }
    return scores;
  }

  /** Adds the weights of a word in a role; they are summed once and kept with the word. */
  private addRole(role: Role, word: Word, variant: number, sums: Float64Array): void {
    const key = role * VARIANTS + variant;
    let kept = word.sums.get(key);
    if (!kept) {
      const count = roleFeatures(role, word, variant, this.roleFeatures, 0);
      kept = Float32Array.from(this.addUp(this.roleFeatures, count, new Float64Array(TAG_COUNT)));
      word.sums.set(key, kept);
    }
    for (let tag = 0; tag < TAG_COUNT; tag++) sums[tag] = (sums[tag] as number) + (kept[tag] as number);
  }

  private summed(features: Int32Array, count: number): Float64Array {
    return this.addUp(features, count, this.sums.fill(0));
  }

  private addUp(features: Int32Array, count: number, sums: Float64Array): Float64Array {
    const { rows, weights } = this.model;
    for (let f = 0; f < count; f++) {
      const row = rows[features[f] as number] as number;
      if (row === 0) continue;
      const from = (row - 1) * TAG_COUNT;
      for (let tag = 0; tag < TAG_COUNT; tag++)
        sums[tag] = (sums[tag] as number) + (weights[from + tag] as number);
    }
    return sums;
  }
}
