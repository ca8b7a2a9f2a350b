import nlp from 'compromise';

/** Peoples, faiths and political camps that compromise's list of demonyms lacks: common knowledge, singular forms. */
const MORE_GROUPS = (
  'Arab Kurd Kurdish Berber Tuareg Pashtun Punjabi Sindhi Baloch Balochi Bengali Tamil Sinhalese Kashmiri Bihari Gujarati ' +
  'Rohingya Uyghur Uighur Tibetan Mongol Tatar Chechen Ossetian Abkhaz Circassian Cossack Slav Slavic Slavonic Serb Croat Bosniak ' +
  'Kosovar Montenegrin Macedonian Roma Romani Gypsy Basque Catalan Galician Breton Flemish Walloon Celtic Celt Gaelic Germanic ' +
  'Anglo-Saxon Norse Norman Saxon Prussian Bavarian Austro-Hungarian Habsburg Ottoman Byzantine Persian Parthian Sassanid ' +
  "Mughal Maratha Rajput Sikh Hindu Muslim Moslem Islamic Islamist Sunni Shia Shiite Shi'ite Alawite Alawi Druze Yazidi Ismaili " +
  'Sufi Salafi Salafist Wahhabi Ahmadi Christian Catholic Protestant Orthodox Lutheran Calvinist Methodist Baptist Anglican ' +
  'Presbyterian Evangelical Mormon Quaker Huguenot Puritan Jesuit Franciscan Dominican Benedictine Coptic Copt Maronite Assyrian ' +
  'Chaldean Jew Jewish Hebrew Israelite Zionist Hasidic Buddhist Taoist Confucian Shinto Jain Zoroastrian Parsi Pagan ' +
  'Communist Marxist Leninist Maoist Trotskyist Stalinist Bolshevik Menshevik Nazi Fascist Baathist Nasserist Peronist Gaullist ' +
  'Republican Democrat Tory Whig Jacobin Jacobite Girondin Royalist Unionist Loyalist Federalist Confederate Fenian ' +
  'Hutu Tutsi Zulu Xhosa Yoruba Igbo Hausa Fulani Oromo Amhara Tigrayan Maasai Ashanti Afrikaner Boer Berliner Londoner ' +
  'Native-American Aboriginal Maori Inuit Navajo Cherokee Apache Sioux Iroquois Mohawk Aztec Inca Maya Mayan Hispanic Latino ' +
  'African-American Caucasian Asian African European American Scandinavian Nordic Iberian ' +
  'Soviet Roman Greek Trojan Spartan Athenian Macedonian Carthaginian Phoenician Babylonian Sumerian Etruscan Goth Gothic ' +
  'Visigoth Ostrogoth Vandal Frank Frankish Lombard Viking Scottish Scots Scot Welsh English British Irish Dutch French ' +
  'Spaniard Dane Swede Finn Pole Turk Briton Englishman Frenchman Dutchman Irishman Welshman Scotsman Englishmen Frenchmen ' +
  'Irishmen Thai Swiss Filipino Filipina Argentine Cypriot Kiwi Emirati Qatari Kuwaiti Omani Yemeni Saudi Iraqi Israeli ' +
  'Bangladeshi Azerbaijani Azeri Kazakh Uzbek Tajik Turkmen Kyrgyz Afghan Hazara Burmese Khmer Lao Malay Javanese Siberian ' +
  'Turkish Maltese Spanish Danish Swedish Finnish Polish Icelandic Estonian Latvian Lithuanian Moldovan Belarusian Jordanian ' +
  'Texan Californian Yankee Sicilian Venetian Florentine Genoese Neapolitan Tuscan Roman Parisian Viennese Muscovite Ulster'
).split(' ');

/** Languages that are hardly ever the name of a people. */
const NOT_GROUPS = new Set([
  'latin',
  'georgian',
  'ulster',
  'frank',
  'roma',
  'lombard',
  'vandal',
  'kiwi',
  'pole',
  'caucasian',
]);

/** Lower-case names of nationalities, faiths, ethnic groups and political camps, plurals included. */
export function groupNames(): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (name: string): void => {
    const lower = name.toLowerCase();
    if (NOT_GROUPS.has(lower)) return;
    found.add(lower);
    if (/(?:ese|ish|ch|ss|men|man|x)$/.test(lower)) return;
    found.add(`${lower}s`);
  };
  for (const [name, tag] of Object.entries(compromiseLexicon()))
    if ([tag].flat().includes('Demonym')) add(name);
  MORE_GROUPS.forEach(add);
  return found;
}

/** compromise's own lexicon: word or phrase in lower case -> its tag or tags. */
export function compromiseLexicon(): Readonly<Record<string, string | readonly string[]>> {
  return (nlp.model() as { one: { lexicon: Record<string, string | string[]> } }).one.lexicon;
}
