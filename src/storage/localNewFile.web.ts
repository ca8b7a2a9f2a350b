import type { OpenNewFile } from './newFile';

/** A browser has no local disk: files are written whole through the editor's file system. */
export const localNewFile: OpenNewFile | undefined = undefined;
