import type { CodePointSidecar, Sidecar } from '../core/annotation/annotation';
import { WrittenAnnotations } from '../core/annotation/annotationWrite';
import { mergeSidecars } from '../core/annotation/merge';
import { OffsetUnits } from '../core/annotation/offsetUnits';
import { sidecarPath } from '../core/annotation/paths';
import { encodeCodePoints, parseSidecarCodePoints } from '../core/annotation/sidecar';
import type { CorpusFiles } from '../core/corpus/files';
import type { Backups } from './backup';
import { type MergedFormat, MergedStore, type Saved } from './mergedStore';

/** Sidecars as files: code points, because other people's versions may belong to another text. */
export function sidecarFormat(): MergedFormat<CodePointSidecar> {
  const written = new WrittenAnnotations();
  return {
    parse: parseSidecarCodePoints,
    encode: sidecar => encodeCodePoints(sidecar, written),
    merge: (base, ours, theirs) => {
      const { sidecar, conflicts } = mergeSidecars(base?.sidecar, ours.sidecar, theirs.sidecar);
      return { value: { unit: 'code points', sidecar }, conflicts };
    },
  };
}

/** The sidecars of one corpus. Paths are those of the sources; `text` is the source's text as it is now. */
export class SidecarStore {
  private readonly store: MergedStore<CodePointSidecar>;
  /** Of the text that was asked about last: decisions come one after the other in one source. */
  private lastUnits: OffsetUnits | undefined;

  constructor(files: CorpusFiles, backups?: Backups) {
    this.store = new MergedStore(files, sidecarFormat(), backups);
  }

  /** `undefined` where the source has no sidecar; throws `HumanError` where it has one that can't be read. */
  async load(source: string, text: string): Promise<Sidecar | undefined> {
    const loaded = await this.store.load(sidecarPath(source));
    return loaded && this.units(text).toUtf16(loaded);
  }

  /** See `MergedStore.save`. */
  async save(source: string, sidecar: Sidecar, text: string): Promise<Saved<Sidecar>> {
    const units = this.units(text);
    return inUtf16(await this.store.save(sidecarPath(source), units.toCodePoints(sidecar)), units);
  }

  /** See `MergedStore.update`. */
  async update(
    source: string,
    text: string,
    change: (sidecar: Sidecar | undefined) => Sidecar | undefined,
  ): Promise<Saved<Sidecar> | undefined> {
    const units = this.units(text);
    const saved = await this.store.update(sidecarPath(source), before => {
      const after = change(before && units.toUtf16(before));
      return after && units.toCodePoints(after);
    });
    return saved && inUtf16(saved, units);
  }

  /** Merges what git left in a sidecar with conflict marks; `undefined` where it has none. */
  async resolve(source: string, text: string): Promise<Saved<Sidecar> | undefined> {
    const saved = await this.store.resolve(sidecarPath(source));
    return saved && inUtf16(saved, this.units(text));
  }

  /** See `MergedStore.recover`. */
  recover(): ReturnType<MergedStore<CodePointSidecar>['recover']> {
    return this.store.recover();
  }

  private units(text: string): OffsetUnits {
    if (this.lastUnits?.text !== text) this.lastUnits = new OffsetUnits(text);
    return this.lastUnits;
  }
}

const inUtf16 = ({ value, conflicts }: Saved<CodePointSidecar>, units: OffsetUnits): Saved<Sidecar> => ({
  value: units.toUtf16(value),
  conflicts,
});
