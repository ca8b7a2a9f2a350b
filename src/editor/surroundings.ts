import type { CorpusIndex, DatePlace, MentionPlace } from '../core/corpus/corpusIndex';
import { interval } from '../core/dates/interval';
import { lineColumn } from '../core/text/lines';
import { firstSpanFrom, type Span } from '../core/text/span';

/** What stands on the same lines as an entity's mentions. */
export interface Surroundings {
  /** Entities most often on the same line, most frequent first. */
  readonly companions: readonly { readonly entity: string; readonly count: number }[];
  /** The earliest and the latest date on a line with a mention. */
  readonly first?: DatePlace;
  readonly last?: DatePlace;
}

/** Most mentions that are looked around at; a card must be there within a few milliseconds. */
const MOST_MENTIONS = 400;

/** Looks at the lines (in most sources a line is a paragraph) on which the entity is mentioned. */
export function surroundingsOf(
  index: CorpusIndex,
  entity: string,
  mentions: readonly MentionPlace[],
  most: number,
): Surroundings {
  const counts = new Map<string, number>();
  const visited = new Set<string>();
  let first: DatePlace | undefined;
  let last: DatePlace | undefined;
  for (const { source, mention } of mentions.slice(0, MOST_MENTIONS)) {
    const view = index.view(source);
    if (!view) continue;
    const { line } = lineColumn(view.lineStarts, mention.start);
    const key = `${line} ${source}`;
    if (visited.has(key)) continue;
    visited.add(key);
    const stretch = { start: view.lineStarts[line] ?? 0, end: view.lineStarts[line + 1] ?? Infinity };
    const here = new Set(indicesWithin(view.mentions, stretch).map(at => view.links[at]?.entity));
    for (const other of here) {
      if (other !== undefined && other !== entity) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
    for (const at of indicesWithin(view.dates, stretch)) {
      const date = view.dates[at];
      const time = date?.value === undefined ? undefined : interval(date.value);
      if (!date || !time) continue;
      const place = { source, index: at, date };
      if (Number.isFinite(time.min) && time.min < timeOf(first, 'min', Infinity)) first = place;
      if (Number.isFinite(time.max) && time.max > timeOf(last, 'max', -Infinity)) last = place;
    }
  }
  const companions = [...counts]
    .map(([other, count]) => ({ entity: other, count }))
    .sort((a, b) => b.count - a.count || (a.entity < b.entity ? -1 : 1))
    .slice(0, most);
  return { companions, ...(first && { first }), ...(last && { last }) };
}

function timeOf(place: DatePlace | undefined, end: 'min' | 'max', otherwise: number): number {
  const value = place?.date.value;
  return (value === undefined ? undefined : interval(value)?.[end]) ?? otherwise;
}

/** Indices of the spans (sorted by start) that begin in a stretch. */
function indicesWithin(spans: readonly Span[], { start, end }: Span): number[] {
  const found: number[] = [];
  for (let at = firstSpanFrom(spans, start); (spans[at]?.start ?? end) < end; at++) found.push(at);
  return found;
}
