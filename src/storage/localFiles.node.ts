import { NodeFiles } from './nodeFiles';
import type { LocalFiles } from './workspaceFiles';

/** Atomic writes on the local disk: what the desktop can do. */
export const localFiles: LocalFiles | undefined = folder => new NodeFiles(folder);
