import {
  americanTeams,
  companies,
  companyEndings,
  eateries,
  leagues,
  nicknames,
  papers,
  shops,
  states,
  towns,
} from './everydayNames';
import { acronyms, codenames, countries, cultures, ranks } from './worldNames';

/** A slot's value; slots with the same index in one line belong together. */
export type FillSlot = (kind: string, index: string) => string | undefined;

/** A made-up name instead of one of the lists, so that the surroundings must tell. */
const INVENTED_SHARE = 0.35;
const MIDDLE_NAME_SHARE = 0.3;
/** Initials before a surname: of so many forms, with one letter or two. */
const INITIALS = [
  (a: string) => `${a}.`,
  (a: string, b: string) => `${a}.${b}.`,
  (a: string, b: string) => `${a}. ${b}.`,
  (a: string) => `${a}.`,
];
const SYLLABLES =
  'ka ra mo shi ber ta zul fan do re ghi nak sa lu wen tor ij ma by el kor hu da vi stra nem po qa zi ulf ak or gen mu'.split(
    ' ',
  );
const LETTERS = 'ABCDEFGHJKLMNPRSTVW';

/** Values for the slots of one line, by a seeded generator. */
export function slotsOfLine(random: () => number): FillSlot {
  const pick = <T>(list: readonly T[], fallback: T): T =>
    list[Math.floor(random() * list.length)] ?? fallback;
  const letter = (): string => LETTERS.charAt(Math.floor(random() * LETTERS.length));
  const orInvented = (list: readonly string[]): string =>
    random() < INVENTED_SHARE ? invented(random) : pick(list, 'Anders');
  const makers: Readonly<Record<string, () => Readonly<Record<string, string>>>> = {
    nation() {
      const [country, demonym, demonyms, capital, ...cities] = pick(countries, [
        'Chad',
        'Chadian',
        'Chadians',
        'N’Djamena',
      ] as const);
      const city = random() < INVENTED_SHARE ? invented(random) : pick(cities, capital);
      return { country, demonym, demonyms, capital, city };
    },
    person() {
      const culture = pick(cultures, { given: [], surnames: [] });
      const given = orInvented(culture.given);
      const middle = random() < MIDDLE_NAME_SHARE ? ` ${orInvented(culture.given)}` : '';
      const surname = orInvented(culture.surnames);
      const initials = pick(INITIALS, letter)(letter(), letter());
      return {
        given,
        surname,
        person: `${given}${middle} ${surname}`,
        initialled: `${initials} ${surname}`,
      };
    },
    company: () => ({ company: pick(companies, 'Shell') }),
    invention() {
      const second = random() < INVENTED_SHARE ? ` ${pick(towns, 'Leeds')}` : '';
      return { invention: `${invented(random)}${second} ${pick(companyEndings, 'Inc')}` };
    },
    shop() {
      const owner =
        random() < INVENTED_SHARE
          ? `${pick(cultures, { given: [], surnames: [] }).given[0] ?? 'Anna'}'s`
          : orInvented(towns);
      return { shop: `${owner} ${pick(shops, 'Cafe')}` };
    },
    town: () => ({ town: random() < INVENTED_SHARE / 2 ? invented(random) : pick(towns, 'Leeds') }),
    acronym: () => ({ acronym: pick(acronyms, 'PNA') }),
  };
  const plain: Readonly<Record<string, () => string>> = {
    rank: () => pick(ranks, 'General'),
    codename: () => pick(codenames, 'Falcon'),
    nickname: () => pick(nicknames, 'Rovers'),
    americans: () => pick(americanTeams, 'Bears'),
    eatery: () => pick(eateries, 'Subway'),
    paper: () => pick(papers, 'Guardian'),
    state: () => pick(states, 'TX'),
    league: () => pick(leagues, 'FIFA'),
    n: () => String(Math.floor(random() ** 2 * (random() < 0.3 ? 700 : 90))),
  };
  const makerOf: Readonly<Record<string, string>> = {
    country: 'nation', demonym: 'nation', demonyms: 'nation', capital: 'nation', city: 'nation',
    person: 'person', given: 'person', surname: 'person', initialled: 'person',
    company: 'company', invention: 'invention', shop: 'shop', town: 'town', acronym: 'acronym',
  }; // prettier-ignore
  const chosen = new Map<string, Readonly<Record<string, string>>>();
  return (kind, index) => {
    if (Object.hasOwn(plain, kind)) return plain[kind]?.();
    const maker = makerOf[kind] ?? '';
    const key = maker + index;
    const values = chosen.get(key) ?? makers[maker]?.();
    if (values) chosen.set(key, values);
    return values?.[kind];
  };
}

function invented(random: () => number): string {
  const count = 2 + Math.floor(random() * 2);
  const name = Array.from(
    { length: count },
    () => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? 'ka',
  ).join('');
  return name.charAt(0).toUpperCase() + name.slice(1);
}
