/** A title longer than this, in UTF-16 units, is a paragraph. */
const LONGEST_TITLE = 160;

/** How much of a source is looked at for its title, in UTF-16 units. */
const TITLE_WINDOW = 2000;

/** What a reader would call the source: front matter's title, its first line if that reads like one, else the file's name. */
export function titleOf(text: string, path: string): string {
  const head = text.slice(0, TITLE_WINDOW);
  const frontMatter = /^---\r?\n([\s\S]*?)\r?\n---/.exec(head)?.[1];
  const stated =
    frontMatter &&
    /^title:[ \t]*(.+)$/m
      .exec(frontMatter)?.[1]
      ?.trim()
      .replace(/^(["'])(.*)\1$/, '$2');
  if (stated) return stated;
  const line = head
    .slice(frontMatter === undefined ? 0 : head.indexOf('---', 3) + 3)
    .split(/\r\n|[\n\r]/, 20)
    .map(line => line.replace(/^[=#*\s]+|[=\s]+$/g, ''))
    .find(line => line !== '');
  if (line !== undefined && line.length <= LONGEST_TITLE && !/[.;,]$/.test(line)) return line;
  return path.slice(path.lastIndexOf('/') + 1);
}
