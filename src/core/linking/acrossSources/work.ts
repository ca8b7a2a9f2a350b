import type { NameNode, Occurrence } from './corpusNames';
import type { Group } from './group';
import { keysOf, nameKey } from './shortKeys';

/** What a change of the corpus makes necessary; filled by one stage of linking, done by the next. */
export class Work {
  /** Groups whose occurrences or names changed. */
  readonly groups = new Set<Group>();
  /** Short keys behind which something changed. */
  readonly shortKeys = new Set<string>();
  /** Occurrences whose choice is to be made anew. */
  readonly choices = new Set<Occurrence>();
  /** Sources of which it may have changed who is named in full. */
  readonly namings = new Set<string>();
  /** Sources of whose other entities something changed that their short names are judged by. */
  readonly contexts = new Set<string>();
  /** Groups of which it may have changed who is named beside them. */
  readonly profiles = new Set<Group>();
  /** Sources whose links may have changed. */
  readonly links = new Set<string>();
  /** Occurrences whose own links may have changed. */
  readonly relinked = new Set<Occurrence>();

  /** A name or its entity changed in a way that matters to short and open names. */
  nodeChanged(node: NameNode): void {
    for (const key of keysOf(node)) this.shortKeys.add(key);
    if (node.isOpen) for (const one of node.occurrences) this.choices.add(one);
    for (const { a, b } of node.edges) {
      const other = a === node ? b : a;
      if (other.isOpen) for (const one of other.occurrences) this.choices.add(one);
    }
  }

  groupChanged(group: Group): void {
    this.groups.add(group);
    for (const key of group.registryKeys) this.shortKeys.add(nameKey(key));
    for (const node of group.nodes) this.nodeChanged(node);
  }

  /** The occurrences of a name have another entity than before. */
  moved(node: NameNode): void {
    for (const occurrence of node.occurrences) {
      this.namings.add(occurrence.source);
      this.links.add(occurrence.source);
      if (node.isOpen) this.choices.add(occurrence);
    }
  }
}
