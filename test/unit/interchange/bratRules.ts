/**
 * What brat's server takes exception to when it reads a document: lines by Python's `splitlines`, ids, spans inside the
 * text, fragments apart, words that are the text's, references to what is there.
 */
export function bratErrors(ann: string, text: string): string[] {
  const errors: string[] = [];
  const ids = new Set<string>();
  const references: { line: string; to: string }[] = [];
  const points = Array.from(text);

  const lines = ann
    .split(/\r\n|[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]/u)
    .filter(line => line.trim() !== '');
  for (const line of lines) {
    const fail = (reason: string): void =>
      void errors.push(`${reason}: ${JSON.stringify(line.slice(0, 120))}`);
    const [id = '', data = '', ...tail] = line.split('\t');
    const words = tail.join('\t');
    if (id === '*') continue;
    if (!/^[A-Z#]\d+$/.test(id)) fail('no id');
    if (ids.has(id)) fail('id used twice');
    ids.add(id);
    if (id.startsWith('T')) textBound(data, words, points, fail);
    if (id.startsWith('R')) {
      const match = /^[^\s:]+ ([^\s:]+):([^\s:]+) ([^\s:]+):([^\s:]+)\s*$/.exec(data);
      if (!match) fail('no relation');
      else references.push({ line, to: match[2] ?? '' }, { line, to: match[4] ?? '' });
    }
    if (id.startsWith('A')) references.push({ line, to: data.split(' ')[1] ?? '' });
    if (id.startsWith('#')) references.push({ line, to: data.split(' ')[1] ?? '' });
    if (id.startsWith('N')) {
      const match = /^(\S+) (\S+) (\S+?):(\S+)$/.exec(data);
      if (!match) fail('no normalization');
      else references.push({ line, to: match[2] ?? '' });
    }
  }
  for (const { line, to } of references)
    if (!ids.has(to)) errors.push(`refers to nothing: ${line.slice(0, 80)}`);
  return errors;
}

function textBound(
  data: string,
  words: string,
  points: readonly string[],
  fail: (reason: string) => void,
): void {
  const match = /^([^\s]+) (\d+ \d+(?:;\d+ \d+)*)$/.exec(data);
  if (!match) return fail('no text-bound annotation');
  const spans = (match[2] ?? '').split(';').map(span => span.split(' ').map(Number));
  spans.forEach(([start = 0, end = 0], i) => {
    if (start > end || end > points.length) fail('a span outside the text');
    for (const [otherStart = 0, otherEnd = 0] of spans.slice(0, i)) {
      if (end >= otherStart && start < otherEnd) fail('fragments overlap');
    }
  });
  const own = spans.map(([start, end]) => points.slice(start, end).join('')).join(' ');
  if (words.trim() === '') fail('no words');
  if (words !== own) fail(`the text has ${JSON.stringify(own)}`);
}
