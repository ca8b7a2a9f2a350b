import * as assert from 'node:assert/strict';
import { ARTICLE, DIARY } from './sample';
import { sharedWindow } from './sharedWindow';
import { Workbench } from './workbench';
import { sampleFolder } from './workspace';

describe('Reading across sources', () => {
  let workbench: Workbench;
  sharedWindow(async () => (workbench = await Workbench.open({ copyOf: sampleFolder })));

  it('shows a card on a name, and a click in it leads to the mention in another source', async () => {
    await workbench.openFile(ARTICLE);
    const card = await workbench.hover(ARTICLE, 'Belhadj travelled');
    const text = await card.innerText();
    assert.match(text, /Tarek Belhadj · person/);
    assert.match(text, /I put it to Belhadj in Tunis last November/);
    await workbench.clickInCard(card, /^Belhadj$/);
    await workbench.waitForFile('george-camilleri-1974.txt');
    await workbench.waitForSelection(DIARY, 'Belhadj');
  });

  it('underlines names and dates, each type in its own way', async () => {
    await workbench.openFile(ARTICLE);
    await workbench.goTo(workbench.workspace.placeOf(ARTICLE, 'Ingrid Solberg'));
    const underlines = await workbench.underlines();
    assert.equal(underlines.get('early November 1973'), underlines.get('the autumn of 1972'));
    assert.equal(underlines.get('Izmir'), underlines.get('Sfax'));
    const styles = [
      underlines.get('Izmir'),
      underlines.get('early November 1973'),
      underlines.get('Ingrid Solberg'),
    ];
    assert.equal(new Set(styles).size, 3, [...underlines].join('\n'));
    assert.ok(!styles.includes(undefined));
  });
});
