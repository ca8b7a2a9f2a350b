import { sentences } from '../text/sentences';
import type { Span } from '../text/span';
import { tokens, type Token } from '../text/tokens';
import { candidateSegments, type Segment } from './candidates';
import {
  look,
  MOST_FEATURES,
  nameFeatures,
  NEIGHBOURS,
  neighbourFeatures,
  newLooks,
  ownFeatures,
  viewSentence,
  type SentenceView,
} from './features';
import type { Lexicon } from './lexicon';
import { SegmentReader, type Reading } from './mentions';
import type { Model } from './model';
import { TAG_COUNT, UNIT_STRIDE } from './tags';
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
  private readonly neighbourFeatures = new Int32Array(MOST_FEATURES);
  private readonly looks = newLooks();
  private readonly sums = new Float64Array(TAG_COUNT);

  private readonly reader: SegmentReader;

  constructor(private readonly model: Model) {
    this.reader = new SegmentReader(model.transitions);
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
        const inside = sentence.tokens.slice(segment.start, segment.end);
        segments.push({
          tokens: inside,
          words: sentence.words.slice(segment.start, segment.end),
          settings: view.opening.slice(segment.start, segment.end).map(opening => view.style * 2 + opening),
          ...this.reader.read(inside, this.scores(view, segment)),
        });
      }
    }
    return { segments, plainWords: Uint32Array.from(plain) };
  }

  private scores(view: SentenceView, segment: Segment): Float32Array {
    const { features, looks } = this;
    const stride = segment.end - segment.start === 1 ? UNIT_STRIDE : 1;
    const scores = new Float32Array((segment.end - segment.start) * TAG_COUNT);
    for (let i = segment.start; i < segment.end; i++) {
      const sums = this.sums.fill(0);
      let count = look(view, segment, i, looks, features);
      for (let role = 0; role < NEIGHBOURS; role++) {
        const word = looks.words[role];
        if (word && isCommon(word)) addAt(sums, this.neighbour(word), role * TAG_COUNT);
        else count += neighbourFeatures(role, looks, features, count);
      }
      count += ownFeatures(looks, features, count);
      count += nameFeatures(view, i, looks, features, count);
      this.model.features.addUp(features, count, sums, stride);
      scores.set(sums, (i - segment.start) * TAG_COUNT);
    }
    return scores;
  }

  /** The weights of a common word as a neighbour, role after role: summed once, and kept with the word. */
  private neighbour(word: Word): Float64Array {
    if (word.neighbour) return word.neighbour;
    const looks = newLooks();
    const all = new Float64Array(NEIGHBOURS * TAG_COUNT);
    for (let role = 0; role < NEIGHBOURS; role++) {
      looks.words[role] = word;
      const count = neighbourFeatures(role, looks, this.neighbourFeatures, 0);
      this.model.features.addUp(
        this.neighbourFeatures,
        count,
        all.subarray(role * TAG_COUNT, (role + 1) * TAG_COUNT),
      );
    }
    word.neighbour = all;
    return all;
  }
}

/** Lower-case words and marks come often; capitals are mostly rare. What stands outside the sentence has length 0. */
const isCommon = (word: Word): boolean =>
  (word.case === Case.Lower || word.case === Case.Mark) && word.length > 0;

function addAt(sums: Float64Array, values: Float64Array, at: number): void {
  for (let tag = 0; tag < TAG_COUNT; tag++) sums[tag] = (sums[tag] as number) + (values[at + tag] as number);
}
