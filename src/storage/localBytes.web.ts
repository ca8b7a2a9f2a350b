import type { ReadLocal } from './fileBytes';

/** A browser has no local disk. */
export const readLocal: ReadLocal | undefined = undefined;
