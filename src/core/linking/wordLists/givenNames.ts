import { wordSet } from '../../text/wordSet';

/** Given names that hardly any man bears (own list: the commonest of English texts, some of other languages). */
export const WOMEN = wordSet(`
  mary maria marie anna anne ann annie elizabeth liz beth betty eliza lizzie lisa margaret maggie peggy
  katherine catherine kathryn kate kathy cathy katie jennifer jenny barbara susan sue suzy patricia patty
  deborah debbie rebecca becky victoria vicky linda sarah sara nancy helen helene sandra donna ruth sharon
  michelle laura emily amanda melissa stephanie dorothy cynthia angela shirley brenda pamela emma nicole
  samantha christine rachel janet joyce diane diana alice julie julia heather teresa theresa gloria judith
  martha cheryl megan olivia jacqueline hannah jane jessica ashley kimberly sophia sophie isabella isabel
  charlotte caroline virginia florence georgiana harriet louisa lucy ellen ella eleanor edith agnes ida rose
  lily daisy amelia jemima hillary hilary angelina natalie natasha olga tatiana irina svetlana elena fatima
  aisha khadija zainab benazir indira sonia priyanka sofia lucia carmen rosa ana beatrice antoinette josephine
  genevieve yvonne ingrid greta astrid ursula monica claudia gabriela alexandra valerie veronica wendy tracy
  melania ivanka edna ethel gertrude mildred hazel irene eva marilyn frances joanne kathleen christina denise
  sheila rita gladys norma pauline phyllis sylvia thelma vera wilma golda imelda corazon madeleine gabrielle
  francesca giulia elisabeth katharina birgit petra ludmila tatyana ekaterina galina nadia leila layla maryam
  zahra asma sushma pratibha
`);

/** Given names that hardly any woman bears (own list as above). */
export const MEN = wordSet(`
  john jack johnny james jim jimmy william bill will billy robert bob rob bobby richard dick rick joseph joe
  thomas tom tommy michael mike edward ed eddie ted charles charlie chuck david dave daniel dan danny donald
  don kenneth ken ronald ron anthony tony andrew andy samuel benjamin ben alexander nicholas nick christopher
  matthew matt timothy tim stephen steven steve gerald gerry lawrence larry peter pete patrick philip phil
  frederick fred henry harry gregory greg jeffrey geoffrey jeff geoff douglas doug raymond ray albert arthur
  walter walt eugene leonard george paul mark kevin brian jason eric adam simon jose juan carlos luis pedro
  hans ahmad ahmed muhammad mohammed mohamed muammar ali omar hassan hussein ibrahim abdullah yusuf khalid
  khalifa mahmoud mustafa saddam nawaz shehbaz imran pervez asif vladimir boris mikhail ivan sergei dmitri
  nikolai igor oleg josef karl friedrich wilhelm otto heinrich jacques pierre francois louis antoine giovanni
  giuseppe francesco antonio miguel fernando rafael diego pablo edmund oliver hugh ralph roger stanley norman
  martin alan keith bruce barry gordon graham neil nigel trevor harold ernest howard carl russell roy wayne
  dennis jerry joshua jonathan justin ryan brandon jacob nathan zachary dwight herbert theodore franklin
  nelson winston clement neville leopold ferdinand gustav wolfgang ludwig johann hermann rudolf werner klaus
  stefan marco paolo luigi mario roberto carlo enrico sergio pavel anwar bashar recep binyamin yitzhak shimon
  rajiv narendra manmohan jawaharlal zulfikar yasser yasir kofi desmond
`);

/** Short and long forms of given names: each line is one class. Own list of the commonest in English. */
export const NICKNAMES = `
william bill will billy willie
robert bob rob bobby robbie
richard dick rick ricky rich
james jim jimmy jamie
john jack johnny jon
joseph joe joey
thomas tom tommy
michael mike mick mickey
edward ed eddie ted teddy ned
charles charlie chuck
david dave
daniel dan danny
donald don donnie
kenneth ken kenny
ronald ron ronnie
anthony tony
andrew andy drew
samuel sam sammy
benjamin ben benny
alexander alex sandy
nicholas nick nicky
christopher chris
matthew matt
timothy tim
stephen steven steve
gerald gerry jerry
lawrence laurence larry
peter pete
patrick pat paddy
philip phil
frederick fred freddie
francis frank
henry harry hank
gregory greg
jeffrey geoffrey jeff geoff
douglas doug
raymond ray
albert al bert
arthur art
walter walt
eugene gene
leonard len lenny
elizabeth liz beth betty eliza lizzie
margaret maggie meg peggy
katherine catherine kathryn kate kathy cathy katie
jennifer jen jenny
barbara barb
susan sue suzy
patricia pat patty
deborah debbie deb
rebecca becky
victoria vicky
`;
