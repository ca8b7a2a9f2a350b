import type { CodePointSidecar, Sidecar } from '../core/annotation/annotation';
import { AnnotationTexts } from '../core/annotation/annotationWrite';
import { mergeSidecars } from '../core/annotation/merge';
import { sidecarPath } from '../core/annotation/paths';
import { formatCodePoints, parseSidecarCodePoints, toCodePoints, toUtf16 } from '../core/annotation/sidecar';
import type { CorpusFiles } from '../core/corpus/files';
import type { Backups } from './backup';
import { type MergedFormat, MergedStore, type Saved } from './mergedStore';

/** Sidecars as files: code points, because other people's versions may belong to another text. */
export function sidecarFormat(): MergedFormat<CodePointSidecar> {
  const texts = new AnnotationTexts();
  return {
    parse: parseSidecarCodePoints,
    format: sidecar => formatCodePoints(sidecar, texts),
    merge: (base, ours, theirs) => {
      const { sidecar, conflicts } = mergeSidecars(base?.sidecar, ours.sidecar, theirs.sidecar);
      return { value: { unit: 'code points', sidecar }, conflicts };
    },
  };
}

/** The sidecars of one corpus. Paths are those of the sources; `text` is the source's text as it is now. */
export class SidecarStore {
  private readonly store: MergedStore<CodePointSidecar>;

  constructor(files: CorpusFiles, backups?: Backups) {
    this.store = new MergedStore(files, sidecarFormat(), backups);
  }

  /** `undefined` where the source has no sidecar; throws `HumanError` where it has one that can't be read. */
  async load(source: string, text: string): Promise<Sidecar | undefined> {
    const loaded = await this.store.load(sidecarPath(source));
    return loaded && toUtf16(loaded, text);
  }

  /** See `MergedStore.save`. */
  async save(source: string, sidecar: Sidecar, text: string): Promise<Saved<Sidecar>> {
    return inUtf16(await this.store.save(sidecarPath(source), toCodePoints(sidecar, text)), text);
  }

  /** See `MergedStore.update`. */
  async update(
    source: string,
    text: string,
    change: (sidecar: Sidecar | undefined) => Sidecar | undefined,
  ): Promise<Saved<Sidecar> | undefined> {
    const saved = await this.store.update(sidecarPath(source), before => {
      const after = change(before && toUtf16(before, text));
      return after && toCodePoints(after, text);
    });
    return saved && inUtf16(saved, text);
  }

  /** Merges what git left in a sidecar with conflict marks; `undefined` where it has none. */
  async resolve(source: string, text: string): Promise<Saved<Sidecar> | undefined> {
    const saved = await this.store.resolve(sidecarPath(source));
    return saved && inUtf16(saved, text);
  }

  /** See `MergedStore.recover`. */
  recover(): ReturnType<MergedStore<CodePointSidecar>['recover']> {
    return this.store.recover();
  }
}

const inUtf16 = ({ value, conflicts }: Saved<CodePointSidecar>, text: string): Saved<Sidecar> => ({
  value: toUtf16(value, text),
  conflicts,
});
