// Collects the messages of the source code for translators: l10n/bundle.l10n.json, each message by itself.
// A translation is a file beside it, such as bundle.l10n.de.json; VS Code hands it to `vscode.l10n.t`.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Calls of `vscode.l10n.t`, or of the `t` that was taken from it or handed over, with a literal message. */
const MESSAGE = /\bt\(\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/g;

export function collectMessages(from = 'src', into = 'l10n') {
  const messages = new Set();
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
    const source = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, literal] of source.matchAll(MESSAGE)) messages.add(unquoted(literal));
  }
  const sorted = Object.fromEntries([...messages].sort().map(message => [message, message]));
  mkdirSync(into, { recursive: true });
  writeFileSync(join(into, 'bundle.l10n.json'), `${JSON.stringify(sorted, null, 2)}\n`);
}

const unquoted = literal => literal.slice(1, -1).replace(/\\(.)/g, '$1');
