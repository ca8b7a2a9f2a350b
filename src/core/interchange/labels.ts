import type { Annotation, AnnotationContent } from '../annotation/annotation';

/** Our types as the labels of CoNLL-2003 and OntoNotes, which most recognizers and tools know. */
const labelOfType = new Map([
  ['person', 'PER'],
  ['organization', 'ORG'],
  ['place', 'LOC'],
  ['group', 'NORP'],
  ['event', 'EVENT'],
  ['other', 'MISC'],
]);

/** Labels of other tools (CoNLL, OntoNotes, spaCy, DKPro, TEI) in capitals, as our types. */
const typeOfLabel = new Map([
  ...[...labelOfType].map(([type, label]): [string, string] => [label, type]),
  ...[...labelOfType.keys()].map((type): [string, string] => [type.toUpperCase(), type]),
  ['PERS', 'person'],
  ['PERSNAME', 'person'],
  ['ORGANISATION', 'organization'],
  ['ORGNAME', 'organization'],
  ['LOCATION', 'place'],
  ['GPE', 'place'],
  ['FAC', 'place'],
  ['PLACENAME', 'place'],
  ['OTH', 'other'],
]);

const dateLabels = new Map<string, 'DATE' | 'TIME' | 'DURATION' | 'SET'>([
  ['DATE', 'DATE'],
  ['TIME', 'TIME'],
  ['DURATION', 'DURATION'],
  ['SET', 'SET'],
  ['TIMEX', 'DATE'],
  ['TIMEX3', 'DATE'],
]);

/** Before a reader's own type that is called like a label with a meaning: `glossator:date`. */
const OWN_TYPE = 'glossator:';

/** The short label for training formats; a type that a reader defined stays as it is. */
export function shortLabel(content: AnnotationContent): string {
  switch (content.kind) {
    case 'entity':
      return labelOfType.get(content.type) ?? ownLabel(content.type);
    case 'date':
      return content.timex;
    case 'note':
      return 'NOTE';
    case 'link':
      return content.label;
  }
}

/** A reader's own type where labels are expected: told apart from those labels that mean something else. */
export function ownLabel(type: string): string {
  const read = contentOfLabel(type);
  return read.kind === 'entity' && read.type === type ? type : OWN_TYPE + type;
}

/** The short label for formats of tokens, whose columns white space parts. */
export const tokenLabel = (content: AnnotationContent): string =>
  shortLabel(content).trim().replace(/\s+/gu, '_') || '_';

/** What a label of another tool says, as far as a label can. */
export function contentOfLabel(label: string): Annotation['content'] {
  if (label.startsWith(OWN_TYPE)) return { kind: 'entity', type: label.slice(OWN_TYPE.length) };
  const upper = label.toUpperCase();
  const timex = dateLabels.get(upper);
  if (timex) return { kind: 'date', timex };
  if (upper === 'NOTE') return { kind: 'note' };
  return { kind: 'entity', type: typeOfLabel.get(upper) ?? label };
}
