import type { Annotation, Target } from '../../annotation/annotation';
import { isArray, member, type JsonObject } from '../../annotation/json';
import type { Span } from '../../text/span';
import { detailsOf, oneLine, parsedObject } from '../items';
import { headMembers, readHead, type SourceHead } from '../sourceHead';

/**
 * What WebAnno TSV has no columns for, in lines of our own among those at the head of a sentence. INCEpTION's reader
 * passes over all lines there but `#Text` and `#Sentence.id`.
 * - `#Glossator={"targets":[…],"annotation":{…}}`: an annotation; of each of its targets the span, and behind it that of
 *   its rows with their number, where it has rows.
 * - `#Glossator.before="…"`, `#Glossator.after="…"`: the text before the sentence and after the last one, where line
 *   feeds would not be the same.
 * - `#Glossator.source={"title":…}`: what the sidecar says of the source.
 */
const DETAILS = '#Glossator=';
const BEFORE = '#Glossator.before=';
const AFTER = '#Glossator.after=';
const SOURCE = '#Glossator.source=';

/** Rows that hold a span, with the number that keeps them together; 0 where none does. */
export interface Row extends Span {
  readonly number: number;
}

/** An annotation with the rows of its targets, as far as they have any. */
export interface Placed {
  readonly annotation: Annotation;
  readonly parts: readonly { readonly target: Target; readonly row?: Row }[];
}

export function detailsLine({ annotation, parts }: Placed): string {
  const targets = parts.map(({ target: { start, end }, row }) =>
    row ? [start, end, row.start, row.end, row.number] : [start, end],
  );
  const details = detailsOf(annotation);
  return `${DETAILS}${oneLine(`{"targets":${JSON.stringify(targets)},"annotation":${details}}`)}\n`;
}

export const beforeLine = (text: string): string =>
  /^\n*$/.test(text) ? '' : `${BEFORE}${oneLine(JSON.stringify(text))}\n`;

export const afterLine = (text: string): string =>
  text === '' ? '' : `${AFTER}${oneLine(JSON.stringify(text))}\n`;

export function sourceLine(head: SourceHead): string {
  const members = headMembers(head);
  return Object.keys(members).length === 0 ? '' : `${SOURCE}${oneLine(JSON.stringify(members))}\n`;
}

/** An annotation as the lines tell it. */
export interface ToldDetails {
  /** The annotation as JSON, for `fromDetails`. */
  readonly json: string;
  readonly parts: readonly { readonly span: Span; readonly row?: Row }[];
}

/** What one of our lines says; `undefined` for any other line, a sentence for what is broken. */
export function readDetails(
  line: string,
):
  | { readonly details: ToldDetails }
  | { readonly before: string }
  | { readonly after: string }
  | { readonly head: SourceHead }
  | string
  | undefined {
  if (line.startsWith(DETAILS)) {
    const details = toldDetails(parsedObject(line.slice(DETAILS.length)) ?? {});
    return details ? { details } : 'the annotation behind #Glossator= is broken';
  }
  if (line.startsWith(SOURCE)) {
    const members = parsedObject(line.slice(SOURCE.length));
    const head = members && readHead(members);
    return head ? { head } : `what stands behind ${SOURCE} is broken`;
  }
  const name = [BEFORE, AFTER].find(start => line.startsWith(start));
  if (name === undefined) return undefined;
  const text = parsedObject(`{"text":${line.slice(name.length)}}`)?.['text'];
  if (typeof text !== 'string') return `there must be a text in quotation marks behind ${name}`;
  return name === BEFORE ? { before: text } : { after: text };
}

function toldDetails(told: JsonObject): ToldDetails | undefined {
  const { targets, annotation } = told;
  if (!isArray(targets) || member(told, 'annotation') === undefined) return undefined;
  const parts = targets.map(numbersIn);
  return parts.every(part => part !== undefined) ? { json: JSON.stringify(annotation), parts } : undefined;
}

function numbersIn(target: unknown): ToldDetails['parts'][number] | undefined {
  const numbers = isArray(target) ? target.filter(Number.isSafeInteger).map(Number) : [];
  const [start, end, from, to, number] = numbers;
  if (start === undefined || end === undefined) return undefined;
  if (from === undefined || to === undefined || number === undefined) return { span: { start, end } };
  return { span: { start, end }, row: { start: from, end: to, number } };
}
