import { ok } from 'node:assert/strict';
import { DateFinder } from '../../../src/core/dates/dateFinder';

/** Pieces that, repeated, give each rule and each loop as much to do as they can. */
const PILES: readonly string[] = [
  '1 ',
  '1',
  '-',
  '– ',
  '. ',
  'a',
  'in ',
  'to ',
  'the ',
  'and ',
  'of ',
  'the end of ',
  'the night of ',
  'the first week of ',
  'early ',
  'early to ',
  'about ',
  'more than ',
  'May ',
  'May-',
  'May and ',
  'Monday, ',
  'Monday 1 ',
  'I V X ',
  '12.V.',
  '3 and ',
  '3, ',
  '1914-',
  '1914–',
  '1914/',
  '1914 to ',
  '1st and ',
  '19th and early ',
  'two ',
  'two hundred and ',
  'two years and ',
  '1 year, ',
  'every two ',
  'twice a ',
  "'",
  "year's ",
  'a year ago ',
  'last ',
  'this ',
  '5 p.m. ',
  'noon of ',
  '10:',
  '[1667,',
  '{1667..',
  '../',
  '2004-06/',
  '12 Rabi ',
  'Henry ',
  'the 5th year of Henry ',
  '=',
  '(',
];
const LENGTH = 100_000;
/** Milliseconds of processor time: some twenty times what prose of that length takes, far from quadratic work. */
const MOST = 1500;

describe('100 kB that are made to be slow', () => {
  for (const pile of PILES) {
    it(`are read in linear time: ${JSON.stringify(pile)}`, function () {
      // What else the machine does at the moment does not count.
      this.retries(3);
      const text = pile.repeat(Math.ceil(LENGTH / pile.length));
      const before = process.cpuUsage();
      new DateFinder().analyse(text);
      const { user, system } = process.cpuUsage(before);
      const spent = (user + system) / 1000;
      ok(spent < MOST, `${spent} ms`);
    });
  }
});
