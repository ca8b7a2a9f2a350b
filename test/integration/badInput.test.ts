import * as assert from 'node:assert/strict';
import { existsSync, readdirSync, rmSync, symlinkSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { decodeText } from '../../src/core/text/decode';
import { eventually, glossator, inWorkspace, openSource, positionIn, readText } from './editor';

const FOLDER = 'bad input';
const SENTENCE = 'On 4 March 1975 Nermin Aydin met Tarek Belhadj in Tunis.';

const write = (name: string, content: string | Uint8Array): Thenable<void> =>
  vscode.workspace.fs.writeFile(
    inWorkspace(`${FOLDER}/${name}`),
    typeof content === 'string' ? Buffer.from(content) : content,
  );

const path = (name: string): string => inWorkspace(`${FOLDER}/${name}`).fsPath;

/** The text of the hover card on words of a source. */
async function cardOn(name: string, words: string): Promise<string> {
  const document = await vscode.workspace.openTextDocument(inWorkspace(`${FOLDER}/${name}`));
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    positionIn(document, words),
  );
  return hovers
    .flatMap(({ contents }) => contents.map(part => (part as vscode.MarkdownString).value))
    .join('\n');
}

/** Paths of the sources with mentions of an entity that the sample corpus names. */
async function sourcesNaming(words: string): Promise<readonly string[]> {
  const document = await vscode.workspace.openTextDocument(
    inWorkspace('encyclopaedia/marsaskala-accord.txt'),
  );
  const references = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    document.uri,
    positionIn(document, words),
  );
  return references.map(({ uri }) => uri.path);
}

const isBad = (path: string): boolean => path.includes(`/${FOLDER}/`);

/** Waits until a source of that name, written last, is read: then those before it have been looked at too. */
async function untilRead(name: string): Promise<void> {
  await eventually(async () => (/Belhadj/.test(await cardOn(name, 'Belhadj')) ? true : undefined));
  await (await glossator()).whenIdle();
}

interface Sidecar {
  readonly items: readonly { readonly target: { readonly selector: readonly Selector[] } }[];
}
interface Selector {
  readonly type: string;
  readonly start?: number;
  readonly exact?: string;
}

/** Checks that every quotation of a sidecar stands at its position; returns how many there are. */
async function checkSidecar(name: string): Promise<number> {
  const bytes = await vscode.workspace.fs.readFile(inWorkspace(`${FOLDER}/${name}`));
  const decoded = decodeText(bytes);
  assert.ok(decoded.ok);
  const codePoints = [...decoded.value.text];
  const sidecar = await readText(inWorkspace(`${FOLDER}/${name}.annotations.json`));
  const { items } = JSON.parse(sidecar) as Sidecar;
  for (const { target } of items) {
    const { start = -1 } = target.selector.find(({ type }) => type === 'TextPositionSelector') ?? {};
    const { exact = '' } = target.selector.find(({ type }) => type === 'TextQuoteSelector') ?? {};
    assert.equal(codePoints.slice(start, start + [...exact].length).join(''), exact, name);
  }
  return items.length;
}

describe('Bad input', () => {
  before(async () => {
    await openSource('encyclopaedia/marsaskala-accord.txt');
    await (await glossator()).whenIdle();
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(dirname(path('x')), { recursive: true, force: true });
    await eventually(async () => ((await sourcesNaming('Belhadj')).some(isBad) ? undefined : true));
  });

  it('reads what is text in any encoding with a mark and any line ends, and leaves out what is none', async () => {
    const utf16 = Buffer.from(`\ufeff${SENTENCE} 😀 In Tunis it rained.`, 'utf16le');
    await write('empty.txt', '');
    await write('blank.txt', ' \n\n\t\n');
    await write('binary.txt', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0xff, 0xfe]));
    await write('nul.txt', `Tunis\0${SENTENCE}`);
    await write('not-utf8.txt', Buffer.from('Herr M\xfcller in T\xfcrkei', 'latin1'));
    await write('utf16.txt', utf16);
    await write('bom.txt', `\ufeff${SENTENCE}`);
    await write('mixed.txt', `😀 First.\r\n${SENTENCE}\n${SENTENCE}\rAnd ${SENTENCE}\r\n`);
    await write('north/letter.txt', SENTENCE);
    await write('south/letter.txt', SENTENCE);
    await write('zz-last.txt', SENTENCE);
    const readable = ['utf16.txt', 'bom.txt', 'mixed.txt', 'north/letter.txt', 'south/letter.txt'];
    for (const name of [...readable, 'zz-last.txt']) await untilRead(name);
    await vscode.commands.executeCommand('glossator.annotateCorpus', inWorkspace(`${FOLDER}/zz-last.txt`));

    for (const name of ['binary.txt', 'nul.txt', 'not-utf8.txt']) {
      assert.equal(existsSync(path(`${name}.annotations.json`)), false, `${name} got a sidecar`);
    }
    for (const name of readable) {
      assert.ok((await checkSidecar(name)) >= 3, name);
    }
    assert.match(await cardOn('mixed.txt', 'Aydin'), /Aydin/);
    assert.match(await cardOn('utf16.txt', 'Aydin'), /Aydin/);
  });

  it('leaves out what the settings exclude, also when it is opened or comes later', async () => {
    await write('.drafts/secret.txt', SENTENCE);
    await openSource(`${FOLDER}/.drafts/secret.txt`);
    await write('zz-last.txt', SENTENCE);
    await untilRead('zz-last.txt');
    assert.doesNotMatch(await cardOn('.drafts/secret.txt', 'Belhadj'), /Belhadj/);
    assert.deepEqual((await sourcesNaming('Belhadj')).filter(isBad), [path('zz-last.txt')]);
  });

  it('leaves sidecars alone that it does not understand, and says nothing of places that are not there', async () => {
    const ofAnotherTime = {
      '@context': ['http://www.w3.org/ns/anno.jsonld', { glossator: 'urn:glossator:ns#' }],
      type: 'AnnotationPage',
      'glossator:version': 999,
      items: [],
    };
    const outside = {
      ...ofAnotherTime,
      'glossator:version': 1,
      'glossator:source': { path: `${FOLDER}/outside.txt`, sha256: '0'.repeat(64), characters: 9999 },
      items: [
        {
          id: 'urn:uuid:00000000-0000-4000-8000-000000000001',
          type: 'Annotation',
          motivation: 'identifying',
          'glossator:status': 'accepted',
          body: [{ type: 'SpecificResource', purpose: 'classifying', source: 'glossator:person' }],
          target: {
            source: 'outside.txt',
            selector: [
              { type: 'TextPositionSelector', start: 9000, end: 9005 },
              { type: 'TextQuoteSelector', exact: 'Zebra', prefix: 'a ', suffix: ' b' },
            ],
          },
        },
      ],
    };
    const sidecars = {
      'not-json.txt': '{ "type": "AnnotationPage", <<<<<<< HEAD',
      'newer.txt': JSON.stringify(ofAnotherTime),
    };
    for (const [name, content] of Object.entries(sidecars)) {
      await write(`${name}.annotations.json`, content);
      await write(name, SENTENCE);
    }
    await write('outside.txt.annotations.json', JSON.stringify(outside));
    await write('outside.txt', SENTENCE);
    await write('zz-last.txt', SENTENCE);
    await untilRead('zz-last.txt');
    await vscode.commands.executeCommand('glossator.annotateCorpus', inWorkspace(`${FOLDER}/zz-last.txt`));
    for (const [name, content] of Object.entries(sidecars)) {
      assert.equal(await readText(inWorkspace(`${FOLDER}/${name}.annotations.json`)), content, name);
    }
    assert.match(await readText(inWorkspace(`${FOLDER}/outside.txt.annotations.json`)), /"Zebra"/);
    assert.match(await cardOn('outside.txt', 'Aydin'), /Aydin/);
  });

  it('goes on when a source vanishes while it is analysed, and when links lead in circles', async () => {
    mkdirSync(dirname(path('x')), { recursive: true });
    symlinkSync(dirname(path('x')), path('circle'), 'dir');
    symlinkSync(path('nowhere.txt'), path('dangling.txt'));
    for (let i = 0; i < 20; i++) {
      await write(`gone-${i}.txt`, SENTENCE.repeat(50));
      rmSync(path(`gone-${i}.txt`));
    }
    await write('zz-last.txt', SENTENCE);
    await untilRead('zz-last.txt');
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      inWorkspace(`${FOLDER}/zz-last.txt`),
      new vscode.Position(0, SENTENCE.indexOf('Aydin') + 1),
    );
    assert.deepEqual(
      references.filter(({ uri }) => uri.path.includes('/gone-')).map(({ uri }) => uri.path),
      [],
    );
  });

  after(async () => {
    await (await glossator()).whenIdle();
    const left = readdirSync(inWorkspace('.').fsPath, { recursive: true, encoding: 'utf8' });
    for (const name of left.filter(name => name.endsWith('.annotations.json')))
      rmSync(inWorkspace(name).fsPath);
  });
});
