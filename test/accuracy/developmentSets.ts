import { hasData, readData } from './data';
import { EVENT, GROUP, OTHER, typeIndex, type AnnotatedDocument } from './training/documents';
import { reconcile } from './training/reconcile';
import { isHeldOut, readSet, trainingSets } from './training/sets';
import { passages } from './training/templates';

export interface DevelopmentSet {
  readonly name: string;
  /** Whether the model that ships has learnt from these texts. */
  readonly isTrainedOn: boolean;
  readonly documents: readonly AnnotatedDocument[];
}

/** At most so many characters of a set, so that the slowest peer reads them all in a minute or two. */
const MOST_CHARACTERS = 100_000;

/** Sets that only measure: their licences do not let them train what ships. */
const MEASURED: readonly {
  readonly name: string;
  readonly file: string;
  readonly unknownTypes: readonly number[];
}[] = [
  { name: 'conllpp', file: 'conllpp/dev.jsonl', unknownTypes: [GROUP, EVENT, OTHER] },
  { name: 'wikineural', file: 'wikineural/dev.jsonl', unknownTypes: [GROUP, EVENT, OTHER] },
  { name: 'gmb', file: 'gmb/train.jsonl', unknownTypes: [EVENT, OTHER] },
  { name: 'hipe2020', file: 'hipe/hipe2020.dev.jsonl', unknownTypes: [GROUP, EVENT, OTHER] },
];

interface DataRecord {
  readonly id: string;
  readonly text: string;
  readonly entities: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}

/** The parts of the open sets that are held out, and the sets that only measure, spread evenly over each and brought to Glossator's guidelines. */
export function developmentSets(): DevelopmentSet[] {
  const open = trainingSets
    .filter(set => set.files.every(hasData))
    .map(set => ({
      name: `${set.name} (held out)`,
      isTrainedOn: true,
      documents: spread(readSet(set).filter(isHeldOut)),
    }));
  const own = { name: 'own passages (held out)', isTrainedOn: true, documents: passages().filter(isHeldOut) };
  const measured = MEASURED.filter(({ file }) => hasData(file)).map(({ name, file, unknownTypes }) => {
    const documents = spread(readData<DataRecord>(file)).map(({ id, text, entities }) => {
      const names = entities.map(({ start, end, type }) => ({ start, end, types: [typeIndex(type)] }));
      return { set: name, id, text, names: reconcile(text, names), unknownTypes };
    });
    return { name, isTrainedOn: false, documents };
  });
  return [...open, own, ...measured];
}

/** Documents at even distances, as many as the limit allows. */
function spread<T extends { readonly text: string }>(documents: readonly T[]): readonly T[] {
  const characters = documents.reduce((sum, { text }) => sum + text.length, 0);
  const step = Math.ceil(characters / MOST_CHARACTERS);
  return documents.filter((_, i) => i % step === 0);
}
