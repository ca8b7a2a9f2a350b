import * as vscode from 'vscode';
import type { MentionPlace } from '../../core/corpus/corpusIndex';
import type { Listed } from '../../core/corpus/listing';
import type { SourceView, ViewDate } from '../../core/corpus/sourceView';
import { interval } from '../../core/dates/interval';
import { inWords } from '../../core/dates/inWords';
import type { Entity } from '../../core/linking/entity';
import { lineColumn } from '../../core/text/lines';
import { firstSpanFrom, type Span } from '../../core/text/span';
import type { OpenCorpus } from '../corpus/openCorpus';
import type { EntityPage, PageQuotation, PageSection } from './entityPage';
import { sourceHead } from './mentionFacts';
import { typeLabel } from '../mentionTypes';
import { passageOf } from '../passages';
import { surroundingsOf } from './surroundings';

export type PageOrder = 'sources' | 'dates';

/** Where a link of an entity page leads. */
export type PageTarget =
  { readonly source: string; readonly span: Span } | { readonly entity: string; readonly label: string };

/** A page has more room than a hover card. */
const CONTEXT = { before: 140, after: 180 };

const MOST_COMPANIONS = 12;

/** Most mentions that a page quotes; beyond that it says so little of each that a search serves better. */
const MOST_QUOTATIONS = 2000;

/** A quotation with what it is sorted by. */
interface DatedQuotation {
  readonly quotation: PageQuotation<PageTarget>;
  /** Milliseconds; `undefined` where neither the line nor the source has a date. */
  readonly time?: number;
}

/** Gathers everything that the corpus says of an entity. */
export async function entityPageFacts(
  corpus: OpenCorpus,
  entity: Entity,
  order: PageOrder,
): Promise<EntityPage<PageTarget>> {
  const { index } = corpus;
  const bySource = index.occurrencesBySource(entity.id);
  const mentions = index.occurrences(entity.id);
  const { companions } = surroundingsOf(index, entity.id, MOST_COMPANIONS);
  return {
    label: entity.label,
    type: typeLabel(entity.type),
    decided: entity.decided,
    mentions: mentions.length,
    sources: bySource.length,
    ...(entity.notes !== undefined && { notes: entity.notes }),
    aliases: entity.aliases,
    sameAs: entity.sameAs ?? [],
    companions: companions.map(({ entity: id, count }) => {
      const label = index.entity(id)?.label ?? id;
      return { label, count, target: { entity: id, label } };
    }),
    sections:
      order === 'sources'
        ? await sectionsBySource(corpus, bySource)
        : await sectionsByDate(corpus, mentions.slice(0, MOST_QUOTATIONS)),
  };
}

async function sectionsBySource(
  corpus: OpenCorpus,
  bySource: readonly Listed[],
): Promise<PageSection<PageTarget>[]> {
  const sections: PageSection<PageTarget>[] = [];
  let quoted = 0;
  for (const [source, indices] of bySource) {
    if (quoted >= MOST_QUOTATIONS) break;
    const view = corpus.index.view(source);
    const text = await corpus.text(source).catch(() => undefined);
    const { title, date } = sourceHead(corpus, source);
    sections.push({
      title,
      about: date === undefined ? source : `${date} · ${source}`,
      quotations: indices
        .slice(0, MOST_QUOTATIONS - quoted)
        .flatMap(at => view?.mentions[at] ?? [])
        .map(mention => quotationOf(corpus, source, mention, text)),
    });
    quoted += indices.length;
  }
  return sections;
}

/** By the date that stands nearest on the mention's line, else by the source's own; a section for each year. */
async function sectionsByDate(
  corpus: OpenCorpus,
  mentions: readonly MentionPlace[],
): Promise<PageSection<PageTarget>[]> {
  const dated: DatedQuotation[] = [];
  for (const { source, mention } of mentions) {
    const view = corpus.index.view(source);
    const text = await corpus.text(source).catch(() => undefined);
    const value = (view && dateBeside(view, mention)?.value) ?? view?.date?.value;
    const time = value === undefined ? undefined : interval(value)?.min;
    const quotation = {
      ...quotationOf(corpus, source, mention, text),
      source: sourceHead(corpus, source).title,
      ...(value !== undefined && { date: inWords(value) }),
    };
    dated.push({ quotation, ...(time !== undefined && Number.isFinite(time) && { time }) });
  }
  const last = Number.POSITIVE_INFINITY;
  dated.sort((a, b) => Math.sign((a.time ?? last) - (b.time ?? last)) || 0);
  const sections = new Map<string, PageQuotation<PageTarget>[]>();
  for (const { quotation, time } of dated) {
    const title =
      time === undefined ? vscode.l10n.t('Without a date') : String(new Date(time).getUTCFullYear());
    const section = sections.get(title);
    if (section) section.push(quotation);
    else sections.set(title, [quotation]);
  }
  return [...sections].map(([title, quotations]) => ({ title, quotations }));
}

function quotationOf(
  corpus: OpenCorpus,
  source: string,
  mention: Span & { readonly name: string },
  text: string | undefined,
): PageQuotation<PageTarget> {
  const passage = text === undefined ? undefined : passageOf(text, mention, CONTEXT);
  return {
    passage:
      passage && passage.exact.trim() === mention.name
        ? passage
        : { before: '', exact: mention.name, after: '' },
    line: corpus.range(source, mention).start.line + 1,
    target: { source, span: { start: mention.start, end: mention.end } },
  };
}

/** The date with a point or period in time that stands nearest to the mention on its line. */
function dateBeside(view: SourceView, mention: Span): ViewDate | undefined {
  const { line } = lineColumn(view.lineStarts, mention.start);
  const end = view.lineStarts[line + 1] ?? Infinity;
  let nearest: ViewDate | undefined;
  let least = Infinity;
  for (let at = firstSpanFrom(view.dates, view.lineStarts[line] ?? 0); ; at++) {
    const date = view.dates[at];
    if (!date || date.start >= end) return nearest;
    const distance = Math.max(date.start - mention.end, mention.start - date.end);
    if (distance < least && date.value !== undefined && interval(date.value))
      [nearest, least] = [date, distance];
  }
}
