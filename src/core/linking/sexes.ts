/** Which sex a title or a given name says; `undefined` where it says none. */
export type Sex = 'female' | 'male';

const FEMALE =
  /\b(?:mrs|ms|miss|lady|queen|princess|madame|mme|mlle|signora|senora|frau|dame|sister|duchess|countess|baroness|empress|congresswoman|chairwoman)\b/;
const MALE =
  /\b(?:mr|sir|king|prince|lord|monsieur|herr|signor|senor|brother|duke|count|baron|emperor|congressman|father|pope)\b/;

/** What title words say, folded and joined by blanks; both or neither gives nothing. */
export function sexOfTitle(title: string): Sex | undefined {
  const [female, male] = [FEMALE.test(title), MALE.test(title)];
  return female === male ? undefined : female ? 'female' : 'male';
}

/** Given names that hardly any man bears (own list: the commonest of English texts, some of other languages). */
const WOMEN = new Set(
  (
    'mary maria marie anna anne ann annie elizabeth liz beth betty eliza lizzie lisa margaret maggie peggy katherine ' +
    'catherine kathryn kate kathy cathy katie jennifer jenny barbara susan sue suzy patricia patty deborah debbie rebecca ' +
    'becky victoria vicky linda sarah sara nancy helen helene sandra donna ruth sharon michelle laura emily ' +
    'amanda melissa stephanie dorothy cynthia angela shirley brenda pamela emma nicole samantha christine rachel ' +
    'janet joyce diane diana alice julie julia heather teresa theresa gloria judith martha cheryl ' +
    'megan olivia jacqueline hannah jane jessica ashley kimberly sophia sophie isabella isabel charlotte caroline ' +
    'virginia florence georgiana harriet louisa lucy ellen ella eleanor edith agnes ida rose lily daisy amelia jemima ' +
    'hillary hilary angelina natalie natasha olga tatiana irina svetlana elena fatima aisha khadija zainab benazir ' +
    'indira sonia priyanka sofia lucia carmen rosa ana beatrice antoinette josephine genevieve yvonne ingrid ' +
    'greta astrid ursula monica claudia gabriela alexandra valerie veronica wendy tracy melania ivanka ' +
    'edna ethel gertrude mildred hazel irene eva marilyn frances joanne kathleen christina denise sheila rita gladys norma ' +
    'pauline phyllis sylvia thelma vera wilma golda imelda corazon madeleine gabrielle francesca giulia elisabeth ' +
    'katharina birgit petra ludmila tatyana ekaterina galina nadia leila layla maryam zahra asma sushma pratibha'
  ).split(' '),
);

/** Given names that hardly any woman bears (own list as above). */
const MEN = new Set(
  (
    'john jack johnny james jim jimmy william bill will billy robert bob rob bobby richard dick rick joseph joe thomas tom ' +
    'tommy michael mike edward ed eddie ted charles charlie chuck david dave daniel dan danny donald don kenneth ken ' +
    'ronald ron anthony tony andrew andy samuel benjamin ben alexander nicholas nick christopher matthew matt timothy ' +
    'tim stephen steven steve gerald gerry lawrence larry peter pete patrick philip phil frederick fred henry harry ' +
    'gregory greg jeffrey geoffrey jeff geoff douglas doug raymond ray albert arthur walter walt eugene leonard george ' +
    'paul mark kevin brian jason eric adam simon jose juan carlos luis pedro hans ahmad ahmed muhammad mohammed mohamed ' +
    'muammar ali omar hassan hussein ibrahim abdullah yusuf khalid khalifa mahmoud mustafa saddam nawaz shehbaz imran ' +
    'pervez asif vladimir boris mikhail ivan sergei dmitri nikolai igor oleg josef karl friedrich wilhelm otto heinrich ' +
    'jacques pierre francois louis antoine giovanni giuseppe francesco antonio miguel fernando rafael diego pablo ' +
    'edmund oliver hugh ralph roger stanley norman martin alan keith bruce barry gordon graham neil nigel trevor ' +
    'harold ernest howard carl russell roy wayne dennis jerry joshua jonathan justin ryan brandon jacob nathan zachary dwight ' +
    'herbert theodore franklin nelson winston clement neville leopold ferdinand gustav wolfgang ludwig johann hermann ' +
    'rudolf werner klaus stefan marco paolo luigi mario roberto carlo enrico sergio pavel anwar bashar recep binyamin ' +
    'yitzhak shimon rajiv narendra manmohan jawaharlal zulfikar yasser yasir kofi desmond'
  ).split(' '),
);

/** What a folded given name says. */
export const sexOfGiven = (given: string): Sex | undefined =>
  WOMEN.has(given) ? 'female' : MEN.has(given) ? 'male' : undefined;

/** Whether two sexes are known and not the same. */
export const sexesDiffer = (a: Sex | undefined, b: Sex | undefined): boolean =>
  a !== undefined && b !== undefined && a !== b;
