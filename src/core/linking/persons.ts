import { romanKey } from './variants';

/** Words that stand before a person's name without being part of it, folded. Own list. */
const TITLES = new Set(
  (
    'mr mrs ms miss dr prof professor sir dame lord lady rev reverend fr father sister brother saint st hon honourable ' +
    'honorable president vice prime minister pm chancellor premier king queen prince princess emperor empress sultan ' +
    'emir amir shah sheikh shaikh sheik ayatollah imam mullah maulana mawlana pope cardinal bishop archbishop rabbi ' +
    'general gen lieutenant lt colonel col major maj captain capt commander cmdr admiral adm vadm brigadier brig ' +
    'sergeant sgt corporal cpl private pvt marshal field air chief staff army judge justice senator sen ' +
    'representative rep congressman congresswoman governor gov mayor ambassador amb secretary sec minister deputy ' +
    'chairman chairwoman chairperson director foreign federal former ex then acting interim late herr frau monsieur ' +
    'madame mme mlle signor senor senora don dona duke duchess count countess baron baroness earl viscount marquis ' +
    'syed sayyid sayed hajji haji hafiz ustad coach officer inspector detective superintendent sheriff comrade commodore ' +
    'wing squadron leader ensign nawab raja rajah maharaja khedive caliph surgeon attorney co trustee'
  ).split(' '),
);

/** Titles that never stand inside a name: what is before them is a description. */
const INNER_TITLES = new Set(
  (
    'mr mrs ms dr prof gen lt col maj capt sgt sen rep gov rev president minister senator governor secretary general ' +
    'colonel captain chancellor premier congressman congresswoman chairman chairwoman ambassador professor director'
  ).split(' '),
);

/** Name parts that bind to what follows and come and go between spellings. */
const PARTICLES = new Set(
  'al el ul ud ad ur us as an bin ibn ben bint von van der den de del della di da do dos du la le zu zum af ap y e'.split(
    ' ',
  ),
);
const GENERATIONS: Readonly<Record<string, string>> = { jr: 'jr', junior: 'jr', sr: 'sr', senior: 'sr' };
/** Numbers of rulers, popes and heirs. */
const NUMERAL = /^(?=[ivx])x{0,2}(?:ix|iv|v?i{0,3})$/;
const DEGREES = new Set('phd md esq mp mbe obe kbe cbe dbe dso frs ra vc kcb gcb qc kc sj'.split(' '));

/** Servant-of names: `abdul hamid`, `abd al hamid`, `abdelhamid` are one name. */
const SERVANT = new Set('abd abdul abdel abdal abdol abdu'.split(' '));

/** First names that are so often left out that a name without them is the same name. */
const DROPPABLE = /^m[ou]h?amm?[ae]d$/;

/** Short and long forms of given names: each line is one class. Own list of the commonest in English. */
const NICKNAMES = `
william bill will billy willie
robert bob rob bobby robbie
richard dick rick ricky rich
james jim jimmy jamie
john jack johnny jon
joseph joe joey
thomas tom tommy
michael mike mick mickey
edward ed eddie ted teddy ned
charles charlie chuck
david dave
daniel dan danny
donald don donnie
kenneth ken kenny
ronald ron ronnie
anthony tony
andrew andy drew
samuel sam sammy
benjamin ben benny
alexander alex sandy
nicholas nick nicky
christopher chris
matthew matt
timothy tim
stephen steven steve
gerald gerry jerry
lawrence laurence larry
peter pete
patrick pat paddy
philip phil
frederick fred freddie
francis frank
henry harry hank
gregory greg
jeffrey geoffrey jeff geoff
douglas doug
raymond ray
albert al bert
arthur art
walter walt
eugene gene
leonard len lenny
elizabeth liz beth betty eliza lizzie
margaret maggie meg peggy
katherine catherine kathryn kate kathy cathy katie
jennifer jen jenny
barbara barb
susan sue suzy
patricia pat patty
deborah debbie deb
rebecca becky
victoria vicky
`;

const nicknameClass = new Map<string, Set<string>>();
for (const line of NICKNAMES.trim().split('\n')) {
  const names = new Set(line.split(' '));
  for (const name of names) nicknameClass.set(name, new Set([...(nicknameClass.get(name) ?? []), ...names]));
}

/** Names that so many people bear that alone they say nothing in another source (own list; given names as above). */
const COMMON_NAMES = new Set(
  (
    'smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson ' +
    'taylor moore jackson martin lee perez thompson white harris sanchez clark lewis robinson walker young allen king ' +
    'wright scott hill green adams nelson baker hall campbell mitchell carter roberts evans turner parker collins ' +
    'edwards stewart morris murphy cook rogers morgan cooper reed bailey kelly howard ward cox wood watson bennett ' +
    'hughes price long foster ross khan ali ahmed hussain malik singh kumar sharma patel gupta kim park choi wang li ' +
    'zhang liu chen yang nguyen tran hassan ibrahim omar abdullah muhammad ivanov petrov silva santos muller schmidt ' +
    'maria anna mary jane sarah laura emma lisa karen nancy linda betty helen ruth george paul mark kevin brian jason ' +
    'eric adam simon martha alice julia rachel sara jose juan carlos luis pedro hans ahmad yusuf'
  ).split(' '),
);

/** Whether a single name by itself does not tell people of different sources apart. */
export const isCommonName = (part: string): boolean =>
  COMMON_NAMES.has(part) || nicknameClass.has(part) || DROPPABLE.test(part);

/** A person's name taken apart. */
export interface PersonName {
  /**
   * Given names and family name, folded, without titles and particles; initials are single letters; a name written
   * with hyphens is one part (`zia-haq` for "Zia-ul-Haq").
   */
  readonly parts: readonly string[];
  /** `jr`, `sr`, `ii`, `iii`, ...; the number behind a single name ("Henry VIII") is a part of it, as it has no other. */
  readonly generation?: string;
}

/** What follows `Ben` where that means "son of" (own list); before any other word it is short for Benjamin. */
const SONS = new Set(
  'ali bella barka gurion zion hur yehuda laden salah ammar salman jelloun khedda youssef'.split(' '),
);

/** `ii`, `viii`: which of several bearers of one name. */
export const isNumeral = (part: string): boolean => NUMERAL.test(part);

/** Takes folded words (hyphens kept) apart; `Doe, John` must be turned round before. */
export function personName(words: readonly string[]): PersonName {
  const kept = [...words];
  while (kept.length > 1 && DEGREES.has(kept[kept.length - 1] ?? '')) kept.pop();
  const title = kept.slice(0, -1).findLastIndex(word => INNER_TITLES.has(word));
  if (title > 0) kept.splice(0, title);
  while (kept.length > 1 && TITLES.has(kept[0] ?? '')) kept.shift();
  const last = kept[kept.length - 1] ?? '';
  const isNumbered = kept.length > 2 && isNumeral(last);
  const generation = isNumbered ? last : kept.length > 1 ? GENERATIONS[last] : undefined;
  if (generation !== undefined) kept.pop();
  const parts: string[] = [];
  if (kept[0] === 'ben' && kept.length === 2 && !SONS.has(kept[1] ?? '')) parts.push(kept.shift() ?? '');
  let servant = false;
  for (const word of kept) {
    const pieces = word.split('-').filter(piece => piece !== '' && !PARTICLES.has(piece));
    if (pieces.length === 0) continue;
    if (SERVANT.has(pieces[0] ?? '')) {
      pieces.shift();
      servant = true;
      if (pieces.length === 0) continue;
    }
    const part = pieces.join('-').replace(/^abd[aeou]l(?=.{3})/, 'abdul');
    parts.push(servant ? `abdul${part}` : part);
    servant = false;
  }
  if (parts.length === 0) parts.push(kept.join('-'));
  return generation === undefined ? { parts } : { parts, generation };
}

/** Words that name a role, never one person; with a capital letter they are taken for names all the same. Own list. */
const ROLES = new Set(
  (
    'he she his her him man woman men women boy girl teen mother father mom son daughter police officers authorities ' +
    'suspect suspects gunman robbers driver victim doctor coach host climber accused owner witness staff crew ' +
    'spokesman spokeswoman president chairman chair attorney regent'
  ).split(' '),
);

/** Whether a single name is only a role or title, which means somebody else in every source. */
export const isRole = (folded: string): boolean => ROLES.has(folded) || TITLES.has(folded);

export const isTitle = (folded: string): boolean => TITLES.has(folded);

/** Whether two given names are forms of one: `bill` and `william`. */
export const areNicknames = (a: string, b: string): boolean => nicknameClass.get(a)?.has(b) ?? false;

export const isDroppable = (part: string): boolean => DROPPABLE.test(part);

/** What a part of a name is looked up by: spelling-blind, and each half of a hyphenated part too. */
export function partKeys(part: string): string[] {
  const servant = /^abdul(.{3,})$/.exec(part)?.[1];
  const halves = part.includes('-') ? part.split('-') : [];
  return [part.replace(/-/g, ''), ...halves, ...(servant === undefined ? [] : [servant])].map(romanKey);
}
