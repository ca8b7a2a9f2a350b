import { wordSet } from '../../text/wordSet';

/** Words that stand before a person's name without being part of it, folded. Own list. */
export const TITLES = wordSet(`
  mr mrs ms miss dr prof professor sir dame lord lady rev reverend fr father sister brother saint st hon
  honourable honorable president vice prime minister pm chancellor premier king queen prince princess emperor
  empress sultan emir amir shah sheikh shaikh sheik ayatollah imam mullah maulana mawlana pope cardinal bishop
  archbishop rabbi general gen lieutenant lt colonel col major maj captain capt commander cmdr admiral adm
  vadm brigadier brig sergeant sgt corporal cpl private pvt marshal field air chief staff army judge justice
  senator sen representative rep congressman congresswoman governor gov mayor ambassador amb secretary sec
  minister deputy chairman chairwoman chairperson director foreign federal former ex then acting interim late
  herr frau monsieur madame mme mlle signor senor senora don dona duke duchess count countess baron baroness
  earl viscount marquis syed sayyid sayed hajji haji hafiz ustad coach officer inspector detective
  superintendent sheriff comrade commodore wing squadron leader ensign nawab raja rajah maharaja khedive
  caliph surgeon attorney co trustee
`);

/** Titles that never stand inside a name: what is before them is a description. */
export const INNER_TITLES = wordSet(`
  mr mrs ms dr prof gen lt col maj capt sgt sen rep gov rev president minister senator governor secretary
  general colonel captain chancellor premier congressman congresswoman chairman chairwoman ambassador
  professor director
`);

/** Titles of women, folded. Own list. */
export const FEMALE_TITLES = wordSet(`
  mrs ms miss lady queen princess madame mme mlle signora senora frau dame sister duchess countess baroness
  empress congresswoman chairwoman
`);

/** Titles of wives and widows, and of women who are neither, folded; `frau` and `ms` are both. Own lists. */
export const WIVES_TITLES = wordSet(`mrs madame mme signora senora`);
export const MAIDENS_TITLES = wordSet(`miss mlle`);

/** Titles of men, folded. Own list. */
export const MALE_TITLES = wordSet(`
  mr sir king prince lord monsieur herr signor senor brother duke count baron emperor congressman father pope
`);

/** Words that name a role, never one person; with a capital letter they are taken for names all the same. Own list. */
export const ROLES = wordSet(`
  he she his her him man woman men women boy girl teen mother father mom son daughter police officers
  authorities suspect suspects gunman robbers driver victim doctor coach host climber accused owner witness
  staff crew spokesman spokeswoman president chairman chair attorney regent
`);
