/** Walks of life that people seldom change between; what is near (politics, army, law, business, press) is one. */
export type World = 'public' | 'sport' | 'arts' | 'learning' | 'church';

/** Words for what people do, by walk of life. Own list: common knowledge, as newspapers and encyclopedias write. */
const CALLINGS: Readonly<Record<World, string>> = {
  public:
    'politician statesman stateswoman diplomat ambassador envoy president premier chancellor minister secretary governor senator ' +
    'congressman congresswoman mayor councillor councilor lawmaker legislator mp king queen prince princess emperor ' +
    'sultan emir general marshal admiral colonel lieutenant brigadier soldier sergeant ' +
    'warlord rebel guerrilla revolutionary lawyer judge attorney barrister prosecutor businessman businesswoman banker ' +
    'entrepreneur industrialist merchant tycoon investor spy ' +
    'dictator chairman chairwoman policeman detective landowner nobleman',
  sport:
    'footballer goalkeeper midfielder winger quarterback linebacker pitcher shortstop batsman bowler cricketer ' +
    'golfer boxer wrestler swimmer sprinter athlete cyclist jockey skier skater gymnast sportsman sportswoman ' +
    'referee umpire halfback fullback lineman',
  arts:
    'actor actress singer songwriter musician composer conductor pianist violinist cellist guitarist drummer rapper painter ' +
    'sculptor photographer filmmaker screenwriter playwright dramatist poet novelist dancer choreographer ' +
    'comedian architect cartoonist soprano tenor',
  learning:
    'physicist chemist biologist mathematician astronomer geologist botanist zoologist inventor scientist scholar ' +
    'linguist philologist archaeologist anthropologist sociologist psychologist physician surgeon ' +
    'researcher',
  church:
    'bishop archbishop cardinal pope priest monk nun abbot missionary theologian preacher rabbi imam ayatollah',
};

/** Callings that people of several walks of life have besides: who writes or teaches. */
const BETWEEN =
  'writer journalist reporter columnist broadcaster historian philosopher economist professor translator activist';

const worlds = new Map<string, readonly World[]>();
for (const world of ['public', 'sport', 'arts', 'learning', 'church'] as const)
  for (const word of CALLINGS[world].split(' ')) worlds.set(word, [world]);
for (const word of BETWEEN.split(' ')) worlds.set(word, ['public', 'arts', 'learning', 'church']);

/** The walks of life of a folded word; none where it does not say what somebody does. */
export const worldsOf = (word: string): readonly World[] => worlds.get(word) ?? [];
