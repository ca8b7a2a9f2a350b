import type { SourceDate } from './dateExpression';
import { edtfDay } from './format';
import type { Calendar, Meaning } from './meaning';

/** A date expression found at the head of a source. */
export interface HeadDate {
  readonly start: number;
  readonly end: number;
  readonly meaning: Meaning;
}

/** A paragraph at the head of a source with what was found in it (offsets within the paragraph). */
export interface HeadParagraph {
  readonly text: string;
  readonly dates: readonly HeadDate[];
}

/** How many paragraphs of a source's head are looked at for its date. */
export const HEAD_PARAGRAPHS = 8;
/** A byline has no more text round its date than this, in UTF-16 units. */
const LONGEST_BYLINE = 80;
/** A dateline's date stands within so many units of the paragraph's start. */
const LONGEST_DATELINE = 60;

/**
 * The source's own date: what the reader set, else front matter, dateline, caption, byline or the file's name, in that
 * order. Only dates whose year, month and day are written out count.
 */
export function findSourceDate(
  head: readonly HeadParagraph[],
  set: string | undefined,
  path: string | undefined,
): SourceDate | undefined {
  if (set !== undefined) return { value: set, from: 'reader', basis: 'Set by the reader.' };
  return inFrontMatter(head) ?? inDateline(head) ?? inCaption(head) ?? inByline(head) ?? inPath(path);
}

const full = ({ meaning }: HeadDate): string | undefined =>
  meaning.kind === 'calendar' ? fullDay(meaning) : undefined;

function fullDay({ year, month, day }: Calendar): string | undefined {
  return year === undefined || month === undefined || day === undefined
    ? undefined
    : edtfDay({ year, month, day });
}

function inFrontMatter(head: readonly HeadParagraph[]): SourceDate | undefined {
  const first = head[0];
  if (!first || !/^---\s*(?:\n|$)/.test(first.text)) return undefined;
  const fields = head.slice(0, HEAD_PARAGRAPHS);
  for (const { text, dates } of fields) {
    for (const date of dates) {
      const value = full(date);
      const line = text.slice(text.lastIndexOf('\n', date.start) + 1, date.start);
      if (value && /^(?:date|published|created|pubdate|issued)\s*:/i.test(line))
        return {
          value,
          from: 'front matter',
          basis: `The front matter says "${line.trim()} ${text.slice(date.start, date.end)}".`,
        };
    }
  }
  return undefined;
}

/** "ISLAMABAD, July 18, 2025 (AP) —", "London, 4 July 1914." */
function inDateline(head: readonly HeadParagraph[]): SourceDate | undefined {
  for (const { text, dates } of head) {
    const date = dates[0];
    const value = date && full(date);
    if (!value || date.start > LONGEST_DATELINE) continue;
    const before = text.slice(0, date.start);
    const after = text.slice(date.end, date.end + LONGEST_DATELINE);
    const capitals = /^[A-Z][A-Z .'’-]{2,}(?:, ?[A-Z][A-Za-z. ]+)?(?:\s?\([^)]*\))?[\s,:;—–-]*$/.test(before);
    const place = /^[A-Z][\p{L} .'’-]{1,40},\s*(?:the )?$/u.test(before);
    if ((capitals && before !== '') || (place && /^(?:\s*\([^)]*\))?\s*(?:[—–:-]|\.?$)/.test(after)))
      return { value, from: 'dateline', basis: `The dateline says "${text.slice(0, date.end)}".` };
  }
  return undefined;
}

const CAPTION = /\b(?:photo(?:graph)?|picture|image|handout|file photo|pictured|caption|credit)\b/i;

function inCaption(head: readonly HeadParagraph[]): SourceDate | undefined {
  for (const { text, dates } of head) {
    if (!CAPTION.test(text) || /\bfile (?:photo|picture|image)/i.test(text)) continue;
    for (const date of dates) {
      const value = full(date);
      if (value)
        return {
          value,
          from: 'caption',
          basis: `The picture's caption says "${text.slice(date.start, date.end)}".`,
        };
    }
  }
  return undefined;
}

/** A short line that is little more than a date: "By Jane Roe | July 18, 2025", "Published: 18 July 2025, 10:30". */
function inByline(head: readonly HeadParagraph[]): SourceDate | undefined {
  for (const { text, dates } of head) {
    const date = dates[0];
    const value = date && full(date);
    if (!value || text.length - (date.end - date.start) > LONGEST_BYLINE) continue;
    const rest = text.slice(0, date.start) + text.slice(date.end);
    const announced = /^(?:by|published|posted|updated|date|written|issued|last updated|on)\b/i.test(text);
    if (announced || !/[a-z]{2,} [a-z]{2,} [a-z]{2,}/.test(rest))
      return {
        value,
        from: 'byline',
        basis: `A line at the head says "${text.slice(date.start, date.end)}".`,
      };
  }
  return undefined;
}

function inPath(path: string | undefined): SourceDate | undefined {
  const name = path?.split('/').at(-1);
  const match =
    name === undefined
      ? null
      : /(?:^|[^0-9])((?:1[0-9]|20)\d{2})([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?![0-9])/.exec(name);
  if (!match || name === undefined) return undefined;
  return {
    value: `${match[1]}-${match[3]}-${match[4]}`,
    from: 'file name',
    basis: `The file is named "${name}".`,
  };
}
