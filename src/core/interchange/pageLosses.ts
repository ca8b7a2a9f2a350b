import type { ExportSource, Feature } from './format';
import type { PreparedSource } from './prepare';
import { saidHead } from './sourceHead';

/** Tells what a format cannot carry of what a sidecar says of its source, besides its annotations. */
export function reportHead(
  { source, unknown = {} }: ExportSource['sidecar'],
  text: string | undefined,
  carries: ReadonlySet<Feature>,
  lose: PreparedSource['lose'],
): void {
  const members = Object.keys(unknown).filter(name => !OF_THE_FILE.has(name));
  if (members.length > 0)
    lose('unknown members', undefined, `what its sidecar says in ${members.join(', ')}`);
  const said = saidHead(source, text);
  if (said.title !== undefined && !carries.has('source title'))
    lose('source title', undefined, `its title “${said.title}”`);
  if (said.date !== undefined && !carries.has('source date'))
    lose('source date', undefined, `its own date, ${said.date}`);
  if (said.unknown && !carries.has('source members'))
    lose(
      'source members',
      undefined,
      `what its sidecar says of it in ${Object.keys(said.unknown).join(', ')}`,
    );
}

/** Members of a sidecar that say nothing but what file it is. */
const OF_THE_FILE = new Set(['@context', 'id']);
