import { deepStrictEqual } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadModel } from '../../../src/core/recognition/model';
import { prepare } from '../../../src/core/recognition/sentenceTagger';

const model = loadModel(readFileSync(join(__dirname, '../../../media/model/recognition.bin')));
const segments = (text: string): string[] =>
  prepare(text, { start: 0, end: text.length }, model.words, model.lexicon).flatMap(sentence =>
    sentence.segments.map(({ start, end }) =>
      text.slice(sentence.tokens[start]?.start, sentence.tokens[end - 1]?.end),
    ),
  );

describe('candidate segments', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['what words join', 'the Bank of England fell', ['Bank of England']],
    ['a particle before a hyphen', 'al-Qaeda left, as Ansar al-Sharia did', ['al-Qaeda', 'Ansar al-Sharia']],
    ['lower case behind a hyphen', 'then Kim Jong-un smiled', ['Kim Jong-un']],
    ['a suffix behind a comma', 'of Google, Inc., but Rome, then', ['Google, Inc.', 'Rome']],
    ['a surname first', 'To: Bianchi, Ada; Rossi, P.', ['Bianchi, Ada', 'Rossi, P.']],
    ['no surname first', 'then Bianchi, Ada said', ['Bianchi', 'Ada']],
    ['a nickname', 'of Ada "Ace" Bianchi, and "Ace"', ['Ada "Ace" Bianchi', 'Ace']],
    ['an abbreviated state', 'the U.S. Army left', ['U.S. Army']],
  ];
  for (const [name, text, expected] of cases) it(name, () => deepStrictEqual(segments(text), expected));
});
