import { wordSet } from '../../text/wordSet';

/** Words for relatives. Own list. */
export const RELATIVES = wordSet(`
  son daughter brother sister wife husband father mother uncle aunt nephew niece cousin widow grandson
  granddaughter
`);

/** Further words behind which "of" and a name may follow. Own list. */
export const RELATIVES_OF = wordSet('child heir');
