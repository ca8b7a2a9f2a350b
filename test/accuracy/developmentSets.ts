import { hasData, readData } from './data';
import { EVENT, GROUP, OTHER, typeIndex, type AnnotatedDocument } from './training/documents';
import { reconcile } from './training/reconcile';
import { isHeldOut, readSet, trainingSets } from './training/sets';
import { passages } from './training/templates';

export interface DevelopmentSet {
  readonly name: string;
  readonly documents: readonly AnnotatedDocument[];
}

/** Sets that only measure: their licences do not let them train what ships. At most so many texts of each, spread evenly. */
const MEASURED: readonly {
  readonly name: string;
  readonly file: string;
  readonly most: number;
  readonly unknownTypes: readonly number[];
}[] = [
  { name: 'conllpp', file: 'conllpp/dev.jsonl', most: 110, unknownTypes: [GROUP, EVENT, OTHER] },
  { name: 'wikineural', file: 'wikineural/dev.jsonl', most: 2000, unknownTypes: [GROUP, EVENT, OTHER] },
  { name: 'gmb', file: 'gmb/train.jsonl', most: 2500, unknownTypes: [EVENT, OTHER] },
  { name: 'hipe2020', file: 'hipe/hipe2020.dev.jsonl', most: 80, unknownTypes: [GROUP, EVENT, OTHER] },
];

interface DataRecord {
  readonly id: string;
  readonly text: string;
  readonly entities: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}

/** The parts of the open sets that training leaves out, and the sets that only measure, to Glossator's guidelines. */
export function developmentSets(): DevelopmentSet[] {
  const open = trainingSets
    .filter(set => set.files.every(hasData))
    .map(set => ({ name: `${set.name} (held out)`, documents: readSet(set).filter(isHeldOut) }));
  const own = { name: 'own passages (held out)', documents: passages().filter(isHeldOut) };
  const measured = MEASURED.filter(({ file }) => hasData(file)).map(({ name, file, most, unknownTypes }) => {
    const records = readData<DataRecord>(file);
    const step = Math.max(1, Math.floor(records.length / most));
    const documents = records
      .filter((_, i) => i % step === 0)
      .slice(0, most)
      .map(({ id, text, entities }) => {
        const names = entities.map(({ start, end, type }) => ({ start, end, types: [typeIndex(type)] }));
        return { set: name, id, text, names: reconcile(text, names), unknownTypes };
      });
    return { name, documents };
  });
  return [...open, own, ...measured];
}
