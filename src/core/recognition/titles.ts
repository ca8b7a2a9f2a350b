/**
 * Titles, ranks and offices that stand before a person's name and are no part of it, one word each and in lower case
 * without full stops; a row of them is trimmed ("Chief of Army Staff General Zia" is "Zia").
 */
const TITLES = new Set(
  (
    'mr mrs ms miss mister madam madame mme mlle monsieur messrs signor signora signore senor senora herr frau sri shri smt ' +
    'dr doctor prof professor rev reverend fr father sr sister brother br rabbi imam sheikh shaikh shaykh mullah maulana ayatollah ' +
    'pope cardinal archbishop bishop deacon pastor vicar canon abbot abbess prophet swami guru hajji haji mufti ' +
    'king queen prince princess emperor empress tsar czar kaiser sultan shah caliph emir pharaoh maharaja maharajah raja rani nawab ' +
    'duchess count countess baron baroness viscount viscountess marquis marquess marchioness lord lady sir dame knight ' +
    'squire esquire hon honourable honorable excellency majesty highness ' +
    'president vice-president premier chancellor minister secretary undersecretary ambassador consul envoy commissioner governor ' +
    'lieutenant-governor senator sen congressman congresswoman representative rep assemblyman delegate councillor councilman ' +
    'councilwoman mayor speaker chairman chairwoman chairperson chair director director-general deputy vice acting former ' +
    'ex-president prime pm mp mep mla justice judge attorney solicitor barrister sheriff constable inspector superintendent ' +
    'detective officer agent captain capt lieutenant lt major maj colonel col brigadier brig general gen marshal admiral adm ' +
    'commodore commander cmdr sergeant sgt corporal cpl private pvt ensign cadet midshipman commandant gov pres supt amb spc ' +
    'cdr field chief cllr coach comrade citizen'
  ).split(' '),
);

/** Offices that are nobody's name: what stands before one inside a name is its own ("Russian Foreign Minister", "Crown Prince"). */
const OFFICES = new Set(
  (
    'minister president senator secretary undersecretary premier chancellor ambassador governor commissioner spokesman ' +
    'spokeswoman congressman congresswoman prince princess'
  ).split(' '),
);

const STARTS_CAPITAL = /^\p{Lu}/u;
const bare = (word: string): string => word.toLowerCase().replace(/\.$/, '');

export const isTitle = (word: string): boolean => TITLES.has(bare(word));
export const titleWords: ReadonlySet<string> = TITLES;

/**
 * How many of a person's words are titles before the name: 2 for "Field Marshal Asim Munir". A title that is all there is
 * ("Major"), or that "of" follows ("Prince of Wales"), is the name.
 */
export function leadingTitles(words: readonly string[]): number {
  let count = officeEnd(words);
  for (let i = count; i < words.length - 1; i++) {
    const word = words[i] ?? '';
    const next = words[i + 1] ?? '';
    if (word === '-' && count === i && count > 0) continue;
    if (!isTitle(word) || count < i - 1) break;
    if (next === '-' ? !isTitle(words[i + 2] ?? '') : !STARTS_CAPITAL.test(next)) break;
    count = i + 1;
  }
  return count;
}

/** Behind the last office that has words before it and a name behind; 0 where there is none. */
function officeEnd(words: readonly string[]): number {
  for (let i = words.length - 2; i > 0; i--)
    if (OFFICES.has(bare(words[i] ?? '')) && STARTS_CAPITAL.test(words[i + 1] ?? '')) return i + 1;
  return 0;
}
