import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandIds } from '../../../src/editor/commandIds';

const project = join(__dirname, '../../..');
const read = (path: string): string => readFileSync(join(project, path), 'utf8');

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category?: string }[];
    readonly keybindings: readonly {
      readonly command: string;
      readonly key: string;
      readonly when?: string;
    }[];
    readonly menus: Readonly<Record<string, readonly { readonly command?: string }[]>>;
    readonly colors: readonly { readonly id: string; readonly defaults: Readonly<Record<string, string>> }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}
const manifestText = read('package.json');
const { contributes } = JSON.parse(manifestText) as Manifest;

describe('package.json', () => {
  it('contributes the commands that the code registers, all under one category', () => {
    assert.deepEqual(sorted(contributes.commands.map(({ command }) => command)), sorted(commandIds));
    assert.deepEqual([...new Set(contributes.commands.map(({ category }) => category))], ['Glossator']);
  });

  it('binds and shows only commands that there are', () => {
    const known = new Set<string>(commandIds);
    const used = [
      ...contributes.keybindings.map(({ command }) => command),
      ...Object.values(contributes.menus).flatMap(items => items.flatMap(({ command }) => command ?? [])),
    ];
    assert.deepEqual(
      used.filter(command => command.startsWith('glossator.') && !known.has(command)),
      [],
    );
  });

  it('binds no key twice under the same condition', () => {
    const keys = contributes.keybindings.map(({ key, when }) => `${key} ${when ?? ''}`);
    assert.equal(new Set(keys).size, keys.length);
  });

  it('has the settings that the code reads', () => {
    const source = /export interface Settings \{(.*?)\n\}/s.exec(read('src/editor/settings.ts'))?.[1] ?? '';
    const names = [...source.matchAll(/^ {2}'?([\w.]+)'?:/gm)].map(([, name]) => `glossator.${name}`);
    assert.ok(names.length > 5);
    assert.deepEqual(sorted(Object.keys(contributes.configuration.properties)), sorted(names));
  });

  it('has a text for every key, and no other', () => {
    const used = [...manifestText.matchAll(/"%([\w.]+)%"/g)].flatMap(([, key]) => key ?? []);
    const texts = Object.keys(JSON.parse(read('package.nls.json')) as Record<string, string>);
    assert.deepEqual(sorted(new Set(used)), sorted(texts));
  });

  it('gives every colour a value for each kind of theme', () => {
    for (const { id, defaults } of contributes.colors) {
      assert.deepEqual(Object.keys(defaults), ['light', 'dark', 'highContrast', 'highContrastLight'], id);
    }
  });
});

const sorted = (names: Iterable<string>): string[] => [...names].sort();
