import type { Annotation, Sidecar, SourceRecord } from '../../../core/annotation/annotation';
import { anchorAll, healed } from '../../../core/annotation/anchoring';
import { jsonEqual } from '../../../core/annotation/mergeJson';
import type { Registry, RegistryEntry } from '../../../core/linking/registry';
import { inOrder } from '../decide';

/** One thing before and after a decision; absent where it was not there. */
export interface Change<T> {
  readonly id: string;
  readonly before?: T;
  readonly after?: T;
}

/** What a decision changed in one source. */
export interface SourceStep {
  readonly annotations: readonly Change<Annotation>[];
  /** What the sidecar says of the source itself: its date, title and the like. */
  readonly record?: { readonly before: SourceRecord; readonly after: SourceRecord };
}

/** Everything that one command changed in a corpus: undone and redone as a whole. */
export interface Step {
  /** What the reader did, for the message after undoing it. */
  readonly label: string;
  readonly sources: ReadonlyMap<string, SourceStep>;
  readonly registry: readonly Change<RegistryEntry>[];
}

export type Direction = 'undo' | 'redo';

/** Steps that are kept; far more than anybody takes back one by one, and little memory. */
const KEPT_STEPS = 500;

/** The decisions of a window that can be undone and redone; `T` names where a step was made. */
export class History<T> {
  private readonly done: { place: T; step: Step }[] = [];
  private readonly undone: { place: T; step: Step }[] = [];

  add(place: T, step: Step): void {
    this.done.push({ place, step });
    if (this.done.length > KEPT_STEPS) this.done.shift();
    this.undone.length = 0;
  }

  /** The step to undo or redo, which then counts as undone or redone. */
  take(direction: Direction): { readonly place: T; readonly step: Step } | undefined {
    const [from, to] = direction === 'undo' ? [this.done, this.undone] : [this.undone, this.done];
    const entry = from.pop();
    if (entry) to.push(entry);
    return entry;
  }

  /** Forgets the steps of a place that is gone. */
  forget(place: T): void {
    for (const list of [this.done, this.undone]) {
      const kept = list.filter(entry => entry.place !== place);
      list.splice(0, list.length, ...kept);
    }
  }
}

/** What differs between two lists of things with ids. */
export function changesBetween<T extends { readonly id: string }>(
  before: Iterable<T>,
  after: Iterable<T>,
): Change<T>[] {
  const old = new Map<string, T>();
  for (const item of before) old.set(item.id, item);
  const changes: Change<T>[] = [];
  for (const item of after) {
    const was = old.get(item.id);
    old.delete(item.id);
    if (was === undefined) changes.push({ id: item.id, after: item });
    else if (was !== item && !jsonEqual(was, item)) changes.push({ id: item.id, before: was, after: item });
  }
  for (const [id, item] of old) changes.push({ id, before: item });
  return changes;
}

/**
 * The annotations with a step undone or redone in the text as it is now: what has moved with the text since then
 * stays where it is, what comes back is put where its words stand now.
 */
export function withChanges(
  annotations: readonly Annotation[],
  changes: readonly Change<Annotation>[],
  direction: Direction,
  text: string,
): readonly Annotation[] {
  const byId = new Map(annotations.map(annotation => [annotation.id, annotation]));
  const returning: Annotation[] = [];
  for (const { id, before, after } of changes) {
    const [from, to] = direction === 'undo' ? [after, before] : [before, after];
    const now = byId.get(id);
    if (to === undefined) byId.delete(id);
    else if (now && from && jsonEqual(from.targets, to.targets))
      byId.set(id, { ...to, targets: now.targets });
    else returning.push(to);
  }
  const anchorings = anchorAll(returning, text);
  returning.forEach((annotation, i) =>
    byId.set(annotation.id, healed(annotation, anchorings[i] ?? [], text)),
  );
  return inOrder([...byId.values()]);
}

/** The registry with a step undone or redone. */
export function withEntryChanges(
  registry: Registry,
  changes: readonly Change<RegistryEntry>[],
  direction: Direction,
): Registry {
  const entries = new Map(registry.entries);
  for (const { id, before, after } of changes) {
    const to = direction === 'undo' ? before : after;
    if (to === undefined) entries.delete(id);
    else entries.set(id, to);
  }
  return { ...registry, entries };
}

/** Whether a version of a sidecar has annotations that another has not, or other ones. */
export const hasOthersWork = (version: Sidecar, known: Sidecar): boolean =>
  version !== known && changesBetween(known.annotations, version.annotations).length > 0;
