import type { CorpusIndex, DatePlace } from '../../core/corpus/corpusIndex';
import type { SourceView } from '../../core/corpus/sourceView';
import { interval } from '../../core/dates/interval';
import { lineColumn } from '../../core/text/lines';
import { firstSpanFrom, type Span } from '../../core/text/span';

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

/** What is further off on the same line, in UTF-16 units, is not beside the mention: about a long paragraph. */
const NEAR = 2000;

/** Looks at the lines (in most sources a line is a paragraph) on which the entity is mentioned. */
export function surroundingsOf(index: CorpusIndex, entity: string, most: number): Surroundings {
  const counts = new Map<string, number>();
  let looked = 0;
  let first: DatePlace | undefined;
  let last: DatePlace | undefined;
  for (const [source, indices] of index.occurrencesBySource(entity)) {
    const view = index.view(source);
    if (looked >= MOST_MENTIONS) break;
    if (!view) continue;
    let done = 0;
    for (const at of indices.slice(0, MOST_MENTIONS - looked)) {
      looked++;
      const start = view.mentions[at]?.start ?? 0;
      if (start < done) continue;
      const stretch = lineAround(view, start);
      done = stretch.end;
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
  }
  const companions = [...counts]
    .map(([other, count]) => ({ entity: other, count }))
    .sort((a, b) => b.count - a.count || (a.entity < b.entity ? -1 : 1))
    .slice(0, most);
  return { companions, ...(first && { first }), ...(last && { last }) };
}

/** The line on which an offset stands, or what of it is near. */
function lineAround({ lineStarts }: SourceView, offset: number): Span {
  const { line } = lineColumn(lineStarts, offset);
  return {
    start: Math.max(lineStarts[line] ?? 0, offset - NEAR),
    end: Math.min(lineStarts[line + 1] ?? Infinity, offset + NEAR),
  };
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
