import { list, type NameNode, type Occurrence } from './corpusNames';

/** The short keys: under each stand the names that one way of shortening may mean. */
export const acronymKey = (acronym: string): string => `acronym ${acronym}`;
export const partKey = (lookup: string): string => `part ${lookup}`;
export const nameKey = (key: string): string => `name ${key}`;

/** What a short name's choice depends on: it is made anew when one of these keys changes. */
function shortKeys({ entity }: Occurrence): string[] {
  const [main] = entity.forms;
  const keys = entity.forms.flatMap(({ name }) => [
    ...(name.acronym ? [acronymKey(name.key)] : []),
    ...(name.shape === 'person' ? [partKey(name.lookups[0] ?? '')] : []),
  ]);
  return main ? [...keys, nameKey(main.name.key)] : keys;
}

/** The keys under which short names may stand for a full name. */
export const keysOf = (node: NameNode): string[] => [
  nameKey(node.name.key),
  ...node.name.lookups.map(partKey),
  ...[...node.acronyms.keys()].map(acronymKey),
  ...[...node.initials.keys()].map(acronymKey),
];

/** Files occurrences under what their choice depends on. */
export class ShortList {
  private readonly byKey = new Map<string, Set<Occurrence>>();

  add(occurrence: Occurrence): void {
    for (const key of shortKeys(occurrence)) list(this.byKey, key, occurrence);
  }

  delete(occurrence: Occurrence): void {
    for (const key of shortKeys(occurrence)) this.byKey.get(key)?.delete(occurrence);
  }

  under(key: string): Iterable<Occurrence> {
    return this.byKey.get(key) ?? [];
  }
}
