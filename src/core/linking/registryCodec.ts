import type { Result } from '../text/result';
import type { Registry, RegistryEntry } from './registry';

const VERSION = 1;
/** Deepest nesting of unknown members that is kept; deeper is an attack on recursive writers, not data. */
const MAX_DEPTH = 100;
const ENTRY_MEMBERS = [
  'id',
  'label',
  'type',
  'aliases',
  'notNames',
  'merged',
  'distinctFrom',
  'notes',
  'sameAs',
  'coordinates',
] as const;
const REGISTRY_MEMBERS: readonly string[] = ['glossator:version', 'entities'];

type Json = Readonly<Record<string, unknown>>;

/** Reads `glossator.entities.json`. Fails with a sentence that names the entity and what is wrong with it. */
export function parseRegistry(json: string): Result<Registry> {
  let value: unknown;
  try {
    value = JSON.parse(json.startsWith('\ufeff') ? json.slice(1) : json);
  } catch (error) {
    return fail(`it is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isObject(value)) return fail('its top level must be an object');
  if (isTooDeep(value)) return fail(`it is nested more than ${MAX_DEPTH} levels deep`);
  const version = value['glossator:version'];
  if (version !== undefined && version !== VERSION) {
    return fail(`its version is ${JSON.stringify(version)}; this Glossator reads version ${VERSION}`);
  }
  const list = value['entities'] ?? [];
  if (!Array.isArray(list)) return fail('"entities" must be a list');
  const entries = new Map<string, RegistryEntry>();
  for (const [index, item] of (list as readonly unknown[]).entries()) {
    const entry = parseEntry(item);
    if (typeof entry === 'string') return fail(`entity ${index + 1}: ${entry}`);
    if (entries.has(entry.id)) return fail(`entity ${index + 1}: the id "${entry.id}" occurs twice`);
    entries.set(entry.id, entry);
  }
  const unknown = unknownMembers(value, REGISTRY_MEMBERS);
  return { ok: true, value: unknown ? { entries, unknown } : { entries } };
}

/**
 * Writes the registry: entities by id, members in one order, one line a member and the commas on lines of their own,
 * so that one entity never changes another's lines; a final newline.
 */
export function formatRegistry(registry: Registry): string {
  const entries = [...registry.entries.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map(formatEntry);
  const unknown = Object.entries(registry.unknown ?? {}).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`,
  );
  const list = entries.length === 0 ? '[]' : `[\n${entries.join('    ,\n')}  ]`;
  return `{\n  "glossator:version": ${VERSION},\n${unknown.join('')}  "entities": ${list}\n}\n`;
}

function formatEntry(entry: RegistryEntry): string {
  const known = ENTRY_MEMBERS.flatMap((member): [string, unknown][] => {
    const value = entry[member];
    return value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[member, value]];
  });
  const members = [...known, ...Object.entries(entry.unknown ?? {})];
  const lines = members.map(([key, value]) => `      ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `    {\n${lines.join(',\n')}\n    }\n`;
}

/** The entry, or what is wrong with it. */
function parseEntry(item: unknown): RegistryEntry | string {
  if (!isObject(item)) return 'must be an object';
  const { id, label, type, notes } = item;
  if (typeof id !== 'string' || id === '') return '"id" must be a text that is not empty';
  if (typeof label !== 'string' || label === '') return `"label" of "${id}" must be a text that is not empty`;
  if (typeof type !== 'string' || type === '') return `"type" of "${id}" must be a text that is not empty`;
  if (notes !== undefined && typeof notes !== 'string') return `"notes" of "${id}" must be a text`;
  const coordinates = item['coordinates'];
  if (coordinates !== undefined && !isCoordinates(coordinates)) {
    return `"coordinates" of "${id}" must be {"latitude": -90 to 90, "longitude": -180 to 180}`;
  }
  const lists = ['aliases', 'notNames', 'merged', 'distinctFrom', 'sameAs'] as const;
  for (const member of lists) {
    const value = item[member];
    if (value !== undefined && !isTexts(value)) return `"${member}" of "${id}" must be a list of texts`;
  }
  const texts = (member: (typeof lists)[number]): readonly string[] => {
    const value = item[member];
    return isTexts(value) ? value : [];
  };
  const unknown = unknownMembers(item, ENTRY_MEMBERS);
  return {
    id,
    label,
    type,
    aliases: texts('aliases'),
    notNames: texts('notNames'),
    merged: texts('merged'),
    distinctFrom: texts('distinctFrom'),
    sameAs: texts('sameAs'),
    ...(notes === undefined ? {} : { notes }),
    ...(coordinates === undefined ? {} : { coordinates }),
    ...(unknown ? { unknown } : {}),
  };
}

/** Members outside `known`, as own properties only (a member called `__proto__` is data like any other). */
function unknownMembers(object: Json, known: readonly string[]): Json | undefined {
  const rest = Object.entries(object).filter(([key]) => !known.includes(key));
  return rest.length === 0 ? undefined : Object.fromEntries(rest);
}

/** Walks without recursion: the depth is what may be hostile. */
function isTooDeep(root: unknown): boolean {
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value === 'object' && value !== null)
        for (const child of Object.values(value)) next.push(child);
    }
    level = next;
  }
  return false;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(item => typeof item === 'string');

const isCoordinates = (value: unknown): value is { latitude: number; longitude: number } =>
  isObject(value) && isWithin(value['latitude'], 90) && isWithin(value['longitude'], 180);

const isWithin = (value: unknown, limit: number): boolean =>
  typeof value === 'number' && Math.abs(value) <= limit;

const fail = (error: string): Result<Registry> => ({ ok: false, error });
