import { hasData, readData } from './data';
import {
  glossator,
  glossatorWithAll,
  glossatorWithoutVague,
  peers,
  type Answer,
  type DateSystem,
} from './datesPeers';
import { fromTimex, sameValue, UNDECIDED } from './datesValues';
import { overlaps } from '../../src/core/text/span';
import type { Figure, Measurement } from './figures';

interface Gold {
  readonly id: string;
  readonly text: string;
  /** The document's own date. */
  readonly dct: string | null;
  readonly spans: readonly {
    readonly start: number;
    readonly end: number;
    readonly type: string;
    readonly value?: string | null;
  }[];
}

/** Sets with every date expression marked. `counts`: whole short texts that must be read exactly, as in the libraries' own tests. */
const SETS: readonly {
  readonly name: string;
  readonly files: readonly string[];
  readonly cases?: boolean;
}[] = [
  { name: 'news (TempEval-3)', files: ['tempeval3/timebank.train.jsonl', 'tempeval3/aquaint.train.jsonl'] },
  { name: 'war histories (WikiWars)', files: ['wikiwars/train.jsonl'] },
  { name: 'GUM dates', files: ['gum-dates/dev.jsonl', 'gum-dates/train.jsonl'] },
  { name: 'tweets', files: ['timex-tweets/train.jsonl'] },
  { name: "chrono's cases", files: ['chrono/en.jsonl'], cases: true },
  { name: "Duckling's cases", files: ['duckling/en.jsonl', 'duckling/en.negative.jsonl'], cases: true },
];

/** Date expressions: spans, classes and values on the development sets, beside three libraries in the same run. */
export const dates: Measurement = {
  name: 'dates',
  run: async report => {
    for (const set of SETS) {
      const files = set.files.filter(hasData);
      if (files.length === 0) continue;
      const documents = files.flatMap(file => readData<Gold>(file));
      for (const system of [glossator, glossatorWithAll, glossatorWithoutVague, ...peers]) {
        await Promise.resolve();
        const figures = set.cases ? cases(documents, system) : spans(documents, system);
        for (const [measure, value] of Object.entries(figures))
          report({ set: set.name, measure, system: system.name, value } satisfies Figure);
      }
    }
  },
};

const percent = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);
const f1 = (hits: number, found: number, gold: number): number => percent(2 * hits, found + gold);

/**
 * Exact: same start and end. Relaxed: any overlap, one to one; `overlap F1` counts a span that overlaps two on either
 * side for both, so that a range may stand for its two ends. Values are compared on relaxed
 * matches; value F1 counts a match with the right value as a hit. `as vague`: where the gold has no calendar value
 * either (PRESENT_REF, PXD), none is right.
 */
function spans(documents: readonly Gold[], system: DateSystem): Record<string, number> {
  let [gold, found, exact, relaxed, typed, valued, strictly, decided, touched, touching] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  for (const document of documents) {
    const answers = system.find(document.text, document.dct);
    gold += document.spans.length;
    found += answers.length;
    touched += document.spans.filter(span => answers.some(answer => overlaps(span, answer))).length;
    touching += answers.filter(answer => document.spans.some(span => overlaps(span, answer))).length;
    for (const [span, answer] of pairs(document.spans, answers)) {
      relaxed++;
      if (span.start === answer.start && span.end === answer.end) exact++;
      if (answer.type === span.type) typed++;
      const value = fromTimex(span.value);
      if (value !== UNDECIDED) decided++;
      if (!sameValue(value, answer.value)) continue;
      valued++;
      if (value !== UNDECIDED) strictly++;
    }
  }
  return {
    'exact precision': percent(exact, found),
    'exact recall': percent(exact, gold),
    'exact F1': f1(exact, found, gold),
    'relaxed F1': f1(relaxed, found, gold),
    'overlap F1': harmonic(percent(touching, found), percent(touched, gold)),
    ...(system.name.startsWith('Glossator') ? { 'class, of the matched': percent(typed, relaxed) } : {}),
    'value, of the matched that have one': percent(strictly, decided),
    'value, of the matched, none for vague': percent(valued, relaxed),
    'value F1': f1(strictly, found, gold),
    'value F1, none for vague': f1(valued, found, gold),
  };
}

const harmonic = (a: number, b: number): number => (a + b === 0 ? 0 : (2 * a * b) / (a + b));

/** Each gold span with the answer that overlaps it most, one to one, exact ones first. */
function pairs(gold: Gold['spans'], answers: readonly Answer[]): [Gold['spans'][number], Answer][] {
  const free = new Set(answers);
  const matched: [Gold['spans'][number], Answer][] = [];
  const left: Gold['spans'][number][] = [];
  for (const span of gold) {
    const same = [...free].find(answer => answer.start === span.start && answer.end === span.end);
    if (same) {
      free.delete(same);
      matched.push([span, same]);
    } else left.push(span);
  }
  for (const span of left) {
    let best: Answer | undefined;
    let most = 0;
    for (const answer of free) {
      const shared = Math.min(span.end, answer.end) - Math.max(span.start, answer.start);
      if (shared > most) [best, most] = [answer, shared];
    }
    if (!best) continue;
    free.delete(best);
    matched.push([span, best]);
  }
  return matched;
}

/** Cases of other libraries: a case passes when exactly its spans are found; and again with their values. */
function cases(documents: readonly Gold[], system: DateSystem): Record<string, number> {
  let [spansRight, valuesRight, negatives, silent] = [0, 0, 0, 0];
  const positive = documents.filter(document => document.spans.length > 0);
  for (const document of documents) {
    const answers = system.find(document.text, document.dct);
    if (document.spans.length === 0) {
      negatives++;
      if (answers.length === 0) silent++;
      continue;
    }
    const right =
      document.spans.length === answers.length &&
      document.spans.every((span, i) => near(document.text, span, answers[i]));
    if (!right) continue;
    spansRight++;
    if (document.spans.every((span, i) => fromTimex(span.value) === answers[i]?.value)) valuesRight++;
  }
  return {
    'cases with the right spans': percent(spansRight, positive.length),
    'cases with the right values': percent(valuesRight, positive.length),
    'negative cases left alone': percent(silent, negatives),
  };
}

/** The same span but for a preposition in front, which Duckling's cases hold and TIMEX leaves out. */
function near(text: string, span: { start: number; end: number }, answer: Answer | undefined): boolean {
  if (!answer || answer.end !== span.end) return false;
  return (
    answer.start === span.start ||
    /^(?:on|in|at|for|by|the|from|during|since)\s+(?:the\s+)?$/i.test(text.slice(span.start, answer.start))
  );
}
