import type { XmlAttributes } from '../xml';

const UNCERTAIN = /[~?%]/;
const POINT = /^[~?%]?(-?\d{4})(?:-[~?%]?(\d{2})(?:-[~?%]?(\d{2}))?)?[~?%]?$/;
const MASKED_YEAR = /^[~?%]?(-?\d{0,3})(X{1,4})[~?%]?$/;

/**
 * An EDTF value as TEI's dating attributes (https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-att.datable.w3c.html):
 * `@when` for a point, `@from`/`@to` for a period, `@notBefore`/`@notAfter` for what lies somewhere inside, `@dur` for
 * a duration, `@cert` where the value says that it is uncertain. Nothing for what these attributes cannot say.
 */
export function teiDating(value: string): XmlAttributes {
  if (/^P(?=\w)/.test(value)) return DURATION.test(value) ? { 'dur-iso': value } : {};
  const cert = UNCERTAIN.test(value) ? { cert: 'low' } : {};
  const period = /^([^/]*)\/([^/]*)$/.exec(value);
  if (period) {
    const from = point(period[1] ?? '') ?? range(period[1] ?? '')?.first;
    const to = point(period[2] ?? '') ?? range(period[2] ?? '')?.last;
    return { ...(from !== undefined && { from }), ...(to !== undefined && { to }), ...cert };
  }
  const when = point(value);
  if (when !== undefined) return { when, ...cert };
  const found = range(value);
  return found ? { notBefore: found.first, notAfter: found.last, ...cert } : {};
}

const DURATION = /^P(?!$)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/;

/** A year, month or day that exists, without marks of uncertainty. */
function point(value: string): string | undefined {
  const [, year, month, day] = POINT.exec(value) ?? [];
  // XML Schema 1.0 has no year 0, which libraries still hold to.
  if (year === undefined || year === '0000' || year === '-0000') return undefined;
  if (month === undefined) return year;
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  if (day === undefined) return `${year}-${month}`;
  return Number(day) >= 1 && Number(day) <= lastDay(Number(year), Number(month))
    ? `${year}-${month}-${day}`
    : undefined;
}

/** First and last year of `195X`; first and last month of a season of the northern half (`2022-21` is spring). */
function range(value: string): { first: string; last: string } | undefined {
  const [, digits, mask] = MASKED_YEAR.exec(value) ?? [];
  if (digits !== undefined && mask !== undefined && digits.replace('-', '').length + mask.length === 4) {
    const years = [digits + mask.replaceAll('X', '0'), digits + mask.replaceAll('X', '9')].sort();
    const [low = '', high = ''] = digits.startsWith('-') ? years.reverse() : years;
    return Number(low) === 0 || Number(high) === 0 ? undefined : { first: low, last: high };
  }
  const month = /^[~?%]?(\d{4})-(\d{2})-XX[~?%]?$/.exec(value);
  if (month) {
    const whole = point(`${month[1]}-${month[2]}`);
    const days = String(lastDay(Number(month[1]), Number(month[2]))).padStart(2, '0');
    return whole === undefined ? undefined : { first: `${whole}-01`, last: `${whole}-${days}` };
  }
  const [, year, season] = /^[~?%]?(\d{4})-(2[1-4])[~?%]?$/.exec(value) ?? [];
  const months = season === undefined ? undefined : seasons[season];
  if (year === undefined || year === '0000' || !months) return undefined;
  return season === '24'
    ? { first: `${year}-12`, last: `${String(Number(year) + 1).padStart(4, '0')}-02` }
    : { first: `${year}-${months[0]}`, last: `${year}-${months[1]}` };
}

/** EDTF level 1: 21 spring, 22 summer, 23 autumn, 24 winter. */
const seasons: Readonly<Record<string, readonly [string, string]>> = {
  '21': ['03', '05'],
  '22': ['06', '08'],
  '23': ['09', '11'],
  '24': ['12', '02'],
};

const lastDay = (year: number, month: number): number =>
  new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
