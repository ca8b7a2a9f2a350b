// `npm test`: installs what is missing, then runs every check and suite, and ends with one line, `N passed, N failed`.
//
// Plain Node, because nothing is installed yet in a fresh clone.
import { installDependencies } from './dependencies.mjs';
import { runAndRead } from './run.mjs';

const node = process.execPath;

/** A step that is no suite counts as one test; a suite counts as many as mocha says. */
const steps = [
  { name: 'lint', program: 'npm', args: ['run', '--silent', 'lint'] },
  { name: 'types', program: 'npm', args: ['run', '--silent', 'types'] },
  { name: 'build', program: node, args: ['esbuild.mjs'] },
  { name: 'unit', program: 'npm', args: ['run', '--silent', 'test:unit'], suite: true },
  { name: 'integration', program: node, args: ['test/host/integration.mjs', '--no-build'], suite: true },
  {
    name: 'integration (web)',
    program: node,
    args: ['test/host/integration.mjs', '--no-build', '--web'],
    suite: true,
  },
  { name: 'package', program: node, args: ['test/host/package.mjs'] },
  // Journeys are made on what ships.
  { name: 'e2e', program: node, args: ['test/host/e2e.mjs', '--no-build', '--packaged'], suite: true },
];

installDependencies();
const results = [];
for (const { name, program, args, suite = false } of steps) {
  console.log(`\n== ${name}`);
  const { status, output } = await runAndRead(program, args);
  results.push({ name, ...(suite ? mochaCounts(output, status) : checkCounts(status)) });
}

console.log();
for (const { name, passed, failed } of results) console.log(`${name}: ${passed} passed, ${failed} failed`);
const sum = key => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;

function checkCounts(status) {
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A suite that ends badly without saying which test failed counts as one failure. */
function mochaCounts(output, status) {
  const count = word => Number(new RegExp(`^\\W*(\\d+) ${word}\\b`, 'm').exec(output)?.[1] ?? 0);
  const failed = count('failing');
  return { passed: count('passing'), failed: failed === 0 && status !== 0 ? 1 : failed };
}
