/** Legal forms that newspapers add or leave out at will (own list, after ISO 20275's commonest). */
const COMPANY_SUFFIXES = new Set(
  (
    'inc incorporated corp corporation co company cos companies ltd limited plc llc lp llp gmbh ag sa nv bv spa srl ' +
    'kk oyj ab asa kgaa pty pte sarl sas holdings holding'
  ).split(' '),
);

/** Spellings and abbreviations that mean the same word in names of organizations. */
const SAME_WORD: Readonly<Record<string, string>> = {
  organisation: 'organization',
  centre: 'center',
  defence: 'defense',
  labour: 'labor',
  programme: 'program',
  theatre: 'theater',
  harbour: 'harbor',
  dept: 'department',
  univ: 'university',
  intl: 'international',
  govt: 'government',
  natl: 'national',
  assn: 'association',
  assoc: 'association',
  bros: 'brothers',
  cmte: 'committee',
  st: 'saint',
  ste: 'saint',
  mt: 'mount',
  ft: 'fort',
  '&': 'and',
};

/** Well-known acronyms and other names, for texts that never spell them out. Own list. */
const ACRONYMS = `
un|united nations
uno|united nations
nato|north atlantic treaty organization
eec|european economic community
ec|european community
imf|international monetary fund
who|world health organization
wto|world trade organization
gatt|general agreement on tariffs and trade
ilo|international labor organization
iaea|international atomic energy agency
opec|organization of petroleum exporting countries
oecd|organization for economic cooperation and development
osce|organization for security and cooperation in europe
asean|association of southeast asian nations
oau|organization of african unity
au|african union
oas|organization of american states
icrc|international committee of the red cross
icc|international criminal court
icj|international court of justice
unesco|united nations educational scientific and cultural organization
unicef|united nations childrens fund
unhcr|united nations high commissioner for refugees
cia|central intelligence agency
fbi|federal bureau of investigation
nasa|national aeronautics and space administration
nsa|national security agency
sec|securities and exchange commission
fda|food and drug administration
epa|environmental protection agency
fed|federal reserve
federal reserve board|federal reserve
isi|inter services intelligence
ispr|inter services public relations
idf|israel defense forces
plo|palestine liberation organization
ira|irish republican army
anc|african national congress
ibm|international business machines
ge|general electric
gm|general motors
bbc|british broadcasting corporation
ap|associated press
afp|agence france presse
nba|national basketball association
nfl|national football league
mlb|major league baseball
nhl|national hockey league
uefa|union of european football associations
fifa|federation internationale de football association
ioc|international olympic committee
gop|republican party
republicans|republican party
democrats|democratic party
tories|conservative party
cpsu|communist party of the soviet union
kgb|committee for state security
wwii|world war ii
ww2|world war ii
world war two|world war ii
world war 2|world war ii
second world war|world war ii
wwi|world war i
ww1|world war i
world war one|world war i
world war 1|world war i
first world war|world war i
great war|world war i
opcw|organization for the prohibition of chemical weapons
`;

const SMALL_WORDS = new Set(
  'the of and for in on at to a an de la le du des del di der die das und et'.split(' '),
);
/** Linking vowels of Persian and Urdu names (Yadgar-e-Shuhada, Yadgar-i-Shuhada) and the Spanish `y`. */
const IZAFE = new Set(['i', 'e', 'y']);

/** The words that carry the name: spellings unified, plurals cut, articles, prepositions and inner `i`, `e`, `y` left out. */
export function contentWords(words: readonly string[]): string[] {
  const last = words.length - 1;
  const kept = words.filter((word, i) => !SMALL_WORDS.has(word) && !(IZAFE.has(word) && i > 0 && i < last));
  return (kept.length === 0 ? words : kept).map(word => singularWord(SAME_WORD[word] ?? word));
}

/** `pictures` -> `picture`; short words and those in -ss, -us, -is stay. */
const singularWord = (word: string): string => (word.length > 4 ? word.replace(/(?<=[^sui])s$/, '') : word);

/** Words without a legal form at the end: `paxar corp` -> `paxar`. Never takes the last word that is left. */
export function withoutCompanySuffix(words: readonly string[]): string[] {
  const kept = [...words];
  if (kept.length > 1 && kept[0] === 'nv') kept.shift();
  while (kept.length > 1 && COMPANY_SUFFIXES.has(kept[kept.length - 1] ?? '')) kept.pop();
  if (kept.length > 1 && (kept[kept.length - 1] === '&' || kept[kept.length - 1] === 'and')) kept.pop();
  return kept;
}

export const hasCompanySuffix = (words: readonly string[]): boolean =>
  words.length > 1 && COMPANY_SUFFIXES.has(words[words.length - 1] ?? '');

const expansions = new Map(
  ACRONYMS.trim()
    .split('\n')
    .map(line => line.split('|'))
    .map(([short = '', long = '']) => [short, contentWords(long.split(' ')).join(' ')] as const),
);

/** The content words of a well-known acronym's expansion, joined by blanks. */
export const knownExpansion = (folded: string): string | undefined => expansions.get(folded);

/** Initials of a name with and without its small words: `united nations` -> `un`; in lower case. */
export function initialsOf(words: readonly string[]): string[] {
  const all = words.map(word => word.charAt(0)).join('');
  const content = words.filter(word => !SMALL_WORDS.has(word));
  return [...new Set([all, content.map(word => word.charAt(0)).join('')])];
}
