import assert from 'node:assert/strict';
import { linked } from './corpus';

/** Each mention with its entity behind it: `[p Doe = jane-doe]`. */
const cases: readonly (readonly [what: string, text: string])[] = [
  ['a last name takes the full name before it', '[p Jane Doe = jane-doe] came. [p Doe = jane-doe] left.'],
  ['or after it, in a headline', '[p Doe = jane-doe] resigns\n\n[p Jane Doe = jane-doe] said so.'],
  ['a first name too', '[p Jane Doe = jane-doe] came. [p Jane = jane-doe] left.'],
  [
    'the nearest of two namesakes',
    '[p Jane Doe = jane-doe] came. [p Doe = jane-doe] sat. Later [p Mary Doe = mary-doe] came. [p Mary Doe = mary-doe] sang. [p Doe = mary-doe] left.',
  ],
  [
    'titles tell women from men',
    'Mr. [p John Doe = john-doe] and Mrs. [p Ann Doe = ann-doe]; Mr. [p Doe = john-doe] spoke.',
  ],
  [
    'by their first names too',
    'Mrs. [p Doe = doe] saw [p John Doe = john-doe]. [p Doe = john-doe] greeted Mrs. [p Doe = doe].',
  ],
  [
    'Mr and Mrs Doe are two',
    'Mr. [p Doe = doe] came. Mrs. [p Doe = doe-2] came. Mr. [p Doe = doe] left with Mrs. [p Doe = doe-2].',
  ],
  [
    'so are Mrs and Miss Doe; who has no title is the one more often named',
    'Miss [p Doe = doe] came. Mrs. [p Doe = doe-2] sat. Miss [p Doe = doe] left. [p Doe = doe] wept.',
  ],
  [
    'with Mr Doe they are three, and he is the one without a title',
    'Miss [p Doe = doe-2] and Mrs. [p Doe = doe-3] came with Mr. [p Doe = doe]. [p Doe = doe] left.',
  ],
  [
    'Ms Doe may be either',
    'Ms. [p Doe = doe] came. Mrs. [p Doe = doe] sat. Ms. [p Roe = roe] came. Miss [p Roe = roe] sat.',
  ],
  [
    'what title goes with the full name says which of them she is',
    'Mrs. [p Jane Doe = jane-doe] met Miss [p Doe = doe]. Mrs. [p Doe = jane-doe] left.',
  ],
  [
    'and where none does, she is Miss',
    '[p Jane Doe = jane-doe] sat by Mrs. [p Doe = doe]. Miss [p Doe = jane-doe] left.',
  ],
  ['Mrs Doe alone is Jane', '[p Jane Doe = jane-doe] sat. Mrs. [p Doe = jane-doe] left.'],
  [
    'a wife called by her husband’s name is not he',
    '[p John Doe = john-doe] and [p Mrs John Doe = mrs-john-doe] came.',
  ],
  [
    'a title speaks for its bearer',
    'President [p Jane Doe = jane-doe] came. [p Jane Doe = jane-doe] met Senator [p Kim Doe = kim-doe]. [p Kim Doe = kim-doe] and [p Kim Doe = kim-doe] sat. President [p Doe = jane-doe] left.',
  ],
  [
    'what is told of both tells them apart',
    'The Welsh singer [p Jane Doe = jane-doe] met the Dutch minister [p Kim Doe = kim-doe]. [p Jane Doe = jane-doe] sat. The Dutch minister [p Doe = kim-doe] rose.',
  ],
  [
    'rulers by their numbers',
    '[p Osric I = osric-i] died. [p Osric II = osric-ii] came. [p Osric II = osric-ii] wept. King [p Osric = osric-ii] reigned.',
  ],
  [
    'a family is none of its members',
    '[p Jane Doe = jane-doe] left the [p Doe = doe] family. She was a [p Doe = doe]. [p Doe = jane-doe] wept.',
  ],
  [
    'nor is a relative the one named before',
    '[p Jane Doe = jane-doe] is the daughter of the singer [p Doe = doe].',
  ],
  [
    'Ben is short for Benjamin, but not everywhere',
    '[p Ben Roe = ben-roe], [p Salim Ben Ali = salim-ben-ali], [p Ben Ali = salim-ben-ali]',
  ],
  ['middle names may be left out', '[p Jane Ann Doe = jane-ann-doe], [p Jane Doe = jane-ann-doe]'],
  ['a father is not his son', '[p Karim Salim Nasri = karim-salim-nasri] and [p Salim Nasri = salim-nasri]'],
  ['nor is a junior', '[p Jane Doe Jr. = jane-doe-jr] and [p Jane Doe Sr. = jane-doe-sr]'],
  [
    'an acronym in brackets',
    'The [o Bureau of Tall Stories = bureau-of-tall-stories] ([o BTS = bureau-of-tall-stories]) met. [o BTS = bureau-of-tall-stories] left.',
  ],
  [
    'an acronym by its letters',
    '[o League of Marsh Farmers = league-of-marsh-farmers] met. The [o LMF = league-of-marsh-farmers] left.',
  ],
  [
    'two acronyms stay two',
    '[o Union of North Ports = union-of-north-ports] ([o UNP = union-of-north-ports]), [o Union of North Shores = union-of-north-shores] ([o UNS = union-of-north-shores])',
  ],
  [
    'a legal form may be missing',
    '[o Acme Widgets Inc. = acme-widgets] grew. [o Acme Widgets = acme-widgets] grew.',
  ],
  [
    'a country and its abbreviation',
    '[l United States = united-states], [l U.S. = united-states], [l USA = united-states]',
  ],
  ['a people is not its country', '[l Libya = libya] and the [g Libyan = libyan] and [g Libyans = libyan]'],
  ['a person is not a place', '[p Jordan = jordan-2] visited [l Jordan = jordan].'],
];

describe('Linker inside one source', () => {
  for (const [what, text] of cases) {
    it(what, () => {
      const found = linked({ a: text.replace(/ = [^\]]+/g, '') })['a'] ?? [];
      const entities = found.map(line => line.split(' -> ')[1] ?? '').values();
      assert.equal(
        text.replace(/(?<= = )[^\]]+/g, () => entities.next().value ?? ''),
        text,
      );
    });
  }
});
