import type { Annotation } from '../annotation/annotation';

/** A name for each annotation that no other has: its id, with a number behind where an id stands twice in a sidecar. */
export function ownKeys(annotations: readonly Annotation[]): ReadonlyMap<Annotation, string> {
  const counts = new Map<string, number>();
  return new Map(
    annotations.map(annotation => {
      const count = (counts.get(annotation.id) ?? 0) + 1;
      counts.set(annotation.id, count);
      return [annotation, count === 1 ? annotation.id : `${annotation.id}~${count}`];
    }),
  );
}
