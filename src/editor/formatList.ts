interface Named {
  readonly name: string;
}

/** The formats of one direction: our own, and behind them those that other extensions registered. */
export class FormatList<Format extends Named, Plugin extends Named> {
  private added: readonly Format[] = [];

  constructor(
    private readonly direction: 'import' | 'export',
    private readonly own: readonly Format[],
    private readonly formatOf: (plugin: Plugin) => Format,
  ) {}

  get all(): readonly Format[] {
    return [...this.own, ...this.added];
  }

  /** @throws Error where the name is empty or taken. */
  register(plugin: Plugin): { dispose(): void } {
    const { name } = plugin;
    if (typeof name !== 'string' || name === '') throw new Error(`an ${this.direction} format needs a name`);
    if (this.all.some(format => format.name === name)) throw new Error(`a format "${name}" is there already`);
    const format = this.formatOf(plugin);
    this.added = [...this.added, format];
    return {
      dispose: () => {
        this.added = this.added.filter(added => added !== format);
      },
    };
  }
}
