import type { Reason } from '../entity';
import type { LinkSource } from '../linker';
import { against, partInWords, quote, supports } from './reasonWords';
import type { Step } from '../insideSources/sourceEntities';

/** Why one mention stands for its source's entity; `undefined` where it bears the entity's name first. */
export function insideReason(step: Step, mention: string, source: LinkSource): Reason | undefined {
  if (step.kind === 'own name') return undefined;
  if (step.kind === 'decided') return supports('decided', 'you decided so');
  const other = source.contexts[step.by];
  const name = quote(other?.name ?? '');
  const line = `on line ${(other?.line ?? 0) + 1}`;
  switch (step.kind) {
    case 'same name':
      return other?.name === mention
        ? supports('same name in this source', `the same name stands ${line}`)
        : supports('same name in this source', `${name} ${line} is another form of the same name`);
    case 'part of name':
      return partOfReason(source, step.by, mention);
    case 'acronym':
      return supports('acronym', `its letters are the initials of ${name} ${line}`);
    case 'equated':
      return supports('equated in the text', `the text puts it beside ${name} ${line} as the same`);
    case 'variant':
      if (other?.name === mention)
        return supports('same name in this source', `the same name stands ${line}`);
      return supports('spelling variant', `another way to write ${name} ${line}`);
    case 'fuller':
      return supports('fuller name', `agrees with the name ${name} ${line}, which says more or less of it`);
    case 'short name':
      return supports('short name', `a shorter form of ${name} ${line}`);
    default:
      return step satisfies never;
  }
}

/** That a full name of the source holds the name. */
export function partOfReason({ contexts }: LinkSource, by: number, mention: string): Reason {
  const { name = '', line = 0 } = contexts[by] ?? {};
  const part = partInWords(name, mention, 'full name');
  return supports('full name in this source', `${part} on line ${line + 1}`);
}

/** Why a namesake of the same source was not chosen. */
export function lessPresentReason({ contexts }: LinkSource, chosen: number): Reason {
  const { name = '', line = 0 } = contexts[chosen] ?? {};
  return against(
    'presence',
    `${quote(name)} on line ${line + 1} is more present here: named more often, nearer or first, or of that title`,
  );
}
