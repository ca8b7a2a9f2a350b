import { wordSet } from '../../text/wordSet';

/**
 * Names that so many people bear that alone they say nothing in another source (own list); given names
 * with short forms count besides.
 */
export const COMMON_NAMES = wordSet(`
  smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson
  anderson taylor moore jackson martin lee perez thompson white harris sanchez clark lewis robinson walker
  young allen king wright scott hill green adams nelson baker hall campbell mitchell carter roberts evans
  turner parker collins edwards stewart morris murphy cook rogers morgan cooper reed bailey kelly howard ward
  cox wood watson bennett hughes price long foster ross khan ali ahmed hussain malik singh kumar sharma patel
  gupta kim park choi wang li zhang liu chen yang nguyen tran hassan ibrahim omar abdullah muhammad ivanov
  petrov silva santos muller schmidt maria anna mary jane sarah laura emma lisa karen nancy linda betty helen
  ruth george paul mark kevin brian jason eric adam simon martha alice julia rachel sara jose juan carlos luis
  pedro hans ahmad yusuf
`);
