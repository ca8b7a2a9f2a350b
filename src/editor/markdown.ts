/** Markdown from text that anybody may have written. Pure: no `vscode`. */

/** Signs that mean something within a line: code, emphasis, links, HTML, entities, tables, formulas, addresses. */
const MEANING = /[\\`*_{}[\]<>~|$&!@#]|:(?=\/\/)|(?<=www)\./gi;

/** What makes a list, heading, quotation or rule of a line that begins with it. */
const AT_START = /^(?:[-+=]|\d+(?=[.)]))/;

/**
 * Text as Markdown that shows exactly these words: no link, mark-up, HTML or bare address comes out; line breaks become
 * blanks. Unlike `MarkdownString.appendText` it leaves blanks alone, so that long lines still wrap, and escapes no more
 * than it must, so that the Markdown itself stays readable.
 */
export function plain(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const start = AT_START.exec(line.trimStart())?.[0];
  const escaped = line.replace(MEANING, sign => (sign === '&' ? '&amp;' : `\\${sign}`));
  if (start === undefined) return escaped;
  // `1.` begins a list, `1\.` does not; a dash needs its sign before it.
  const digits = /^\d+$/.test(start);
  return digits ? escaped.replace(/^(\s*\d+)/, '$1\\') : escaped.replace(/^(\s*)/, '$1\\');
}

/** A link; `target` is one of our own (command or file URI), its brackets and blanks already encoded. */
export const link = (text: string, target: string): string => `[${plain(text)}](${target})`;

export const bold = (text: string): string => (text.trim() === '' ? '' : `**${plain(text.trim())}**`);

/** Paragraphs, the empty ones left out. */
export const paragraphs = (...parts: readonly (string | undefined)[]): string =>
  parts.filter(part => part !== undefined && part !== '').join('\n\n');
