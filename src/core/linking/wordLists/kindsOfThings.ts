import { wordSet } from '../../text/wordSet';

/** Words that say what kind of thing a name names (own list): they come and go. */
export const KINDS_OF_THINGS = wordSet(`
  river mountain mountains war battle operation cyclone hurricane storm act treaty agreement summit festival
  magazine newspaper radio album film series class project program the of
`);
