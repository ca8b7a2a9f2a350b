import assert from 'node:assert/strict';
import {
  cohenKappa,
  krippendorffAlpha,
  type Mark,
  marksOf,
  spanAgreement,
} from '../../../src/core/annotation/agreement';
import { mark } from './samples';

/** `p` a person, `o` an organization, `.` unmarked: one place each. */
const marks = (pattern: string): Mark[] =>
  [...pattern].flatMap((label, i) => (label === '.' ? [] : [{ start: i * 10, end: i * 10 + 5, label }]));

const rounded = (value: number | undefined): number | undefined => value && Number(value.toFixed(3));

describe('agreement', () => {
  it('span F1, with and without labels', () => {
    const [a, b] = [marks('ppo.'), marks('poop')];
    assert.deepEqual(spanAgreement(a, b, false), { matched: 3, left: 3, right: 4, f1: 6 / 7 });
    assert.deepEqual(spanAgreement(a, b, true), { matched: 2, left: 3, right: 4, f1: 4 / 7 });
    assert.equal(spanAgreement([], [], true).f1, 1);
  });

  it("Cohen's kappa on the labels of shared spans", () => {
    // 20 agreed p, 15 agreed o, 5 and 10 crossed: the textbook table, kappa 0.4.
    const left = 'p'.repeat(25) + 'o'.repeat(25);
    const right = 'p'.repeat(20) + 'o'.repeat(5) + 'p'.repeat(10) + 'o'.repeat(15);
    assert.equal(rounded(cohenKappa(marks(left), marks(right))), 0.4);
    assert.equal(cohenKappa(marks('pp'), marks('pp')), undefined);
    assert.equal(cohenKappa(marks('p.'), marks('.p')), undefined);
  });

  it("Krippendorff's alpha with two and more annotators", () => {
    // Krippendorff (2011), two observers and binary data: alpha 0.095.
    assert.equal(rounded(krippendorffAlpha([marks('poppppppop'), marks('oooppopppp')])), 0.095);
    assert.equal(krippendorffAlpha([marks('po'), marks('po'), marks('po')]), 1);
    assert.equal(krippendorffAlpha([marks('pp'), marks('pp')]), undefined);
    assert.equal(krippendorffAlpha([marks('p')]), undefined);
  });

  it('takes marks from annotations: no links, nothing rejected', () => {
    const text = 'Anna met Ben.';
    const annotations = [
      mark(text, 'Anna'),
      mark(text, 'Ben', { status: 'suggested' }),
      mark(text, 'met', { status: 'rejected' }),
      mark(text, 'met', { content: { kind: 'link', from: 'a', to: 'b', label: '' } }),
    ];
    assert.deepEqual(
      marksOf(annotations).map(({ label, start }) => [label, start]),
      [
        ['person', 0],
        ['person', 9],
      ],
    );
    assert.equal(marksOf(annotations, true).length, 1);
  });
});
