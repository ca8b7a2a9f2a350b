import assert from 'node:assert/strict';
import { describePerson } from '../../../src/core/linking/names/descriptions';

/** What is said of the person whose name stands between `[` and `]`. */
function described(marked: string): unknown {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  return describePerson(marked.replace(/[[\]]/g, ''), start, end);
}

describe('describePerson', () => {
  const cases: readonly (readonly [string, unknown])[] = [
    ['the former Welsh goalkeeper [Jo Doe] came', { nation: 'welsh', calling: 'goalkeeper' }],
    ['President [Jo Doe]', { calling: 'president' }],
    ['[Jo Doe], Governor of Ohio in 1820, spoke', { calling: 'governor', year: 1820 }],
    ['[Jo Doe], then Prime Minister of Chad, spoke', { calling: 'minister' }],
    ['[Jo Doe] was a celebrated Austrian composer', { nation: 'austrian', calling: 'composer' }],
    [
      '[Jo Doe] (4 May 1756 – 2 June 1820) was a Dutch poet',
      { nation: 'dutch', calling: 'poet', born: 1756, died: 1820 },
    ],
    ['[Jo Doe] (born in Rome, 1985)', { born: 1985 }],
    ['[Jo Doe] was born on 3 May 1985', { born: 1985 }],
    ['[Jo Doe] died in 1820', { died: 1820 }],
    ['[Jo Doe] was elected to the board in 1850', { year: 1850 }],
    // A term of office is no life.
    ['[Jo Doe] (1981–1989)', undefined],
    // The next of a list.
    ['[Jo Doe], the actor Ann Roe and others', undefined],
    ['the Welsh [Jo Doe]', undefined],
    ['[Jo Doe] was seen by a painter', undefined],
    ['[Jo Doe] came', undefined],
    ['[Jo Doe]', undefined],
  ];
  for (const [text, expected] of cases) it(text, () => assert.deepEqual(described(text), expected));
});
