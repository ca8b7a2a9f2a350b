import { deepEqual, equal, rejects } from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportCommand } from '../../../src/cli/export';
import { formatSidecar, sourceRecord } from '../../../src/core/annotation/sidecar';
import { on } from '../interchange/adversarial';
import { folderWith, removeFolders, run } from './commandLine';

const TEXT = 'Libya lies on the sea.';

function corpus(...names: string[]): string {
  const libya = on(TEXT, 'Libya', { kind: 'entity', type: 'place', entity: 'libya', label: 'Libya' });
  return folderWith(
    Object.fromEntries(
      names.flatMap(name => [
        [name, TEXT],
        [
          `${name}.annotations.json`,
          formatSidecar({ source: sourceRecord(name, TEXT), annotations: [libya] }, TEXT),
        ],
      ]),
    ),
  );
}

describe('glossator export -o', () => {
  after(removeFolders);

  it('writes one file into a folder, which need not be there where a slash names it', async () => {
    const out = folderWith({});
    for (const place of [out, join(out, 'new', 'deep/')]) {
      const { status, said } = await run(exportCommand, corpus('a.txt'), '--format', 'csv', '-o', place);
      deepEqual([status, said], [0, '']);
      equal(existsSync(join(place, 'export.csv')), true);
    }
  });

  it('writes a file for each source into a folder or an archive', async () => {
    const out = folderWith({});
    const sources = corpus('a.txt', 'b/c.txt');
    for (const place of ['brat/', 'other', 'all.zip'])
      equal((await run(exportCommand, sources, '--format', 'brat', '-o', join(out, place))).status, 0);
    const files = readdirSync(join(out, 'brat'), { recursive: true });
    deepEqual(files.filter(file => String(file).endsWith('.ann')).sort(), ['a.ann', join('b', 'c.ann')]);
    deepEqual(readdirSync(join(out, 'other'), { recursive: true }).sort(), files.sort());
    deepEqual(readdirSync(out).sort(), ['all.zip', 'brat', 'other']);
  });

  it('says what stands in the way, and leaves it', async () => {
    const out = folderWith({});
    writeFileSync(join(out, 'taken'), 'mine');
    const place = join(out, 'taken', 'x.csv');
    await rejects(
      run(exportCommand, corpus('a.txt'), '--format', 'csv', '-o', place),
      /taken can't be made: there is a file where a folder should be/,
    );
    deepEqual(readdirSync(out), ['taken']);
  });
});
