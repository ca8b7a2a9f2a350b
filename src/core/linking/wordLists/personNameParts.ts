import { wordSet } from '../../text/wordSet';

/** Name parts that bind to what follows and come and go between spellings. Own list. */
export const PARTICLES = wordSet(`
  al el ul ud ad ur us as an bin ibn ben bint von van der den de del della di da do dos du la le zu zum af ap
  y e
`);

/** What tells bearers of one name apart, by how it is written. */
export const GENERATIONS: Readonly<Record<string, string>> = {
  jr: 'jr',
  junior: 'jr',
  sr: 'sr',
  senior: 'sr',
};

/** Degrees, orders and offices in letters behind a name. Own list. */
export const DEGREES = wordSet('phd md esq mp mbe obe kbe cbe dbe dso frs ra vc kcb gcb qc kc sj');

/** Servant-of names: `abdul hamid`, `abd al hamid`, `abdelhamid` are one name. */
export const SERVANT = wordSet('abd abdul abdel abdal abdol abdu');

/** What follows `Ben` where that means "son of" (own list); before any other word it is short for Benjamin. */
export const SONS = wordSet(`
  ali bella barka gurion zion hur yehuda laden salah ammar salman jelloun khedda youssef
`);
