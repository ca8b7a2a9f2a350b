import { wordSet } from '../../text/wordSet';

/** What only the living do, in the past tense. Own list. */
export const DEEDS = wordSet(`
  elected appointed married signed wrote won scored joined became graduated served resigned arrived moved
  retired founded published commanded led fought emigrated enlisted killed arrested
`);
