import { deepEqual, match } from 'node:assert/strict';
import fc from 'fast-check';
import type { Annotation } from '../../../src/core/annotation/annotation';
import { placeImported } from '../../../src/core/interchange/place';
import { teiInline } from '../../../src/core/interchange/tei/teiInline';
import { teiDatingOf } from '../../../src/core/interchange/tei/teiDatesRead';
import { teiImporter } from '../../../src/core/interchange/tei/teiImport';
import { adversarialCorpus, source, spanning } from './adversarial';
import { file, importFiles, run } from './run';

const document = (body: string, standOff = ''): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>by <persName>Nobody</persName>` +
  `</title></titleStmt></fileDesc></teiHeader>${standOff}<text><body>${body}</body></text></TEI>`;

const saying = ({ content }: Annotation): string =>
  content.kind === 'entity'
    ? [content.type, content.entity, content.label].filter(part => part !== undefined).join(' ')
    : content.kind === 'date'
      ? `${content.timex} ${content.value ?? '-'}`
      : content.kind;

/** What of a document stands where in a source, and what does not. */
function read(xml: string, text: string): string[] {
  const [part] = teiImporter.import([file('a.xml', xml)]);
  if (!part) return ['nothing'];
  const { annotations, problems } = placeImported(part, text);
  return [
    ...[...annotations]
      .sort((a, b) => (a.targets[0]?.start ?? 0) - (b.targets[0]?.start ?? 0))
      .map(annotation => {
        const [target] = annotation.targets;
        const words = text.slice(target?.start, target?.end);
        return `${target?.start} ${words}: ${saying(annotation)}`;
      }),
    ...problems.map(({ quote = '', message }) => `${quote}: ${message}`),
  ];
}

describe('TEI of others with standOff', () => {
  it('reads what notes say, what pointers name and when dates are', () => {
    const annotation = (place: string, inside: string): string =>
      `<annotation target="#string-range(t,${place})">${inside}</annotation>`;
    const standOff = `<standOff><listAnnotation>${[
      annotation('0,5', '<ptr target="https://www.geonames.org/2215636"/><note>a state</note>'),
      annotation('13,4', '<note type="date"><date from="1951" to="1969"/></note>'),
      annotation('6,2', '<ptr target="#nobody"/><note type="type">other</note>'),
    ].join('')}</listAnnotation></standOff>`;
    const xml = document('<ab xml:id="t">Libya in the 1950s</ab>', standOff);
    deepEqual(read(xml, 'Libya in the 1950s'), [
      '0 Libya: other https://www.geonames.org/2215636',
      '6 in: other',
      '13 1950: DATE 1951/1969',
      ': there is no entity #nobody in the file',
    ]);
    const [part] = teiImporter.import([file('a.xml', xml)]);
    deepEqual(part?.annotations[0]?.comments, [{ text: 'a state' }]);
  });
});

describe('TEI with names and dates in the text', () => {
  it('puts them on the source whose text it is, however either breaks its lines', () => {
    const body =
      '<head>A Letter</head>\n<p>\n  Dear <persName ref="#kh">Khalifa\n  Haftar</persName>, I left <placeName\n' +
      '  ref="https://www.geonames.org/2210247">Tripoli</placeName><lb/>on <date when="1974-02-24">Sunday</date>.\n</p>';
    const people =
      '<standOff><listPerson><person xml:id="kh"><persName>Khalifa  Haftar</persName></person></listPerson></standOff>';
    deepEqual(read(document(body, people), 'A Letter\n\nDear Khalifa Haftar, I left\nTripoli on Sunday.\n'), [
      '15 Khalifa Haftar: person kh Khalifa Haftar',
      '38 Tripoli: place https://www.geonames.org/2210247',
      '49 on Sunday'.replace('on ', '') + ': DATE 1974-02-24',
    ]);
  });

  it('finds them where the text is not quite the same', () => {
    const body =
      '<p>In <placeName>Paris</placeName> we met <persName>Ann</persName>.</p><pb n="2"/><fw>Page 2</fw>' +
      '<p>Then in <placeName>Paris</placeName> again, with <persName>Bo</persName> and Cy.</p>';
    deepEqual(
      read(document(body), 'Preface.\nIn Paris we met Ann.\n[2]\nThen in Paris again, with Bob and Cy.'),
      [
        '12 Paris: place',
        '25 Ann: person',
        '42 Paris: place',
        'Bo: the source has these words only in other places, and nothing says that one of them is meant',
      ],
    );
  });

  it('takes the original of a choice, no deletions, and what notes mark only where the source has it', () => {
    const body =
      '<p>The <choice><sic><orgName>Untied Nations</orgName></sic><corr><orgName>United Nations</orgName></corr></choice> ' +
      '<del>of <placeName>Rome</placeName></del>met<note>See <persName>Doe</persName>.</note>.</p>';
    deepEqual(read(document(body), 'The Untied Nations met.'), [
      '4 Untied Nations: organization',
      'Doe: these words are not in the source',
    ]);
    deepEqual(read(document(body), 'The Untied Nations met. * See Doe.'), [
      '4 Untied Nations: organization',
      '30 Doe: person',
    ]);
  });

  it('knows the types of name and rs, and keys and local references', () => {
    const body =
      '<p><name type="ship" key="s1">Argo</name> <rs type="org">they</rs> <name>it</name> ' +
      '<placeName ref="places.xml#p7"><settlement>Oslo</settlement>, <country>Norway</country></placeName> ' +
      '<time when="1974-02-24T12:00:00">noon</time> <date/></p>';
    deepEqual(read(document(body), 'Argo they it Oslo, Norway noon'), [
      '0 Argo: ship s1',
      '5 they: organization',
      '10 it: other',
      '13 Oslo, Norway: place p7',
      '26 noon: TIME 1974-02-24T12:00:00',
      ': this date has no words in the text',
    ]);
  });

  it('says where there is nothing to import', () => {
    const [problem] = read(document('<p>Nothing.</p>'), 'Nothing.');
    match(problem ?? '', /there is nothing to import in it/);
  });

  it('gives back what the inline export marked', async () => {
    const sources = adversarialCorpus();
    const { files, losses } = await run(teiInline, sources);
    const lost = new Set(
      losses.filter(({ feature }) => feature !== 'characters').map(({ annotation }) => annotation),
    );
    const parts = [...teiImporter.import(importFiles({ files, losses }))];
    sources.forEach(({ text, sidecar, path }, i) => {
      const part = parts[i];
      const { annotations, problems } = part
        ? placeImported(part, text)
        : { annotations: [], problems: ['no part'] };
      deepEqual(problems, [], path);
      const key = (annotation: Annotation): string => {
        const { content, targets } = annotation;
        const says =
          content.kind === 'entity'
            ? `${content.type.replaceAll(' ', '_')} ${content.entity}`
            : saying(annotation);
        return `${targets[0]?.start}-${targets[0]?.end} ${says}`;
      };
      const expected = sidecar.annotations.filter(
        ({ id, status, targets }) => !lost.has(id) && status !== 'rejected' && targets.length > 0,
      );
      deepEqual(annotations.map(key).sort(), expected.map(key).sort(), path);
    });
  });

  it('any spans that nest come back from the inline export', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('a', 'B', ' ', '\n', '𝔄', '<', '&', '\r\n', '\t'), maxLength: 40 }),
        fc.array(fc.tuple(fc.nat(40), fc.nat(9)), { maxLength: 6 }),
        async (text, pairs) => {
          const spans = pairs
            .map(([start, length]): [number, number] => [start, start + length + 1])
            .filter(([start, end]) => end <= text.length && /[aB<&]/.test(text.charAt(start)))
            .filter(([, end]) => /[aB<&]/.test(text.charAt(end - 1)));
          const annotations = spans.map(span => spanning(text, [span], { kind: 'entity', type: 'person' }));
          const exported = await run(teiInline, [source('t.txt', text, annotations)]);
          const lost = new Set(exported.losses.map(({ annotation }) => annotation));
          const [part] = teiImporter.import(importFiles(exported));
          const found = part ? placeImported(part, text).annotations : [];
          const key = ({ targets: [target] }: Annotation): string => `${target?.start}-${target?.end}`;
          deepEqual(new Set(found.map(key)), new Set(annotations.filter(({ id }) => !lost.has(id)).map(key)));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('teiDatingOf', () => {
  const cases: readonly (readonly [attributes: Record<string, string>, expected: string | undefined])[] = [
    [{ when: '1974-02' }, '1974-02'],
    [{ when: '1974', cert: 'low' }, '1974?'],
    [{ when: '--06-12' }, undefined],
    [{ from: '1914-07-28', to: '1918-11-11' }, '1914-07-28/1918-11-11'],
    [{ from: '1914' }, '1914/..'],
    [{ notBefore: '1950', notAfter: '1959' }, '195X'],
    [{ notBefore: '1800', notAfter: '1899' }, '18XX'],
    [{ notBefore: '1953', notAfter: '1958' }, '[1953..1958]'],
    [{ notAfter: '1958' }, '[..1958]'],
    [{ 'dur-iso': 'P3W' }, 'P3W'],
    [{ when: 'yesterday' }, undefined],
  ];
  for (const [attributes, expected] of cases)
    it(JSON.stringify(attributes), () =>
      deepEqual(teiDatingOf(new Map(Object.entries(attributes))).value, expected),
    );
});
