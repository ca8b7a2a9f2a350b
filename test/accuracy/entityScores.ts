import { entityTypes, type EntityType, type Mention } from '../../src/core/recognition/mention';
import { overlaps } from '../../src/core/text/span';
import type { AnnotatedDocument } from './training/documents';

/** Counts of one system on one set: a mention is right when span and type are the gold's. */
export class EntityScores {
  private readonly counts = new Map<EntityType, { gold: number; found: number; right: number }>();

  add(document: AnnotatedDocument, mentions: readonly Mention[]): void {
    for (const { types } of document.names) {
      const [type] = types;
      if (type !== undefined) this.of(entityTypes[type] ?? 'other').gold++;
    }
    const judge = EntityScores.judge(document);
    for (const mention of mentions) {
      const verdict = judge(mention);
      if (verdict === undefined) continue;
      this.of(mention.type).found++;
      if (verdict) this.of(mention.type).right++;
    }
  }

  /** Whether a mention is right; `undefined` where the gold can't say (a type the set does not mark, a name of no type). */
  static judge(document: AnnotatedDocument): (mention: Mention) => boolean | undefined {
    const gold = new Map(document.names.map(name => [`${name.start} ${name.end}`, name]));
    const unknown = new Set(document.unknownTypes.map(type => entityTypes[type]));
    return mention => {
      const name = gold.get(`${mention.start} ${mention.end}`);
      if (document.names.some(({ types, ...span }) => types.length === 0 && overlaps(span, mention)))
        return undefined;
      const types: readonly (string | undefined)[] = name?.types.map(type => entityTypes[type]) ?? [];
      if (types.includes(mention.type)) return true;
      return !name && (unknown as ReadonlySet<string | undefined>).has(mention.type) ? undefined : false;
    };
  }

  /** F1 in percent over some types together. */
  f1(types: readonly EntityType[]): number {
    let both = 0;
    let right = 0;
    for (const type of types) {
      const counts = this.counts.get(type);
      both += (counts?.gold ?? 0) + (counts?.found ?? 0);
      right += counts?.right ?? 0;
    }
    return both === 0 ? 0 : (200 * right) / both;
  }

  /** Gold names of a type. */
  count(type: EntityType): number {
    return this.counts.get(type)?.gold ?? 0;
  }

  private of(type: EntityType): { gold: number; found: number; right: number } {
    const known = this.counts.get(type) ?? { gold: 0, found: 0, right: 0 };
    this.counts.set(type, known);
    return known;
  }
}
