import type { SourceRecord } from '../annotation/annotation';
import type { JsonObject } from '../annotation/json';
import { jsonEqual } from '../annotation/mergeJson';
import { parseSidecarCodePoints } from '../annotation/sidecar';
import { titleOf } from '../corpus/title';

/** What a sidecar says of its source that the source's own bytes do not. */
export type SourceHead = Pick<SourceRecord, 'title' | 'date' | 'dateDecided' | 'unknown'>;

/** The head as JSON with the member names of a sidecar; empty where it says nothing. */
export const headMembers = ({ title, date, dateDecided, unknown }: SourceHead): JsonObject => ({
  ...(title !== undefined && { title }),
  ...(date !== undefined && { date }),
  ...(dateDecided && { dateDecided }),
  ...unknown,
});

/** Reads `headMembers` back by the sidecar's own rules; `undefined` for what is no head. */
export function readHead(members: JsonObject): SourceHead | undefined {
  const source = { ...members, path: '' };
  const parsed = parseSidecarCodePoints(
    JSON.stringify({ 'glossator:version': 1, 'glossator:source': source }),
  );
  if (!parsed.ok) return undefined;
  const { title, date, dateDecided, unknown } = parsed.value.sidecar.source;
  return {
    ...(title !== undefined && { title }),
    ...(date !== undefined && { date }),
    ...(dateDecided && { dateDecided }),
    ...(unknown && { unknown }),
  };
}

/**
 * What of a head somebody has said: no title and no date that the program finds by itself. Without the text nothing tells
 * a title that somebody gave from one that was found.
 */
export const saidHead = (
  { path, title, date, dateDecided, unknown }: SourceRecord,
  text: string | undefined,
): SourceHead => ({
  ...(title !== undefined && text !== undefined && title !== titleOf(text, path) && { title }),
  ...(dateDecided && date !== undefined && { date, dateDecided }),
  ...(unknown && { unknown }),
});

/**
 * The record with what an import says of its source, wherever nobody has said that here: the same record where that
 * adds nothing. A date that was only found does not replace another one.
 */
export function withHead(record: SourceRecord, imported: SourceHead, text: string): SourceRecord {
  const said = saidHead(record, text);
  const { path, sha256, characters } = record;
  const title = said.title ?? imported.title ?? record.title;
  const isDateTaken = said.date === undefined && (imported.dateDecided ?? record.date === undefined);
  const { date, dateDecided } = isDateTaken ? imported : record;
  const unknown = (record.unknown ?? imported.unknown) && {
    ...record.unknown,
    ...imported.unknown,
    ...record.unknown,
  };
  const merged: SourceRecord = {
    path,
    ...(title !== undefined && { title }),
    ...(date !== undefined && { date }),
    ...(dateDecided && { dateDecided }),
    sha256,
    characters,
    ...(unknown && { unknown }),
  };
  return jsonEqual(merged, record) ? record : merged;
}
