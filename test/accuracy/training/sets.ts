import { readData } from '../data';
import { EVENT, GROUP, ORGANIZATION, OTHER, PERSON, typeIndex, type AnnotatedDocument } from './documents';
import { reconcile, type RawName } from './reconcile';

interface DataRecord {
  readonly id: string;
  readonly text: string;
  readonly genre?: string;
  readonly section?: string;
  readonly entities: readonly DataEntity[];
}

interface DataEntity {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly type: string;
  readonly rawType?: string;
  readonly nested?: boolean;
}

/** One set that may train what ships (data/README.md: open), and how its guidelines differ from ours. */
export interface TrainingSet {
  readonly name: string;
  readonly files: readonly string[];
  readonly licence: string;
  /** Types that it leaves unmarked; groups are added by `reconcile` and so are known. */
  readonly unknownTypes: readonly number[];
  /** How often a text counts in training; noisy and distant sets count less. */
  readonly weight: number;
  readonly keep?: (record: DataRecord) => boolean;
  readonly types: (entity: DataEntity) => readonly number[] | undefined;
}

/** Genres of GUM whose texts are under non-commercial licences, and so stay out. */
const GUM_RESTRICTED = new Set(['essay', 'fiction', 'letter', 'podcast', 'whow']);
const plainTypes = ({ type }: DataEntity): readonly number[] => [typeIndex(type)];
const crossnerDomain = (domain: string): TrainingSet => ({
  name: `crossner-${domain}`,
  files: [`crossner/${domain}.train.jsonl`, `crossner/${domain}.dev.jsonl`],
  licence: 'MIT',
  unknownTypes: [],
  weight: 1,
  types: entity => (entity.type === 'other' ? [OTHER] : plainTypes(entity)),
});

export const trainingSets: readonly TrainingSet[] = [
  {
    name: 'gum',
    files: ['gum/train.jsonl', 'gum/dev.jsonl'],
    licence: 'annotations CC BY 4.0; texts CC BY or CC BY-SA by genre, non-commercial genres left out',
    unknownTypes: [],
    weight: 1,
    keep: record => !GUM_RESTRICTED.has(record.genre ?? ''),
    types: entity => (entity.nested === true ? undefined : plainTypes(entity)),
  },
  ...['politics', 'literature', 'science', 'music', 'ai'].map(crossnerDomain),
  {
    name: 'wnut17',
    files: ['wnut17/train.jsonl', 'wnut17/dev.jsonl'],
    licence: 'CC BY 4.0',
    unknownTypes: [EVENT],
    weight: 0.5,
    types: entity => (entity.type === 'group' ? [ORGANIZATION] : plainTypes(entity)),
  },
  {
    name: 'uner-ewt',
    files: ['uner-ewt/dev.jsonl'],
    licence: 'CC BY-SA 4.0',
    unknownTypes: [EVENT, OTHER],
    weight: 1,
    types: plainTypes,
  },
  {
    name: 'redocred',
    files: ['redocred/dev.jsonl'],
    licence: 'MIT (texts: Wikipedia, CC BY-SA)',
    unknownTypes: [],
    weight: 1,
    types: entity => (entity.type === 'other' ? [OTHER, EVENT] : plainTypes(entity)),
  },
  {
    name: 'litbank',
    files: ['litbank/all.jsonl'],
    licence: 'CC BY 4.0',
    unknownTypes: [EVENT, OTHER],
    weight: 0.7,
    types: plainTypes,
  },
  {
    name: 'btc',
    files: ['btc/train.jsonl'],
    licence: 'CC BY 4.0',
    unknownTypes: [EVENT, OTHER],
    weight: 0.5,
    keep: record => !/\bRT @/.test(record.text),
    types: plainTypes,
  },
  {
    name: 're3d',
    files: ['re3d/train.jsonl'],
    licence: 'annotations by Dstl, Open Government Licence; BBC texts left out',
    unknownTypes: [EVENT, OTHER, ORGANIZATION, PERSON],
    weight: 0.5,
    keep: record => record.section !== 'BBC_Online',
    types: ({ type }) => (type === 'group' ? [GROUP] : [typeIndex(type)]),
  },
];

export function readSet(set: TrainingSet): AnnotatedDocument[] {
  return set.files.flatMap(file =>
    readData<DataRecord>(file)
      .filter(record => set.keep?.(record) ?? true)
      .map(record => {
        const raw: RawName[] = [];
        for (const entity of record.entities) {
          const types = set.types(entity);
          if (types && types.every(type => type >= 0))
            raw.push({ start: entity.start, end: entity.end, types });
        }
        return {
          set: set.name,
          id: record.id,
          text: record.text,
          names: reconcile(record.text, raw),
          unknownTypes: set.unknownTypes,
        };
      }),
  );
}

/** One document of eight is held out to develop with, by a hash of its id; what ships is then trained on all. */
const HELD_OUT_SHARE = 8;

export function isHeldOut(document: AnnotatedDocument): boolean {
  let hash = 7;
  for (let i = 0; i < document.id.length; i++) hash = (Math.imul(hash, 31) + document.id.charCodeAt(i)) >>> 0;
  return (hash ^ (hash >>> 11)) % HELD_OUT_SHARE === 0;
}
