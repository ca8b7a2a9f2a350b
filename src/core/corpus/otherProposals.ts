import type { EntityType, Mention } from '../recognition/mention';
import { compareSpans, firstSpanFrom, overlaps, type Span } from '../text/span';

/** A mention that another recognizer proposes. */
export interface ForeignMention extends Span {
  readonly type: EntityType;
  /** 0 to 1. */
  readonly confidence: number;
  /** Who proposes it, for the reader. */
  readonly recognizer: string;
}

/**
 * Our mentions and those of other recognizers together, without overlaps: the surer one stays, ours at a tie.
 * Spans outside the text, empty ones and confidences that are no probability are left out: they are other people's data.
 */
export function withForeign(
  ours: readonly Mention[],
  foreign: readonly ForeignMention[],
  textLength: number,
): readonly Mention[] {
  const usable = foreign
    .filter(({ start, end }) => Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end)
    .filter(({ end, confidence }) => end <= textLength && confidence >= 0 && confidence <= 1)
    .map(({ start, end, type, confidence, recognizer }) => ({
      start,
      end,
      type,
      confidence,
      evidence: `found by ${recognizer}`,
    }));
  if (usable.length === 0) return ours;
  const bySureness = [...ours, ...usable].sort((a, b) => b.confidence - a.confidence || compareSpans(a, b));
  const kept: Mention[] = [];
  for (const mention of bySureness) insertIfFree(kept, mention);
  return kept;
}

/** Keeps `kept` sorted by start and free of overlaps. */
function insertIfFree(kept: Mention[], mention: Mention): void {
  const at = firstSpanFrom(kept, mention.start);
  const before = kept[at - 1];
  const after = kept[at];
  if ((before && overlaps(before, mention)) || (after && overlaps(after, mention))) return;
  kept.splice(at, 0, mention);
}
