import * as assert from 'node:assert/strict';
import grammar from '../../../syntaxes/source-text.tmLanguage.json';

type RuleName = keyof typeof grammar.repository;

/** The grammar's own expressions; Oniguruma and JavaScript read these alike. */
const rules = Object.entries(grammar.repository).flatMap(([name, rule]) =>
  'match' in rule ? [{ name: name as RuleName, expression: new RegExp(rule.match, 'u') }] : [],
);

/** Which rules apply to a line, and to what part of it. */
const marks = (line: string): string[] =>
  rules.flatMap(({ name, expression }) => {
    const found = expression.exec(line);
    return found ? [`${name}: ${found[0]}`] : [];
  });

describe('grammar for source texts', () => {
  const table: readonly (readonly [line: string, ...marks: string[]])[] = [
    ['==Talks, 1972–73==', 'wikiHeading: ==Talks, 1972–73=='],
    ['====1960s–70s: quiet====  ', 'wikiHeading: ====1960s–70s: quiet====  '],
    ['a == b == c'],
    ['=not closed'],
    ['SEA RESCUE PACT SIGNED', 'capitalsHeading: SEA RESCUE PACT SIGNED'],
    ['NATO and IMCO'],
    ['MFA'],
    ['> as he wrote', 'blockQuote: > as he wrote'],
    ['By Philip Harcourt', 'byline: By Philip Harcourt'],
    ['By noon the hall was full of people, and the lamp went out.'],
    ['TUNIS: The navy said', 'dateline: TUNIS:'],
    ['VALLETTA, May 13 (MNA) — Three', 'dateline: VALLETTA, May 13 (MNA) —'],
    ['ST. JULIAN’S (Courier): Three', 'dateline: ST. JULIAN’S (Courier):'],
    ['Present: all'],
    ['Q: And then?', 'speaker: Q:'],
    ['  • The cutter', 'bullet:   •'],
    ['* one', 'bullet: *'],
    ['-5 degrees'],
    ['see https://jrc.example/press.', 'url: https://jrc.example/press'],
    ['he said “no” and left', 'curlyQuotation: “no”'],
    ['he said "no" and left', 'straightQuotation: "no"'],
    ["the ferry ''Santa Marta'' sank", "wikiItalic: ''Santa Marta''"],
    ["the '''Accord''' is", "wikiBold: '''Accord'''"],
    ["it's the Turks' turn"],
  ];
  for (const [line, ...expected] of table) {
    it(line, () => assert.deepEqual(marks(line), expected));
  }

  it('takes linear time on lines made to be slow', function () {
    // What else the machine does at the moment does not count.
    this.retries(3);
    const repeats = 20_000;
    for (const part of ['=', '= ', '“', '"', "'", 'A ', 'A, ', 'AB (', 'https://', ' ', '• ', 'By A']) {
      const line = part.repeat(repeats);
      const start = performance.now();
      for (const { expression } of rules) expression.exec(line);
      assert.ok(performance.now() - start < 1000, JSON.stringify(part));
    }
  });
});
