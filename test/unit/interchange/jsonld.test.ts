import { equal } from 'node:assert/strict';
import jsonld from 'jsonld';
import { w3c } from '../../../src/core/interchange/w3c';
import { adversarialCorpus } from './adversarial';
import { onlyText, run } from './run';

/** Stands for the W3C's own context, which is not shipped: every term is one of its vocabulary. */
const context = {
  '@context': {
    '@vocab': 'http://www.w3.org/ns/oa#',
    id: '@id',
    type: '@type',
    source: { '@type': '@id' },
    target: { '@type': '@id' },
  },
};

describe('JSON-LD', () => {
  it('expands without dropping anything, offline', async () => {
    const document = JSON.parse(
      onlyText(await run(w3c, adversarialCorpus().slice(0, 1), { all: true })),
    ) as jsonld.JsonLdDocument;
    const quads = (await jsonld.toRDF(document, {
      format: 'application/n-quads',
      base: 'http://example.org/',
      safe: true,
      documentLoader: (url: string) =>
        url === 'http://www.w3.org/ns/anno.jsonld'
          ? Promise.resolve({ document: context, documentUrl: url })
          : Promise.reject(new Error(`it asks for ${url}`)),
    } as jsonld.Options.ToRdf)) as unknown as string;
    equal(quads.includes('<http://example.org/a%20folder/vector.txt>'), true);
    equal(quads.includes('<urn:glossator:ns#status> "rejected"'), true);
  });
});
