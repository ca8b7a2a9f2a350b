import * as assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import Ajv from 'ajv';
import schema from '../../media/schemas/sidecar.schema.json';
import { DIARY } from './sample';
import { Workbench } from './workbench';
import { sampleFolder } from './workspace';

const SIDECAR = '.annotations.json';

interface Selector {
  readonly type: string;
  readonly start?: number;
  readonly end?: number;
  readonly exact?: string;
}
interface Sidecar {
  readonly items: readonly { readonly target: { readonly selector: readonly Selector[] } }[];
}

describe('Annotating a corpus', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ copyOf: sampleFolder });
  });
  after(() => workbench.close());

  it('writes a valid sidecar beside every source, each quotation at its place', async () => {
    const { workspace } = workbench;
    const files = (): string[] => readdirSync(workspace.folder, { recursive: true, encoding: 'utf8' }).sort();
    const sources = files().filter(name => /\.(txt|md)$/.test(name));
    const before = sources.map(source => workspace.read(source));
    await workbench.openFile(DIARY);
    await workbench.runCommand('Glossator: Annotate Corpus');
    await workbench.waitForNotification(new RegExp(`${sources.length} sidecars were written`));

    const sidecars = files().filter(name => name.endsWith(SIDECAR));
    assert.deepEqual(
      sidecars,
      sources.map(source => source + SIDECAR),
    );
    const isValid = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    for (const [index, source] of sources.entries()) {
      const sidecar = JSON.parse(workspace.read(source + SIDECAR)) as Sidecar;
      assert.ok(isValid(sidecar), `${source}: ${JSON.stringify(isValid.errors)}`);
      const codePoints = [...workspace.read(source)];
      const { items } = sidecar;
      assert.ok(items.length > 5, source);
      for (const { target } of items) {
        const { start, end } = target.selector.find(({ type }) => type === 'TextPositionSelector') ?? {};
        const { exact } = target.selector.find(({ type }) => type === 'TextQuoteSelector') ?? {};
        assert.equal(codePoints.slice(start, end).join(''), exact, source);
      }
      assert.equal(workspace.read(source), before[index], 'the source itself is never changed');
    }
  });
});
