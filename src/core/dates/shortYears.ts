import type { Surroundings } from './surroundings';

/** Without any hint, two digits mean a year of the hundred up to this one. */
const LATEST_SHORT_YEAR = 2029;
/** Without any hint, "the twenties" are those of the twentieth century. */
const LATEST_SHORT_DECADE = 2009;
/** So many years behind the text's own time a short year may lie and still belong to its century. */
const TOLERATED_FUTURE = 10;

/** The year of the text's own time: of its story, or when it was written. */
const near = ({ narrative, spoken, source }: Surroundings): number | undefined =>
  (narrative ? spoken?.year : undefined) ?? source?.year ?? spoken?.year;

/** The year whose last two digits are given ("'99"): of the text's century, or the one before. */
export function yearOfDigits(digits: number, around: Surroundings): number {
  const now = near(around) ?? LATEST_SHORT_YEAR;
  const year = Math.floor(now / 100) * 100 + digits;
  return year > now + TOLERATED_FUTURE ? year - 100 : year;
}

/** The decade, as its first year divided by ten, whose third digit is given ("the '60s"). */
export function decadeOfDigit(digit: number, around: Surroundings): number {
  const now = near(around) ?? LATEST_SHORT_DECADE;
  const decade = Math.floor(now / 100) * 10 + digit;
  return decade * 10 > now + TOLERATED_FUTURE ? decade - 10 : decade;
}
