import type { Target } from '../../core/annotation/annotation';

/** UTF-16 units of a quotation that a link carries: enough to find it, short enough for every program. */
const MOST_QUOTE = 200;

/** The only page that our links name. */
const PATH = '/open';

/** The address of the extension for links: `vscode://glossator.glossator/…`. */
export interface LinkBase {
  readonly scheme: string;
  readonly extension: string;
}

/** A link that leads to words of a source, also after the source was edited. */
export function deepLink({ scheme, extension }: LinkBase, source: string, target: Target): string {
  const query = new URLSearchParams({
    source,
    // Half a surrogate pair at the cut could not be written in an address.
    quote: target.exact.slice(0, MOST_QUOTE).replace(/[\ud800-\udbff]$/, ''),
    prefix: target.prefix,
    suffix: target.exact.length > MOST_QUOTE ? '' : target.suffix,
    start: String(target.start),
  });
  return `${scheme}://${extension}${PATH}?${query.toString()}`;
}

/** What a link names; `undefined` where it is none of ours. Anybody may have written it. */
export function readDeepLink(
  path: string,
  query: string,
): { readonly source: string; readonly target: Target } | undefined {
  const values = new URLSearchParams(query);
  const [source, exact] = [values.get('source'), values.get('quote')];
  const start = Number(values.get('start') ?? 0);
  if (path !== PATH || source === null || exact === null || exact === '') return undefined;
  if (!Number.isSafeInteger(start) || start < 0) return undefined;
  return {
    source,
    target: {
      start,
      end: start + exact.length,
      exact,
      prefix: values.get('prefix') ?? '',
      suffix: values.get('suffix') ?? '',
    },
  };
}
