/**
 * Countries: names ; demonyms. The first name is the canonical one. Own list: common knowledge, English names and
 * abbreviations as newspapers and archives write them; states of the last two centuries included.
 */
export const COUNTRIES = `
afghanistan|islamic republic of afghanistan;afghan|afghani
albania;albanian
algeria;algerian
andorra;andorran
angola;angolan
argentina|argentine republic|the argentine;argentine|argentinian|argentinean
armenia;armenian
australia|commonwealth of australia;australian|aussie
austria|republic of austria;austrian
azerbaijan;azerbaijani|azeri
bahamas;bahamian
bahrain;bahraini
bangladesh|east pakistan;bangladeshi
barbados;barbadian
belarus|byelorussia|belorussia;belarusian|belarussian|byelorussian
belgium;belgian
belize;belizean
benin|dahomey;beninese
bhutan;bhutanese
bolivia;bolivian
bosnia and herzegovina|bosnia|bosnia herzegovina|bosnia hercegovina;bosnian
botswana;botswanan
brazil|brasil;brazilian
brunei;bruneian
bulgaria;bulgarian
burkina faso|upper volta;burkinabe
burundi;burundian
cambodia|kampuchea;cambodian
cameroon;cameroonian
canada|dominion of canada;canadian
cape verde;cape verdean
central african republic|car;central african
chad;chadian
chile;chilean
china|peoples republic of china|people s republic of china|prc|mainland china|communist china|red china;chinese
colombia;colombian
comoros;comorian
costa rica;costa rican
croatia;croatian|croat
cuba;cuban
cyprus;cypriot
czech republic|czechia;czech
czechoslovakia;czechoslovak|czechoslovakian
democratic republic of the congo|democratic republic of congo|dr congo|drc|zaire|congo kinshasa;zairean
republic of the congo|congo brazzaville;congolese
denmark;danish|dane
djibouti;djiboutian
dominican republic;
east germany|german democratic republic|gdr|ddr;east german
east timor|timor leste;timorese|east timorese
ecuador;ecuadorian|ecuadorean
egypt|arab republic of egypt;egyptian
el salvador;salvadoran|salvadorean
equatorial guinea;
eritrea;eritrean
estonia;estonian
ethiopia|abyssinia;ethiopian|abyssinian
european union|eu|e u;
fiji;fijian
finland;finnish|finn
france|french republic|republic of france;french|frenchman|frenchmen
gabon;gabonese
gambia;gambian
georgia;georgian
germany|federal republic of germany|west germany|frg;german|west german
ghana|gold coast;ghanaian
greece|hellas;greek
guatemala;guatemalan
guinea;guinean
guinea bissau;
guyana;guyanese
haiti;haitian
honduras;honduran
hong kong;hongkonger
hungary;hungarian
iceland;icelandic|icelander
india|republic of india|bharat;indian
indonesia|dutch east indies;indonesian
iran|islamic republic of iran|persia;iranian|persian
iraq|republic of iraq;iraqi
ireland|republic of ireland|irish republic|eire;irish|irishman|irishmen
israel|state of israel;israeli
italy|italian republic;italian
ivory coast|cote divoire;ivorian
jamaica;jamaican
japan|nippon;japanese
jordan|hashemite kingdom of jordan|transjordan;jordanian
kazakhstan;kazakh|kazakhstani
kenya;kenyan
kosovo;kosovar|kosovan
kuwait;kuwaiti
kyrgyzstan|kirghizia;kyrgyz|kirghiz
laos;laotian|lao
latvia;latvian
lebanon;lebanese
lesotho|basutoland;basotho
liberia;liberian
libya|libyan arab jamahiriya|great socialist peoples libyan arab jamahiriya|state of libya;libyan
liechtenstein;liechtensteiner
lithuania;lithuanian
luxembourg;luxembourger
macedonia|north macedonia|fyrom;macedonian
madagascar;malagasy
malawi|nyasaland;malawian
malaysia;malaysian
maldives;maldivian
mali;malian
malta;maltese
mauritania;mauritanian
mauritius;mauritian
mexico|united mexican states;mexican
moldova|moldavia;moldovan
monaco;monegasque
mongolia;mongolian|mongol
montenegro;montenegrin
morocco|kingdom of morocco;moroccan
mozambique;mozambican
myanmar|burma;burmese
namibia|south west africa;namibian
nepal;nepalese|nepali
netherlands|holland|the netherlands|kingdom of the netherlands;dutch|dutchman|dutchmen
new zealand|nz;new zealander
nicaragua;nicaraguan
niger;nigerien
nigeria;nigerian
north korea|dprk|democratic peoples republic of korea|democratic people s republic of korea;north korean
northern ireland|ulster;northern irish
norway;norwegian
oman;omani
ottoman empire|ottoman turkey;ottoman
pakistan|islamic republic of pakistan|west pakistan;pakistani
palestine|state of palestine;palestinian
panama;panamanian
papua new guinea|png;papuan
paraguay;paraguayan
peru;peruvian
philippines|philippine islands|republic of the philippines;filipino|philippine
poland|republic of poland;polish|pole
portugal;portuguese
prussia|kingdom of prussia;prussian
puerto rico;puerto rican
qatar;qatari
romania|rumania|roumania;romanian|rumanian|roumanian
russia|russian federation|russian empire;russian
rwanda;rwandan
samoa;samoan
saudi arabia|kingdom of saudi arabia|ksa;saudi|saudi arabian
scotland;scottish|scot|scotch|scotsman
senegal;senegalese
serbia;serbian|serb
sierra leone;sierra leonean
singapore;singaporean
slovakia|slovak republic;slovak|slovakian
slovenia;slovenian|slovene
somalia;somali
south africa|republic of south africa|rsa;south african
south korea|republic of korea|rok;south korean
south sudan;south sudanese
soviet union|ussr|u s s r|union of soviet socialist republics|soviet russia;soviet
spain|kingdom of spain;spanish|spaniard
sri lanka|ceylon;sri lankan|ceylonese
sudan;sudanese
suriname|surinam;surinamese
swaziland|eswatini;swazi
sweden;swedish|swede
switzerland|swiss confederation;swiss
syria|syrian arab republic;syrian
taiwan|republic of china|formosa;taiwanese
tajikistan;tajik
tanzania|tanganyika;tanzanian
thailand|siam;thai|siamese
tibet;tibetan
togo;togolese
trinidad and tobago|trinidad;trinidadian
tunisia;tunisian
turkey|turkiye|republic of turkey;turkish|turk
turkmenistan;turkmen
uganda;ugandan
ukraine|the ukraine;ukrainian
united arab emirates|uae|u a e|emirates;emirati
united kingdom|uk|u k|britain|great britain|united kingdom of great britain and northern ireland;british|briton|brit
united states|us|usa|u s|u s a|america|united states of america|the states;american
uruguay;uruguayan
uzbekistan;uzbek
vatican|vatican city|holy see;
venezuela;venezuelan
vietnam|viet nam|socialist republic of vietnam;vietnamese
wales;welsh|welshman
yemen|republic of yemen;yemeni
yugoslavia;yugoslav|yugoslavian
zambia|northern rhodesia;zambian
zimbabwe|rhodesia|southern rhodesia;zimbabwean|rhodesian
england;english|englishman|englishmen
europe;european
africa;african
asia;asian
latin america;latin american
`;
