import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Desk, eventually } from './desk';
import { LETTER, openArticle } from './sample';
import { sharedWindow } from './sharedWindow';
import type { Workbench } from './workbench';

describe('Import', () => {
  let workbench: Workbench;
  let desk: Desk;
  sharedWindow(async () => {
    workbench = await openArticle({ 'glossator.reader': 'Ada' });
    desk = new Desk(workbench);
    return workbench;
  });

  it('takes a folder of the files that another tool wrote', async () => {
    const { folder } = workbench.workspace;
    const marked = workbench.workspace
      .read(LETTER)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replace('wrong number', '<name type="mistake">wrong number</name>')
      .replace(/\n\n+/g, '</p><p>');
    mkdirSync(join(folder, 'editions', 'volume 1'), { recursive: true });
    writeFileSync(
      join(folder, 'editions', 'volume 1', 'edition-8.xml'),
      `<TEI><text><body><p>${marked}</p></body></text></TEI>`,
    );
    await workbench.runCommand('Glossator: Import…');
    await desk.choose('Import Annotations', 'A Folder');
    const { page } = workbench;
    const open = page.locator('.quick-input-widget:visible .quick-input-action', { hasText: 'Import' });
    await open.waitFor();
    const path = page.locator('.quick-input-widget:visible input.input').first();
    await path.fill(`${join(folder, 'editions')}/`);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'volume 1' }).waitFor();
    await open.click();
    await desk.choose('Which Format?', 'TEI P5: standOff', 'tei');
    await eventually(() => desk.decided(LETTER), ['accepted “wrong number” mistake']);
    await desk.undo('Import TEI');
    await eventually(() => desk.decided(LETTER), []);
  });
});
