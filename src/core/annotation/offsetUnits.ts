import type { Annotation, CodePointSidecar, Sidecar, Target } from './annotation';
import { CodePoints } from '../text/codePoints';

/**
 * Converts sidecars of one text between the offsets of the core (UTF-16 units) and of files (code points). What it
 * has converted one way it gives back as it was the other way, so that what is kept for an annotation (its bytes, say)
 * is found again.
 */
export class OffsetUnits {
  private readonly points: CodePoints;
  private readonly inUtf16 = new Twins();
  private readonly inCodePoints = new Twins();

  constructor(readonly text: string) {
    this.points = new CodePoints(text);
  }

  toUtf16({ sidecar }: CodePointSidecar): Sidecar {
    return this.convert(sidecar, this.inUtf16, this.inCodePoints, offset => this.points.toUtf16(offset));
  }

  toCodePoints(sidecar: Sidecar): CodePointSidecar {
    const { inCodePoints, inUtf16, points } = this;
    const converted = this.convert(sidecar, inCodePoints, inUtf16, offset => points.fromUtf16(offset));
    return { unit: 'code points', sidecar: converted };
  }

  private convert(sidecar: Sidecar, there: Twins, back: Twins, to: (offset: number) => number): Sidecar {
    if (this.points.length === this.text.length) return sidecar;
    const known = there.sidecars.get(sidecar);
    if (known) return known;
    const move = (target: Target): Target => ({ ...target, start: to(target.start), end: to(target.end) });
    const annotations = sidecar.annotations.map(annotation => {
      const twin = there.annotations.get(annotation);
      if (twin) return twin;
      const converted: Annotation = { ...annotation, targets: annotation.targets.map(move) };
      there.annotations.set(annotation, converted);
      back.annotations.set(converted, annotation);
      return converted;
    });
    const converted = { ...sidecar, annotations };
    there.sidecars.set(sidecar, converted);
    back.sidecars.set(converted, sidecar);
    return converted;
  }
}

/** What something is in the other unit. */
class Twins {
  readonly annotations = new WeakMap<Annotation, Annotation>();
  readonly sidecars = new WeakMap<Sidecar, Sidecar>();
}
