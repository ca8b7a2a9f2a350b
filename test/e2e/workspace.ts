import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The project's root folder. */
export const projectFolder = resolve(__dirname, '../..');

export const sampleFolder = join(projectFolder, 'media', 'sample');

/** Settings under which journeys run: hovers come quickly, nothing else happens. */
const quietSettings = { 'editor.hover.delay': 100, 'git.enabled': false };

export interface WorkspaceContent {
  /** A folder to copy; nothing when absent. */
  readonly copyOf?: string;
  /** Files to write, by their path in the workspace. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** One of `files`, a `.code-workspace`, to open instead of the folder. */
  readonly workspaceFile?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A folder on disk made for one journey. */
export class Workspace {
  readonly folder = mkdtempSync(join(tmpdir(), 'glossator-e2e-'));

  constructor({ copyOf, files = {}, settings = {} }: WorkspaceContent) {
    if (copyOf) cpSync(copyOf, this.folder, { recursive: true });
    for (const [path, content] of Object.entries(files)) this.write(path, content);
    this.write('.vscode/settings.json', JSON.stringify({ ...quietSettings, ...settings }));
  }

  path(relative: string): string {
    return join(this.folder, relative);
  }

  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), content);
  }

  read(path: string): string {
    return readFileSync(this.path(path), 'utf8');
  }

  /** One-based line and column, as the status bar counts, `inside` characters into the words. */
  placeOf(path: string, words: string, occurrence = 0, inside = 1): Place {
    const text = this.read(path);
    let start = -1;
    for (let seen = 0; seen <= occurrence; seen++) {
      start = text.indexOf(words, start + 1);
      if (start === -1) throw new Error(`"${words}" stands only ${seen} times in ${path}`);
    }
    const before = text.slice(0, start + inside).split(/\r\n|\n|\r/);
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** As the status bar shows it: both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}
