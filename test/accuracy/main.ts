// `npm run accuracy [-- part…] [-- --json FILE]`: scores on the development sets, with peers in the same run.
import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { anchoring } from './anchoring';
import { sharedFolder } from './data';
import { dates } from './dates';
import { entities } from './entities';
import type { Figure, Measurement } from './figures';
import { linking } from './linking';

const measurements: readonly Measurement[] = [entities, dates, linking, anchoring];

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'string' } },
  });
  if (!existsSync(sharedFolder)) {
    console.log(`There is no measurement data in ${sharedFolder}; name its folder in GLOSSATOR_DATA.`);
    process.exitCode = 2;
    return;
  }
  const figures: Figure[] = [];
  for (const measurement of measurements) {
    if (positionals.length > 0 && !positionals.includes(measurement.name)) continue;
    console.log(`\n${measurement.name}`);
    await measurement.run(figure => {
      figures.push(figure);
      const { set, measure, system, value } = figure;
      console.log(
        `  ${set.padEnd(22)} ${measure.padEnd(34)} ${system.padEnd(28)} ${value.toFixed(1).padStart(7)}`,
      );
    });
  }
  if (values.json) writeFileSync(values.json, JSON.stringify(figures, undefined, 2) + '\n');
}

void main();
