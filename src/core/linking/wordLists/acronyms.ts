/** Well-known acronyms and other names, for texts that never spell them out. Own list. */
export const ACRONYMS = `
un|united nations
uno|united nations
nato|north atlantic treaty organization
eec|european economic community
ec|european community
imf|international monetary fund
who|world health organization
wto|world trade organization
gatt|general agreement on tariffs and trade
ilo|international labor organization
iaea|international atomic energy agency
opec|organization of petroleum exporting countries
oecd|organization for economic cooperation and development
osce|organization for security and cooperation in europe
asean|association of southeast asian nations
oau|organization of african unity
au|african union
oas|organization of american states
icrc|international committee of the red cross
icc|international criminal court
icj|international court of justice
unesco|united nations educational scientific and cultural organization
unicef|united nations childrens fund
unhcr|united nations high commissioner for refugees
cia|central intelligence agency
fbi|federal bureau of investigation
nasa|national aeronautics and space administration
nsa|national security agency
sec|securities and exchange commission
fda|food and drug administration
epa|environmental protection agency
fed|federal reserve
federal reserve board|federal reserve
isi|inter services intelligence
ispr|inter services public relations
idf|israel defense forces
plo|palestine liberation organization
ira|irish republican army
anc|african national congress
ibm|international business machines
ge|general electric
gm|general motors
bbc|british broadcasting corporation
ap|associated press
afp|agence france presse
nba|national basketball association
nfl|national football league
mlb|major league baseball
nhl|national hockey league
uefa|union of european football associations
fifa|federation internationale de football association
ioc|international olympic committee
gop|republican party
republicans|republican party
democrats|democratic party
tories|conservative party
cpsu|communist party of the soviet union
kgb|committee for state security
wwii|world war ii
ww2|world war ii
world war two|world war ii
world war 2|world war ii
second world war|world war ii
wwi|world war i
ww1|world war i
world war one|world war i
world war 1|world war i
first world war|world war i
great war|world war i
opcw|organization for the prohibition of chemical weapons
`;
