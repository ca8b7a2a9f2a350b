import type { Token } from '../text/tokens';
import { pathProbability, type Lattice } from './crf';
import type { Mention } from './mention';
import type { ScoredSegment } from './sentenceTagger';
import { beginTag, insideTag, lastTag, OUTSIDE, TAG_COUNT, typeName, typeOfTag, unitTag } from './tags';
import { leadingTitles } from './titles';

/** Candidates that the model thinks less likely are dropped; corpus evidence could hardly save them. */
const LEAST_CONFIDENCE = 0.12;
/** Confidences are rounded, so that they do not depend on an engine's last bit. */
const DIGITS = 1000;
const TYPES = (TAG_COUNT - 1) / 4;

/** The most probable mentions of a segment with their probabilities, and names that the model all but took. */
export function segmentMentions(segment: ScoredSegment, tags: Uint8Array, sums: Lattice): Mention[] {
  const { tokens } = segment;
  const found: Mention[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const type = typeOfTag(tags[i] ?? OUTSIDE);
    if (type < 0) continue;
    let end = i;
    while (end + 1 < tokens.length && tags[end] !== lastTag(type) && tags[end] !== unitTag(type)) end++;
    push(found, tokens.slice(i, end + 1), type, pathProbability(sums, i, path(type, end - i + 1)));
    i = end;
  }
  addCandidates(found, segment, tags, sums);
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
function addCandidates(found: Mention[], { tokens }: ScoredSegment, tags: Uint8Array, sums: Lattice): void {
  const before = found.length;
  for (let i = 0; i < tokens.length; i++) {
    if (tags[i] !== OUTSIDE || tokens[i]?.kind !== 'word' || !/^\p{Lu}/u.test(tokens[i]?.text ?? ''))
      continue;
    let end = i;
    while (
      end + 1 < tokens.length &&
      tags[end + 1] === OUTSIDE &&
      /^\p{Lu}/u.test(tokens[end + 1]?.text ?? '')
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
