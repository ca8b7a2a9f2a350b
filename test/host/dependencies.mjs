// Installs the project's own npm packages when they are missing or no longer those of the lock file.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder, run } from './run.mjs';

const modulesFolder = join(projectFolder, 'node_modules');

/** Says for which lock file the packages were installed. */
const mark = join(modulesFolder, '.installed-for');

export function installDependencies() {
  const lock = createHash('sha256')
    .update(readFileSync(join(projectFolder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  console.log("Installing the project's packages …");
  const command = existsSync(modulesFolder) ? 'install' : 'ci';
  run('npm', [command, '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(mark, lock);
}
