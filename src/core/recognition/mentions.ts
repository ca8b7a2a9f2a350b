import type { Token } from '../text/tokens';
import { bestTags, exponentials, lattice, LatticeRoom, liveTags, pathProbability, type Lattice } from './crf';
import type { Mention } from './mention';
import { beginTag, insideTag, lastTag, OUTSIDE, TAG_COUNT, typeName, typeOfTag, unitTag } from './tags';
import { isTitle, leadingTitles } from './titles';

/** Candidates that the model thinks less likely are dropped; corpus evidence could hardly save them. */
const LEAST_CONFIDENCE = 0.12;
/** Confidences are rounded, so that they do not depend on an engine's last bit. */
const DIGITS = 1000;
const TYPES = (TAG_COUNT - 1) / 4;
const STARTS_CAPITAL = /^\p{Lu}/u;

/** What the model makes of a segment. */
export interface Reading {
  /** For each token and tag: `scores[token * TAG_COUNT + tag]`. */
  readonly scores: Float32Array;
  readonly tags: Uint8Array;
  /** The probability of each tag at each token, laid out like `scores`. */
  readonly probabilities: Float32Array;
  /** The most probable mentions, and names that the model all but took. */
  readonly mentions: readonly Mention[];
}

/** Reads segments by one model's transitions. */
export class SegmentReader {
  private readonly step: Float64Array;
  private readonly room = new LatticeRoom();

  constructor(private readonly transitions: Float64Array) {
    this.step = exponentials(transitions);
  }

  read(tokens: readonly Token[], scores: Float32Array): Reading {
    const [token] = tokens;
    if (token && tokens.length === 1) return this.readOne(token, scores);
    const chain = { length: tokens.length, scores, transitions: this.transitions };
    const live = liveTags(chain);
    const tags = bestTags(chain, live, this.room);
    const sums = lattice(chain, this.step, live, this.room);
    const probabilities = new Float32Array(scores.length);
    for (let i = 0; i < scores.length; i++) {
      probabilities[i] = (sums.forward[i] as number) * (sums.backward[i] as number);
    }
    return { scores, tags, probabilities, mentions: mentionsOf(tokens, tags, sums) };
  }

  /** A segment of one token, half of all: outside, or a name of one of the types. */
  private readOne(token: Token, scores: Float32Array): Reading {
    const { transitions } = this;
    const probabilities = new Float32Array(TAG_COUNT);
    let top = -Infinity;
    let tag = OUTSIDE;
    let bestName = unitTag(0);
    for (let type = -1; type < TYPES; type++) {
      const here = type < 0 ? OUTSIDE : unitTag(type);
      const score =
        (scores[here] as number) +
        (transitions[OUTSIDE * TAG_COUNT + here] as number) +
        (transitions[here * TAG_COUNT + OUTSIDE] as number);
      probabilities[here] = score;
      if (here !== OUTSIDE && score > (probabilities[bestName] as number)) bestName = here;
      if (score <= top) continue;
      top = score;
      tag = here;
    }
    let sum = 0;
    for (let type = -1; type < TYPES; type++) {
      const here = type < 0 ? OUTSIDE : unitTag(type);
      const share = Math.exp((probabilities[here] as number) - top);
      probabilities[here] = share;
      sum += share;
    }
    for (let here = 0; here < TAG_COUNT; here++) probabilities[here] = (probabilities[here] as number) / sum;
    const mentions: Mention[] = [];
    const probability = probabilities[bestName] as number;
    const capital = token.kind === 'word' && STARTS_CAPITAL.test(token.text);
    if (tag !== OUTSIDE || (capital && probability >= LEAST_CONFIDENCE)) {
      push(mentions, [token], typeOfTag(bestName), probability);
    }
    return { scores, tags: Uint8Array.of(tag), probabilities, mentions };
  }
}

function mentionsOf(tokens: readonly Token[], tags: Uint8Array, sums: Lattice): Mention[] {
  const found: Mention[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const type = typeOfTag(tags[i] ?? OUTSIDE);
    if (type < 0) continue;
    let end = i;
    while (end + 1 < tokens.length && tags[end] !== lastTag(type) && tags[end] !== unitTag(type)) end++;
    push(found, tokens.slice(i, end + 1), type, pathProbability(sums, i, path(type, end - i + 1)));
    i = end;
  }
  addCandidates(found, tokens, tags, sums);
  return found;
}

const path = (type: number, length: number): number[] =>
  length === 1
    ? [unitTag(type)]
    : Array.from({ length }, (_, k) =>
        k === 0 ? beginTag(type) : k === length - 1 ? lastTag(type) : insideTag(type),
      );

function push(found: Mention[], tokens: readonly Token[], type: number, probability: number): void {
  const name = typeName(type);
  const kept = name === 'person' ? tokens.slice(leadingTitles(tokens.map(token => token.text))) : tokens;
  if (kept.length > 1 && kept.every(token => isTitle(token.text.replace(/s$/, '')))) return;
  const first = kept[0];
  const last = kept.at(-1);
  if (!first || !last) return;
  found.push({
    start: first.start,
    end: last.end,
    type: name,
    confidence: Math.round(probability * DIGITS) / DIGITS,
  });
}

/** Runs of capitals that the best tagging leaves outside, each with its likeliest type. */
function addCandidates(found: Mention[], tokens: readonly Token[], tags: Uint8Array, sums: Lattice): void {
  const before = found.length;
  for (let i = 0; i < tokens.length; i++) {
    if (tags[i] !== OUTSIDE || tokens[i]?.kind !== 'word' || !STARTS_CAPITAL.test(tokens[i]?.text ?? ''))
      continue;
    let end = i;
    while (
      end + 1 < tokens.length &&
      tags[end + 1] === OUTSIDE &&
      STARTS_CAPITAL.test(tokens[end + 1]?.text ?? '')
    )
      end++;
    let best = 0;
    let type = -1;
    for (let t = 0; t < TYPES; t++) {
      const probability = pathProbability(sums, i, path(t, end - i + 1));
      if (probability > best) {
        best = probability;
        type = t;
      }
    }
    if (best >= LEAST_CONFIDENCE) push(found, tokens.slice(i, end + 1), type, best);
    i = end;
  }
  if (found.length > before) found.sort((a, b) => a.start - b.start);
}
