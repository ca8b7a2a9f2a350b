import { deepEqual } from 'node:assert/strict';
import type { Annotation } from '../../../src/core/annotation/annotation';
import { sourceRecord } from '../../../src/core/annotation/sidecar';
import { brat } from '../../../src/core/interchange/brat/brat';
import { conll } from '../../../src/core/interchange/conll';
import type { Exporter } from '../../../src/core/interchange/format';
import { jsonl } from '../../../src/core/interchange/jsonl';
import { uimaJson } from '../../../src/core/interchange/uima';
import { spanning } from './adversarial';
import { asText, run } from './run';

const TEXT = 'a𝔄b\r\nc d';
const status = 'rejected' as const;

/** Whether the annotation is in what is written, and why not. */
async function written(exporter: Exporter, annotation: Annotation): Promise<readonly [boolean, ...string[]]> {
  const source = {
    path: 't.txt',
    text: TEXT,
    sidecar: { source: sourceRecord('t.txt', TEXT), annotations: [annotation] },
  };
  const { files, losses } = await run(exporter, [source], { all: true });
  const all = [...files.values()].map(asText).join('\n');
  return [
    all.includes('NAMED'),
    ...losses.filter(({ scope }) => scope === 'annotation').map(({ message }) => message),
  ];
}

const on = (start: number, end: number, rest: Partial<Annotation> = {}): Annotation =>
  spanning(TEXT, [[start, end]], { kind: 'entity', type: 'NAMED' }, rest);

const NO_OFFSET = 'it starts or ends inside of a character or line end, where the format has no offset';

describe('every offset that is written holds its words, in the unit of the format', () => {
  it('or the annotation is named as lost', async () => {
    deepEqual(await written(jsonl, on(1, 3)), [true]);
    deepEqual(await written(jsonl, on(2, 4)), [false, NO_OFFSET]);
    deepEqual(await written(uimaJson, on(2, 4)), [true]);
    deepEqual(await written(jsonl, on(5, 7)), [true]);
    deepEqual(await written(brat, on(5, 7)), [false, NO_OFFSET]);
    deepEqual(await written(brat, on(6, 7)), [true]);
    deepEqual(await written(brat, on(3, 5)), [
      true,
      'it ends between the two characters of a line end, and is written with both',
    ]);
  });

  it('and what was rejected is not written where the format could not say so', async () => {
    deepEqual(await written(jsonl, on(6, 7, { status })), [true]);
    deepEqual(await written(conll, on(6, 7, { status })), [
      false,
      'it was rejected, which the format could not say',
    ]);
  });
});
