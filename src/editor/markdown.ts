/** Markdown from text that anybody may have written. Pure: no `vscode`. */

const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/**
 * Text as Markdown that shows exactly these words: every sign of ASCII punctuation is escaped (CommonMark allows that for
 * all of them), so that no link, mark-up, HTML or bare address comes out; line breaks become blanks. Unlike
 * `MarkdownString.appendText` it leaves blanks alone, so that long lines still wrap.
 */
export const plain = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(PUNCTUATION, sign => (sign === '&' ? '&amp;' : `\\${sign}`));

/** A link; `target` is one of our own (command or file URI), its brackets and blanks already encoded. */
export const link = (text: string, target: string): string => `[${plain(text)}](${target})`;

export const bold = (text: string): string => (text.trim() === '' ? '' : `**${plain(text.trim())}**`);

/** Paragraphs, the empty ones left out. */
export const paragraphs = (...parts: readonly (string | undefined)[]): string =>
  parts.filter(part => part !== undefined && part !== '').join('\n\n');
