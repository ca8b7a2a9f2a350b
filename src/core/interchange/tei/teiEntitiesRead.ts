import { descendants, textIn, type XmlElement } from '../xmlRead';

/** An entity as a list of a document describes it. */
export interface TeiEntity {
  /** Our own where the document is of our exporter, else the `xml:id`. */
  readonly id: string;
  readonly label: string;
  readonly type: string;
}

/** The entities of `listPerson`, `listPlace` and so on by their `xml:id`. */
export function readEntities(root: XmlElement): ReadonlyMap<string, TeiEntity> {
  const entities = new Map<string, TeiEntity>();
  for (const [tag, type] of entityTags) {
    for (const element of descendants(root, tag)) {
      const xmlId = element.attributes.get('xml:id');
      if (xmlId !== undefined) entities.set(xmlId, entityOf(element, xmlId, type));
    }
  }
  return entities;
}

function entityOf(element: XmlElement, xmlId: string, type: string): TeiEntity {
  const identifier = [...descendants(element, 'idno')].find(
    ({ attributes }) => attributes.get('type') === 'glossator',
  );
  const [name] = nameTags.flatMap(tag => [...descendants(element, tag)]);
  const own = element.attributes.get('type') ?? element.attributes.get('n');
  return {
    id: identifier ? textIn(identifier) : xmlId,
    label: name ? textIn(name).replace(/\s+/gu, ' ').trim() : xmlId,
    type: own ?? type,
  };
}

const entityTags: readonly (readonly [string, string])[] = [
  ['person', 'person'],
  ['place', 'place'],
  ['org', 'organization'],
  ['event', 'event'],
  ['object', 'other'],
];

const nameTags = ['persName', 'placeName', 'orgName', 'eventName', 'objectName', 'label'];
