import type { Annotation } from '../../annotation/annotation';
import type { ExportEntity } from '../format';
import { element, lines, type Xml } from '../xml';

/** The entities that a source's annotations are linked to, with the `xml:id` of each. */
export class TeiEntities {
  private readonly ids = new Map<string, string>();
  private readonly entities = new Map<string, ExportEntity>();

  constructor(annotations: readonly Annotation[], known: ReadonlyMap<string, ExportEntity> = new Map()) {
    for (const { content, targets } of annotations) {
      if (content.kind !== 'entity' || content.entity === undefined || this.entities.has(content.entity))
        continue;
      const { entity: id, type, label = targets[0]?.exact ?? id } = content;
      this.entities.set(id, known.get(id) ?? { id, label, type });
      this.ids.set(id, `e${this.ids.size + 1}`);
    }
  }

  /** The entity's `xml:id`. */
  idOf(entity: string): string | undefined {
    return this.ids.get(entity);
  }

  /** `listPerson`, `listPlace` and so on, those that are not empty. */
  lists(): Xml[] {
    const byList = new Map<string, Xml[]>();
    for (const entity of this.entities.values()) {
      const { list, item } = this.describe(entity);
      byList.set(list, [...(byList.get(list) ?? []), item]);
    }
    return [...byList]
      .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
      .map(([list, items]) => element(list, {}, lines(items, '      ')));
  }

  private describe(entity: ExportEntity): { list: string; item: Xml } {
    const attributes = { 'xml:id': this.ids.get(entity.id) };
    const names = (tag: string): Xml[] =>
      [...new Set([entity.label, ...(entity.aliases ?? [])])].map(name => element(tag, {}, name));
    const identifiers = [
      element('idno', { type: 'glossator' }, entity.id),
      ...(entity.sameAs ?? []).map(iri => element('idno', { type: 'URI' }, iri)),
    ];
    const notes = entity.notes === undefined ? [] : [element('note', {}, entity.notes)];
    switch (entity.type) {
      case 'person':
        return {
          list: 'listPerson',
          item: element('person', attributes, ...names('persName'), ...identifiers, ...notes),
        };
      case 'place': {
        const { latitude, longitude } = entity.coordinates ?? {};
        const where =
          latitude === undefined
            ? []
            : [element('location', {}, element('geo', {}, `${latitude} ${longitude}`))];
        return {
          list: 'listPlace',
          item: element('place', attributes, ...names('placeName'), ...where, ...identifiers, ...notes),
        };
      }
      case 'organization':
      case 'group': {
        const type = entity.type === 'group' ? { type: 'group' } : {};
        return {
          list: 'listOrg',
          item: element('org', { ...attributes, ...type }, ...names('orgName'), ...identifiers, ...notes),
        };
      }
      case 'event':
        return {
          list: 'listEvent',
          item: element('event', attributes, ...identifiers, ...names('label').slice(0, 1), ...notes),
        };
      default:
        return {
          list: 'listObject',
          item: element(
            'object',
            { ...attributes, n: entity.type },
            element('objectIdentifier', {}, ...names('objectName'), ...identifiers),
            ...notes,
          ),
        };
    }
  }
}

const order = ['listPerson', 'listPlace', 'listOrg', 'listEvent', 'listObject'];
