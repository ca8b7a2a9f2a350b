import type { DateExpression } from '../dates/dateExpression';
import type { MentionContext } from '../linking/context';
import type { LinkDecision } from '../linking/linker';
import type { Mention } from '../recognition/mention';
import { compareSpans, firstSpanFrom, overlaps, partsOf, type Span } from '../text/span';
import type { Decision } from './decision';
import type { SourceAnalysis } from './sourceAnalysis';
import type { ViewDate, ViewMention } from './sourceView';

/** What is shown and linked of one source: parallel lists. */
export interface CombinedMentions {
  readonly mentions: readonly ViewMention[];
  readonly contexts: readonly MentionContext[];
  readonly linkDecisions: readonly (LinkDecision | undefined)[];
}

interface Row {
  readonly mention: ViewMention;
  /** Its place in the analysis, which has a context for it. */
  readonly index: number;
  readonly decision?: LinkDecision;
}

/**
 * Proposals and decisions of one source together. A decision wins over every proposal that it overlaps;
 * a rejected span is not proposed again. Decided spans stand in the analysis too (`AnalysisRequest.decided`),
 * which is where their contexts come from.
 */
export function combineMentions(
  analysis: SourceAnalysis,
  proposed: readonly Mention[],
  decisions: readonly Decision[],
  threshold: number,
): CombinedMentions {
  const entityDecisions = decisions.filter(({ content }) => content.kind === 'entity');
  const places = new Map(analysis.mentions.map((mention, index) => [keyOf(mention), index]));
  const nameAt = (index: number): string => analysis.contexts[index]?.name ?? '';
  const rows: Row[] = [];
  for (const { annotation, status, start, end, parts, name, content } of entityDecisions) {
    const index = places.get(keyOf({ start, end }));
    if (status !== 'accepted' || content.kind !== 'entity' || index === undefined) continue;
    rows.push({
      mention: {
        start,
        end,
        ...(parts && { parts }),
        type: content.type,
        confidence: 1,
        status,
        annotation,
        name: name ?? nameAt(index),
      },
      index,
      ...((content.entity ?? content.notEntities) !== undefined && { decision: linkDecisionOf(content) }),
    });
  }
  const barred = new SpanSet(entityDecisions);
  proposed.forEach((mention, index) => {
    if (mention.confidence < threshold || barred.bars(mention)) return;
    rows.push({ mention: { ...mention, status: 'suggested', name: nameAt(index) }, index });
  });
  rows.sort((a, b) => compareSpans(a.mention, b.mention));
  const rowOf = new Map(rows.map(({ index }, row) => [index, row]));
  return {
    mentions: rows.map(({ mention }) => mention),
    contexts: rows.flatMap(({ index, mention: { name } }) => {
      const context = renumbered(analysis.contexts[index], rowOf);
      if (!context) return [];
      return context.name === name ? context : { ...context, name };
    }),
    linkDecisions: rows.map(({ decision }) => decision),
  };
}

const linkDecisionOf = ({
  entity,
  notEntities,
}: {
  readonly entity?: string;
  readonly notEntities?: readonly string[];
}): LinkDecision => ({
  ...(entity !== undefined && { entity }),
  ...(notEntities && { notEntity: notEntities }),
});

/** A context whose partner is named by its place among the rows; without one where the partner is not shown. */
function renumbered(
  context: MentionContext | undefined,
  rowOf: ReadonlyMap<number, number>,
): MentionContext | undefined {
  if (context?.partner === undefined) return context;
  const { partner, ...rest } = context;
  const row = rowOf.get(partner);
  if (row === undefined) return rest;
  return row === partner ? context : { ...context, partner: row };
}

/** Proposed dates and decided ones together; decisions win. */
export function combineDates(
  proposed: readonly DateExpression[],
  decisions: readonly Decision[],
): ViewDate[] {
  const dateDecisions = decisions.filter(({ content }) => content.kind === 'date');
  const barred = new SpanSet(dateDecisions);
  const dates: ViewDate[] = proposed
    .filter(date => !barred.bars(date))
    // Not spread: V8 would give each copy a hidden class of its own, three times the memory.
    .map(date => Object.assign({ status: 'suggested' as const }, date));
  for (const { annotation, status, start, end, parts, content } of dateDecisions) {
    if (status !== 'accepted' || content.kind !== 'date') continue;
    const { timex, value } = content;
    dates.push({
      start,
      end,
      ...(parts && { parts }),
      timex,
      ...(value !== undefined && { value }),
      certainty: value === undefined ? 'absent' : 'certain',
      confidence: 1,
      status: 'accepted',
      annotation,
    });
  }
  return dates.sort(compareSpans);
}

/** Decided spans, asked whether they leave room for a proposal. */
class SpanSet {
  /** Parts of what was accepted, in text order. */
  private readonly accepted: readonly Span[];
  private readonly rejected: ReadonlySet<string>;

  constructor(decisions: readonly Decision[]) {
    this.accepted = decisions
      .filter(({ status }) => status === 'accepted')
      .flatMap(partsOf)
      .sort(compareSpans);
    this.rejected = new Set(decisions.filter(({ status }) => status === 'rejected').map(keyOf));
  }

  bars(proposal: Span): boolean {
    if (this.rejected.has(keyOf(proposal))) return true;
    // Decided spans may nest, so their ends are not sorted: look back from the last that starts before the end.
    const behind = firstSpanFrom(this.accepted, proposal.end);
    for (let index = behind - 1; index >= 0 && index >= behind - NESTING_LOOK_BACK; index--) {
      const decision = this.accepted[index];
      if (decision && overlaps(decision, proposal)) return true;
    }
    return false;
  }
}

/** How many decided spans before a proposal are looked at for one that reaches into it; deeper nesting is not met in practice. */
const NESTING_LOOK_BACK = 32;

const keyOf = ({ start, end }: Span): string => `${start}-${end}`;
