import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExportedSource, ImporterPlugin } from '../../src/editor/glossator';
import { eventually, glossator, inWorkspace, openSource, rangeOf, readText } from './editor';

const LETTER = 'letters/1975-01-09-belhadj-to-aydin.txt';

const run = (command: string, ...args: readonly unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`glossator.${command}`, ...args);

describe('Exchange with other tools', () => {
  const written: vscode.Uri[] = [];
  const target = (name: string): vscode.Uri => {
    const uri = inWorkspace(name);
    written.push(uri);
    return uri;
  };

  before(async () => {
    await openSource(LETTER);
    await (await glossator()).whenIdle();
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const sidecars = await vscode.workspace.findFiles('**/*.annotations.json');
    for (const uri of [...written, ...sidecars]) {
      await vscode.workspace.fs.delete(uri, { recursive: true }).then(undefined, () => undefined);
    }
  });

  it('exports what the editor shows: every record is a slice of its source', async () => {
    await openSource(LETTER);
    const file = target('exported.jsonl');
    await run('export', { format: 'jsonl', scope: 'corpus', depth: 'suggestions too', target: file });
    const records = (await readText(file))
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { source: string; start: number; end: number; text: string });
    assert.ok(new Set(records.map(({ source }) => source)).size >= 8);
    for (const path of new Set(records.map(({ source }) => source))) {
      const characters = [...(await readText(inWorkspace(path)))];
      for (const { source, start, end, text } of records) {
        if (source === path) assert.equal(characters.slice(start, end).join(''), text);
      }
    }
  });

  it('imports what it exported, and undoes that as one step', async () => {
    await openSource(LETTER);
    const selection = { format: 'csv', scope: 'source', depth: 'suggestions too' };
    const file = target('exported.csv');
    await run('export', { ...selection, target: file });
    await run('import', { format: 'csv', files: [file] });
    const again = target('again.csv');
    await run('export', { ...selection, target: again });
    assert.equal(await readText(again), await readText(file));
    await run('undoDecision');
  });

  /** The quotations of a source's annotations. */
  const quotations = async (source = LETTER): Promise<string[]> => {
    const page = JSON.parse(await readText(inWorkspace(`${source}.annotations.json`))) as {
      items: { target: { selector: { exact?: string }[] } }[];
    };
    return page.items.flatMap(({ target }) => target.selector.flatMap(({ exact }) => exact ?? []));
  };

  it('imports brat with the text that stands beside it', async () => {
    const folder = target('brat');
    const [ann, txt] = ['note.ann', 'note.txt'].map(name => vscode.Uri.joinPath(folder, name));
    assert.ok(ann && txt);
    await vscode.workspace.fs.writeFile(txt, Buffer.from('It was a wrong number.\n'));
    await vscode.workspace.fs.writeFile(ann, Buffer.from('T1\tmistake 9 21\twrong number\n'));
    await openSource('brat/note.txt');
    await eventually(async () => {
      await run('import', { format: 'brat', files: [ann] });
      return quotations('brat/note.txt').catch(() => undefined);
    });
    assert.deepEqual(await quotations('brat/note.txt'), ['wrong number']);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('lists what it left out by the source, with the place in the imported file', async () => {
    const file = target('brat/note.ann');
    await vscode.workspace.fs.writeFile(
      file,
      Buffer.from('T1\tmistake 9 21\twrong number\nA1\tNegation T9\n'),
    );
    await openSource('brat/note.txt');
    await run('import', { format: 'brat', files: [file] });
    await vscode.commands.executeCommand('notification.acceptPrimaryAction');
    const list = await eventually(() => {
      const { document } = vscode.window.activeTextEditor ?? {};
      return document?.isUntitled ? document.getText() : undefined;
    });
    assert.match(list, /^brat\/note\.txt: there is no T9 in the file \(line 2, column 4 of the import\)$/m);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  /** The letter as an edition that marks two words in it. */
  const edition = async (header = ''): Promise<Buffer> => {
    const marked = (await readText(inWorkspace(LETTER)))
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replace('wrong number', '<name type="mistake">wrong number</name>');
    const paragraphs = marked.replace(/\n\n+/g, '</p><p>');
    return Buffer.from(`<TEI>${header}<text><body><p>${paragraphs}</p></body></text></TEI>`);
  };

  it('imports what an edition marks in its text, by the text, whatever the file is called', async () => {
    const file = target('edition-7.xml');
    await vscode.workspace.fs.writeFile(file, await edition());
    await openSource(LETTER);
    await run('import', { format: 'tei', files: [file] });
    assert.ok((await quotations()).includes('wrong number'));
    await run('undoDecision');
  });

  it('imports a folder, with what its files say of the source, and undoes all of it', async () => {
    const header =
      '<teiHeader><fileDesc><titleStmt><title>On the wrong number</title></titleStmt></fileDesc>' +
      '<profileDesc><creation><date when="1975-01-08"/></creation></profileDesc></teiHeader>';
    const folder = target('editions');
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(folder, 'volume 1', 'edition-8.xml'),
      await edition(header),
    );
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'notes.md'), Buffer.from('None.\n'));
    const head = async (): Promise<unknown> => {
      const { title, date, dateDecided } =
        (
          JSON.parse(await readText(inWorkspace(`${LETTER}.annotations.json`))) as Record<
            string,
            Record<string, unknown>
          >
        )['glossator:source'] ?? {};
      return { title, date, dateDecided };
    };
    await openSource(LETTER);
    await run('annotateSource');
    const before = await head();
    await run('import', { format: 'tei', files: [folder] });
    assert.ok((await quotations()).includes('wrong number'));
    assert.deepEqual(await head(), { title: 'On the wrong number', date: '1975-01-08', dateDecided: true });
    await run('undoDecision');
    assert.deepEqual(await head(), before);
    assert.ok(!(await quotations()).includes('wrong number'));
  });

  it('reads a format that another extension added', async () => {
    const plugin: ImporterPlugin = {
      name: 'example-words',
      title: 'Example: words, one a line',
      fileExtensions: ['words'],
      readFile: ({ path, bytes }) => {
        const words = new TextDecoder().decode(bytes).trim();
        if (words === '') throw new Error('there is no word in it');
        const spans = [{ start: 0, end: words.length, text: words }];
        return [
          { path: path.replace('.words', '.txt'), annotations: [{ kind: 'note', spans, comments: ['!'] }] },
        ];
      },
    };
    const api = await glossator();
    const registration = api.registerImporter(plugin);
    const file = target('1975-01-09-belhadj-to-aydin.words');
    try {
      assert.throws(() => api.registerImporter({ ...plugin, name: 'csv' }), /there already/);
      await vscode.workspace.fs.writeFile(file, Buffer.from('a wrong number from Catania\n'));
      await openSource(LETTER);
      await run('import', { format: 'example-words', files: [file] });
      assert.ok((await quotations()).includes('a wrong number from Catania'));
      await run('undoDecision');
    } finally {
      registration.dispose();
    }
  });

  it('refuses a broken import and changes nothing', async () => {
    const file = target('broken.json');
    await vscode.workspace.fs.writeFile(file, Buffer.from('{ "nothing": '));
    await openSource(LETTER);
    await run('annotateSource');
    const before = await readText(inWorkspace(`${LETTER}.annotations.json`));
    await run('import', { format: 'w3c', files: [file] });
    assert.equal(await readText(inWorkspace(`${LETTER}.annotations.json`)), before);
  });

  it('copies a citation with a link', async () => {
    const editor = await openSource(LETTER);
    const range = rangeOf(editor.document, 'It was a wrong number from Catania.');
    editor.selection = new vscode.Selection(range.start, range.end);
    await run('copyCitation');
    const citation = await vscode.env.clipboard.readText();
    assert.match(
      citation,
      /^“It was a wrong number from Catania\.” \(.*line \d+\) \S+:\/\/glossator\.glossator\/open\?/,
    );
    await run('copyAsMarkdown');
    assert.match(
      await vscode.env.clipboard.readText(),
      /^> It was a wrong number from Catania\\?\.\n>\n> — \[.*line \d+\]\(<\S+:\/\/glossator\.glossator\/open\?\S+>\)\n$/,
    );
    await run('copyAsHtml');
    assert.match(await vscode.env.clipboard.readText(), /^<figure><blockquote>It was a wrong number/);
  });

  it('follows its own link to the words, also after the source was edited', async () => {
    const words = 'It was a wrong number from Catania.';
    const editor = await openSource(LETTER);
    const range = rangeOf(editor.document, words);
    editor.selection = new vscode.Selection(range.start, range.end);
    await run('copyCitation');
    const link = (await vscode.env.clipboard.readText()).split(' ').at(-1) ?? '';
    const settings = vscode.workspace.getConfiguration('extensions');
    await settings.update('confirmedUriHandlerExtensionIds', ['glossator.glossator'], true);
    try {
      const added = 'Copied by hand.\n\n';
      await editor.edit(edit => edit.insert(new vscode.Position(0, 0), added));
      editor.selection = new vscode.Selection(0, 0, 0, 0);
      await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(link, true));
      await eventually(() => {
        const active = vscode.window.activeTextEditor;
        return active?.document.getText(active.selection) === words ? true : undefined;
      });
    } finally {
      await settings.update('confirmedUriHandlerExtensionIds', undefined, true);
      await openSource(LETTER);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
  });

  it('shows what a format could not carry in the Problems panel, until the next export', async () => {
    await openSource(LETTER);
    const losses = (): string[] =>
      vscode.languages
        .getDiagnostics()
        .flatMap(([, diagnostics]) => diagnostics)
        .filter(({ source }) => source === 'Glossator conll')
        .map(({ message }) => message);
    const selection = { scope: 'source', depth: 'suggestions too' };
    await run('export', { ...selection, format: 'conll', target: target('lossy') });
    assert.ok(
      losses().some(message => /ids|a status/.test(message)),
      losses().join('\n'),
    );
    await run('export', { ...selection, format: 'csv', target: target('whole.csv') });
    assert.deepEqual(losses(), []);
  });

  it('writes a format that another extension added', async () => {
    const plugin = {
      name: 'example-list',
      title: 'Example: a list',
      fileExtension: 'txt',
      exportSource: ({ path, text, annotations }: ExportedSource) =>
        annotations
          .flatMap(({ spans }) => spans)
          .map(
            ({ start, end, text: words }) => `${path} ${String(text.slice(start, end) === words)} ${words}\n`,
          )
          .join(''),
    };
    const api = await glossator();
    const registration = api.registerExporter(plugin);
    const selection = { format: 'example-list', scope: 'source', depth: 'suggestions too' };
    const file = target('list.export');
    try {
      assert.throws(() => api.registerExporter({ ...plugin, name: 'csv' }), /there already/);
      await openSource(LETTER);
      await run('export', { ...selection, target: file });
    } finally {
      registration.dispose();
    }
    const lines = (await readText(file)).trim().split('\n');
    assert.ok(lines.length > 3);
    for (const line of lines) assert.ok(line.startsWith(`${LETTER} true `), line);
  });
});
