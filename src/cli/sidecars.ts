import { resolve } from 'node:path';
import type { CodePointSidecar } from '../core/annotation/annotation';
import { sidecarPath, sourceOfSidecar } from '../core/annotation/paths';
import { parseSidecarCodePoints } from '../core/annotation/sidecar';
import type { CorpusFiles } from '../core/corpus/files';
import { decodeText } from '../core/text/decode';
import { HumanError } from '../core/text/humanError';
import { NodeFiles } from '../storage/nodeFiles';
import { findFiles, type Problem } from '../storage/nodeSources';

/** One sidecar of a command line with its source's text, as far as both can be read. */
export interface SidecarWithText {
  /** The source's path, relative to the root. */
  readonly source: string;
  /** The sidecar's path, relative to the root. */
  readonly path: string;
  readonly sidecar: CodePointSidecar | undefined;
  /** What is wrong with the sidecar where it can't be read. */
  readonly error?: string;
  /** `undefined` where the source is neither beside its sidecar nor in the folder of sources. */
  readonly text: string | undefined;
}

/** Where sidecars and sources are read. Plain data, so that threads can have it. */
export interface SidecarFolders {
  /** Absolute path of the folder that all paths are relative to. */
  readonly root: string;
  /** Where sources are looked for that are not beside their sidecar. */
  readonly sourcesFolder: string | undefined;
}

/** A source that may have a sidecar. */
export interface FoundSource {
  readonly path: string;
  /** Both it and its sidecar were seen inside of the root. */
  readonly isWhole: boolean;
}

export interface SidecarsFound extends SidecarFolders {
  readonly problems: readonly Problem[];
  /** In order of their paths. */
  readonly sources: readonly FoundSource[];
  /** The sidecars of the sources; reads one at a time. */
  read(): AsyncGenerator<SidecarWithText>;
}

/**
 * The sidecars of the named folders and files; a source that is named stands for its sidecar. `onProgress` is told now
 * and then how many sources were found so far.
 */
export async function findSidecars(
  paths: readonly string[],
  sourcesFolder?: string,
  onProgress?: (sources: number) => void,
): Promise<SidecarsFound> {
  const { root, sources, sidecars, problems } = await findFiles(paths, onProgress);
  const [seen, annotated] = [
    new Set(sources),
    new Set(sidecars.flatMap(path => sourceOfSidecar(path) ?? [])),
  ];
  const found = [...new Set([...seen, ...annotated])]
    .sort()
    .map(path => ({ path, isWhole: seen.has(path) && annotated.has(path) }));
  return {
    root,
    sourcesFolder,
    problems,
    sources: found,
    async *read() {
      const read = sidecarReader({ root, sourcesFolder });
      for (const { path } of found) {
        const sidecar = await read(path);
        if (sidecar) yield sidecar;
      }
    },
  };
}

/** Reads the sidecar of a source, with the source's text. */
export function sidecarReader({ root, sourcesFolder }: SidecarFolders) {
  const files = new NodeFiles(root);
  const folders = [files, ...(sourcesFolder === undefined ? [] : [new NodeFiles(resolve(sourcesFolder))])];
  return (source: string): Promise<SidecarWithText | undefined> => readSidecar(files, folders, source);
}

async function readSidecar(
  files: CorpusFiles,
  folders: readonly CorpusFiles[],
  source: string,
): Promise<SidecarWithText | undefined> {
  const path = sidecarPath(source);
  try {
    const content = await files.read(path);
    if (!content) return undefined;
    const decoded = decodeText(content.bytes);
    if (!decoded.ok) return { source, path, sidecar: undefined, error: decoded.error, text: undefined };
    const parsed = parseSidecarCodePoints(decoded.value.text);
    if (!parsed.ok) return { source, path, sidecar: undefined, error: parsed.error, text: undefined };
    const named = parsed.value.sidecar.source.path;
    return { source, path, sidecar: parsed.value, text: await readText(folders, [source, named]) };
  } catch (error) {
    if (error instanceof HumanError)
      return { source, path, sidecar: undefined, error: error.message, text: undefined };
    throw error;
  }
}

/** The text of the first file that is there: beside the sidecar, then in the folder of sources. */
async function readText(
  folders: readonly CorpusFiles[],
  paths: readonly string[],
): Promise<string | undefined> {
  const [beside, ...others] = folders;
  const places = [
    { folder: beside, path: paths[0] },
    ...others.flatMap(folder => paths.map(path => ({ folder, path }))),
  ];
  for (const { folder, path } of places) {
    const content = path === undefined ? undefined : await folder?.read(path);
    if (!content) continue;
    const decoded = decodeText(content.bytes);
    if (!decoded.ok) throw new HumanError(`its source can't be read: ${decoded.error}`);
    return decoded.value.text;
  }
  return undefined;
}
