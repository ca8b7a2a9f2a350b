import type { DatePlace } from '../../core/corpus/corpusIndex';
import type { DateIndex } from '../../core/dates/dateIndex';
import { interval } from '../../core/dates/interval';
import { inWords } from '../../core/dates/inWords';
import { titleOf } from '../annotating/commandTitles';
import type { CommandId } from '../commandIds';
import { commandUri } from '../commands';
import type { OpenCorpus } from '../corpus/openCorpus';
import type { CardDates, DateCard } from './dateCard';
import { dateScale } from './dateScale';
import { linkedPassages, sourceHead, spanLink } from './mentionFacts';
import { passageOf } from '../passages';

/** Other sources that a card shows, for the same date and for overlapping ones. */
const MOST_SOURCES = 4;
/** Dates of one source that a card shows. */
const MOST_PASSAGES = 2;

/** Overlapping dates that are counted; a date like "the 20th century" overlaps nearly all. */
const MOST_OVERLAPS = 200;

/** What a reader can decide from a date's card. */
export const DATE_ACTIONS = {
  suggested: ['glossator.accept', 'glossator.notADate', 'glossator.correctValue', 'glossator.setSourceDate'],
  accepted: ['glossator.correctValue', 'glossator.deleteAnnotation', 'glossator.setSourceDate'],
} as const satisfies Record<DatePlace['date']['status'], readonly CommandId[]>;

/** Gathers what a date's card says. */
export async function dateFacts(
  corpus: OpenCorpus,
  place: DatePlace,
  dates: DateIndex<DatePlace>,
): Promise<DateCard> {
  const { source, date } = place;
  const text = await corpus.text(source).catch(() => '');
  const time = date.value === undefined ? undefined : interval(date.value);
  const elsewhere = (other: DatePlace): boolean => other.source !== source;
  const same = date.value === undefined ? [] : corpus.index.datesWithValue(date.value).filter(elsewhere);
  const overlapping = time
    ? dates
        .overlapping(time)
        .map(({ item }) => item)
        .filter(other => elsewhere(other) && other.date.value !== date.value)
        .slice(0, MOST_OVERLAPS)
    : [];
  const [sameShown, overlappingShown] = await Promise.all([
    bySource(corpus, same),
    bySource(corpus, closest(overlapping, time)),
  ]);
  const scale = time && dateScale(time);
  return {
    words: passageOf(text, date).exact,
    date,
    status: date.status,
    ...(date.value !== undefined && { value: inWords(date.value) }),
    ...(scale !== undefined && { scale }),
    same: sameShown,
    overlapping: overlappingShown,
    more: same.length + overlapping.length - countOf(sameShown) - countOf(overlappingShown),
    all: commandUri('glossator.goToDate', [date.value ?? '']),
    actions: DATE_ACTIONS[date.status].map(id => ({
      title: titleOf(id),
      target: spanLink(corpus, source, date, id),
    })),
  };
}

/** Overlapping dates of the most similar length first: a day's card shows days before decades. */
function closest(places: readonly DatePlace[], time: { min: number; max: number } | undefined): DatePlace[] {
  if (!time) return [...places];
  const difference = ({ date }: DatePlace): number => {
    const other = date.value === undefined ? undefined : interval(date.value);
    return other ? Math.abs(other.min - time.min) + Math.abs(other.max - time.max) : Infinity;
  };
  return places
    .map(place => ({ place, far: difference(place) }))
    .sort((a, b) => a.far - b.far || 0)
    .map(({ place }) => place);
}

async function bySource(corpus: OpenCorpus, places: readonly DatePlace[]): Promise<CardDates[]> {
  const groups = new Map<string, DatePlace[]>();
  for (const place of places) {
    const group = groups.get(place.source);
    if (!group && groups.size < MOST_SOURCES) groups.set(place.source, [place]);
    else if (group && group.length < MOST_PASSAGES) group.push(place);
  }
  return Promise.all(
    [...groups].map(async ([source, group]) => ({
      title: sourceHead(corpus, source).title,
      passages: await linkedPassages(
        corpus,
        source,
        group.map(({ date }) => date),
      ),
    })),
  );
}

const countOf = (groups: readonly CardDates[]): number =>
  groups.reduce((sum, { passages }) => sum + passages.length, 0);
