import type { Anchoring } from '../anchoring';
import type { Target } from '../annotation';
import { findChanged } from './changedPlace';
import { Evidence } from './evidence';
import { longestIncreasing } from './longestIncreasing';
import { LookAlikes, type Sure } from './lookAlikes';
import { SimilarPlaces } from './similarPlace';
import type { Span } from '../../text/span';

/** As many places as a quick pick shows without scrolling. */
const MAX_CANDIDATES = 9;

/**
 * Anchors targets in order of their start, in three steps. First those that their own context decides: at the place
 * where the last one's shift puts them, else at the one place of the text that agrees. The longest run of these
 * that keeps its order is the backbone. Then each of the others is looked for between its neighbours on the backbone,
 * where less context is enough, for text that was not moved keeps its order. What is still without a place is
 * `changed`, where its surroundings are found without it, `ambiguous` or `lost`.
 */
export function alignTargets(targets: readonly Target[], text: string, oldText?: string): Anchoring[] {
  const evidence = new Evidence(targets, text, oldText);
  const similar = new SimilarPlaces(text);
  const lookAlikes = new LookAlikes(evidence, similar, text);
  const sure = findSure(targets, evidence);
  const backbone = backboneOf(targets, sure);
  let next = 0;
  return targets.map((target, i) => {
    while ((backbone[next] ?? Infinity) < i) next++;
    const place = sure[i];
    const inOrder = backbone[next] === i;
    const before = neighbour(targets, sure, backbone[next - 1]);
    const after = neighbour(targets, sure, backbone[inOrder ? next + 1 : next]);
    if (place && (inOrder || evidence.isComplete(i, place.start))) {
      const window = windowOf(before, after, text);
      const original = lookAlikes.originalOf(i, target, place, window);
      if (!original) return found(target, place.start);
      return { grade: 'ambiguous', candidates: [original, spanAt(target, place.start)] };
    }
    return findBetween(target, i, before, after, evidence, similar, text);
  });
}

function findSure(targets: readonly Target[], evidence: Evidence): (Sure | undefined)[] {
  let shift = 0;
  return targets.map((target, i) => {
    if (evidence.standsAt(i, target.start + shift) && evidence.isStrongHere(i, target.start + shift)) {
      return { start: target.start + shift, expected: true };
    }
    const start = evidence.onlyStrongPlace(i);
    if (start === undefined) return undefined;
    shift = start - target.start;
    return { start, expected: false };
  });
}

/** Indices of the sure targets that keep their order; the others were moved past them. */
function backboneOf(targets: readonly Target[], sure: readonly (Sure | undefined)[]): number[] {
  const indices = targets.flatMap((_, i) => (sure[i] ? [i] : []));
  const kept = longestIncreasing(indices.map(i => sure[i]?.start ?? 0));
  return kept.flatMap(k => indices[k] ?? []);
}

/** A neighbour on the backbone: where it stood and where it stands. */
export interface Neighbour {
  readonly target: Target;
  readonly start: number;
}

function neighbour(
  targets: readonly Target[],
  sure: readonly (Sure | undefined)[],
  index: number | undefined,
): Neighbour | undefined {
  const target = index === undefined ? undefined : targets[index];
  const place = index === undefined ? undefined : sure[index];
  return target && place && { target, start: place.start };
}

function findBetween(
  target: Target,
  index: number,
  before: Neighbour | undefined,
  after: Neighbour | undefined,
  evidence: Evidence,
  similar: SimilarPlaces,
  text: string,
): Anchoring {
  const window = windowOf(before, after, text);
  const shifts = [before, after].flatMap(side => (side ? [side.start - side.target.start] : []));
  const { chosen, rivals } = evidence.placeWithin(index, window, shifts);
  if (chosen !== undefined) return found(target, chosen);
  const candidates = rivals.slice(0, MAX_CANDIDATES).map(start => spanAt(target, start));
  if (rivals.length > 1) return { grade: 'ambiguous', candidates };
  const context = evidence.context(index);
  const changed = findChanged(target, context, window, text) ?? similar.find(target, context, window);
  if (changed)
    return { grade: 'changed', span: changed, candidates: [changed, ...candidates].slice(0, MAX_CANDIDATES) };
  return { grade: 'lost', candidates };
}

/** The text between two neighbours, themselves included: annotations may overlap. */
const windowOf = (before: Neighbour | undefined, after: Neighbour | undefined, text: string): Span => ({
  start: before?.start ?? 0,
  end: after ? after.start + after.target.exact.length : text.length,
});

const spanAt = ({ exact }: Target, start: number): Span => ({ start, end: start + exact.length });

function found(target: Target, start: number): Anchoring {
  const span = spanAt(target, start);
  return { grade: start === target.start ? 'exact' : 'moved', span, candidates: [span] };
}
