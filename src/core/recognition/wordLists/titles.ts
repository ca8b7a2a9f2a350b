import { wordSet } from '../../text/wordSet';

/**
 * Titles, ranks and offices that stand before a person's name and are no part of it, one word each and in lower case
 * without full stops; a row of them is trimmed ("Chief of Army Staff General Zia" is "Zia"). Own list.
 */
export const TITLES = wordSet(`
  mr mrs ms miss mister madam madame mme mlle monsieur messrs signor signora signore senor senora herr frau
  sri shri smt dr doctor prof professor rev reverend fr father sr sister brother br rabbi imam sheikh shaikh
  shaykh mullah maulana ayatollah pope cardinal archbishop bishop deacon pastor vicar canon abbot abbess
  prophet swami guru hajji haji mufti king queen prince princess emperor empress tsar czar kaiser sultan shah
  caliph emir pharaoh maharaja maharajah raja rani nawab duchess count countess baron baroness viscount
  viscountess marquis marquess marchioness lord lady sir dame knight squire esquire hon honourable honorable
  excellency majesty highness president vice-president premier chancellor minister secretary undersecretary
  ambassador consul envoy commissioner governor lieutenant-governor senator sen congressman congresswoman
  representative rep assemblyman delegate councillor councilman councilwoman mayor speaker chairman chairwoman
  chairperson chair director director-general deputy vice acting former ex-president prime pm mp mep mla
  justice judge attorney solicitor barrister sheriff constable inspector superintendent detective officer
  agent captain capt lieutenant lt major maj colonel col brigadier brig general gen marshal admiral adm
  commodore commander cmdr sergeant sgt corporal cpl private pvt ensign cadet midshipman commandant gov pres
  supt amb spc cdr field chief cllr coach comrade citizen
`);

/** Offices that are nobody's name: what stands before one inside a name is its own ("Russian Foreign Minister", "Crown Prince"). Own list. */
export const OFFICES = wordSet(`
  minister president senator secretary undersecretary premier chancellor ambassador governor commissioner
  spokesman spokeswoman congressman congresswoman prince princess
`);
