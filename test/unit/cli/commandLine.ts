import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Command, Terminal } from '../../../src/cli/command';

/** What a command did. */
export interface Outcome {
  readonly status: number;
  /** Standard output. */
  readonly out: string;
  /** Messages, one a line. */
  readonly said: string;
}

/** Runs a sub-command with its output caught. */
export async function run(command: Command, ...args: readonly string[]): Promise<Outcome> {
  let out = '';
  const said: string[] = [];
  const terminal: Terminal = {
    out: data => {
      out += typeof data === 'string' ? data : new TextDecoder().decode(data);
      return Promise.resolve();
    },
    say: message => void said.push(message),
    progress: () => undefined,
  };
  const status = await command.run(args, terminal);
  return { status, out, said: said.join('\n') };
}

const folders: string[] = [];

/** A folder with the given files, removed by `removeFolders`. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'glossator-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** A copy of the sample corpus. */
export function sampleFolder(): string {
  const folder = folderWith({});
  cpSync(join(__dirname, '../../../media/sample'), folder, { recursive: true });
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
