import { deepEqual, equal, match } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import { isObject, type JsonObject } from '../../../src/core/annotation/json';
import { w3c } from '../../../src/core/interchange/w3c';
import { w3cImporter } from '../../../src/core/interchange/w3cImport';
import { placeImported } from '../../../src/core/interchange/place';
import { adversarialCorpus, source, spanning } from './adversarial';
import { file, onlyText, run } from './run';
import { fixture } from './shared';

interface TestFile {
  readonly assertions: readonly string[];
}

/** The "MUST" assertions of the W3C's own test suite as one function: names of those that a value breaks. */
function suite(folder: string, tests: string): (value: unknown) => string[] {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  const read = (path: string): JsonObject => {
    const schema = JSON.parse(readFileSync(join(folder, path), 'utf8')) as Record<string, unknown>;
    // The suite's ids are file names, which would stand in the way of the names by which schemas refer to each other.
    delete schema['id'];
    return schema;
  };
  for (const name of readdirSync(join(folder, 'definitions')))
    ajv.addSchema(read(`definitions/${name}`), name);
  const { assertions } = JSON.parse(readFileSync(join(folder, tests), 'utf8')) as TestFile;
  const checks = assertions
    .filter(name => name.endsWith('.json'))
    .map(name => ({
      name,
      check: ajv.compile(read(name)),
      expected: read(name)['expectedResult'] !== 'invalid',
    }));
  return value => checks.filter(({ check, expected }) => check(value) !== expected).map(({ name }) => name);
}

describe('W3C Web Annotation', () => {
  it('collection, page and every item pass the assertions of the W3C suite', async function () {
    this.timeout(60_000);
    const folder = fixture(this, 'web-annotation-tests');
    const collection = JSON.parse(onlyText(await run(w3c, adversarialCorpus(), { all: true }))) as JsonObject;
    const page = collection['first'] as JsonObject;
    const items = page['items'] as JsonObject[];
    deepEqual(suite(folder, 'collections/collectionMusts.test')(collection), []);
    equal(collection['total'], items.length);
    const check = suite(folder, 'annotations/annotationMusts.test');
    for (const item of items) deepEqual(check(item), [], JSON.stringify(item));
  });

  it('an IRI that is the only body passes them too', async function () {
    const check = suite(fixture(this, 'web-annotation-tests'), 'annotations/annotationMusts.test');
    const unknown = { body: ['http://example.org/a'] };
    const annotations = [spanning('Oran', [[0, 4]], { kind: 'note' }, { unknown })];
    const { first } = JSON.parse(onlyText(await run(w3c, [source('t.txt', 'Oran', annotations)]))) as {
      first: { items: readonly JsonObject[] };
    };
    deepEqual(first.items.map(check), [[]]);
    deepEqual(first.items[0]?.['body'], 'http://example.org/a');
  });

  it('the suite would find what is wrong', async function () {
    const folder = fixture(this, 'web-annotation-tests');
    const collection = JSON.parse(onlyText(await run(w3c, adversarialCorpus(), { all: true }))) as JsonObject;
    const [item] = (collection['first'] as JsonObject)['items'] as JsonObject[];
    const without: Record<string, unknown> = { ...item };
    delete without['@context'];
    match(suite(folder, 'annotations/annotationMusts.test')(without).join(), /annotationContextValidated/);
  });

  it('positions are code points of the source, and hold the quote', async () => {
    const sources = adversarialCorpus();
    const collection = JSON.parse(onlyText(await run(w3c, sources, { all: true }))) as JsonObject;
    const items = (collection['first'] as JsonObject)['items'] as JsonObject[];
    for (const item of items) {
      for (const target of [item['target']].flat().filter(isObject)) {
        const path = decodeURIComponent(target['source'] as string);
        const words = Array.from(sources.find(source => source.path === path)?.text ?? '');
        const [position, quote] = target['selector'] as JsonObject[];
        equal(
          words.slice(position?.['start'] as number, position?.['end'] as number).join(''),
          quote?.['exact'],
        );
      }
    }
  });

  const place = (json: unknown, text: string): unknown => {
    const [part] = w3cImporter.import([file('x.jsonld', JSON.stringify(json))]);
    const { annotations = [], problems = [] } = part ? placeImported(part, text) : {};
    return [
      ...annotations.map(({ targets, content, comments, tags }) => [
        targets.map(({ start, end }) => text.slice(start, end)).join('|'),
        content.kind,
        ...comments.map(comment => comment.text),
        ...tags,
      ]),
      ...problems.map(({ message, quote }) => [quote, message]),
    ];
  };
  const text = '𝔄lice saw Paris, and Paris saw 𝔄lice.';
  const quote = (exact: string, prefix = ''): object => ({
    type: 'TextQuoteSelector',
    exact,
    ...(prefix && { prefix }),
  });

  it('reads positions in UTF-16 units where a tool wrote those', () => {
    const selector = [{ type: 'TextPositionSelector', start: 11, end: 16 }, quote('Paris')];
    const body = { type: 'TextualBody', value: 'a comment' };
    deepEqual(
      place({ id: 'urn:x:1', type: 'Annotation', body, target: { source: 't.txt', selector } }, text),
      [['Paris', 'note', 'a comment']],
    );
  });

  it('looks for a quote that has no position, and never guesses', () => {
    const tag = { type: 'TextualBody', purpose: 'tagging', value: 'town' };
    const annotation = (selector: unknown): object => ({
      type: 'Annotation',
      body: [tag],
      target: { source: 't.txt', selector },
    });
    deepEqual(place([annotation(quote('Paris', 'and ')), annotation(quote('Rome'))], text), [
      ['Paris', 'note', 'town'],
      ['Rome', 'these words are not in the source'],
    ]);
  });

  it('keeps what an annotation of ours says, and lists what has no words in a text with its place', () => {
    const body = { type: 'TextualBody', value: 'a body without a purpose' };
    const ours = { id: 'urn:x:1', type: 'Annotation', 'glossator:status': 'accepted', body };
    const selector = [{ type: 'TextPositionSelector', start: 0, end: 5 }, quote('𝔄lice')];
    const json = JSON.stringify([
      { ...ours, target: { source: 't', selector } },
      { target: { source: 't' } },
    ]);
    const [part] = w3cImporter.import([file('x.json', json)]);
    deepEqual(
      part?.annotations.map(({ unknown }) => unknown),
      [{ body: [body] }],
    );
    deepEqual(
      part?.problems?.map(({ line, column }) => [line, column]),
      [[1, json.lastIndexOf('{"target"') + 1]],
    );
  });
});
