import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Annotation, Sidecar } from '../../../src/core/annotation/annotation';
import { anchorAll, healed } from '../../../src/core/annotation/anchoring';
import { parseSidecarCodePoints, sourceRecord } from '../../../src/core/annotation/sidecar';
import { updateSuggestions } from '../../../src/core/annotation/suggest';
import { Backups } from '../../../src/storage/backup';
import { SidecarStore } from '../../../src/storage/sidecarStore';
import { mark, sidecarOf } from '../annotation/samples';
import { MemoryFiles } from './memoryFiles';

const PATH = 'a.txt.annotations.json';
const WORDS = ['Anna', 'Ben', 'Carla', 'Delft'];

/** One thing that happens, in one of two windows: a decision, an edit of the text, an analysis, a save, a full disk. */
type Event = readonly [
  'decide' | 'edit' | 'analyse' | 'save' | 'fill disk' | 'free disk' | 'restart',
  0 | 1,
  number,
];

const anyEvent: fc.Arbitrary<Event> = fc.tuple(
  fc.constantFrom('decide', 'decide', 'edit', 'analyse', 'save', 'save', 'fill disk', 'free disk', 'restart'),
  fc.constantFrom(0, 1),
  fc.nat(1000),
);

/** A window with the sidecar in memory. */
interface Window {
  store: SidecarStore;
  sidecar: Sidecar;
}

describe('any sequence of decisions, edits, analyses, saves, full disks and restarts', () => {
  it('loses no decision', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent, { maxLength: 25 }), async events => {
        const files = new MemoryFiles();
        const storages = [new MemoryFiles(), new MemoryFiles()] as const;
        let text = 'Anna met Ben; then Carla came from Delft. Anna and Carla wrote to Ben in Delft.';
        const open = async (which: 0 | 1): Promise<Window> => {
          const store = new SidecarStore(files, new Backups(storages[which], 'file:///c'));
          await store.recover();
          return { store, sidecar: (await store.load('a.txt', text)) ?? sidecarOf(text, []) };
        };
        const save = async (window: Window): Promise<void> => {
          try {
            window.sidecar = (await window.store.save('a.txt', window.sidecar, text)).value;
          } catch (error) {
            assert.match(String(error), /full/);
          }
        };
        const windows: [Window, Window] = [await open(0), await open(1)];
        const decided = new Set<string>();
        for (const [kind, which, n] of events) {
          const window = windows[which];
          const word = WORDS[n % WORDS.length] ?? '';
          if (kind === 'decide' && text.includes(word)) {
            const id = `urn:uuid:${String(decided.size)}`;
            decided.add(id);
            window.sidecar = {
              ...window.sidecar,
              annotations: [...window.sidecar.annotations, mark(text, word, { id })],
            };
          } else if (kind === 'edit') {
            text =
              n % 3 === 0
                ? text.replace(word, '')
                : `${text.slice(0, n % text.length)} new ${text.slice(n % text.length)}`;
            for (const one of windows) one.sidecar = heal(one.sidecar, text);
          } else if (kind === 'analyse') {
            const proposals = [...text.matchAll(/Anna|Delft/g)].map(({ index, 0: name }) => ({
              start: index,
              end: index + name.length,
              content: { kind: 'entity', type: 'person' } as const,
              confidence: 0.5,
            }));
            window.sidecar = updateSuggestions(
              window.sidecar,
              sourceRecord('a.txt', text),
              text,
              proposals,
              'G',
            );
          } else if (kind === 'save') await save(window);
          else if (kind === 'fill disk') files.refusal = 'the disk is full';
          else if (kind === 'free disk') files.refusal = undefined;
          else if (kind === 'restart') {
            await save(window);
            windows[which] = await open(which).catch(() => window);
          }
        }
        files.refusal = undefined;
        for (const which of [0, 1] as const) {
          await save(windows[which]);
          await open(which);
        }
        const parsed = parseSidecarCodePoints(files.texts.get(PATH) ?? '');
        const kept = new Set(parsed.ok ? parsed.value.sidecar.annotations.map(({ id }) => id) : []);
        assert.deepEqual(
          [...decided].filter(id => !kept.has(id)),
          [],
        );
      }),
      { numRuns: 80 },
    );
  });
});

function heal(sidecar: Sidecar, text: string): Sidecar {
  const anchorings = anchorAll(sidecar.annotations, text);
  const annotations = sidecar.annotations.map((one, i): Annotation => healed(one, anchorings[i] ?? [], text));
  return { ...sidecar, source: sourceRecord('a.txt', text), annotations };
}
