import type { Interval } from './interval';

/** An item of the index with the stretch of time it stands for. */
export interface DatedItem<T> extends Interval {
  readonly item: T;
}

interface Node<T> {
  readonly entry: DatedItem<T>;
  /** Order of insertion: makes keys unique and equal dates stable. */
  readonly serial: number;
  readonly priority: number;
  /** Latest `max` in this subtree. */
  latest: number;
  left: Node<T> | undefined;
  right: Node<T> | undefined;
}

/**
 * The dated items of a corpus by time: a treap over the intervals' beginnings in which each node knows the latest end
 * below it (an interval tree, Cormen et al., Introduction to Algorithms, chapter 14.3). A query costs O(log n) and the
 * number of answers, replacing a source's items O(log n) for each of them.
 */
export class DateIndex<T> {
  private root: Node<T> | undefined;
  private readonly bySource = new Map<string, readonly Node<T>[]>();
  private serial = 0;
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** Replaces what the index holds of one source; an empty list removes it. */
  replace(source: string, items: readonly DatedItem<T>[]): void {
    for (const node of this.bySource.get(source) ?? []) this.root = remove(this.root, node);
    this.count += items.length - (this.bySource.get(source)?.length ?? 0);
    const nodes = items.map(entry => this.node(entry));
    for (const node of nodes) this.root = insert(this.root, node);
    if (nodes.length > 0) this.bySource.set(source, nodes);
    else this.bySource.delete(source);
  }

  /** All items by beginning, then end. */
  all(): DatedItem<T>[] {
    return this.collect({ min: -Infinity, max: Infinity }, () => true);
  }

  /** Items that share at least a moment with the interval, by beginning. */
  overlapping(interval: Interval): DatedItem<T>[] {
    return this.collect(interval, () => true);
  }

  /** Items that lie wholly inside the interval. */
  within(interval: Interval): DatedItem<T>[] {
    return this.collect(interval, entry => entry.min >= interval.min && entry.max <= interval.max);
  }

  /** Items that hold the whole interval. */
  containing(interval: Interval): DatedItem<T>[] {
    return this.collect(interval, entry => entry.min <= interval.min && entry.max >= interval.max);
  }

  /** The last `limit` items by beginning that end before `moment`. */
  before(moment: number, limit = Infinity): DatedItem<T>[] {
    const found: DatedItem<T>[] = [];
    backwards(this.root, moment, found, limit);
    return found.reverse();
  }

  /** The first `limit` items by beginning that begin after `moment`. */
  after(moment: number, limit = Infinity): DatedItem<T>[] {
    const found: DatedItem<T>[] = [];
    forwards(this.root, moment, found, limit);
    return found;
  }

  private collect(interval: Interval, keep: (entry: DatedItem<T>) => boolean): DatedItem<T>[] {
    const found: DatedItem<T>[] = [];
    overlap(this.root, interval, entry => {
      if (keep(entry)) found.push(entry);
    });
    return found;
  }

  private node(entry: DatedItem<T>): Node<T> {
    const serial = this.serial++;
    return {
      entry,
      serial,
      priority: scramble(serial),
      latest: entry.max,
      left: undefined,
      right: undefined,
    };
  }
}

/** Spreads serial numbers over 32 bits (the finaliser of MurmurHash3), so that the tree is balanced and the same each time. */
function scramble(serial: number): number {
  let bits = Math.imul(serial ^ (serial >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

function order<T>(a: Node<T>, b: Node<T>): number {
  if (a.entry.min !== b.entry.min) return a.entry.min < b.entry.min ? -1 : 1;
  if (a.entry.max !== b.entry.max) return a.entry.max < b.entry.max ? -1 : 1;
  return a.serial - b.serial;
}

function renew<T>(node: Node<T>): Node<T> {
  node.latest = Math.max(node.entry.max, node.left?.latest ?? -Infinity, node.right?.latest ?? -Infinity);
  return node;
}

/** Two trees: what comes before `at`, and the rest. */
function split<T>(tree: Node<T> | undefined, at: Node<T>): [Node<T> | undefined, Node<T> | undefined] {
  if (tree === undefined) return [undefined, undefined];
  if (order(tree, at) < 0) {
    const [left, right] = split(tree.right, at);
    tree.right = left;
    return [renew(tree), right];
  }
  const [left, right] = split(tree.left, at);
  tree.left = right;
  return [left, renew(tree)];
}

function merge<T>(left: Node<T> | undefined, right: Node<T> | undefined): Node<T> | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  if (left.priority > right.priority) {
    left.right = merge(left.right, right);
    return renew(left);
  }
  right.left = merge(left, right.left);
  return renew(right);
}

function insert<T>(tree: Node<T> | undefined, node: Node<T>): Node<T> {
  if (tree === undefined) return node;
  if (node.priority > tree.priority) {
    [node.left, node.right] = split(tree, node);
    return renew(node);
  }
  if (order(node, tree) < 0) tree.left = insert(tree.left, node);
  else tree.right = insert(tree.right, node);
  return renew(tree);
}

function remove<T>(tree: Node<T> | undefined, node: Node<T>): Node<T> | undefined {
  if (tree === undefined) return undefined;
  if (tree === node) return merge(tree.left, tree.right);
  if (order(node, tree) < 0) tree.left = remove(tree.left, node);
  else tree.right = remove(tree.right, node);
  return renew(tree);
}

function overlap<T>(
  tree: Node<T> | undefined,
  interval: Interval,
  found: (entry: DatedItem<T>) => void,
): void {
  if (tree === undefined || tree.latest < interval.min) return;
  overlap(tree.left, interval, found);
  if (tree.entry.min > interval.max) return;
  if (tree.entry.max >= interval.min) found(tree.entry);
  overlap(tree.right, interval, found);
}

function forwards<T>(tree: Node<T> | undefined, moment: number, found: DatedItem<T>[], limit: number): void {
  if (tree === undefined || found.length >= limit) return;
  if (tree.entry.min > moment) {
    forwards(tree.left, moment, found, limit);
    if (found.length < limit) found.push(tree.entry);
  }
  forwards(tree.right, moment, found, limit);
}

function backwards<T>(tree: Node<T> | undefined, moment: number, found: DatedItem<T>[], limit: number): void {
  if (tree === undefined || found.length >= limit) return;
  if (tree.entry.min < moment) {
    backwards(tree.right, moment, found, limit);
    if (found.length < limit && tree.entry.max < moment) found.push(tree.entry);
  }
  backwards(tree.left, moment, found, limit);
}
