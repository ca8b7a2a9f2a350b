import { deepEqual, throws } from 'node:assert/strict';
import { sourceRecord } from '../../../src/core/annotation/sidecar';
import type { ImportedSource } from '../../../src/core/interchange/format';
import { ExportFormats } from '../../../src/editor/exportFormats';
import type { ExporterPlugin, ImporterPlugin } from '../../../src/editor/glossator';
import { ImportFormats } from '../../../src/editor/importFormats';
import { spanning } from '../interchange/adversarial';
import { asText, file, run } from '../interchange/run';

const TEXT = 'Libya met Pakistan.';
const libya = spanning(TEXT, [[0, 5]], { kind: 'entity', type: 'place', entity: 'libya', label: 'Libya' });
const pakistan = spanning(TEXT, [[10, 18]], { kind: 'entity', type: 'place' }, { status: 'rejected' });
const link = spanning(TEXT, [], { kind: 'link', from: libya.id, to: pakistan.id, label: 'met' });
const note = spanning(TEXT, [[6, 9]], { kind: 'note' }, { comments: [{ text: 'When?' }], tags: ['x'] });

const source = (path: string) => ({
  path,
  text: TEXT,
  sidecar: {
    source: { ...sourceRecord(path, TEXT), title: 'A title', date: '1974' },
    annotations: [libya, note, pakistan, link],
  },
});

/** What an exporter writes of two sources, and its losses. */
async function written(plugin: ExporterPlugin) {
  const formats = new ExportFormats();
  formats.register(plugin);
  const exporter = formats.all.at(-1);
  if (!exporter) throw new Error('no exporter');
  const { files, losses } = await run(exporter, [source('b/a.txt'), source('b.md')]);
  return {
    files: Object.fromEntries([...files].map(([name, bytes]) => [name, asText(bytes)])),
    losses: losses.map(({ source, scope, message, span }) => [source, scope, message, span?.start]),
  };
}

const plugin = { name: 'x', title: 'X', fileExtension: 'x' } as const;

describe('formats of other extensions', () => {
  it('write one file with a head, a foot and what parts sources', async () => {
    const { files } = await written({
      ...plugin,
      head: '[',
      foot: ']',
      exportSource: ({ index, path, title, date }) =>
        (index > 0 ? ',' : '') + JSON.stringify({ path, title, date }),
    });
    const [name = ''] = Object.keys(files);
    deepEqual(
      JSON.parse(files[name] ?? ''),
      ['b/a.txt', 'b.md'].map(path => ({ path, title: 'A title', date: '1974' })),
    );
  });

  it('write several files, bytes too', async () => {
    const { files } = await written({
      ...plugin,
      layout: 'several files',
      head: '<',
      foot: '>',
      exportSource: ({ index, text }) => Promise.resolve(new TextEncoder().encode(`${index}${text}`)),
    });
    deepEqual(files, { 'b/a.x': `<0${TEXT}>`, 'b.md.x': `<0${TEXT}>` });
  });

  it('are given all that an annotation says, keep their own "this", and name their losses', async () => {
    class Listing implements ExporterPlugin {
      readonly name = 'listing';
      readonly title = 'Listing';
      readonly fileExtension = 'txt';
      private readonly separator = '\n';

      exportSource({ annotations, lose }: Parameters<ExporterPlugin['exportSource']>[0]): string {
        for (const annotation of annotations) if (annotation.kind === 'link') lose('no links');
        lose(
          'no notes',
          annotations.find(({ kind }) => kind === 'note'),
        );
        return annotations
          .map(({ kind, label, from, to, comments, tags, spans: [span] }) =>
            [kind, label, from === libya.id, to === pakistan.id, ...comments, ...tags, span?.text].join(),
          )
          .join(this.separator);
      }
    }
    const { files, losses } = await written(new Listing());
    deepEqual(Object.values(files)[0]?.split('\n').slice(0, 3), [
      'entity,Libya,false,false,Libya',
      'note,,false,false,When?,x,met',
      'link,met,true,true,entity,Libya,false,false,Libya',
    ]);
    deepEqual(losses.slice(0, 2), [
      ['b/a.txt', 'source', 'no links', undefined],
      ['b/a.txt', 'annotation', 'no notes', 6],
    ]);
  });

  /** What an importer makes of a file `a.x` beside an `a.y`. */
  const read = (readFile: ImporterPlugin['readFile']): readonly ImportedSource[] => {
    const formats = new ImportFormats();
    formats.register({ name: 'x', title: 'X', fileExtensions: ['x', 'y'], companions: true, readFile });
    const importer = formats.all.at(-1);
    return [...(importer?.import([file('a.x', TEXT), file('a.y', 'A title')]) ?? [])];
  };

  it('read files that belong together, with their unit, links, tags and problems', () => {
    const place = { kind: 'entity', type: 'place' } as const;
    const [found, ...more] = read(({ path, bytes }, all) => {
      if (path !== 'a.x') return [];
      const text = asText(bytes);
      const title = asText(all.find(other => other.path === 'a.y')?.bytes);
      return [
        {
          path,
          text,
          title,
          date: '1974',
          offsetUnit: 'code points',
          annotations: [
            { kind: 'link', from: '1', to: '2', label: 'met', spans: [] },
            { ...place, id: '1', spans: [{ start: 0, end: 5, text: 'Libya' }], tags: ['t'] },
            { ...place, id: '2', spans: [{ start: 10, end: 18, text: 'Pakistan' }] },
          ],
          problems: [{ message: 'a line was empty', line: 3 }],
        },
      ];
    });
    const [first, second, joined] = found?.annotations ?? [];
    deepEqual(more, []);
    deepEqual(
      { head: found?.head, unit: found?.offsetUnit, problems: found?.problems, tags: first?.tags },
      {
        head: { title: 'A title', date: '1974', dateDecided: true },
        unit: 'code points',
        problems: [{ message: 'a line was empty', line: 3 }],
        tags: ['t'],
      },
    );
    deepEqual(joined?.content, { kind: 'link', from: first?.id, to: second?.id, label: 'met' });
  });

  it('say where a file is wrong', () => {
    const wrong = Object.assign(new Error('no field'), { line: 7, column: 2 });
    throws(
      () =>
        read(() => {
          throw wrong;
        }),
      /^Error: a\.x:7:2: no field$/,
    );
    const dangling = { kind: 'link', from: '1', to: '2', spans: [] } as const;
    throws(() => read(() => [{ annotations: [dangling] }]), /a\.x:1:1: a link joins what is not there/);
    throws(() => read(() => [{ annotations: [{ kind: 'note', spans: [] }] }]), /an annotation has no span/);
  });
});
