import { wordSet } from '../../text/wordSet';

/** Legal forms that newspapers add or leave out at will (own list, after ISO 20275's commonest). */
export const COMPANY_SUFFIXES = wordSet(`
  inc incorporated corp corporation co company cos companies ltd limited plc llc lp llp gmbh ag sa nv bv spa
  srl kk oyj ab asa kgaa pty pte sarl sas holdings holding
`);

/** Words that no person's name holds and many an organization's does. */
export const ORGANIZATION_WORDS = wordSet(`
  academy administration agency airlines army association authority bank board brigade bureau center centre
  church club college commission committee company congress corps council court department federation force
  forces foundation front fund government group hospital institute institution international league ministry
  movement museum news office organisation organization parliament party police press school senate service
  services society state studios team times tribunal union university
`);

/** Spellings and abbreviations that mean the same word in names of organizations. */
export const SAME_WORD: Readonly<Record<string, string>> = {
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

/** Articles, prepositions and conjunctions inside names, in the languages that English texts quote them from. */
export const SMALL_WORDS = wordSet(`
  the of and for in on at to a an de la le du des del di der die das und et
`);
