import { wordSet } from '../wordSet';

/** Words that open sentences, and hardly ever names. Own list. */
export const OPENERS = wordSet(`
  the a an in on at it its he his she her they their we our i my you your this that these those there here but
  and or so as if when while after before for from with by to since although though however then now also what
  who how why some many most both not no all even yet under according during because is are was were do does
  did let please thanks
`);
