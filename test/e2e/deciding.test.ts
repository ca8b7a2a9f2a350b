import * as assert from 'node:assert/strict';
import { Desk, eventually } from './desk';
import { ARTICLE, DIARY, LETTER, openArticle } from './sample';
import { sharedWindow } from './sharedWindow';
import type { Workbench } from './workbench';

describe('Deciding by keyboard', () => {
  let workbench: Workbench;
  let desk: Desk;
  let text: string;
  sharedWindow(async () => {
    workbench = await openArticle({
      'glossator.reader': 'Ada',
      'glossator.types': { vessel: { label: 'ship', key: 's', color: '#cc3300' } },
    });
    desk = new Desk(workbench);
    text = workbench.workspace.read(ARTICLE);
    return workbench;
  });
  afterEach(() =>
    assert.equal(workbench.workspace.read(ARTICLE), text, 'the source itself is never changed'),
  );

  it('accepts and rejects, undoes and redoes', async () => {
    await desk.caretOn(ARTICLE, 'Habib Lamine');
    await desk.press('a');
    await eventually(() => desk.decided(ARTICLE), ['accepted “Habib Lamine” person → habib-lamine']);
    await desk.caretOn(ARTICLE, 'Carmen Zahra');
    await desk.press('r');
    await eventually(() => desk.decided(ARTICLE)[0], 'rejected “Carmen Zahra” person → carmen-zahra');
    await desk.undo('Reject “Carmen Zahra”');
    await desk.press('y');
    await eventually(() => desk.decided(ARTICLE).length, 2);
    await desk.undo('Reject “Carmen Zahra”');
    await desk.undo('Accept “Habib Lamine”');
    await eventually(() => desk.decided(ARTICLE), []);
  });

  it('says whom a name means, once for those ticked among all that read the same', async () => {
    await desk.caretOn(ARTICLE, 'Tarek Belhadj');
    await desk.press('i');
    await desk.choose('Whom or What Does “Tarek Belhadj” Name?', 'Tariq Bel Hadj');
    await desk.choose('“Tarek Belhadj” Is Tariq Bel Hadj. Where Else?', 'These…');
    await workbench.page
      .locator('.quick-input-list', { hasText: 'news/2024-05-17-archive-row.txt' })
      .waitFor();
    await desk.enter('“Tarek Belhadj” Is Tariq Bel Hadj. Where Else?');
    await eventually(() => desk.decided(ARTICLE), ['accepted “Tarek Belhadj” person → tariq-bel-hadj']);
    await eventually(() => desk.decidedSources().length, 4);
    await desk.undo('“Tarek Belhadj” Is Tariq Bel Hadj');
    await eventually(() => desk.decidedSources(), []);
  });

  it('says only whom a name does not mean, and the card says so', async () => {
    await desk.caretOn(ARTICLE, 'Tarek Belhadj');
    await desk.press('n');
    await desk.choose('“Tarek Belhadj” Is Not Tarek Belhadj', 'I Can’t Tell', 'tell');
    await desk.choose('Where Else?', 'Only Here');
    await eventually(() => desk.decided(ARTICLE), ['accepted “Tarek Belhadj” person not: tarek-belhadj']);
    const card = await workbench.hover(ARTICLE, 'Tarek Belhadj');
    assert.match(await card.innerText(), /Decided: not Tarek Belhadj/);
    await workbench.leaveCard();
    await desk.undo('“Tarek Belhadj” Is Not Tarek Belhadj');
  });

  it('merges entities and splits mentions off one', async () => {
    await desk.caretOn(ARTICLE, 'Tarek Belhadj');
    await desk.press('m');
    await desk.tickFirst('Which Entities Are Tarek Belhadj Too?', 'Tariq Bel Hadj');
    await eventually(
      () => desk.registry().map(({ id, merged }) => [id, merged]),
      [['tarek-belhadj', ['tariq-bel-hadj']]],
    );
    await desk.undo('Merge Tariq Bel Hadj into Tarek Belhadj');
    await eventually(() => desk.registry(), []);

    await desk.press('x');
    await desk.ask('Which Mentions Are Not Tarek Belhadj?');
    await workbench.page.keyboard.type('letters');
    await desk.tickFirst('Which Mentions Are Not Tarek Belhadj?', '«Tarek»');
    await desk.enter('Who or What Is It Then?', 'Tarek the Younger');
    await eventually(() => desk.decided(LETTER), ['accepted “Tarek” person → tarek-the-younger']);
    const [entry] = desk.registry();
    assert.deepEqual([entry?.['label'], entry?.['distinctFrom']], ['Tarek the Younger', ['tarek-belhadj']]);
    await desk.undo('Split “Tarek” off Tarek Belhadj');
    await eventually(() => desk.registry(), []);
  });

  it('renames an entity with F2 and edits what the registry says of it', async () => {
    const { page } = workbench;
    await desk.caretOn(ARTICLE, 'Habib Lamine');
    await page.keyboard.press('F2');
    await page.locator('.rename-box input:focus').waitFor();
    await page.keyboard.type('H. Lamine (president)');
    await page.keyboard.press('Enter');
    await eventually(() => desk.registry().map(({ label }) => label), ['H. Lamine (president)']);
    await page.locator('.breadcrumbs-control', { hasText: 'H. Lamine (president)' }).waitFor();
    await desk.press('f');
    await desk.choose('Edit H. Lamine (president)', 'Notes');
    await desk.enter('Notes: H. Lamine (president)', 'see the letters');
    await eventually(() => desk.registry().map(({ notes }) => notes), ['see the letters']);
    await desk.undo('Notes');
    await desk.undo('Rename Habib Lamine');
    await eventually(() => desk.registry(), []);
  });

  it('adds a name to an entity and takes it back', async () => {
    const named = workbench.page
      .locator('.editor-group-container.active .view-lines [class*="ced-"]')
      .filter({ hasText: /^sea\srescue$/ })
      .first();
    await desk.caretOn(ARTICLE, 'Marsaskala Accord');
    await desk.press('f');
    await desk.choose('Edit Marsaskala Accord', 'Add Name');
    await desk.enter('Add Name: Marsaskala Accord', 'sea rescue');
    await eventually(() => desk.registry().map(({ aliases }) => aliases), [['sea rescue']]);
    await named.waitFor();
    await desk.press('f');
    await desk.choose('Edit Marsaskala Accord', 'Take Back a Name');
    await desk.choose('Take Back a Name: Marsaskala Accord', 'sea rescue');
    await eventually(() => desk.registry().map(({ aliases }) => aliases ?? []), [[]]);
    await named.waitFor({ state: 'detached' });
    await desk.undo('Take Back a Name');
    await desk.undo('Add Name');
    await eventually(() => desk.registry(), []);
  });

  it('annotates words with a type of the reader’s own, by its letter, and corrects their extent', async () => {
    const { page } = workbench;
    await desk.select(ARTICLE, 'sea rescue');
    await desk.press('s');
    await desk.ask('What Is “sea rescue”?');
    await page.keyboard.press('s');
    await eventually(() => desk.decided(ARTICLE), ['accepted “sea rescue” vessel']);
    await desk.select(ARTICLE, 'agreement on sea rescue');
    await desk.press('e');
    await eventually(() => desk.decided(ARTICLE), ['accepted “agreement on sea rescue” vessel']);
    await desk.undo('Correct the Extent of “sea rescue”');
    await desk.undo('Annotate “sea rescue”');
    await eventually(() => desk.decided(ARTICLE), []);
  });

  it('annotates one thing that stands in two places', async () => {
    const { page } = workbench;
    await desk.select(ARTICLE, 'Sfax ferry disaster');
    // The next place with the same words becomes a second selection.
    await page.keyboard.press('Control+d');
    await page.locator('#status\\.editor\\.selection', { hasText: '2 selections' }).waitFor();
    await desk.press('s');
    await desk.ask('What Is “Sfax ferry disaster … Sfax ferry disaster”?');
    await page.keyboard.press('e');
    await eventually(
      () => desk.decided(ARTICLE),
      ['accepted “Sfax ferry disaster … Sfax ferry disaster” event'],
    );
    // Each part is underlined by itself: what stands between keeps the underlines of its own.
    const underlined = page.locator('.editor-group-container.active .view-lines [class*="ced-"]');
    await underlined
      .filter({ hasText: /^Sfax\sferry\sdisaster$/ })
      .first()
      .waitFor();
    await underlined
      .filter({ hasText: /^George\sCamilleri$/ })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await desk.undo('Annotate “Sfax ferry disaster … Sfax ferry disaster”');
  });

  it('annotates all occurrences, and accepts many by filters', async () => {
    await desk.caretOn(ARTICLE, 'Ingrid Solberg');
    await desk.press('o');
    await desk.choose('Annotate “Ingrid Solberg” Where?', 'In the Whole Corpus');
    await desk.enter('Annotate 2 Occurrences of “Ingrid Solberg”');
    await eventually(() => desk.decidedSources(), [ARTICLE, 'news/1974-05-13-accord-signed.txt']);
    await desk.undo('Annotate 2 Occurrences of “Ingrid Solberg”');
    await eventually(() => desk.decidedSources(), []);

    await workbench.runCommand('Glossator: Accept Many…');
    await desk.choose('In which sources?', 'In This Source');
    await desk.enter('Of which types?');
    await desk.choose('How sure at least?', 'However Sure');
    await desk.choose('Of which entity?', 'Tarek Belhadj');
    await desk.enter('Accept 3 Suggestions');
    await eventually(
      () => desk.decided(ARTICLE),
      ['Tarek Belhadj', 'Belhadj', 'Belhadj'].map(name => `accepted “${name}” person → tarek-belhadj`),
    );
    await desk.undo('Accept 3 Suggestions');
    await eventually(() => desk.decidedSources(), []);
  });

  it('says when a date is, and when a source was written', async () => {
    await desk.caretOn(ARTICLE, 'early November 1973');
    await desk.press('v');
    await desk.enter('When Is “early November 1973”?', '6 November 1973');
    await eventually(() => desk.decided(ARTICLE), ['accepted “early November 1973” date → 1973-11-06']);
    await desk.undo('“early November 1973” Is 1973-11-06');
    await workbench.openFile(DIARY);
    await workbench.runCommand('Glossator: Set Source Date…');
    await desk.enter(`When Was ${DIARY} Written?`, 'July 1976');
    await eventually(
      () => /"date": "1976-07"/.test(workbench.workspace.read(`${DIARY}.annotations.json`)),
      true,
    );
    await desk.undo(`Set the Date of ${DIARY}`);
  });
});
