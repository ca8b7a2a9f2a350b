import type { EntityType } from '../../recognition/mention';
import type { LinkSource } from '../linker';
import { parseName, withSense, type ParsedName } from '../names/name';
import type { Sense } from '../names/senses';
import type { Sex } from '../names/sexes';
import { TitledNames, type TitledBearer } from './titledNames';
import { isShortName } from './sourceEntities';
import { likelyTypes } from './likelyTypes';

export type Parse = (text: string, type: EntityType) => ParsedName;

/** Names taken apart, and spellings that occur once: what all sources of a corpus share, so that it is kept once. */
export class KnownNames {
  private readonly parsed = new Map<string, ParsedName>();
  private readonly titled = new Map<string, ParsedName>();
  private readonly told = new Map<string, ParsedName>();
  private readonly once = new Map<string, ReadonlyMap<string, number>>();

  readonly parse: Parse = (text, type) => {
    const key = `${type}|${text}`;
    let name = this.parsed.get(key);
    if (!name) this.parsed.set(key, (name = parseName(text, type)));
    return name;
  };

  /** The single name of one bearer where a source tells of others by their titles: of `Mrs Doe` beside `Mr Doe`. */
  readonly ofBearer = (name: ParsedName, bearer: TitledBearer): ParsedName => {
    if (bearer === 'man') return name;
    const key = `${name.id}|${bearer}`;
    let own = this.titled.get(key);
    if (!own) {
      own = { ...name, id: key, spelling: `${name.spelling}~${bearer}` };
      this.titled.set(key, own);
    }
    return own;
  };

  /** The full name of a person of whom a source tells something. */
  readonly ofSense = (name: ParsedName, sense: Sense): ParsedName => {
    const key = `${name.id}|${sense.key}`;
    let own = this.told.get(key);
    if (!own) this.told.set(key, (own = withSense(name, sense)));
    return own;
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
  /** What the titles of all its mentions say, else the name itself. */
  readonly sex: Sex | undefined;
}

/** The names of one source, each once. */
export class SourceForms {
  readonly forms: DraftForm[] = [];
  /** Form of each mention. */
  readonly formOf: number[] = [];

  /** Title or rank words before and in each mention, joined by blanks; empty where there are none. */
  readonly titles: readonly string[];
  readonly titled: TitledNames;

  constructor(
    source: LinkSource,
    readonly known: KnownNames,
  ) {
    const types = likelyTypes(source);
    const names = source.contexts.map(({ name, isFamily }, i) => {
      const parsed = known.parse(name, types[i] ?? 'other');
      return isFamily && isSinglePerson(parsed) ? known.parse(name, 'group') : parsed;
    });
    this.titles = names.map(({ title = '' }, i) => `${source.contexts[i]?.title ?? ''} ${title}`.trim());
    this.titled = new TitledNames(names, this.titles);
    const byKey = new Map<string, number>();
    names.forEach((parsed, i) => {
      const bearer = isSinglePerson(parsed) ? this.titled.bearerOf(parsed, this.titles[i] ?? '') : undefined;
      const name = bearer === undefined ? parsed : known.ofBearer(parsed, bearer);
      let form = byKey.get(name.id);
      if (form === undefined) {
        form = this.forms.length;
        byKey.set(name.id, form);
        const type = name.shape === 'group' ? 'group' : (types[i] ?? 'other');
        const sex = bearer === undefined || bearer === 'man' ? this.titled.sexOf(name) : 'female';
        this.forms.push({ name, type, mentions: [], sex });
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

const isSinglePerson = ({ shape, parts }: ParsedName): boolean => shape === 'person' && parts.length === 1;

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
