import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type AnySchemaObject, type ValidateFunction } from 'ajv';
import Ajv04 from 'ajv-draft-04';
import type { Annotation } from '../../../src/core/annotation/annotation';
import { formatSidecar } from '../../../src/core/annotation/sidecar';
import { sharedFolder } from '../../accuracy/data';
import { mark, sidecarOf, trickyText as text } from './samples';

const person = { type: 'Person', name: 'A. Reader' } as const;
const annotations: readonly Annotation[] = [
  mark(text, 'Zoë', {
    content: { kind: 'entity', type: 'person', entity: 'zoe', label: 'Zoë' },
    created: '2026-11-22T10:00:00Z',
    modified: '2026-11-22T10:00:00Z',
    creator: person,
    comments: [{ text: 'Who?', creator: person, created: '2026-11-22T10:00:00Z' }],
    tags: ['family'],
    resolved: false,
  }),
  mark(text, '𝔄lice', { status: 'suggested', generator: 'Glossator 0.1.0', confidence: 0.97 }),
  mark(text, 'Paris', {
    targets: [0, 1].flatMap(nth => mark(text, 'Paris', {}, nth).targets),
    content: { kind: 'note' },
  }),
  mark(text, '1974', { content: { kind: 'date', timex: 'DATE', value: '1974', basis: 'said so' } }),
  mark(text, 'Then', { content: { kind: 'date', timex: 'TIME' } }),
  {
    ...mark(text, 'met', { content: { kind: 'link', from: 'urn:uuid:1', to: 'urn:uuid:2', label: 'met' } }),
    targets: [],
  },
];
const page = JSON.parse(formatSidecar(sidecarOf(text, annotations), text)) as {
  '@context': unknown;
  items: object[];
};

const readSchema = (path: string): AnySchemaObject => {
  const schema = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  delete schema['id'];
  return schema;
};

describe('our own schema', () => {
  const schema = JSON.parse(
    readFileSync(join(__dirname, '../../../media/schemas/sidecar.schema.json'), 'utf8'),
  ) as AnySchemaObject;
  const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);

  it('accepts what we write', () => {
    assert.ok(validate(page), JSON.stringify(validate.errors, undefined, 1));
  });

  const spoilt: readonly (readonly [string, (json: string) => string])[] = [
    ['another version', json => json.replace('"glossator:version":1', '"glossator:version":2')],
    ['no context', json => json.replace('http://www.w3.org/ns/anno.jsonld', 'http://example.org/')],
    ['a bad status', json => json.replace('"suggested"', '"maybe"')],
    ['a confidence above one', json => json.replace('0.97', '1.97')],
    ['a position without end', json => json.replace(/"start":(\d+),"end":\d+/, '"start":$1')],
    ['a negative position', json => json.replace(/"start":\d+/, '"start":-1')],
    ['no quote', json => json.replace('TextQuoteSelector', 'OtherSelector')],
    ['a bad hash', json => json.replace(/"sha256":"[0-9a-f]+"/, '"sha256":"x"')],
  ];
  for (const [name, spoil] of spoilt) {
    it(`refuses ${name}`, () => {
      const json = JSON.stringify(page);
      assert.notEqual(spoil(json), json);
      assert.equal(validate(JSON.parse(spoil(json))), false);
    });
  }
});

describe('the schemas of the W3C annotation tests', function () {
  const folder = join(sharedFolder, 'formats/web-annotation-tests');
  before(function () {
    if (!existsSync(folder)) this.skip();
  });

  /** The schemas that a list of the suite names as what every annotation or page must pass. */
  function musts(list: string): { name: string; validate: ValidateFunction }[] {
    const ajv = new Ajv04({ strict: false, validateFormats: false });
    for (const name of readdirSync(join(folder, 'definitions'))) {
      ajv.addSchema(readSchema(join(folder, 'definitions', name)), name);
    }
    const { assertions } = JSON.parse(readFileSync(join(folder, list), 'utf8')) as { assertions: string[] };
    return assertions.map(name => ({ name, validate: ajv.compile(readSchema(join(folder, name))) }));
  }

  it('accept every annotation that we write', () => {
    for (const { name, validate } of musts('annotations/annotationMusts.test')) {
      for (const item of page.items) {
        const valid = validate({ '@context': page['@context'], ...item });
        assert.ok(valid, `${name}: ${JSON.stringify(item)} ${JSON.stringify(validate.errors)}`);
      }
    }
  });

  it('accept the page', () => {
    for (const { name, validate } of musts('collections/pages/pageMusts.test')) {
      assert.ok(validate(page), `${name}: ${JSON.stringify(validate.errors)}`);
    }
  });
});
