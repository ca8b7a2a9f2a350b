import type { ItemLayout, ItemScan } from './itemScan';

/** What follows from the layout of an item, worked out once for each layout. */
export class PerLayout<T> {
  private lastLayout: ItemLayout | undefined;
  private last: T | undefined;
  private readonly known = new WeakMap<ItemLayout, T>();

  constructor(private readonly make: (item: ItemScan) => T) {}

  /** For the item that was read last. */
  of(item: ItemScan): T {
    const { layout } = item;
    if (this.last !== undefined && layout === this.lastLayout) return this.last;
    const found = (layout && this.known.get(layout)) ?? this.make(item);
    if (layout) this.known.set(layout, found);
    this.lastLayout = layout;
    this.last = found;
    return found;
  }
}
