import { deepStrictEqual, ok } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NameMatcher } from '../../../src/core/recognition/knownNames';
import { loadModel } from '../../../src/core/recognition/model';
import { NameRecognizer, SUGGESTION_THRESHOLD } from '../../../src/core/recognition/recognizer';

const model = loadModel(readFileSync(join(__dirname, '../../../media/model/recognition.bin')));
const recognizer = new NameRecognizer(model);
const found = (text: string): string[] =>
  recognizer
    .recognize(text)
    .filter(({ confidence }) => confidence >= SUGGESTION_THRESHOLD)
    .map(({ start, end }) => text.slice(start, end));
const shareHighlighted = (text: string): number => found(text).join('').length / text.length;

/** A tenth of running English is names at most; more in a text that we can't read is garbage. */
const MOST_HIGHLIGHTED = 0.12;

describe('texts in other languages', () => {
  const foreign: Readonly<Record<string, string>> = {
    German:
      'Der Minister reiste am Montag nach Paris, um mit der Regierung über die Krise zu sprechen. Die Opposition warf dem Kanzler vor, er habe das Parlament getäuscht und die Öffentlichkeit belogen. In der Stadt kam es zu Unruhen, und die Polizei setzte Wasserwerfer ein. Der Hund schlief unter dem Tisch, und die Mutter las in der Zeitung vom Krieg und vom Elend der Flüchtlinge.',
    French:
      "Le ministre s'est rendu lundi à Berlin pour parler avec le gouvernement de la crise. L'opposition accuse le Président d'avoir trompé l'Assemblée et menti aux citoyens. Dans la ville, la police a tiré sur la foule.",
    Spanish:
      'El ministro viajó el lunes a Madrid para hablar con el Gobierno sobre la crisis. La oposición acusa al Presidente de haber engañado al Congreso y a los ciudadanos.',
    Latin:
      'Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani, tertiam qui ipsorum lingua Celtae, nostra Galli appellantur. Hi omnes lingua, institutis, legibus inter se differunt.',
    'transliterated Arabic':
      'Wa qala al-Rajul inna al-Madina kabira wa anna ahlaha karim, thumma dhahaba ila al-Suq wa ishtara khubzan wa laban li-awladihi fi al-Bayt.',
    Russian:
      'Министр прибыл в Москву в понедельник и встретился с Президентом. Оппозиция обвинила Правительство в обмане, и в городе начались волнения.',
    Arabic: 'وصل الوزير إلى القاهرة يوم الاثنين والتقى برئيس الحكومة لبحث الأزمة.',
    Chinese: '部长星期一抵达北京，与总统会谈。反对党指责政府欺骗人民。',
    'German, a page':
      'Am Abend war die Stimmung im Haus gut. Die Kinder spielten noch lange im Garten.\n\nGute Nacht, Freunde!\n\nDer Vater schrieb seinen Bericht für die Akademie und trank dabei Wein aus der Pfalz, den ihm der Händler am Morgen gebracht hatte.\n\nEnde des Kapitels',
  };
  for (const [language, text] of Object.entries(foreign)) {
    it(`are not covered with guesses: ${language}`, () => {
      const share = shareHighlighted(text);
      ok(share <= MOST_HIGHLIGHTED, `${share.toFixed(2)}: ${found(text).join(', ')}`);
    });
  }

  it('keep the names that hold in any language, and those of the English parts', () => {
    const text =
      'Field Marshal Otto Brenninger left Vienna for Berlin in 1848.\n\nAm Montag reiste Otto Brenninger mit der Bahn nach Berlin und sprach dort mit der Regierung über den Frieden und die Not der Soldaten.';
    deepStrictEqual(found(text).slice(-2), ['Otto Brenninger', 'Berlin']);
  });

  it('have what the reader decided', () => {
    const names = new NameMatcher([{ name: 'Donaumonarchie', type: 'place' }]);
    const text =
      'Die Donaumonarchie zerfiel im Herbst nach dem langen Krieg in viele kleine Staaten und Länder.';
    deepStrictEqual(
      recognizer.recognize(text, { names }).map(({ start, end }) => text.slice(start, end)),
      ['Donaumonarchie'],
    );
  });
});

describe('texts without sentences', () => {
  const cases: Readonly<Record<string, string>> = {
    verse:
      'The rain that fell upon the hill\nHas washed the road away,\nAnd All the little birds are still\nThat sang here yesterday.\nBut When the summer comes again\nAnd Grass is on the wall,\nThen We shall walk along the lane\nAnd Never think at all.',
    'capitals throughout':
      'PLEASE READ THE FOLLOWING RULES BEFORE YOU ENTER THE READING ROOM. NO FOOD OR DRINK MAY BE BROUGHT INSIDE. PENS ARE NOT ALLOWED; USE A PENCIL. ASK THE STAFF BEFORE YOU TAKE PICTURES OF ANY PAGE.',
    'OCR noise':
      'Tlie ofticers aud tbe meu wcre ilI witli fev er, an d tlie doct0r wbo hacl come f rom the c oast c ould clo notbing for thern. |. ,;~ lii the morn- ing tliey inarched on tlirough tbe sw amp.',
    'a table':
      'Item | Price | Stock\n--- | --- | ---\nBread | 2.40 | 12\nCheese | 8.10 | 4\nOlive oil | 11.00 | 7\nTotal | 21.50 | 23',
  };
  for (const [name, text] of Object.entries(cases)) {
    it(`are not covered with guesses: ${name}`, () => {
      const share = shareHighlighted(text);
      ok(share <= MOST_HIGHLIGHTED, `${share.toFixed(2)}: ${found(text).join(', ')}`);
    });
  }
});
