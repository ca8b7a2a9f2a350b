import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { decodeAnalysis, encodeAnalysis } from '../../../src/core/corpus/analysisCodec';
import { SourceAnalyser } from '../../../src/core/corpus/sourceAnalyser';
import { loadModel } from '../../../src/core/recognition/model';
import { NameRecognizer } from '../../../src/core/recognition/recognizer';

const media = join(__dirname, '../../../media');

describe('analysisCodec', () => {
  const model = loadModel(readFileSync(join(media, 'model/recognition.bin')));
  const analyser = new SourceAnalyser(new NameRecognizer(model));
  const returns = (source: string, text: string): void => {
    const analysis = analyser.analyse({ source, text });
    assert.deepEqual(decodeAnalysis(encodeAnalysis(analysis)), analysis, source);
  };

  it('gives every analysis of the sample corpus back as it was', () => {
    const folder = join(media, 'sample');
    for (const name of readdirSync(folder).filter(path => path.endsWith('.txt')))
      returns(name, readFileSync(join(folder, name), 'utf8'));
  });

  it('gives the analysis of any text back, halves of surrogate pairs and all', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'Ana\nMaria ',
        '\ud83d',
        '\u2028',
        ' on 4 May 1977',
        '“Omar\\”, ',
        'UN (United Nations) ',
      ),
    );
    fc.assert(fc.property(fc.string(), fc.array(piece), (path, pieces) => returns(path, pieces.join(''))));
  });

  it('stays on one line, and refuses what is not JSON', () => {
    const analysis = analyser.analyse({ source: 'odd\nname.txt', text: 'Ana\nMaria met Omar\nSharif.' });
    assert.equal(encodeAnalysis(analysis).indexOf(0x0a), -1);
    assert.throws(() => decodeAnalysis(new TextEncoder().encode('{"source":')), SyntaxError);
  });
});
