/** The versions that git left in a file it could not merge. */
export interface ConflictedVersions {
  readonly ours: string;
  readonly theirs: string;
  /** Only with git's `diff3` and `zdiff3` conflict styles. */
  readonly base?: string;
}

const OURS_MARK = '<<<<<<<';
const BASE_MARK = '|||||||';
const MIDDLE_MARK = '=======';
const THEIRS_MARK = '>>>>>>>';

/** JSON has no line that starts so (a line break inside a string is escaped). */
export const hasConflictMarks = (text: string): boolean => /^(?:<{7}|>{7})(?: |\r?$)/m.test(text);

/** Takes a file with git's conflict marks apart; `undefined` where the marks are absent or out of order. */
export function splitConflict(text: string): ConflictedVersions | undefined {
  const versions = { ours: [] as string[], base: [] as string[], theirs: [] as string[] };
  let inside: 'all' | 'ours' | 'base' | 'theirs' = 'all';
  let hasBase = false;
  let conflicts = 0;
  for (const line of text.split('\n')) {
    const mark = line.slice(0, OURS_MARK.length);
    if (mark === OURS_MARK && inside === 'all') inside = 'ours';
    else if (mark === BASE_MARK && inside === 'ours') {
      inside = 'base';
      hasBase = true;
    } else if (mark === MIDDLE_MARK && (inside === 'ours' || inside === 'base')) inside = 'theirs';
    else if (mark === THEIRS_MARK && inside === 'theirs') {
      inside = 'all';
      conflicts++;
    } else if (inside !== 'all') versions[inside].push(line);
    else for (const version of Object.values(versions)) version.push(line);
  }
  if (inside !== 'all' || conflicts === 0) return undefined;
  const join = (lines: string[]): string => lines.join('\n');
  return {
    ours: join(versions.ours),
    theirs: join(versions.theirs),
    ...(hasBase && { base: join(versions.base) }),
  };
}
