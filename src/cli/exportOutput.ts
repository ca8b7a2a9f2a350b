import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { dirname, join, resolve, sep } from 'node:path';
import { Zip, ZipDeflate } from 'fflate';
import type { ExportPart, Exporter } from '../core/interchange/format';
import { HumanError } from '../core/text/humanError';
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

/** A stream of bytes: standard output or a file that takes its name only when it is whole. */
interface Bytes {
  write(data: string | Uint8Array): Promise<void>;
  close(): Promise<void>;
  abandon(): Promise<void>;
}

/** `-o FILE`, `-o FOLDER`, `-o FILE.zip` or standard output, as the format needs it. */
export async function openOutput(
  path: string | undefined,
  exporter: Exporter,
  terminal: Terminal,
): Promise<Output> {
  if (path !== undefined) await makeFolder(dirname(path));
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
  let open: { readonly name: string; readonly bytes: Bytes } | undefined;
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

function zip(bytes: Bytes): Output {
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

const standardOutput = (terminal: Terminal): Bytes => ({
  write: data => terminal.out(data),
  close: () => Promise.resolve(),
  abandon: () => Promise.resolve(),
});

/** Written beside its place under another name, so that a failure leaves what stood there. */
function newFile(path: string): Bytes {
  const temporary = `${path}.${process.pid}.tmp`;
  const stream = createWriteStream(temporary);
  let failure: Error | undefined;
  stream.on('error', error => (failure = error));
  const check = (): void => {
    if (failure) throw new HumanError(`${path} can't be written: ${reasonOf(failure)}`);
  };
  return {
    async write(data) {
      check();
      if (!stream.write(data)) await drained(stream);
      check();
    },
    async close() {
      stream.end();
      if (!stream.closed) await once(stream, 'close');
      check();
      await rename(temporary, path);
    },
    async abandon() {
      stream.destroy();
      await rm(temporary, { force: true });
    },
  };
}

/** Resolves when the stream takes data again, or is closed by a failure. */
const drained = (stream: WriteStream): Promise<void> =>
  new Promise(resolve => {
    const done = (): void => {
      stream.off('drain', done).off('close', done);
      resolve();
    };
    stream.once('drain', done).once('close', done);
  });

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    found => found.isDirectory(),
    () => false,
  );
