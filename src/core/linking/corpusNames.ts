import type { EntityType } from '../recognition/mention';
import type { Form, SourceEntity } from './sourceEntities';
import { isShortName } from './sourceEntities';
import type { ParsedName } from './name';

/** One source's entity, where it stands in the corpus. */
export interface Occurrence {
  readonly source: string;
  /** Index in the source's list of entities. */
  readonly index: number;
  readonly entity: SourceEntity;
}

/** One full name under one type, with all source entities whose most complete name it is. */
export interface NameNode {
  /** `type|shape|key`. */
  readonly id: string;
  readonly type: EntityType;
  readonly name: ParsedName;
  /** Spellings with the number of mentions. */
  readonly texts: Map<string, number>;
  readonly occurrences: Occurrence[];
}

/** All full names of a corpus, and the occurrences that have none. */
export class CorpusNames {
  readonly nodes = new Map<string, NameNode>();
  readonly shorts: Occurrence[] = [];
  /** Mentions for which the reader ruled an entity out. */
  readonly ruledOut: Occurrence[] = [];
  /** Pairs of node ids that some source equates, as `a\nb` -> number of sources. */
  readonly equations = new Map<string, { readonly a: string; readonly b: string; count: number }>();
  /** Acronym (folded) -> node id -> occurrences that explain it so. */
  readonly acronyms = new Map<string, Map<string, Occurrence[]>>();

  add(occurrence: Occurrence): void {
    const { entity } = occurrence;
    const [main, ...others] = entity.forms;
    if (!main) return;
    if (entity.home !== undefined) {
      this.ruledOut.push(occurrence);
      return;
    }
    if (entity.isShort) {
      this.shorts.push(occurrence);
      return;
    }
    const node = this.nodeOf(main);
    node.occurrences.push(occurrence);
    for (const form of others) {
      if (isShortName(form.name)) {
        if (form.name.acronym) this.explain(form.name.key, node.id, occurrence);
        continue;
      }
      if (form.isPartial) continue;
      const other = this.nodeOf(form);
      if (other !== node) this.equate(node.id, other.id);
    }
  }

  /** The node of a name, made where it is new. */
  nodeOf(form: Pick<Form, 'name' | 'type' | 'texts'>): NameNode {
    const id = nodeId(form.type, form.name);
    let node = this.nodes.get(id);
    if (!node) {
      node = { id, type: form.type, name: form.name, texts: new Map(), occurrences: [] };
      this.nodes.set(id, node);
    }
    for (const [text, count] of form.texts) node.texts.set(text, (node.texts.get(text) ?? 0) + count);
    return node;
  }

  private equate(a: string, b: string): void {
    const [first, second] = a < b ? [a, b] : [b, a];
    const key = `${first}\n${second}`;
    const equation = this.equations.get(key);
    if (equation) equation.count++;
    else this.equations.set(key, { a: first, b: second, count: 1 });
  }

  private explain(acronym: string, node: string, occurrence: Occurrence): void {
    const meanings = this.acronyms.get(acronym) ?? new Map<string, Occurrence[]>();
    this.acronyms.set(acronym, meanings);
    const list = meanings.get(node);
    if (list) list.push(occurrence);
    else meanings.set(node, [occurrence]);
  }
}

export const nodeId = (type: EntityType, name: ParsedName): string => `${type}|${name.shape}|${name.key}`;
