import type { EntityType } from '../recognition/mention';
import type { LinkSource } from './linker';
import { parseName, type ParsedName } from './name';
import { isShortName } from './sourceEntities';
import { likelyTypes } from './likelyTypes';

export type Parse = (text: string, type: EntityType) => ParsedName;

/** Names taken apart, and spellings that occur once: what all sources of a corpus share, so that it is kept once. */
export class KnownNames {
  private readonly parsed = new Map<string, ParsedName>();
  private readonly once = new Map<string, ReadonlyMap<string, number>>();

  readonly parse: Parse = (text, type) => {
    const key = `${type}|${text}`;
    let name = this.parsed.get(key);
    if (!name) this.parsed.set(key, (name = parseName(text, type)));
    return name;
  };

  /** The spellings of a form of one mention. */
  readonly onceOf = (text: string): ReadonlyMap<string, number> => {
    let texts = this.once.get(text);
    if (!texts) this.once.set(text, (texts = new Map([[text, 1]])));
    return texts;
  };
}

/** One name under one type in one source. */
export interface DraftForm {
  readonly name: ParsedName;
  readonly type: EntityType;
  /** Indices of mentions, ascending. */
  readonly mentions: number[];
}

/** The names of one source, each once. */
export class SourceForms {
  readonly forms: DraftForm[] = [];
  /** Form of each mention. */
  readonly formOf: number[] = [];

  /** The spellings of a form of one mention. */
  readonly onceOf: KnownNames['onceOf'];

  constructor(source: LinkSource, { parse, onceOf }: KnownNames) {
    this.onceOf = onceOf;
    const byKey = new Map<string, number>();
    const types = likelyTypes(source);
    source.mentions.forEach((_, i) => {
      const type = types[i] ?? 'other';
      const name = parse(source.contexts[i]?.name ?? '', type);
      let form = byKey.get(name.id);
      if (form === undefined) {
        form = this.forms.length;
        byKey.set(name.id, form);
        this.forms.push({ name, type, mentions: [] });
      }
      this.forms[form]?.mentions.push(i);
      this.formOf.push(form);
    });
  }

  isShort(form: number): boolean {
    const name = this.forms[form]?.name;
    return name !== undefined && isShortName(name);
  }

  /** Lists of two forms or more that share a key. */
  groupBy(keys: (form: DraftForm) => readonly string[]): number[][] {
    const groups = new Map<string, number[]>();
    this.forms.forEach((form, i) => {
      for (const key of keys(form)) push(groups, key, i);
    });
    return [...groups.values()].filter(group => group.length > 1);
  }
}

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
