import { equal } from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { DiskSpool } from '../../../src/storage/diskSpool';

const LARGE = 1_500_000;

describe('disk spool', () => {
  it('gives every text back, whatever was kept and read in between', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 2000 }),
      fc.constantFrom('', 'ä'.repeat(LARGE), `${'x'.repeat(1 << 20)}𝔄`, 'é'.repeat(511), 'a'.repeat(1020)),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.nat()), { maxLength: 30 }), steps => {
        const spool = new DiskSpool();
        const all: { readonly kept: number; readonly text: string }[] = [];
        try {
          for (const [text, which] of steps) {
            all.push({ kept: spool.keep(text), text });
            const any = all[which % all.length];
            if (any) equal(spool.read(any.kept), any.text);
          }
          for (const { kept, text } of all.reverse()) equal(spool.read(kept), text);
        } finally {
          spool.dispose();
        }
      }),
      { numRuns: 40 },
    );
  });

  it('leaves nothing behind', () => {
    const folders = (): number =>
      readdirSync(tmpdir()).filter(name => name.startsWith('glossator-spool-')).length;
    const before = folders();
    const spool = new DiskSpool();
    spool.keep('x'.repeat(LARGE));
    spool.keep('y'.repeat(LARGE));
    equal(folders(), before + 1);
    spool.dispose();
    spool.dispose();
    equal(folders(), before);
  });
});
