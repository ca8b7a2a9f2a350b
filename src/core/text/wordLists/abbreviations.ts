import { wordSet } from '../wordSet';

/** Titles and ranks, as they are shortened before names. Own list, as all of these. */
const BEFORE_NAMES =
  'mr mrs ms dr prof rev fr sr jr st mt gen lt col maj capt cmdr adm brig sgt gov sen rep hon ltd';

/** Abbreviations whose full stop belongs to the word even before a capital; initials ("J.") always keep theirs. */
export const KEEP_STOP = wordSet(`
  ${BEFORE_NAMES} inc corp co bros
`);

/** Words that keep their full stop before a name or a number: titles, ranks, months, references. */
export const ABBREVIATIONS = wordSet(`
  ${BEFORE_NAMES} cpl pvt pres supt amb sec no nos vol vols pp p fig figs art arts ch chap sect ed eds cf vs
  viz al jan feb mar apr jun jul aug sep sept oct nov dec ca approx messrs mme mlle msgr spc cllr
`);

/** Abbreviations of single letters that often end a sentence; others of their form are a person's initials ("J.R.R."). */
export const NOT_INITIALS = wordSet('us usa uk un eu ussr dc bc ad ce bce am pm la ny');

/** Those of them that also stand before a name ("the U.S. Army"): they end a sentence only where an opener follows. */
export const STATES = wordSet('us uk un eu ussr');
