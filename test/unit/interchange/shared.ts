import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder with other people's schemas and sample files, which the project does not ship. */
const formats = join(
  resolve(process.env['GLOSSATOR_DATA'] ?? join(__dirname, '../../../../shared')),
  'formats',
);

/** Path of a fixture; ends the running test as skipped, with a message, where it is not there. */
export function fixture(context: Mocha.Context, path: string): string {
  const found = join(formats, path);
  if (!existsSync(found)) {
    console.log(`      skipped: there is no ${path} in the folder of format fixtures`);
    context.skip();
  }
  return found;
}

export const readFixture = (context: Mocha.Context, path: string): string =>
  readFileSync(fixture(context, path), 'utf8');
