import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportEntity } from '../core/interchange/format';
import { parseRegistry, REGISTRY_FILE } from '../core/linking/registry';
import { reasonOf } from '../storage/nodeSources';

/** The registry's entities by id, from the first of the folders that has a registry; none where there is no registry. */
export async function registryEntities(
  folders: readonly string[],
  skip: (path: string, reason: string) => void,
): Promise<ReadonlyMap<string, ExportEntity>> {
  for (const folder of folders) {
    const path = join(folder, REGISTRY_FILE);
    try {
      const registry = parseRegistry(await readFile(path, 'utf8'));
      if (registry.ok) return registry.value.entries;
      skip(path, registry.error);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') skip(path, reasonOf(error));
    }
  }
  return new Map();
}
