import { FeatureList } from '../../../src/core/recognition/features/featureList';
import type { Lexicon } from '../../../src/core/recognition/lexicon';
import { prepare } from '../../../src/core/recognition/sentenceTagger';
import {
  beginTag,
  insideTag,
  lastTag,
  OUTSIDE,
  TAG_COUNT,
  unitTag,
} from '../../../src/core/recognition/tags';
import { Surroundings } from '../../../src/core/recognition/features/surroundings';
import { listTokenFeatures } from '../../../src/core/recognition/features/tokenFeatures';
import { Words } from '../../../src/core/recognition/words';
import { paragraphs } from '../../../src/core/text/paragraphs';
import type { Token } from '../../../src/core/text/tokens';
import type { AnnotatedDocument } from './documents';

/** One candidate segment with its features and the tags that its annotation allows. */
export interface Example {
  readonly set: string;
  readonly document: number;
  readonly length: number;
  /** All tokens' features, one after the other. */
  readonly features: Int32Array;
  /** Where each token's features start; one more for the end. */
  readonly starts: Int32Array;
  /** Where each token's features that name the token itself start. */
  readonly lexicalFrom: Int32Array;
  readonly allowed: Uint32Array;
}

const ANY = 2 ** TAG_COUNT - 1;
const ofTypes = (tag: (type: number) => number, types: readonly number[]): number =>
  types.reduce((mask, type) => mask | (1 << tag(type)), 0);

export function examplesOf(documents: readonly AnnotatedDocument[], lexicon: Lexicon): Example[] {
  const words = new Words(lexicon);
  const list = new FeatureList();
  const round = new Surroundings();
  const examples: Example[] = [];
  documents.forEach((document, index) => {
    for (const paragraph of paragraphs(document.text)) {
      for (const { tokens, view, segments } of prepare(document.text, paragraph, words, lexicon)) {
        if (!view) continue;
        for (const segment of segments) {
          const features: number[] = [];
          const starts = [0];
          const lexicalFrom: number[] = [];
          for (let i = segment.start; i < segment.end; i++) {
            lexicalFrom.push(features.length + listTokenFeatures(view, segment, i, round, list));
            for (let f = 0; f < list.count; f++) features.push(list.hashes[f] ?? 0);
            starts.push(features.length);
          }
          examples.push({
            set: document.set,
            document: index,
            length: segment.end - segment.start,
            features: Int32Array.from(features),
            starts: Int32Array.from(starts),
            lexicalFrom: Int32Array.from(lexicalFrom),
            allowed: allowedTags(document, tokens.slice(segment.start, segment.end)),
          });
        }
      }
    }
  });
  return examples;
}

/** The tags that an annotation allows at each token. */
export function allowedTags(document: AnnotatedDocument, tokens: readonly Token[]): Uint32Array {
  const { names, unknownTypes } = document;
  const open = unknownTypes.reduce(
    (mask, type) =>
      mask | (1 << beginTag(type)) | (1 << insideTag(type)) | (1 << lastTag(type)) | (1 << unitTag(type)),
    1 << OUTSIDE,
  );
  const allowed = new Uint32Array(tokens.length).fill(open);
  let from = 0;
  const first = tokens[0]?.start ?? 0;
  while (from < names.length && (names[from]?.end ?? 0) <= first) from++;
  for (const name of names.slice(from)) {
    if (name.start >= (tokens.at(-1)?.end ?? 0)) break;
    const begin = tokens.findIndex(token => token.start === name.start);
    const end = tokens.findIndex(token => token.end === name.end);
    if (name.types.length === 0 || begin < 0 || end < 0) {
      // A name of no known type, or one that does not fit our tokens: whatever the model thinks.
      tokens.forEach((token, i) => {
        if (token.start < name.end && token.end > name.start) allowed[i] = ANY;
      });
      continue;
    }
    for (let i = begin; i <= end; i++) {
      const tag = begin === end ? unitTag : i === begin ? beginTag : i === end ? lastTag : insideTag;
      allowed[i] = ofTypes(tag, name.types);
    }
  }
  return allowed;
}
