import * as assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { ARTICLE } from './sample';
import { Workbench } from './workbench';
import { sampleFolder } from './workspace';

/** Analyses are written some seconds after the last of them was made. */
const SAVE_TIMEOUT_MS = 40_000;
const POLL_MS = 500;

describe('Opening a folder again', () => {
  let workbench: Workbench;
  beforeEach(async () => {
    workbench = await Workbench.open({ copyOf: sampleFolder });
  });
  afterEach(() => workbench.close());

  const cardText = async (): Promise<string> => {
    await workbench.openFile(ARTICLE);
    return (await workbench.hover(ARTICLE, 'Belhadj travelled')).innerText();
  };

  it('shows what was found the last time without analysing again, but never what is damaged', async () => {
    assert.match(await cardText(), /Tarek Belhadj · person/);
    const kept = await keptFiles(workbench);
    // Files that say something else, so that it shows whether they are read.
    for (const file of kept) {
      const lines = gunzipSync(readFileSync(file)).toString('utf8');
      writeFileSync(file, gzipSync(lines.replaceAll('"type":"person"', '"type":"place"')));
    }
    await workbench.reopen();
    assert.match(await cardText(), /Belhadj · place/);
    for (const file of kept) writeFileSync(file, readFileSync(file).subarray(0, statSync(file).size / 2));
    await workbench.reopen();
    assert.match(await cardText(), /Tarek Belhadj · person/);
  });
});

/** The files with the analyses of the open folder, once they are there. */
async function keptFiles({ workspace, page }: Workbench): Promise<readonly string[]> {
  const { GLOSSATOR_PROFILE: profile } = process.env;
  assert.ok(profile, 'run these tests with npm run test:e2e');
  const storage = join(profile, 'data/User/workspaceStorage');
  const isKept = (path: string): boolean => path.includes(basename(workspace.folder)) && path.endsWith('.gz');
  for (const deadline = Date.now() + SAVE_TIMEOUT_MS; ; await page.waitForTimeout(POLL_MS)) {
    const paths = existsSync(storage) ? readdirSync(storage, { recursive: true, encoding: 'utf8' }) : [];
    const files = paths.filter(isKept).map(path => join(storage, path));
    const settled = files.length > 0 && files.every(file => Date.now() - statSync(file).mtimeMs > POLL_MS);
    if (settled) return files;
    if (Date.now() > deadline) assert.fail(`nothing is kept of ${workspace.folder} in ${storage}`);
  }
}
