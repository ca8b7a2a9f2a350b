import type { Exporter, Importer } from './format';
import { jsonl } from './jsonl';

/** All formats that can be written, in the order in which they are offered. Other extensions add theirs behind. */
export const exporters: readonly Exporter[] = [jsonl];

/** All formats that can be read. */
export const importers: readonly Importer[] = [];

/** The format of that name, letter case aside. */
export const findFormat = <T extends { readonly name: string }>(
  formats: readonly T[],
  name: string,
): T | undefined => formats.find(format => format.name === name.toLowerCase());
