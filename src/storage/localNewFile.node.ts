import type { OpenNewFile } from './newFile';
import { newFile } from './nodeNewFile';

/** Files that are written piece by piece on the local disk: what the desktop can do. */
export const localNewFile: OpenNewFile | undefined = newFile;
