import type { ParsedName } from '../names/name';
import { sexOfTitle, womanOfTitle, type Sex } from '../names/sexes';

/** Whom one name means where a source tells its bearers apart by titles: Mr Doe, Mrs Doe and Miss Doe are three. */
export type TitledBearer = 'man' | 'woman' | 'maiden';

/** How many mentions of one name have a title of each kind; `woman` where it leaves open whether she is a wife. */
type Told = Record<'man' | 'wife' | 'maiden' | 'woman', number>;

/** What the titles in one source say of the bearers of each person's name. */
export class TitledNames {
  private readonly told = new Map<string, Told>();

  /** `titles` are parallel to `names`, folded and joined by blanks. */
  constructor(names: readonly ParsedName[], titles: readonly string[]) {
    names.forEach(({ shape, key }, i) => {
      const kind = shape === 'person' ? kindOf(titles[i] ?? '') : undefined;
      if (kind === undefined) return;
      const told = this.told.get(key) ?? { man: 0, wife: 0, maiden: 0, woman: 0 };
      told[kind]++;
      this.told.set(key, told);
    });
  }

  /** Who is meant by a name with or without a title; `undefined` where the source tells of one bearer only. */
  bearerOf({ key }: ParsedName, title: string): TitledBearer | undefined {
    const told = this.told.get(key);
    if (!told || !(told.man > 0 ? isOfWoman(told) : isOfWifeAndMaiden(told))) return undefined;
    const likelier = told.maiden > told.wife ? 'maiden' : 'woman';
    switch (kindOf(title)) {
      case 'man':
        return 'man';
      case 'wife':
        return 'woman';
      case 'maiden':
        return 'maiden';
      case 'woman':
        return likelier;
      case undefined:
        return told.man > 0 ? 'man' : likelier;
    }
  }

  /** What the titles say of all who bear a name, else the name itself. */
  sexOf({ key, sex }: ParsedName): Sex | undefined {
    const told = this.told.get(key);
    return told ? (told.man > 0 ? 'male' : 'female') : sex;
  }

  /** Whether the source tells of both Mrs Doe and Miss Doe. */
  hasWifeAndMaiden({ key }: ParsedName): boolean {
    const told = this.told.get(key);
    return told !== undefined && isOfWifeAndMaiden(told);
  }
}

function kindOf(title: string): keyof Told | undefined {
  const sex = title === '' ? undefined : sexOfTitle(title);
  return sex === 'female' ? (womanOfTitle(title) ?? 'woman') : sex === 'male' ? 'man' : undefined;
}

const isOfWoman = ({ wife, maiden, woman }: Told): boolean => wife + maiden + woman > 0;
const isOfWifeAndMaiden = ({ wife, maiden }: Told): boolean => wife > 0 && maiden > 0;
