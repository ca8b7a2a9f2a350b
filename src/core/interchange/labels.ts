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

/** The short label for training and token formats; a type that a reader defined stays as it is, without white space. */
export function shortLabel(content: AnnotationContent): string {
  switch (content.kind) {
    case 'entity':
      return labelOfType.get(content.type) ?? withoutSpaces(content.type);
    case 'date':
      return content.timex;
    case 'note':
      return 'NOTE';
    case 'link':
      return withoutSpaces(content.label);
  }
}

/** What a label of another tool says, as far as a label can. */
export function contentOfLabel(label: string): Annotation['content'] {
  const upper = label.toUpperCase();
  const timex = dateLabels.get(upper);
  if (timex) return { kind: 'date', timex };
  if (upper === 'NOTE') return { kind: 'note' };
  return { kind: 'entity', type: typeOfLabel.get(upper) ?? label };
}

const withoutSpaces = (label: string): string => label.trim().replace(/\s+/gu, '_') || '_';
