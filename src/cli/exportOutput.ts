import { mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { Zip, ZipDeflate } from 'fflate';
import type { ExportPart, Exporter } from '../core/interchange/format';
import { HumanError } from '../core/text/humanError';
import type { NewFile } from '../storage/newFile';
import { newFile } from '../storage/nodeNewFile';
import { reasonOf } from '../storage/nodeSources';
import { UsageError, type Terminal } from './command';

/** Where an export goes. */
export interface Output {
  write(part: ExportPart): Promise<void>;
  /** Everything was written: the file takes its name now. */
  close(): Promise<void>;
  /** Something failed: what stood there before stays. */
  abandon(): Promise<void>;
}

/** `-o FILE`, `-o FOLDER/`, `-o FILE.zip` or standard output, as the format needs it. */
export async function openOutput(
  path: string | undefined,
  exporter: Exporter,
  terminal: Terminal,
): Promise<Output> {
  if (path !== undefined) await makeFolder(namesFolder(path) ? path : dirname(path));
  const isZip = path?.toLowerCase().endsWith('.zip') ?? false;
  const isFile = path?.toLowerCase().endsWith(`.${exporter.fileExtension}`) ?? true;
  if (exporter.layout === 'one file') {
    const target =
      path !== undefined && (await isFolder(path)) ? join(path, `export.${exporter.fileExtension}`) : path;
    return oneFile(target, terminal);
  }
  if (path !== undefined && isZip) return zip(newFile(path));
  if (path !== undefined && (!isFile || (await isFolder(path)))) return folder(path);
  return onlyFile(path, terminal);
}

/** By a slash at the end: of a folder that need not be there yet. */
const namesFolder = (path: string): boolean => path.endsWith('/') || path.endsWith(sep);

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw new HumanError(`${path} can't be made: ${reasonOf(error)}`);
  }
}

/** The only file, and its companions beside it where it has a path. */
function oneFile(path: string | undefined, terminal: Terminal): Output {
  const bytes = path === undefined ? standardOutput(terminal) : newFile(path);
  return {
    async write({ file, companion, data }) {
      if (!companion) return bytes.write(data);
      if (path === undefined || file === undefined) return;
      const beside = newFile(`${path.replace(/\.[^./\\]+$/, '')}.${file}`);
      await beside.write(data);
      await beside.close();
    },
    close: () => bytes.close(),
    abandon: () => bytes.abandon(),
  };
}

/** For a format of several files when one file was named: fits a corpus of one source. */
function onlyFile(path: string | undefined, terminal: Terminal): Output {
  const bytes = path === undefined ? standardOutput(terminal) : newFile(path);
  let name: string | undefined;
  return {
    async write({ file, data }) {
      if (name !== undefined && file !== name) {
        throw new UsageError('this makes several files: name a folder or a .zip file with -o');
      }
      name = file;
      await bytes.write(data);
    },
    close: () => bytes.close(),
    abandon: () => bytes.abandon(),
  };
}

function folder(root: string): Output {
  let open: { readonly name: string; readonly bytes: NewFile } | undefined;
  const finish = async (): Promise<void> => {
    const last = open;
    open = undefined;
    await last?.bytes.close();
  };
  return {
    async write({ file = 'export', data }) {
      if (open?.name !== file) {
        await finish();
        const path = resolve(root, file);
        if (!path.startsWith(resolve(root) + sep)) throw new Error(`${file} leads outside ${root}`);
        await mkdir(dirname(path), { recursive: true });
        open = { name: file, bytes: newFile(path) };
      }
      await open.bytes.write(data);
    },
    async close() {
      await finish();
      await mkdir(root, { recursive: true });
    },
    async abandon() {
      await open?.bytes.abandon();
    },
  };
}

function zip(bytes: NewFile): Output {
  let pending: Uint8Array[] = [];
  let open: { readonly name: string; readonly entry: ZipDeflate } | undefined;
  const archive = new Zip((error, chunk) => {
    if (error) throw error;
    pending.push(chunk);
  });
  const flush = async (): Promise<void> => {
    const chunks = pending;
    pending = [];
    for (const chunk of chunks) await bytes.write(chunk);
  };
  return {
    async write({ file = 'export', data }) {
      if (open?.name !== file) {
        open?.entry.push(new Uint8Array(), true);
        open = { name: file, entry: new ZipDeflate(file) };
        archive.add(open.entry);
      }
      open.entry.push(typeof data === 'string' ? new TextEncoder().encode(data) : data);
      await flush();
    },
    async close() {
      open?.entry.push(new Uint8Array(), true);
      archive.end();
      await flush();
      await bytes.close();
    },
    abandon: () => bytes.abandon(),
  };
}

const standardOutput = (terminal: Terminal): NewFile => ({
  write: data => terminal.out(data),
  close: () => Promise.resolve(),
  abandon: () => Promise.resolve(),
});

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    found => found.isDirectory(),
    () => false,
  );
