import type { Annotation, AnnotationContent, Sidecar, SourceRecord, Target } from './annotation';
import { anchorAll, healed } from './anchoring';
import { uuidOf } from './hash';
import { targetAt } from './quote';
import { inTextOrder } from './sidecarWrite';
import { firstSpanEndingAfter, overlaps, type Span } from '../text/span';

/** What a program proposes to annotate; offsets in UTF-16 units of the source's text. */
export interface Proposal extends Span {
  readonly content: AnnotationContent;
  /** Calibrated probability, 0 to 1. */
  readonly confidence: number;
}

/** Decimals of a confidence in a sidecar: what is behind them differs between machines and says nothing. */
const CONFIDENCE_DECIMALS = 2;

/**
 * The sidecar after a new analysis of its source. What a person did stays as it is (decisions, notes, links, tags,
 * comments), healed where the text has changed; old suggestions that nobody touched give way to the proposals.
 * A proposal is left out where it overlaps a decision of the same kind that stands, or where the same span was
 * rejected with the same kind.
 */
export function updateSuggestions(
  sidecar: Sidecar | undefined,
  source: SourceRecord,
  text: string,
  proposals: readonly Proposal[],
  generator: string,
): Sidecar {
  const kept = heal(keptAnnotations(sidecar?.annotations ?? []), text);
  const blocked = new Blocked(kept, text);
  const suggestions = suggestionsOf(
    proposals.filter(proposal => proposal.start < proposal.end && !blocked.blocks(proposal)),
    source.path,
    text,
    generator,
  );
  const ids = new Set(kept.map(annotation => annotation.id));
  const unknown = { ...sidecar?.source.unknown, ...source.unknown };
  return {
    ...sidecar,
    source: { ...source, ...(Object.keys(unknown).length > 0 && { unknown }) },
    annotations: inTextOrder([...kept, ...suggestions.filter(suggestion => !ids.has(suggestion.id))]),
  };
}

/** Whether a program made it and no person has touched it. */
export const isUntouched = (annotation: Annotation): boolean =>
  annotation.status === 'suggested' &&
  annotation.generator !== undefined &&
  annotation.creator === undefined &&
  annotation.comments.length === 0 &&
  annotation.tags.length === 0 &&
  annotation.conflict === undefined &&
  annotation.unknown === undefined &&
  annotation.unknownInBodies === undefined;

/** All but untouched suggestions; a suggestion that a kept link leads to is touched. */
function keptAnnotations(annotations: readonly Annotation[]): Annotation[] {
  const linked = new Set<string>();
  for (const annotation of annotations) {
    if (annotation.content.kind !== 'link' || isUntouched(annotation)) continue;
    linked.add(annotation.content.from).add(annotation.content.to);
  }
  return annotations.filter(annotation => !isUntouched(annotation) || linked.has(annotation.id));
}

function heal(annotations: readonly Annotation[], text: string): Annotation[] {
  const anchorings = anchorAll(annotations, text);
  return annotations.map((annotation, i) => healed(annotation, anchorings[i] ?? [], text));
}

/** Which proposals the reader's decisions leave no room for. */
class Blocked {
  /** By kind: the ground that standing annotations cover, as spans that do not overlap. */
  private readonly covered = new Map<string, Span[]>();
  private readonly rejected = new Set<string>();

  constructor(annotations: readonly Annotation[], text: string) {
    for (const { status, content, targets } of inTextOrder(annotations)) {
      for (const target of targets) {
        if (text.slice(target.start, target.end) !== target.exact) continue;
        if (status === 'rejected') this.rejected.add(keyOf(content.kind, target));
        else this.cover(content.kind, target);
      }
    }
  }

  private cover(kind: string, { start, end }: Span): void {
    const spans = this.covered.get(kind) ?? [];
    const last = spans.at(-1);
    if (last && start < last.end)
      spans[spans.length - 1] = { start: last.start, end: Math.max(end, last.end) };
    else spans.push({ start, end });
    this.covered.set(kind, spans);
  }

  blocks(proposal: Proposal): boolean {
    const { kind } = proposal.content;
    const spans = this.covered.get(kind) ?? [];
    const next = spans[firstSpanEndingAfter(spans, proposal.start)];
    return this.rejected.has(keyOf(kind, proposal)) || (next !== undefined && overlaps(next, proposal));
  }
}

const keyOf = (kind: string, { start, end }: Span): string => `${kind} ${String(start)} ${String(end)}`;

function suggestionsOf(
  proposals: readonly Proposal[],
  path: string,
  text: string,
  generator: string,
): Annotation[] {
  const seen = new Map<string, number>();
  return [...proposals]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map(({ content, confidence, ...span }) => {
      const target = targetAt(text, span);
      const name = nameOf(path, content, target);
      const before = seen.get(name) ?? 0;
      seen.set(name, before + 1);
      return {
        id: uuidOf(before === 0 ? name : `${name}\n${String(before)}`),
        targets: [target],
        content,
        status: 'suggested',
        confidence: Number(confidence.toFixed(CONFIDENCE_DECIMALS)),
        generator,
        comments: [],
        tags: [],
      };
    });
}

/**
 * What the identifier of a suggestion is derived from: the words and their surroundings, not the position, so that
 * text inserted elsewhere does not change it; not the entity either, which other sources have a say in.
 */
function nameOf(path: string, content: AnnotationContent, { prefix, exact, suffix }: Target): string {
  const type = content.kind === 'entity' ? content.type : content.kind === 'date' ? content.timex : '';
  return JSON.stringify([path, content.kind, type, prefix, exact, suffix]);
}
