import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';

/** A test waits for analysis and for VS Code's own events; on a loaded two-core machine both are slow. */
const TEST_TIMEOUT_MS = 60_000;

/** Before every line that the reporter prints, so that the launcher can tell it from what the workbench says of itself. */
const OUTPUT_MARK = '│';

/** VS Code calls this in its extension host; a rejection fails the run. */
export async function run(): Promise<void> {
  markOutput();
  const mocha = new Mocha({ ui: 'bdd', timeout: TEST_TIMEOUT_MS, color: false, reporter: 'spec' });
  const pattern = process.env['GLOSSATOR_GREP'];
  if (pattern) mocha.grep(pattern);
  for (const name of readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).sort()) {
    if (name.endsWith('.test.js')) mocha.addFile(join(__dirname, name));
  }
  const failures = await new Promise<number>(done => mocha.run(done));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}

/** Only the reporter's lines: VS Code does not let `console.log` itself be replaced. */
function markOutput(): void {
  Mocha.reporters.Base.consoleLog = (...values: unknown[]) => {
    for (const line of format(...values).split('\n')) console.log(`${OUTPUT_MARK}${line}`);
  };
}
