import { CorpusIndex } from '../../src/core/corpus/corpusIndex';
import type { SourceView } from '../../src/core/corpus/sourceView';
import type { Entity } from '../../src/core/linking/entity';
import { surroundingsOf } from '../../src/editor/reading/surroundings';
import { medianTime, type Bench } from './bench';

/** The corpus of the budgets: so many sources with so many mentions each, one of twenty of them of the commonest entity. */
const SOURCES = 10_000;
const MENTIONS_PER_SOURCE = 100;
const COMMONEST_EVERY = 20;
const ENTITIES = 50_000;

/** UTF-16 units between one mention and the next, and of a line. */
const SPACING = 100;
const LINE = 500;
const DATES_PER_SOURCE = 20;

const RUNS = 101;
/** Companions on a card. */
const COMPANIONS = 5;

/** What the index is asked for a hover card on the commonest entity of a large corpus; the texts that a card quotes come from files. */
export const hover: Bench = {
  name: 'hover',
  run(report) {
    const index = new CorpusIndex();
    index.apply({
      views: Array.from({ length: SOURCES }, (_, i) => viewOf(i)),
      removedSources: [],
      entities: Array.from({ length: ENTITIES }, (_, i) => entityOf(i)),
      removedEntities: [],
    });
    const offset = (MENTIONS_PER_SOURCE - COMMONEST_EVERY) * SPACING;
    const time = medianTime(RUNS, run => {
      const place = index.mentionAt(nameOf(run), offset);
      const entity = place?.link.entity;
      if (entity !== idOf(0)) throw new Error(`the card would be on ${String(entity)}`);
      index.occurrencesBySource(entity);
      index.counts(entity);
      surroundingsOf(index, entity, COMPANIONS);
    });
    report({
      what: `hover card, 1 of ${SOURCES} sources`,
      system: 'from the index',
      value: time,
      unit: 'ms',
      budget: 'under 30 ms',
    });
    return Promise.resolve();
  },
};

const idOf = (i: number): string => `entity-${i}`;
const nameOf = (i: number): string => `letters/${String(i).padStart(5, '0')}.txt`;

const entityOf = (i: number): Entity => ({
  id: idOf(i),
  label: `Entity ${i}`,
  type: 'person',
  aliases: [{ name: `Entity ${i}`, count: 1 }],
  decided: false,
});

function viewOf(i: number): SourceView {
  const indices = Array.from({ length: MENTIONS_PER_SOURCE }, (_, k) => k);
  const entityAt = (k: number): number =>
    k % COMMONEST_EVERY === 0 ? 0 : (i * MENTIONS_PER_SOURCE + k) % ENTITIES;
  return {
    source: nameOf(i),
    title: `Letter ${i}`,
    lineStarts: Uint32Array.from({ length: (MENTIONS_PER_SOURCE * SPACING) / LINE }, (_, k) => k * LINE),
    mentions: indices.map(k => ({
      start: k * SPACING,
      end: k * SPACING + 10,
      type: 'person',
      confidence: 0.9,
      status: 'suggested',
      name: `Entity ${entityAt(k)}`,
    })),
    links: indices.map(k => ({ entity: idOf(entityAt(k)), confidence: 0.9, reasons: [], rivals: [] })),
    dates: indices.slice(0, DATES_PER_SOURCE).map(k => ({
      start: k * LINE + 20,
      end: k * LINE + 24,
      timex: 'DATE',
      value: String(1900 + ((i + k) % 100)),
      certainty: 'certain',
      confidence: 0.9,
      status: 'suggested',
    })),
  };
}
