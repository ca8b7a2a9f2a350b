import { annotateCommand } from './annotate';
import { anchorCommand } from './anchor';
import { checkCommand } from './check';
import { UsageError, type Command, type ExitStatus } from './command';
import { exportCommand } from './export';
import { importCommand } from './import';
import { mergeCommand } from './merge';
import { processTerminal } from './terminal';
import { HumanError } from '../core/text/humanError';

const commands: readonly Command[] = [
  annotateCommand,
  exportCommand,
  importCommand,
  checkCommand,
  anchorCommand,
  mergeCommand,
];

async function main(args: readonly string[]): Promise<ExitStatus> {
  const terminal = processTerminal();
  const [name, ...rest] = args;
  const command = commands.find(command => command.name === name);
  if (!command) {
    const asked = name === undefined || name === '--help' || name === '-h' || name === 'help';
    if (!asked) terminal.say(`glossator: there is no command "${name}"`);
    for (const { usage, summary } of commands) terminal.say(`  glossator ${usage}\n      ${summary}`);
    return name !== undefined && asked ? 0 : 2;
  }
  try {
    if (rest.includes('--help')) {
      terminal.say(`usage: glossator ${command.usage}\n${command.summary}`);
      return 0;
    }
    return await command.run(rest, terminal);
  } catch (error) {
    if (error instanceof UsageError)
      terminal.say(`glossator: ${error.message}\nusage: glossator ${command.usage}`);
    else if (error instanceof HumanError) terminal.say(`glossator: ${error.message}`);
    else
      terminal.say(`glossator: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return 2;
  }
}

void main(process.argv.slice(2)).then(status => {
  process.exitCode = status;
});
