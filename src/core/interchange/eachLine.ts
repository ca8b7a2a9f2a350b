/** The lines of a text, without what ends them (`\n` or `\r\n`), one at a time: a list of millions takes more than their text. */
export function* eachLine(text: string): Generator<string> {
  let from = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
    yield text.slice(from, text[end - 1] === '\r' && end > from ? end - 1 : end);
    from = end + 1;
  }
  yield text.slice(from);
}
