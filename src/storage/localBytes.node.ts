import { open } from 'node:fs/promises';
import type { ReadLocal } from './fileBytes';
import { readError } from './fileErrors';

/** Reads a file of the local disk, without the way through the editor. */
export const readLocal: ReadLocal | undefined = async (path, most) => {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      return size > most ? undefined : await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw readError(path, error);
  }
};
