import type { LocalFiles } from './workspaceFiles';

/** A browser has no local disk; everything goes through the editor's file system. */
export const localFiles: LocalFiles | undefined = undefined;
