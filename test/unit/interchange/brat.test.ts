import { deepEqual } from 'node:assert/strict';
import { brat } from '../../../src/core/interchange/brat/brat';
import { bratImporter } from '../../../src/core/interchange/brat/bratImport';
import { source, spanning } from './adversarial';
import { bratErrors } from './bratRules';
import { asText, file, run } from './run';

const TEXT = 'Libya and Oran met.';

/** What is read of an `.ann` file on the text: each annotation in words, and what is listed. */
function read(...lines: string[]): string[] {
  const ann = lines.map(line => `${line.replaceAll(' | ', '\t')}\n`).join('');
  const [part] = bratImporter.import([file('t.ann', ann), file('t.txt', TEXT)]);
  const annotations = part?.annotations ?? [];
  const words = new Map(annotations.map(({ id, targets }) => [id, targets.map(t => t.exact).join('+')]));
  return [
    ...annotations.map(({ id, content, tags, comments }) => {
      const what =
        content.kind === 'link'
          ? `${words.get(content.from)} ${content.label} ${words.get(content.to)}`
          : words.get(id);
      return [what, ...tags.map(tag => `#${tag}`), ...comments.map(({ text }) => `“${text}”`)].join(' ');
    }),
    ...(part?.problems ?? []).map(({ line, column, message }) => `${line}:${column} ${message}`),
  ];
}

const LIBYA = 'T1 | LOC 0 5 | Libya';
const ORAN = 'T2 | LOC 10 14 | Oran';

describe('what brat files say of annotations', () => {
  const cases: readonly (readonly [what: string, lines: readonly string[], found: readonly string[]])[] = [
    [
      'attributes that are none of ours are tags',
      [LIBYA, 'A1 | Negation T1', 'A2 | Certainty T1 low', 'A3 | Status T1 rejected'],
      ['Libya #Negation #Certainty: low'],
    ],
    [
      'what is said of an event is said of its trigger',
      [
        LIBYA,
        'T2 | Meeting 15 18 | met',
        'E1 | Meeting:T2 Who:T1',
        'A1 | Doubtful E1',
        '#1 | AnnotatorNotes E1 | why',
      ],
      ['Libya', 'met #Doubtful “why”', 'met Who Libya'],
    ],
    ['equivalents are joined', [LIBYA, ORAN, '* | Equiv T1 T2'], ['Libya', 'Oran', 'Libya Equiv Oran']],
    [
      'a comment on a relation is its own',
      [LIBYA, ORAN, 'R1 | met Arg1:T1 Arg2:T2', '#1 | AnnotatorNotes R1 | when?'],
      ['Libya', 'Oran', 'Libya met Oran “when?”'],
    ],
    [
      'what names nothing is listed',
      [
        LIBYA,
        'A1 | Odd T7',
        'N1 | Reference T8 Wikidata:Q1 | x',
        'E1 | Meeting:T9',
        'R1 | met Arg1:T1 Arg2:T6',
      ],
      [
        'Libya',
        '2:4 there is no T7 in the file',
        '3:4 there is no T8 in the file',
        '4:4 there is no T9 in the file',
        '5:1 this relation joins what is not in the file',
      ],
    ],
  ];
  for (const [what, lines, found] of cases) it(what, () => deepEqual(read(...lines), found));
});

describe('what brat takes', () => {
  it('no span of blanks, and no empty reference', async () => {
    const annotations = [
      spanning(TEXT, [[5, 6]], { kind: 'note' }),
      spanning(TEXT, [[0, 5]], { kind: 'date', timex: 'DATE', value: '' }),
    ];
    const { files, losses } = await run(brat, [source('t.txt', TEXT, annotations)]);
    const ann = asText(files.get('t.ann'));
    deepEqual(bratErrors(ann, TEXT), []);
    deepEqual(
      [ann.split('\n')[0], losses.flatMap(({ feature, span }) => (feature === 'place' ? [span?.start] : []))],
      ['T1\tdate 0 5\tLibya', [5]],
    );
    const [part] = bratImporter.import([file('t.ann', ann), file('t.txt', TEXT)]);
    deepEqual(part?.annotations[0]?.content, { kind: 'date', timex: 'DATE', value: '' });
  });
});
