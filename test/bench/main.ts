// `npm run bench [-- part…] [-- --json FILE]`: times against the budgets of the README, with a peer in the same run.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { activation } from './activation';
import { type Bench, type BenchFigure } from './bench';
import { dates } from './dates';
import { exporting } from './export';
import { hover } from './hover';
import { keystroke } from './keystroke';
import { linking } from './linking';
import { recognition } from './recognition';
import { secondStart } from './secondStart';
import { sidecars } from './sidecars';

const benches: readonly Bench[] = [
  activation,
  recognition,
  dates,
  keystroke,
  hover,
  secondStart,
  linking,
  exporting,
  sidecars,
];

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'string' } },
  });
  const figures: BenchFigure[] = [];
  for (const bench of benches) {
    if (positionals.length > 0 && !positionals.includes(bench.name)) continue;
    console.log(`\n${bench.name}`);
    await bench.run(figure => {
      figures.push(figure);
      const value = figure.value >= 100 ? figure.value.toFixed(0) : figure.value.toFixed(2);
      const budget = figure.budget ? `   (budget: ${figure.budget})` : '';
      console.log(
        `  ${figure.what.padEnd(38)} ${figure.system.padEnd(24)} ${value.padStart(9)} ${figure.unit}${budget}`,
      );
    });
  }
  if (values.json) writeFileSync(values.json, JSON.stringify(figures, undefined, 2) + '\n');
}

void main();
