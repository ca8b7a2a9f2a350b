import { edtfCentury, edtfDecade } from '../../dates/format';

/** What TEI's dating attributes say: a value in EDTF, or a duration in ISO 8601. */
export interface TeiDating {
  readonly value?: string;
  readonly isDuration: boolean;
}

/** `@datingMethod` of a `@when-custom` in EDTF. */
export const EDTF_METHOD = 'https://www.loc.gov/standards/datetime/';

/**
 * The value of a `date` or `time`: what our exporter says in EDTF, else `@when`, else a period `@from`/`@to`, else `@notBefore`/`@notAfter`, which is a
 * whole decade or century where they are its first and last year, and one of a set of dates elsewhere. Attributes
 * whose values have no year (`--06-12`) give none. `@cert` below high makes a single date uncertain.
 */
export function teiDatingOf(attributes: ReadonlyMap<string, string>): TeiDating {
  const of = (...names: readonly string[]): string | undefined =>
    names.map(name => attributes.get(name)?.trim()).find(value => value !== undefined && value !== '');
  const custom = of('datingMethod') === EDTF_METHOD ? of('when-custom') : undefined;
  if (custom !== undefined) return { value: custom, isDuration: custom.startsWith('P') };
  const duration = of('dur-iso', 'dur');
  if (duration !== undefined) return { value: duration, isDuration: true };
  const when = dateOf(of('when', 'when-iso'));
  const cert = of('cert');
  const doubt = cert === 'low' || cert === 'medium' || cert === 'unknown' ? '?' : '';
  if (when !== undefined) return said(when.includes('T') ? when : when + doubt);
  const from = dateOf(of('from', 'from-iso'));
  const to = dateOf(of('to', 'to-iso'));
  if (from !== undefined || to !== undefined) return said(`${from ?? '..'}/${to ?? '..'}`);
  const earliest = dateOf(of('notBefore', 'notBefore-iso'));
  const latest = dateOf(of('notAfter', 'notAfter-iso'));
  if (earliest === undefined && latest === undefined) return { isDuration: false };
  return said(wholeOf(earliest, latest) ?? `[${earliest ?? ''}..${latest ?? ''}]`);
}

const said = (value: string): TeiDating => ({ value, isDuration: false });

const DATE =
  /^-?\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** What is a date of EDTF as it stands. */
const dateOf = (value: string | undefined): string | undefined =>
  value !== undefined && DATE.test(value) ? value : undefined;

/** The decade or century of which these are the first and last year. */
function wholeOf(earliest = '', latest = ''): string | undefined {
  if (!/^\d{4}$/.test(earliest) || !/^\d{4}$/.test(latest)) return undefined;
  const first = Number(earliest);
  const years = Number(latest) - first + 1;
  if (years === 10 && first % 10 === 0) return edtfDecade(first / 10);
  if (years === 100 && first % 100 === 0) return edtfCentury(first / 100 + 1);
  return undefined;
}
