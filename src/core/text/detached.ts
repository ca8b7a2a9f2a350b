/** Shortest text that V8 keeps as a view of the one it was cut from (`SlicedString::kMinLength`), in UTF-16 units. */
const SHORTEST_VIEW = 13;

/**
 * The same text in memory of its own. What is cut from a text keeps the whole of it in memory otherwise: a corpus would
 * hold all its sources for the sake of a title and a name of each.
 */
export const detached = (cut: string): string => (cut.length < SHORTEST_VIEW ? cut : cut.split('').join(''));
