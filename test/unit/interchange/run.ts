import type {
  ExportOptions,
  ExportSource,
  Exporter,
  ImportFile,
  Loss,
} from '../../../src/core/interchange/format';

/** All sources, one at a time. */
async function* each(sources: readonly ExportSource[]): AsyncGenerator<ExportSource> {
  for (const source of sources) yield await Promise.resolve(source);
}

export interface Exported {
  /** Content by file name; the only file of a format has the name `export.<ending>`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly losses: readonly Loss[];
}

/** Runs an exporter to its end. */
export async function run(
  exporter: Exporter,
  sources: readonly ExportSource[],
  options: ExportOptions = {},
): Promise<Exported> {
  const pieces = new Map<string, Uint8Array[]>();
  const losses: Loss[] = [];
  for await (const { file = `export.${exporter.fileExtension}`, data } of exporter.export(each(sources), {
    ...options,
    lose: loss => losses.push(loss),
  })) {
    const list = pieces.get(file) ?? [];
    list.push(typeof data === 'string' ? new TextEncoder().encode(data) : data);
    pieces.set(file, list);
  }
  return { files: new Map([...pieces].map(([name, list]) => [name, Buffer.concat(list)])), losses };
}

export const asText = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

/** The text of the only file. */
export const onlyText = ({ files }: Exported): string => asText([...files.values()][0]);

export const importFiles = ({ files }: Exported): ImportFile[] =>
  [...files].map(([path, bytes]) => ({ path, bytes }));

export const file = (path: string, text: string): ImportFile => ({
  path,
  bytes: new TextEncoder().encode(text),
});
