/** Disjoint sets that refuse to join where any two members may not be together. */
export class Partition {
  private readonly parent: number[];
  private readonly members: number[][];

  constructor(
    size: number,
    private readonly mayJoin: (a: number, b: number) => boolean,
  ) {
    this.parent = Array.from({ length: size }, (_, i) => i);
    this.members = Array.from({ length: size }, (_, i) => [i]);
  }

  /** The representative of a member's set. */
  find(member: number): number {
    let root = member;
    while (this.parent[root] !== root) root = this.parent[root] ?? root;
    let at = member;
    while (at !== root) {
      const next = this.parent[at] ?? root;
      this.parent[at] = root;
      at = next;
    }
    return root;
  }

  /** Joins two sets; `false` where some pair of members forbids it (or they are one already). */
  join(a: number, b: number): boolean {
    const [x, y] = [this.find(a), this.find(b)];
    if (x === y) return false;
    const [left, right] = [this.members[x] ?? [], this.members[y] ?? []];
    if (left.some(one => right.some(other => !this.mayJoin(one, other)))) return false;
    const [big, small] = left.length >= right.length ? [x, y] : [y, x];
    this.parent[small] = big;
    this.members[big]?.push(...(this.members[small] ?? []));
    this.members[small] = [];
    return true;
  }
}
