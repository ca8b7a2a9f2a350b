import { exponentials, lattice, tagProbability } from '../../../src/core/recognition/crf';
import { DocumentEvidence } from '../../../src/core/recognition/documentEvidence';
import { addEvidence, EVIDENCE_ROWS, EVIDENCE_SLOTS } from '../../../src/core/recognition/evidenceRows';
import { SegmentScorer } from '../../../src/core/recognition/sentenceTagger';
import type { Model } from '../../../src/core/recognition/model';
import { TAG_COUNT } from '../../../src/core/recognition/tags';
import { paragraphs } from '../../../src/core/text/paragraphs';
import type { AnnotatedDocument } from './documents';
import { allowedTags } from './examples';
import { seededRandom, shuffle } from './random';

const EPOCHS = 4;
const RATE = 0.1;
const DECAY = 1e-3;
const SEED = 77;
/** The temperature changes slowly; what follows from it is renewed after so many segments. */
const RENEWAL = 100;

export interface EvidenceExample {
  readonly scores: Float32Array;
  readonly rows: readonly number[] | undefined;
  readonly allowed: Uint32Array;
  readonly transitions: Float64Array;
}

/** Segments of documents that the model has not been trained on, with what each document says of its own names. */
export function evidenceExamples(documents: readonly AnnotatedDocument[], model: Model): EvidenceExample[] {
  const scorer = new SegmentScorer(model);
  return documents.flatMap(document => {
    const scored = paragraphs(document.text).map(paragraph => scorer.score(document.text, paragraph));
    const evidence = new DocumentEvidence(scored);
    return scored.flatMap(paragraph =>
      paragraph.segments.map(segment => ({
        scores: paragraph.scores.slice(segment.start * TAG_COUNT, segment.end * TAG_COUNT),
        rows: evidence.rows(paragraph, segment),
        allowed: allowedTags(document, paragraph.tokens.slice(segment.start, segment.end)),
        transitions: model.transitions,
      })),
    );
  });
}

export interface EvidenceWeights {
  readonly weights: Float32Array;
  /** By what the first reading's scores are multiplied, so that its probabilities hold on texts it has not seen. */
  readonly temperature: number;
}

/** Trains the weights of the document's evidence on top of the first reading, whose own weights stay. */
export function trainEvidence(examples: readonly EvidenceExample[]): EvidenceWeights {
  const random = seededRandom(SEED);
  const weights = new Float64Array(EVIDENCE_ROWS * TAG_COUNT);
  const squares = new Float64Array(weights.length).fill(1);
  const average = new Float64Array(weights.length);
  let temperature = 1;
  let temperatureSquare = 100;
  let temperatureAverage = 0;
  let averaged = 0;
  let steps = 0;
  const warmed = new Map<Float64Array, ReturnType<typeof warmUp>>();
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const { scores, rows, allowed, transitions } of shuffle([...examples], random)) {
      const length = allowed.length;
      const raised = scores.map(score => score * temperature);
      if (rows) addEvidence(raised, rows, weights);
      if (steps++ % RENEWAL === 0) warmed.clear();
      const { warm, step } = warmed.get(transitions) ?? warmUp(transitions, temperature);
      warmed.set(transitions, { warm, step });
      const free = lattice({ length, scores: raised, transitions: warm }, step);
      const bound = lattice({ length, scores: raised, transitions: warm, allowed }, step);
      if (!Number.isFinite(bound.logSum)) continue;
      let slope = 0;
      for (let i = 0; i < length; i++) {
        for (let tag = 0; tag < TAG_COUNT; tag++) {
          const gradient = tagProbability(bound, i, tag) - tagProbability(free, i, tag);
          if (Math.abs(gradient) < 1e-5) continue;
          slope += gradient * (scores[i * TAG_COUNT + tag] ?? 0);
          for (let slot = 0; rows && slot < EVIDENCE_SLOTS; slot++) {
            const row = rows[i * EVIDENCE_SLOTS + slot] ?? -1;
            if (row < 0) continue;
            const cell = row * TAG_COUNT + tag;
            squares[cell] = (squares[cell] ?? 0) + gradient * gradient;
            weights[cell] =
              (weights[cell] ?? 0) +
              (RATE / Math.sqrt(squares[cell] ?? 1)) * (gradient - DECAY * (weights[cell] ?? 0));
          }
        }
      }
      temperatureSquare += slope * slope;
      temperature += (RATE / Math.sqrt(temperatureSquare)) * slope;
    }
    if (epoch < EPOCHS / 2) continue;
    averaged++;
    weights.forEach((value, i) => (average[i] = (average[i] ?? 0) + value));
    temperatureAverage += temperature;
  }
  return {
    weights: Float32Array.from(average, value => value / averaged),
    temperature: temperatureAverage / averaged,
  };
}

function warmUp(transitions: Float64Array, temperature: number): { warm: Float64Array; step: Float64Array } {
  const warm = transitions.map(value => value * temperature);
  return { warm, step: exponentials(warm) };
}
