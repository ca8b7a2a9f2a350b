import { deepEqual, equal } from 'node:assert/strict';
import { Parser } from 'n3';
import { bibtex, csl } from '../../../src/core/interchange/bibliography';
import { plainCitation } from '../../../src/core/interchange/citations';
import { exporters } from '../../../src/core/interchange/formats';
import { geojson } from '../../../src/core/interchange/geojson';
import { html } from '../../../src/core/interchange/html';
import { escapeMarkdown, markdown } from '../../../src/core/interchange/markdown';
import { nif } from '../../../src/core/interchange/nif';
import { adversarialCorpus, registry, source, spanning } from './adversarial';
import { asText, onlyText, run } from './run';

/** The elements and attributes that the page consists of. */
const ALLOWED =
  /^<(?:(?:html|meta|title|style|head|body|header|nav|main|section|h[1-3]|p|ul|li|q|mark|span|a)(?: (?:lang|charset|name|content|http-equiv|aria-label|aria-labelledby|id|dir|class|href)="")*)>$/;

describe('html', () => {
  it('has no script, no handler, nothing from elsewhere', async () => {
    const page = onlyText(await run(html, adversarialCorpus(), { all: true, entities: registry }));
    const tags = new Set([...page.matchAll(/<[a-z][^>]*>/gi)].map(([tag]) => tag.replace(/"[^"]*"/g, '""')));
    deepEqual(
      [...tags].filter(tag => !ALLOWED.test(tag)),
      [],
    );
    equal(page.includes('&lt;/script&gt;'), true);
  });

  it('closes every element', async () => {
    const page = onlyText(await run(html, adversarialCorpus(), { all: true, entities: registry }));
    const open: string[] = [];
    for (const [, slash, name = '', rest = ''] of page.matchAll(
      /<(\/?)([a-z][a-z0-9]*)((?:[^>"]|"[^"]*")*)>/g,
    )) {
      if (name === 'meta') continue;
      equal(rest.endsWith('/'), false, `<${name}${rest}>`);
      if (slash) equal(open.pop(), name);
      else open.push(name);
    }
    deepEqual(open, []);
  });
});

describe('markdown', () => {
  it('keeps headings and items on their lines, whatever names, tags and notes hold', async () => {
    const text = 'In  Oran ';
    const entity = { kind: 'entity', type: 'a\n\n# b', entity: 'oran', label: 'c\n# d' } as const;
    const annotations = [
      spanning(text, [[2, 9]], entity, { tags: ['e\n\n- f'] }),
      spanning(text, [[3, 3]], { kind: 'note' }),
    ];
    const entities = new Map([
      ['oran', { id: 'oran', label: 'c\n# d', type: 'a\n\n# b', notes: '1. g\n---' }],
    ]);
    deepEqual(
      onlyText(await run(markdown, [source('t.txt', text, annotations)], { entities }))
        .split('\n')
        .filter(line => line !== '')
        .slice(3),
      [
        '### a \\# b',
        '#### c \\# d',
        '1\\. g ---',
        '1 mention:',
        '- In **Oran**  — t.txt, line 1 \\#e - f',
        '## Sources',
        '### About t.txt',
        't.txt, 1974-02-24',
        '- In **Oran**  — line 1, a \\# b: c \\# d \\#e - f',
        '- In  Oran  — line 1, note',
      ],
    );
  });

  it('shows every quotation with its place, by entity and by source', async () => {
    const text = onlyText(await run(markdown, adversarialCorpus().slice(-1), { entities: registry }));
    deepEqual(
      text
        .split('\n')
        .filter(line => line !== '')
        .slice(0, 9),
      [
        '# Annotations',
        '1 source, 2 entities, 4 annotations.',
        '## Entities',
        '### place',
        '#### Libya',
        'A &lt;state&gt; &amp; more',
        '2 mentions:',
        '- **Libya** and Pakistan met in 1974. … — plain.txt, line 1',
        '- …and Pakistan met in 1974. **Libya** again. — plain.txt, line 3',
      ],
    );
  });

  it('shows markup as it is', () => {
    equal(escapeMarkdown('<b> *x* [a](b) `c` |d|'), '&lt;b&gt; \\*x\\* \\[a\\](b) \\`c\\` \\|d\\|');
  });
});

describe('citations', () => {
  const plain = () => adversarialCorpus().slice(-1);

  it('BibTeX has one entry for each accepted quotation', async () => {
    const text = onlyText(await run(bibtex, plain()));
    equal(text.match(/^@misc\{/gm)?.length, 3);
    equal(text.includes('  title = {About plain.txt},\n  year = {1974},'), true);
    equal(text.includes('  pages = {line 3},\n  abstract = {Libya}'), true);
  });

  it('BibTeX braces match on hostile text', async () => {
    const text = onlyText(await run(bibtex, adversarialCorpus())).replace(/\\[\\{}]/g, '');
    equal(text.split('{').length, text.split('}').length);
  });

  it('CSL is a list of items with unique ids', async () => {
    const items = JSON.parse(onlyText(await run(csl, adversarialCorpus()))) as {
      id: string;
      issued?: object;
    }[];
    equal(new Set(items.map(({ id }) => id)).size, items.length);
    deepEqual(items.at(-1)?.issued, { 'date-parts': [[1974, 2, 24]] });
    deepEqual(JSON.parse(onlyText(await run(csl, []))), []);
  });

  it('cites under keys of their own what has ids of other tools', async () => {
    const text = 'Oran, Oran, Oran.';
    const ids = ['https://example.org/annotation/1', 'https://example.org/annotation/2', 'urn:x', 'urn:x'];
    const annotations = ids.map(id => spanning(text, [[0, 4]], { kind: 'note' }, { id }));
    const items = JSON.parse(onlyText(await run(csl, [source('t.txt', text, annotations)]))) as {
      id: string;
    }[];
    equal(new Set(items.map(({ id }) => id)).size, ids.length);
  });

  it('a plain citation names title, date and line', () => {
    const citation = {
      key: 'a',
      title: 'T',
      path: 'a.txt',
      date: '1974',
      line: 3,
      quotation: 'Libya',
      notes: [],
    };
    equal(plainCitation(citation), '“Libya” (T, 1974, line 3)');
  });
});

describe('geojson', () => {
  it('has a point for each place with coordinates, and names the others', async () => {
    const exported = await run(geojson, adversarialCorpus().slice(-1), { entities: registry });
    const { features } = JSON.parse(onlyText(exported)) as {
      features: { id: string; geometry: object; properties: { mentions: number } }[];
    };
    deepEqual(
      features.map(({ id, geometry, properties }) => [id, geometry, properties.mentions]),
      [['libya', { type: 'Point', coordinates: [17, 27] }, 2]],
    );
    equal(
      exported.losses.some(({ message }) => message === 'the registry has no coordinates of Pakistan'),
      true,
    );
  });
});

describe('nif', () => {
  it('is Turtle whose strings hold what their indexes say', async () => {
    const quads = new Parser().parse(onlyText(await run(nif, adversarialCorpus(), { all: true })));
    const core = 'http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#';
    const valueOf = (subject: string, name: string): string | undefined =>
      quads.find(quad => quad.subject.value === subject && quad.predicate.value === core + name)?.object
        .value;
    const phrases = quads.filter(quad => quad.predicate.value === `${core}anchorOf`);
    equal(phrases.length > 300, true);
    for (const { subject, object } of phrases.slice(-60)) {
      const text = valueOf(valueOf(subject.value, 'referenceContext') ?? '', 'isString') ?? '';
      const [begin, end] = ['beginIndex', 'endIndex'].map(name => Number(valueOf(subject.value, name)));
      equal(Array.from(text).slice(begin, end).join(''), object.value);
    }
  });
});

describe('all formats', () => {
  for (const exporter of exporters) {
    it(`${exporter.name}: the same bytes for the same annotations; something for nothing`, async () => {
      const once = await run(exporter, adversarialCorpus(), { all: true, entities: registry });
      const again = await run(exporter, adversarialCorpus(), { all: true, entities: registry });
      deepEqual(
        [...again.files].map(([name, bytes]) => [name, asText(bytes)]),
        [...once.files].map(([name, bytes]) => [name, asText(bytes)]),
      );
      await run(exporter, []);
    });

    it(`${exporter.name}: names what it has no place for`, async () => {
      const { losses } = await run(exporter, adversarialCorpus(), { all: true });
      const never = new Set(losses.filter(({ scope }) => scope === 'format').map(({ feature }) => feature));
      for (const feature of ['comments', 'tags', 'links', 'discontinuous', 'people'] as const) {
        equal(never.has(feature), !exporter.carries.has(feature), feature);
      }
    });

    it(`${exporter.name}: says when the text it needs is not at hand`, async () => {
      const alone = adversarialCorpus().map(({ path, sidecar }) => ({ path, sidecar }));
      const { losses } = await run(exporter, alone);
      equal(losses.filter(({ feature }) => feature === 'text').length, exporter.needsText ? alone.length : 0);
    });
  }
});
