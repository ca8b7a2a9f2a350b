/** A list of words in code: parted by blanks and line ends. */
export const wordSet = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** The words as alternatives of a regular expression. They hold letters, digits and blanks only. */
export const anyOf = (words: ReadonlySet<string>): string => [...words].join('|');
