const list = (names: string): string[] => names.split(',');

/** Towns, counties and states whose names sports pages give to their teams. */
export const towns = list(
  'Leeds,Sunderland,Burnley,Preston,Carlisle,Hartlepool,Grimsby,Swindon,Torquay,Exeter,Barnsley,Bradford,Huddersfield,Wigan,Bolton,' +
    'Stoke,Derby,Coventry,Ipswich,Norwich,Watford,Reading,Portsmouth,Swansea,Cardiff,Wrexham,Aberdeen,Dundee,Kilmarnock,Motherwell,' +
    'Sussex,Glamorgan,Lancashire,Devon,Cornwall,Norfolk,Suffolk,Leinster,Munster,Ulster,Liverpool,Everton,Chelsea,Fulham,Arsenal,' +
    'Bordeaux,Nantes,Lille,Lens,Metz,Monaco,Auxerre,Rennes,Marseille,Toulouse,Bremen,Dortmund,Hamburg,Cologne,Freiburg,Bochum,Duisburg,' +
    'Parma,Napoli,Lazio,Fiorentina,Bologna,Verona,Udinese,Genoa,Valencia,Sevilla,Zaragoza,Valladolid,Tenerife,Porto,Braga,Benfica,' +
    'Utrecht,Groningen,Eindhoven,Ajax,Feyenoord,Bruges,Ghent,Antwerp,Basel,Zurich,Lausanne,Graz,Salzburg,Gothenburg,Malmo,Brondby,' +
    'Boston,Chicago,Dallas,Denver,Detroit,Atlanta,Miami,Phoenix,Portland,Sacramento,Seattle,Toronto,Vancouver,Calgary,Edmonton,Ottawa,' +
    'Buffalo,Pittsburgh,Cleveland,Cincinnati,Baltimore,Minnesota,Milwaukee,Kansas City,St. Louis,Houston,Oakland,San Diego,San Jose,' +
    'Los Angeles,San Francisco,New York,New Jersey,Philadelphia,Washington,Tampa Bay,Colorado,Texas,Florida,Arizona,Montreal,Utah,' +
    'Nebraska,Michigan,Iowa,Ohio State,Notre Dame,Queensland,Tasmania,Otago,Waikato,Natal,Transvaal,Punjab,Karnataka,Peshawar,Karachi',
);

export const nicknames = list(
  'Rovers,United,City,Wanderers,Athletic,Rangers,Albion,Town,County,Hotspur,Villa,Celtic,Dynamo,Spartak,Lokomotiv,Sporting,Real,Racing',
);
export const americanTeams = list(
  'Bears,Bulls,Broncos,Bruins,Braves,Cubs,Cowboys,Dolphins,Eagles,Giants,Hawks,Jets,Kings,Knicks,Lakers,Lions,Mariners,Nets,Orioles,' +
    'Packers,Padres,Penguins,Phillies,Pirates,Raiders,Rangers,Red Sox,Reds,Rockets,Royals,Saints,Sharks,Spurs,Steelers,Suns,Tigers,Twins,Vikings,White Sox,Yankees',
);

export const companies = list(
  'Google,Microsoft,Apple,Amazon,Facebook,Twitter,Yahoo,IBM,Intel,Oracle,Cisco,Dell,Hewlett-Packard,Nokia,Ericsson,Motorola,Siemens,' +
    'Philips,Sony,Samsung,Toshiba,Hitachi,Toyota,Honda,Nissan,Ford,General Motors,Chrysler,Volkswagen,Renault,Fiat,Boeing,Airbus,Shell,' +
    'BP,Exxon,Chevron,Texaco,Gazprom,Lukoil,Elf Aquitaine,Repsol,Citibank,Citigroup,Barclays,HSBC,Deutsche Bank,Credit Suisse,Merrill Lynch,' +
    'Goldman Sachs,Morgan Stanley,Lehman Brothers,Salomon Brothers,Nestle,Unilever,Procter & Gamble,Coca-Cola,PepsiCo,Starbucks,Wal-Mart,' +
    'Target,Costco,Best Buy,Home Depot,Walgreens,Safeway,Tesco,Sainsbury,Carrefour,Ikea,FedEx,UPS,Verizon,AT&T,Sprint,Vodafone,BT,Comcast,' +
    'Disney,Time Warner,Viacom,Reuters,Bloomberg,British Airways,Lufthansa,Air France,Delta,United Airlines,Emirates,Pfizer,Merck,Novartis,' +
    'Roche,Bayer,BASF,Monsanto,Hyundai,Daewoo,Tata Steel,Infosys,Reliance,Petrobras,Pemex,Mozilla,PayPal,eBay,Netflix,YouTube,Skype,Adobe',
);
export const eateries = list(
  "McDonald's,Burger King,Taco Bell,Subway,KFC,Pizza Hut,Starbucks,Chipotle,Applebee's,Denny's,Nando's,IHOP,Panera,Hilton,Marriott,Holiday Inn,Motel 6,Best Western",
);
export const papers = list(
  'Guardian,Daily Telegraph,Sun,Independent,Washington Post,New York Times,Wall Street Journal,Financial Times,Boston Globe,Chicago Tribune,' +
    'Los Angeles Times,Economist,Frankfurter Allgemeine,Bild,Le Monde,Le Figaro,Liberation,El Pais,El Mundo,Corriere della Sera,La Repubblica,' +
    'Asahi Shimbun,Straits Times,Times of India,Hindu,Al-Ahram,Al-Hayat,Asharq al-Awsat,Haaretz,Jerusalem Post,Xinhua,Interfax,Itar-Tass,Izvestia',
);
export const leagues = list(
  'FIFA,UEFA,NBA,NFL,NHL,FBI,CIA,OPEC,WTO,IMF,OECD,ECB,NATO,SEC,FDA,EPA,NASA,ASEAN,UNICEF,UNESCO,UNHCR,PLO,IRA,ETA,ANC,PKK,BBC,CNN,CBS,NBC,SEC,IOC',
);
/** Companies' last words. */
export const companyEndings = list(
  'Inc,Inc.,Corp,Corp.,Ltd,Ltd.,Co,Co.,plc,AG,SA,NV,LLC,Group,Holdings,Industries,Partners,Capital,Bank,Airlines,Motors,Foods,Energy,Systems,Technologies,Software,Resources,Insurance,Communications,Pharmaceuticals,& Co,& Sons',
);
export const shops = list(
  'Pizza,Cafe,Grill,Bar & Grill,Bakery,Diner,Deli,Bistro,Auto Repair,Auto Body,Dental,Plumbing,Florist,Salon,Spa,Pharmacy,Books,Motors,Hardware,Dry Cleaners,Pet Hospital,Yoga,Tire Center,Jewelers,Furniture,Photography,Realty,Law Firm,Insurance',
);
/** States as addresses write them, and a few in full. */
export const states = list(
  'AL,AK,AZ,AR,CA,CO,CT,DE,FL,GA,HI,IA,ID,IL,IN,KS,KY,LA,MA,MD,ME,MI,MN,MO,MS,MT,NC,ND,NE,NH,NJ,NM,NV,NY,OH,OK,OR,PA,RI,SC,SD,TN,TX,UT,VA,VT,WA,WI,WV,WY,' +
    'Calif.,Fla.,Tex.,Mass.,Ohio,Texas,Florida,California,Michigan,Ontario,Quebec,Virginia,Oregon,Kansas,Nebraska,New Jersey',
);
