import * as vscode from 'vscode';
import type { DatePlace } from '../../core/corpus/corpusIndex';
import { parseDateQuery } from '../../core/dates/dateQuery';
import { interval, type Interval } from '../../core/dates/interval';
import { inWords } from '../../core/dates/inWords';
import { registerCommand } from '../commands';
import type { Corpora } from '../corpus/corpora';
import type { OpenCorpus } from '../corpus/openCorpus';
import type { DateIndices } from './dateIndices';
import { sourceHead } from './mentionFacts';
import { passageOf } from '../passages';
import { reveal } from '../places';
import { showSearchPick } from './searchPick';

/** Most dates in the list at once; their sources are read for the words around them. */
const MOST_ITEMS = 200;

interface DateItem extends vscode.QuickPickItem {
  readonly place?: DatePlace & { readonly corpus: OpenCorpus };
}

/** `Go to Date…`: every passage of every source whose date overlaps "May 2011", "the 1970s" or an EDTF value. */
export const registerGoToDate = (corpora: Corpora, dates: DateIndices): vscode.Disposable =>
  registerCommand('glossator.goToDate', (query?: unknown) =>
    goToDate(corpora, dates, typeof query === 'string' ? query : ''),
  );

function goToDate(corpora: Corpora, dates: DateIndices, query: string): void {
  showSearchPick<DateItem>({
    title: vscode.l10n.t('Go to Date'),
    placeholder: vscode.l10n.t('May 2011, the 1970s, 4 July 1977, 1983/1985 …'),
    value: query,
    search: async typed => {
      await dates.whenCurrent();
      return itemsFor(corpora, dates, typed);
    },
    accept: ({ place }) => place && reveal({ corpus: place.corpus, source: place.source, span: place.date }),
  });
}

async function itemsFor(corpora: Corpora, dates: DateIndices, query: string): Promise<DateItem[]> {
  if (query.trim() === '') return [];
  const value = parseDateQuery(query);
  const time = value === undefined ? undefined : interval(value);
  if (value === undefined || !time)
    return [{ label: vscode.l10n.t('This is not a date that can be looked for.'), alwaysShow: true }];
  const found = corpora.all.flatMap(corpus =>
    dates
      .of(corpus)
      .overlapping(time)
      .map(({ item, min, max }) => ({ ...item, corpus, time: { min, max } })),
  );
  if (found.length === 0)
    return [{ label: vscode.l10n.t('No source names a date in {0}.', inWords(value)), alwaysShow: true }];
  return Promise.all(byFit(found, time).slice(0, MOST_ITEMS).map(itemOf));
}

/** Those that lie within the time asked for, in their order; then those that only overlap it, the shortest first. */
function byFit<T extends { readonly time: Interval }>(found: readonly T[], asked: Interval): T[] {
  const within = found.filter(({ time }) => asked.min <= time.min && time.max <= asked.max);
  const length = ({ time }: T): number => time.max - time.min;
  const wider = found.filter(({ time }) => time.min < asked.min || asked.max < time.max);
  return [...within, ...wider.sort((a, b) => (length(a) < length(b) ? -1 : length(a) > length(b) ? 1 : 0))];
}

async function itemOf(place: DatePlace & { readonly corpus: OpenCorpus }): Promise<DateItem> {
  const { corpus, source, date } = place;
  const text = await corpus.text(source).catch(() => undefined);
  const passage = text === undefined ? undefined : passageOf(text, date);
  return {
    label: `$(calendar) ${date.value === undefined ? '' : inWords(date.value)}`,
    description: sourceHead(corpus, source).title,
    ...(passage && { detail: `${passage.before}${passage.exact}${passage.after}` }),
    alwaysShow: true,
    place,
  };
}
