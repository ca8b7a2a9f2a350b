/** Countries with what belongs to them, for the slots of texts/templates.txt: country, adjective, people, capital, other cities. */
export const countries: readonly (readonly [string, string, string, string, ...string[]])[] = (
  'Algeria Algerian Algerians Algiers Oran Constantine;Angola Angolan Angolans Luanda Huambo;Argentina Argentine Argentines Buenos_Aires Rosario Córdoba;' +
  'Armenia Armenian Armenians Yerevan Gyumri;Azerbaijan Azerbaijani Azerbaijanis Baku Ganja;Bahrain Bahraini Bahrainis Manama Muharraq;' +
  'Bangladesh Bangladeshi Bangladeshis Dhaka Chittagong Sylhet;Belarus Belarusian Belarusians Minsk Gomel;Bolivia Bolivian Bolivians La_Paz Sucre;' +
  'Brazil Brazilian Brazilians Brasília Recife;Bulgaria Bulgarian Bulgarians Sofia Varna;Burma Burmese Burmese Rangoon Mandalay;Cambodia Cambodian Cambodians Phnom_Penh Battambang;' +
  'Chad Chadian Chadians N’Djamena Abéché;Chile Chilean Chileans Santiago Valparaíso;China Chinese Chinese Beijing Wuhan Kashgar;Colombia Colombian Colombians Bogotá Cali;' +
  'Cuba Cuban Cubans Havana Holguín;Cyprus Cypriot Cypriots Nicosia Larnaca;Egypt Egyptian Egyptians Cairo Alexandria Suez;Eritrea Eritrean Eritreans Asmara Massawa;' +
  'Ethiopia Ethiopian Ethiopians Addis_Ababa Gondar Mekelle;Finland Finnish Finns Helsinki Tampere;France French Frenchmen Paris Lyon Toulon;Georgia Georgian Georgians Tbilisi Batumi;' +
  'Germany German Germans Berlin Bonn Leipzig;Ghana Ghanaian Ghanaians Accra Kumasi;Greece Greek Greeks Athens Thessaloniki;Guinea Guinean Guineans Conakry Kankan;' +
  'Hungary Hungarian Hungarians Budapest Debrecen;India Indian Indians New_Delhi Amritsar Pune;Indonesia Indonesian Indonesians Jakarta Bandung Medan;Iran Iranian Iranians Tehran Tabriz Mashhad;' +
  'Iraq Iraqi Iraqis Baghdad Basra Mosul;Israel Israeli Israelis Jerusalem Haifa;Italy Italian Italians Rome Turin;Japan Japanese Japanese Tokyo Osaka;Jordan Jordanian Jordanians Amman Zarqa;' +
  'Kazakhstan Kazakh Kazakhs Astana Almaty;Kenya Kenyan Kenyans Nairobi Mombasa;Kuwait Kuwaiti Kuwaitis Kuwait_City Jahra;Laos Laotian Laotians Vientiane Pakse;Lebanon Lebanese Lebanese Beirut Sidon;' +
  'Libya Libyan Libyans Tripoli Misrata Sabha;Malaysia Malaysian Malaysians Kuala_Lumpur Penang;Mali Malian Malians Bamako Gao Timbuktu;Mauritania Mauritanian Mauritanians Nouakchott Atar;' +
  'Mexico Mexican Mexicans Mexico_City Puebla;Morocco Moroccan Moroccans Rabat Fez;Mozambique Mozambican Mozambicans Maputo Beira;Nepal Nepalese Nepalese Kathmandu Pokhara;' +
  'Niger Nigerien Nigeriens Niamey Agadez;Nigeria Nigerian Nigerians Abuja Kano Lagos;Norway Norwegian Norwegians Oslo Bergen;Oman Omani Omanis Muscat Salalah;Pakistan Pakistani Pakistanis Islamabad Quetta Multan;' +
  'Peru Peruvian Peruvians Lima Cusco;Poland Polish Poles Warsaw Kraków;Portugal Portuguese Portuguese Lisbon Porto;Qatar Qatari Qataris Doha Al_Khor;Romania Romanian Romanians Bucharest Iași;' +
  'Russia Russian Russians Moscow Kazan Grozny;Rwanda Rwandan Rwandans Kigali Butare;Saudi_Arabia Saudi Saudis Riyadh Jeddah Taif;Senegal Senegalese Senegalese Dakar Thiès;Serbia Serbian Serbs Belgrade Niš;' +
  'Somalia Somali Somalis Mogadishu Kismayo;South_Africa South_African South_Africans Pretoria Durban;South_Korea South_Korean South_Koreans Seoul Busan;Spain Spanish Spaniards Madrid Zaragoza;' +
  'Sri_Lanka Sri_Lankan Sri_Lankans Colombo Kandy;Sudan Sudanese Sudanese Khartoum Omdurman;Sweden Swedish Swedes Stockholm Uppsala;Syria Syrian Syrians Damascus Aleppo Homs;Tanzania Tanzanian Tanzanians Dodoma Arusha;' +
  'Thailand Thai Thais Bangkok Chiang_Mai;Tunisia Tunisian Tunisians Tunis Sfax;Turkey Turkish Turks Ankara Izmir;Uganda Ugandan Ugandans Kampala Gulu;Ukraine Ukrainian Ukrainians Kyiv Odesa;' +
  'Uzbekistan Uzbek Uzbeks Tashkent Bukhara;Venezuela Venezuelan Venezuelans Caracas Maracaibo;Vietnam Vietnamese Vietnamese Hanoi Da_Nang;Yemen Yemeni Yemenis Sanaa Aden;Zambia Zambian Zambians Lusaka Ndola'
)
  .split(';')
  .map(
    line =>
      line.split(' ').map(word => word.replace(/_/g, ' ')) as [string, string, string, string, ...string[]],
  );

/** Given names and surnames that go together, by culture. */
export const cultures: readonly {
  readonly given: readonly string[];
  readonly surnames: readonly string[];
}[] = (
  'Mahmoud Khaled Yasin Tariq Hamza Salim Anwar Farid Nabil Jamal Layla Samira Huda Mustafa Abdel Ziyad|Mansour Haddad al-Masri Shukri Jibril Bouazizi El-Amin al-Rashid Khoury Sabbagh Belhadj Zidan Sarraj Mahjoub Al-Sayed Tantawi;' +
  'Asif Imran Zulfiqar Khalid Yousaf Rehman Shahid Fatima Ayesha Nadeem Qamar Javed Raheel Salman Hina Bilal|Chaudhry Qureshi Khattak Durrani Bajwa Kayani Siddiqui Malik Abbasi Gilani Mengal Afridi Soomro Niazi Leghari Rabbani;' +
  'Rajesh Sunil Anil Vikram Arun Lakshmi Priya Manmohan Sanjay Kiran Deepak Sushma Ravi Gopal Meera Atal|Sharma Patel Reddy Iyer Mukherjee Nair Banerjee Deshmukh Rao Chatterjee Menon Joshi Bhattacharya Pillai Kulkarni Yadav;' +
  'Ivan Sergei Dmitri Nikolai Oleg Viktor Yuri Natalia Svetlana Boris Vladimir Andrei Pavel Igor Leonid Mikhail|Petrov Volkov Sokolov Kuznetsov Morozov Lebedev Gromov Orlov Zaitsev Shevchenko Kovalenko Bondarenko Antonov Primakov Ryabkov Gusev;' +
  'Kwame Kofi Yaw Sekou Amadou Ousmane Mamadou Fatou Chinua Emeka Ngozi Jomo Wanjiru Patrice Thabo Nelson|Mensah Boateng Diallo Traoré Keïta Okafor Adeyemi Achebe Mwangi Odinga Kagame Mbeki Nkosi Zuma Banda Sankara;' +
  'Kim Park Lee Choi Jung Kang Yoon Chiang Lau Wong Chan Leung Cheung Hsu Tsai Soong|Jong-un Jae-in Geun-hye Ki-moon Myung-bak Young-sam Dae-jung Kai-shek Ching-kuo Ying-wen Chi-wai Wai-ming Siu-lai Chun-hung Hsien-loong Il-sung Sung-yong Ka-ki;' +
  'Abu Ahmad Omar Khalid Mullah Yusuf Hamid Bashir Nuri Ayman Saad Adel Faisal Ibrahim|al-Sadr al-Assad el-Sisi al-Maliki al-Hashimi al-Zawahiri al-Turki el-Baradei al-Jaafari al-Sistani ash-Sharif al-Bashir el-Haddad as-Sabah al-Janabi;' +
  'Wei Jun Li Ming Xiaoping Zhen Hui Yan Guang Enlai Shu Feng Bo Lan Qiang Tao|Zhang Wang Chen Liu Zhao Huang Zhou Wu Xu Sun Ma Guo Deng Peng Lin Hu;' +
  'Kenji Hiroshi Yuki Takeshi Shinzo Haruki Akira Emiko Noriko Satoshi Ichiro Kazuo Naoto Junichi Taro Yoko|Tanaka Suzuki Yamamoto Nakamura Sato Fukuda Ishikawa Kobayashi Ogawa Hayashi Mori Kishida Nakasone Hatoyama Ikeda Yoshida;' +
  'Carlos José Juan Miguel Luis Pedro Alejandro María Isabel Hugo Fidel Raúl Augusto Salvador Ernesto Dilma|García Rodríguez Fernández Pérez Gutiérrez Mendoza Castillo Vargas Morales Ortega Allende Rojas Batista Herrera Salinas Montero;' +
  'Jean Pierre François Marie Jacques Claude Philippe Michel Nicolas Charles Simone Henri Georges Laurent Émile Louis|Dubois Moreau Laurent Lefèvre Girard Fournier Mercier Dupont Blanchard Chevalier Renaud Garnier Faure Delacroix Poincaré Clemenceau;' +
  'Hans Karl Wolfgang Friedrich Helmut Ursula Angela Otto Heinrich Kurt Franz Gerhard Konrad Willy Erich Ludwig|Müller Schmidt Schneider Weber Hoffmann Krüger Becker Richter Vogel Brandt Keller Lange von_Bülow Adler Strauss Neumann;' +
  'James John William Robert Margaret Elizabeth Thomas George Edward Henry Anne Arthur Winston Harold David Eleanor|Harrington Blackwood Whitfield Ashworth Pemberton Carver Holloway Marsh Fletcher Bradshaw Thornton Lockhart Calloway Sinclair Davenport Hastings;' +
  'Mehmet Ahmet Mustafa Ali Süleyman Bülent Recep Turgut Kemal Ayşe Fatma Hakan Emre Orhan İsmet Celal|Yılmaz Demir Çelik Şahin Kaya Öztürk Aydın Erdem Bayar Ecevit Gürsel Inönü Karaca Özal Menderes Polat;' +
  'Reza Hossein Mohsen Abbas Darius Cyrus Shirin Parviz Bahram Mehdi Farah Javad Hassan Ebrahim Kamran Nasrin|Ahmadi Rezaei Hosseini Karimi Moradi Jafari Tehrani Shirazi Ghorbani Mousavi Rafsanjani Zarif Bazargan Larijani Esfahani Velayati;' +
  'Nguyen Tran Pham Le Suharto Sukarno Aung Thant Ferdinand Corazon Mahathir Anwar Lee Goh Benigno Norodom|Van_Thieu Minh Thi_Hoa Duc_Tho Wijaya Kusuma Santoso Win Myint Aquino Macapagal Razak Tunku Chok_Tong Suryadi Hatta'
)
  .split(';')
  .map(line => {
    const [given = '', surnames = ''] = line.split('|');
    const list = (names: string): string[] => names.split(' ').map(name => name.replace(/_/g, ' '));
    return { given: list(given), surnames: list(surnames) };
  });

export const ranks =
  'General,Gen.,Gen,Lt Gen,Lt. Gen.,Lieutenant General,Lieutenant-General,Major General,Maj. Gen.,Brigadier,Brig Gen,Field Marshal,Marshal,Admiral,Vice Admiral,Rear Admiral,Air Marshal,Air Chief Marshal,Colonel,Col.,Col,Lt. Col.,Major,Captain,Capt.,Sergeant'.split(
    ',',
  );
export const acronyms =
  'PNA,LNA,GNU,SDF,PKF,ISD,NIS,CPM,FLN,PUK,NDF,RPF,MPLA,KGB,JVP,DFLP,RUF,TNC,PAF,SLA,ISG,KDP'.split(',');
export const codenames =
  'Fair Wind,Desert Storm,Barbarossa,Red Dawn,White Lotus,Silver Crescent,Golden Eagle,Falcon,Iron Shield,Morning Star,Blue Nile,Clean Sweep'.split(
    ',',
  );
