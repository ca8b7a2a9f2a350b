import { wordSet } from '../../text/wordSet';

/** Short English words that are as common in languages near to it: they tell nothing. Own list. */
export const SHARED_WORDS = wordSet(`
  a am an as de die do en had has he her in is man me no on over per so to war was we
`);
