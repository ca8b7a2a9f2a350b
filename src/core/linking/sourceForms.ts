import type { EntityType } from '../recognition/mention';
import type { LinkSource } from './linker';
import type { ParsedName } from './name';
import { isShortName } from './sourceEntities';
import { likelyTypes } from './likelyTypes';

export type Parse = (text: string, type: EntityType) => ParsedName;

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

  constructor(source: LinkSource, parse: Parse) {
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
