import { deepEqual, equal } from 'node:assert/strict';
import { SourceFinder } from '../../../src/core/interchange/sourceFinder';

const texts: Readonly<Record<string, string>> = {
  'a/one.txt': 'One.',
  'b/one.txt': 'Another one.',
  'b/two.md': 'Two\r\nlines.',
  plain: 'No ending.',
  'c/same.txt': 'Twice.',
  'c/copy.txt': 'Twice.',
};

/** The source that is found, or why none is. */
async function find(path: string | undefined, text?: string): Promise<string> {
  const finder = new SourceFinder(Object.keys(texts), source => Promise.resolve(texts[source]));
  const part = { offsetUnit: 'utf-16', lineEnds: 'kept', annotations: [] } as const;
  const found = await finder.find({
    ...part,
    ...(path !== undefined && { path }),
    ...(text !== undefined && { text }),
  });
  return typeof found === 'string' ? found : found.source;
}

describe('SourceFinder', () => {
  const cases: readonly (readonly [path: string | undefined, text: string | undefined, found: string])[] = [
    ['a/one.txt', undefined, 'a/one.txt'],
    ['./a/one.txt', undefined, 'a/one.txt'],
    ['C:\\corpus\\a\\one.txt', undefined, 'a/one.txt'],
    ['b/two', undefined, 'b/two.md'],
    ['two.txt', undefined, 'b/two.md'],
    ['plain', undefined, 'plain'],
    ['plain.xml', undefined, 'plain'],
    ['one.txt', undefined, 'a/one.txt and b/one.txt both fit its name'],
    ['one.xml', 'Another one.', 'b/one.txt'],
    [undefined, 'Two lines.', 'b/two.md'],
    ['edition-7', ' Two\nlines. ', 'b/two.md'],
    ['edition-8', 'Twice.', 'c/same.txt and c/copy.txt all have its text, and its name fits none of them'],
    ['edition-9', 'Never.', 'there is no such source in the folder'],
    [undefined, 'Never.', 'no source has its text'],
  ];
  for (const [path, text, found] of cases)
    it(`${path ?? 'no name'}, ${text ?? 'no text'}`, async () => equal(await find(path, text), found));

  const names: readonly (readonly [path: string | undefined, fresh: string])[] = [
    [undefined, 'imported.txt'],
    ['..', 'imported-2.txt'],
    ['../../etc/new.xml', 'etc/new.txt'],
    ['C:\\a\\b?.txt', 'C_/a/b_.txt'],
    ['.git/config. ', '_git/config.txt'],
    ['é'.repeat(300), `${'é'.repeat(100)}.txt`],
    ['A/ONE', 'A/ONE-2.txt'],
  ];
  it('gives new sources names that stay in the corpus and that file systems take', () => {
    const finder = new SourceFinder(['a/one.txt'], () => Promise.resolve(undefined));
    deepEqual(
      names.map(([path]) => finder.freshName(path)),
      names.map(([, fresh]) => fresh),
    );
  });
});
