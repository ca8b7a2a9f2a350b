import { anchorAll, type Anchoring } from '../../src/core/annotation/anchoring';
import type { Annotation, Target } from '../../src/core/annotation/annotation';
import { targetAt } from '../../src/core/annotation/quote';
import type { Span } from '../../src/core/text/span';
import { bestMatch } from './anchoringBestMatch';
import { hasData, readData } from './data';
import type { Figure, Measurement } from './figures';

/** Two real revisions of one prose file; `matches` are runs that a minimal word diff leaves unchanged. */
interface Revision {
  readonly id: string;
  readonly textA: string;
  readonly textB: string;
  readonly matches: readonly (readonly [number, number, number])[];
}

const FILE = 'edits/pairs.jsonl';
/** Annotations made on each older revision: as many as a reader makes in a chapter. */
const PER_REVISION = 200;
/** Units of the same context on both sides that make two places of a repeated passage equally right. */
const SAME_CONTEXT = 16;

/** How one way of anchoring did. */
interface Tally {
  standing: number;
  right: number;
  wrong: number;
  lost: number;
  all: number;
}

type Anchorer = (targets: readonly Target[], text: string, oldText: string) => (Span | undefined)[];

const sure = (anchoring: Anchoring | undefined): Span | undefined =>
  anchoring?.grade === 'exact' || anchoring?.grade === 'moved' ? anchoring.span : undefined;

const withoutContext = (target: Target): Target => ({ ...target, prefix: '', suffix: '' });

const together = (
  targets: readonly Target[],
  text: string,
  options: { oldText?: string },
): (Span | undefined)[] =>
  anchorAll(targets.map(asAnnotation), text, options).map(([anchoring]) => sure(anchoring));

const anchorers: Readonly<Record<string, Anchorer>> = {
  Glossator: (targets, text) => together(targets, text, {}),
  'Glossator with the old text': (targets, text, oldText) => together(targets, text, { oldText }),
  'Glossator without context': (targets, text) => together(targets.map(withoutContext), text, {}),
  'position only': targets => targets.map(({ start, end }) => ({ start, end })),
  'best match (as Hypothesis)': (targets, text) => targets.map(target => bestMatch(target, text)),
};

export const anchoring: Measurement = {
  name: 'anchoring',
  run(report) {
    if (!hasData(FILE)) {
      console.error(`anchoring: ${FILE} is not there, skipped`);
      return Promise.resolve();
    }
    const revisions = readData<Revision>(FILE);
    for (const [system, anchorer] of Object.entries(anchorers)) {
      const tally: Tally = { standing: 0, right: 0, wrong: 0, lost: 0, all: 0 };
      for (const revision of revisions) measure(revision, anchorer, tally);
      for (const figure of figuresOf(system, tally)) report(figure);
    }
    return Promise.resolve();
  },
};

function figuresOf(system: string, { standing, right, wrong, lost, all }: Tally): Figure[] {
  const figure = (measure: string, value: number): Figure => ({ set: 'edits dev', measure, system, value });
  return [
    figure('standing text found right, %', (100 * right) / Math.max(1, standing)),
    figure('standing text not found, %', (100 * lost) / Math.max(1, standing)),
    figure('wrong, in 10,000', (10_000 * wrong) / Math.max(1, all)),
  ];
}

export type Outcome = 'right' | 'wrong' | 'lost' | 'rightly lost';

function measure(revision: Revision, anchorer: Anchorer, tally: Tally): void {
  const targets = sample(revision);
  const places = anchorer(targets, revision.textB, revision.textA);
  targets.forEach((target, i) => {
    const stands = truth(revision, target) !== undefined;
    const outcome = judge(revision, target, places[i]);
    tally.all++;
    if (stands) tally.standing++;
    if (stands && outcome === 'right') tally.right++;
    if (stands && outcome === 'lost') tally.lost++;
    if (outcome === 'wrong') tally.wrong++;
  });
}

/** Where a span of the older text stands in the newer one by the diff; `undefined` where it was edited. */
function truth({ matches }: Revision, { start, end }: Span): Span | undefined {
  const run = matches.find(([a, , length]) => a <= start && end <= a + length);
  return run && { start: start - run[0] + run[1], end: end - run[0] + run[1] };
}

function judge(revision: Revision, target: Target, place: Span | undefined): Outcome {
  const expected = truth(revision, target);
  if (!place) return expected ? 'lost' : 'rightly lost';
  if (expected && expected.start === place.start && expected.end === place.end) return 'right';
  // A repeated or moved passage: the same words between the same words are the same place to a reader.
  return sameSurroundings(revision, target, place) ? 'right' : 'wrong';
}

function sameSurroundings({ textA, textB }: Revision, target: Span, place: Span): boolean {
  const around = (text: string, { start, end }: Span): string =>
    text.slice(Math.max(0, start - SAME_CONTEXT), end + SAME_CONTEXT);
  return around(textA, target) === around(textB, place);
}

/** Names, years and passages of the older revision, the same in every run. */
function sample({ id, textA }: Revision): Target[] {
  const random = seeded(id);
  const kinds = [
    /\p{Lu}\p{L}+(?:[ -]\p{Lu}\p{L}+)*/gu,
    /\b\d{3,4}\b|\b\d{1,2} \p{L}+ \d{4}\b/gu,
    /[^\s.]+(?: [^\s.]+){3,15}/gu,
  ];
  const spans = kinds.flatMap(pattern =>
    pick([...textA.matchAll(pattern)], PER_REVISION / kinds.length, random),
  );
  return spans
    .map(match => targetAt(textA, { start: match.index, end: match.index + match[0].length }))
    .sort((a, b) => a.start - b.start);
}

function pick<T>(items: readonly T[], count: number, random: () => number): T[] {
  return items.filter(() => random() < count / items.length);
}

/** Mulberry32, a public-domain generator by Tommy Ettinger. */
function seeded(name: string): () => number {
  let state = [...name].reduce((hash, character) => Math.imul(hash, 31) + character.charCodeAt(0), 7);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function asAnnotation(target: Target, index: number): Annotation {
  const content = { kind: 'note' } as const;
  return {
    id: `urn:x:${String(index)}`,
    targets: [target],
    content,
    status: 'accepted',
    comments: [],
    tags: [],
  };
}
