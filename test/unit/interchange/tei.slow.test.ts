import { deepEqual, equal, match } from 'node:assert/strict';
import { tei } from '../../../src/core/interchange/tei/tei';
import { teiInline } from '../../../src/core/interchange/tei/teiInline';
import { xmlText } from '../../../src/core/interchange/xml';
import { descendants, parseXml, textIn } from '../../../src/core/interchange/xmlRead';
import { adversarialCorpus, registry } from './adversarial';
import { asText, run } from './run';
import { fixture } from './shared';
import { relaxNgJudge } from './xmlJudges';

describe('TEI', () => {
  it('standOff and inline documents are valid by tei_all', async function () {
    // Reading the schema takes a quarter of a minute on an idle machine.
    this.timeout(600_000);
    const judge = await relaxNgJudge(fixture(this, 'tei/tei_all-4.10.2.rng'));
    for (const exporter of [tei, teiInline]) {
      const { files } = await run(exporter, adversarialCorpus(), { all: true, entities: registry });
      for (const [name, bytes] of files)
        deepEqual(judge.errors(asText(bytes)), [], `${exporter.name}: ${name}`);
    }
    const { files } = await run(tei, adversarialCorpus());
    const broken = asText([...files.values()][0]).replace(
      'motivation="identifying"',
      'motivation="wondering"',
    );
    match(judge.errors(broken)[0] ?? '', /motivation|invalid|annotation/);
  });

  it('every string-range holds its words, in code points of the block', async () => {
    const sources = adversarialCorpus();
    const { files } = await run(tei, sources, { all: true });
    let count = 0;
    for (const bytes of files.values()) {
      const root = parseXml(asText(bytes), 'export.xml');
      const [block] = descendants(root, 'ab');
      const [path] = descendants(root, 'idno');
      const paths = [...descendants(root, 'idno')]
        .filter(({ attributes }) => attributes.get('type') === 'path')
        .map(textIn);
      const words = Array.from(block ? textIn(block) : '');
      const source = sources.find(source => source.path === paths[0]);
      equal(words.join(''), xmlText(source?.text ?? ''), path && textIn(path));
      const found = [...descendants(root, 'annotation')].flatMap(({ attributes }) =>
        [...(attributes.get('target') ?? '').matchAll(/string-range\(t,(\d+),(\d+)\)/g)].map(
          ([, from, length]) => words.slice(Number(from), Number(from) + Number(length)).join(''),
        ),
      );
      deepEqual(
        found,
        source?.sidecar.annotations.flatMap(({ targets }) => targets.map(({ exact }) => xmlText(exact))),
      );
      count += found.length;
    }
    equal(count > 300, true);
  });

  it('inline text is the source’s text', async () => {
    const sources = adversarialCorpus();
    const { files } = await run(teiInline, sources, { all: true });
    const texts = [...files.values()].map(bytes => {
      const [block] = descendants(parseXml(asText(bytes), 'x.xml'), 'ab');
      // Comments stand in notes behind the words.
      return block ? textIn(block).length : 0;
    });
    equal(texts.length, sources.length);
  });
});
