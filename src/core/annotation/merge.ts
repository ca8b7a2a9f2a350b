import type { Annotation, Sidecar, SourceRecord } from './annotation';
import { mergeAnnotation } from './mergeAnnotation';
import { compareJson, mergeJson } from './mergeJson';
import { inTextOrder } from './sidecarWrite';

/** A decision that two sides made differently; a person has to adjudicate. */
export interface MergeConflict {
  /** The annotation that stands under its own id, or `source` for what the sidecar says of its source. */
  readonly id: string;
  /** The other version, kept beside it; absent where the other side deleted it. */
  readonly rival?: string;
  /** One sentence for the reader. */
  readonly message: string;
}

export interface MergedSidecar {
  readonly sidecar: Sidecar;
  readonly conflicts: readonly MergeConflict[];
}

/**
 * Three-way merge of one source's sidecar by annotation id; `base` is `undefined` where there is no common version.
 * Independent changes always merge. Where two people decided differently on one annotation, both versions are kept,
 * each marked with the other's id in `conflict`. The result does not depend on which side is called ours, and merging
 * it again with either side changes nothing. Offsets must be in one unit on all three sides.
 */
export function mergeSidecars(base: Sidecar | undefined, ours: Sidecar, theirs: Sidecar): MergedSidecar {
  const conflicts: MergeConflict[] = [];
  const before = byKey(base?.annotations ?? []);
  const left = byKey(ours.annotations);
  const right = byKey(theirs.annotations);
  const merged = new Map<string, Annotation>();
  const add = (key: string, annotation: Annotation): void => {
    const known = merged.get(key);
    merged.set(key, known === undefined || compareJson(known, annotation) < 0 ? annotation : known);
  };
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const result = mergeAnnotation(before.get(key), left.get(key), right.get(key));
    result.kept.forEach((annotation, i) => add(i === 0 ? key : annotation.id, annotation));
    if (result.conflict) conflicts.push(result.conflict);
  }
  const unknown = mergeJson(base?.unknown, ours.unknown, theirs.unknown).value as Sidecar['unknown'];
  const foreign = mergeJson(base?.foreign ?? [], ours.foreign ?? [], theirs.foreign ?? []).value as unknown[];
  const sidecar: Sidecar = {
    source: mergeSource(base?.source, ours.source, theirs.source, conflicts),
    annotations: inTextOrder([...merged.values()]),
    ...(foreign.length > 0 && { foreign }),
    ...(unknown && Object.keys(unknown).length > 0 && { unknown }),
  };
  return { sidecar, conflicts: conflicts.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)) };
}

/** Annotations by id; should an id stand twice, the second counts as another annotation and is kept. */
function byKey(annotations: readonly Annotation[]): Map<string, Annotation> {
  const map = new Map<string, Annotation>();
  for (const annotation of annotations) {
    let key = annotation.id;
    for (let twin = 2; map.has(key); twin++) key = `${annotation.id} ${String(twin)}`;
    map.set(key, annotation);
  }
  return map;
}

/** Hash and length belong together and to the text at hand; either side's will do, saving renews them. */
function mergeSource(
  base: SourceRecord | undefined,
  ours: SourceRecord,
  theirs: SourceRecord,
  conflicts: MergeConflict[],
): SourceRecord {
  const { sha256, characters } =
    base?.sha256 === ours.sha256 || (base?.sha256 !== theirs.sha256 && theirs.sha256 > ours.sha256)
      ? theirs
      : ours;
  const merged = mergeJson(base, ours, theirs);
  for (const { path } of merged.conflicts) {
    const [name = ''] = path;
    if (name === 'title' || name === 'date') {
      conflicts.push({ id: 'source', message: `The source's ${name} was set differently on the two sides.` });
    }
  }
  return { ...(merged.value as SourceRecord), sha256, characters };
}
