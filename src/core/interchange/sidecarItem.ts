/** JSON's own spelling of a string, so that what it stands for is what `JSON.parse` says. */
const STRING = String.raw`"([^"\\\x00-\x1f]*(?:\\.[^"\\\x00-\x1f]*)*)"`;
const NUMBER = String.raw`(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)`;
/** Up to 15 digits, which a number holds exactly. */
const OFFSET = String.raw`(0|[1-9]\d{0,14})`;
/** What JSON takes for white space. */
const BLANKS = String.raw`[ \t\n\r]*`;

/** In the lines below a blank stands for any white space, `$` for a string, `#` for a number, `@` for an offset. */
const lines = [
  '\\{ "id" : $ , "type" : "Annotation" , "motivation" : "identifying"',
  '(?: , "created" : $)?(?: , "modified" : $)?',
  '(?: , "creator" : \\{ "type" : "Person" , "name" : $ \\})?',
  '(?: , "generator" : \\{ "type" : "Software" , "name" : $ \\})?',
  ' , "glossator:status" : "(suggested|accepted|rejected)"(?: , "glossator:confidence" : #)?',
  ' , "body" : \\[ \\{ "type" : "SpecificResource" , "purpose" : "classifying" , "source" : $',
  '(?: , "glossator:timex" : "(DATE|TIME|DURATION|SET)")? \\}',
  '(?: , \\{ "type" : "SpecificResource" , "purpose" : "identifying" , "source" : $',
  '(?: , "glossator:label" : $)? \\})?',
  '(?: , \\{ "type" : "TextualBody" , "purpose" : "identifying" , "value" : $',
  '(?: , "glossator:timex" : "(DATE|TIME|DURATION|SET)")?(?: , "glossator:basis" : $)? \\})? \\]',
  ' , "target" : \\{ "source" : $ , "selector" : \\[',
  ' \\{ "type" : "TextPositionSelector" , "start" : @ , "end" : @ \\}',
  ' , \\{ "type" : "TextQuoteSelector" , "exact" : $(?: , "prefix" : $)?(?: , "suffix" : $)? \\}',
  ' \\] \\} \\}',
];

/**
 * One annotation of a mention or a date in a sidecar, with its members in the order in which they are written; each
 * step knows by the next character what to take, so that the time is in proportion to the length. Groups in order: id,
 * created, modified, creator, generator, status, confidence, type, its TIMEX class, entity, label, value, TIMEX class,
 * basis, source, start, end, exact, prefix, suffix.
 */
export const ITEM = new RegExp(
  lines
    .join('')
    .replaceAll(' ', BLANKS)
    .replaceAll('$', () => STRING)
    .replaceAll('#', NUMBER)
    .replaceAll('@', OFFSET),
  'y',
);
