/** The types that an export uses, under names that brat takes (letters, digits, `-` and `_`). */
export class BratVocabulary {
  private readonly textBounds = new Map<string, string>();
  private readonly relations = new Map<string, string>();

  textBound(type: string): string {
    return nameIn(this.textBounds, type);
  }

  relation(label: string): string {
    return nameIn(this.relations, label);
  }

  get textBoundNames(): readonly string[] {
    return [...this.textBounds.values()].sort();
  }

  get relationNames(): readonly string[] {
    return [...this.relations.values()].sort();
  }
}

/** A name that brat takes, as like as can be; several types may have it. */
export const bratName = (type: string): string => type.replace(/[^\p{L}\p{N}_-]+/gu, '_') || '_';

/** The same name for the same type, another for every other. */
function nameIn(names: Map<string, string>, type: string): string {
  const known = names.get(type);
  if (known !== undefined) return known;
  const base = bratName(type);
  const taken = new Set(names.values());
  let name = base;
  for (let i = 2; taken.has(name); i++) name = `${base}_${i}`;
  names.set(type, name);
  return name;
}

/** `annotation.conf`: what brat must know to show and check the files. */
export const bratConfiguration = ({ textBoundNames, relationNames }: BratVocabulary): string =>
  [
    '[entities]',
    ...textBoundNames,
    '',
    '[relations]',
    ...relationNames.map(name => `${name}\tArg1:<ENTITY>, Arg2:<ENTITY>`),
    // Without this brat refuses annotations that overlap.
    '<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
    '',
    '[events]',
    '',
    '[attributes]',
    'Status\tArg:<ENTITY>, Value:suggested|accepted|rejected',
    'Timex\tArg:<ENTITY>, Value:DATE|TIME|DURATION|SET',
    '',
  ].join('\n');
