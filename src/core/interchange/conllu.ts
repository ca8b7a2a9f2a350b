import type { Annotation } from '../annotation/annotation';
import { alignedTokens, tokenRange } from './alignedTokens';
import type { ExportOptions, ExportPart, ExportSource, Exporter } from './format';
import { shortLabel, tokenLabel } from './labels';
import { prepareTexts, type PreparedText } from './prepare';

/**
 * CoNLL-U with entities in MISC as CorefUD 1.x writes them (`Entity=(khalifa_haftar-person … )`), which holds nested
 * and overlapping spans. Columns that we know nothing of are `_`.
 */
export const conllu: Exporter = {
  name: 'conllu',
  title: 'CoNLL-U: tokens with entities in MISC (CorefUD)',
  fileExtension: 'conllu',
  layout: 'one file',
  offsetUnit: 'tokens',
  lineEnds: 'kept',
  needsText: true,
  carries: new Set(['dates', 'notes', 'entities', 'overlaps']),
  export: exportConllu,
};

async function* exportConllu(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncIterable<ExportPart> {
  for await (const source of prepareTexts(sources, conllu, options)) yield { data: conlluOf(source) };
}

/** What opens and closes at a token. */
interface Brackets {
  readonly open: string[];
  readonly single: string[];
  readonly close: string[];
}

function conlluOf(source: PreparedText): string {
  const { text, path } = source;
  const spans = source.annotations.flatMap(annotation =>
    annotation.targets.map(target => ({ annotation, target })),
  );
  const sentences = alignedTokens(
    text,
    spans.map(({ target }) => target),
  );
  const all = sentences.flatMap(({ tokens }) => tokens);
  const brackets = new Map<number, Brackets>();
  const at = (index: number): Brackets => {
    const found = brackets.get(index) ?? { open: [], single: [], close: [] };
    brackets.set(index, found);
    return found;
  };
  spans.forEach(({ annotation, target }, i) => {
    const range = tokenRange(all, target);
    if (!range) {
      source.lose('place', annotation, 'it covers no token');
      return;
    }
    const name = identifierOf(annotation, i);
    const label = tokenLabel(annotation.content).replace(/[-()|=]/g, '_');
    if (label !== shortLabel(annotation.content))
      source.lose(
        'characters',
        annotation,
        'white space and signs of its type that part fields are written as _',
      );
    const opened = `(${name}-${label}`;
    if (range.first === range.last) at(range.first).single.push(`${opened})`);
    else {
      at(range.first).open.push(opened);
      at(range.last).close.unshift(`${name})`);
    }
  });
  const out = [`# newdoc id = ${oneLine(path)}\n# global.Entity = eid-etype\n`];
  let index = 0;
  sentences.forEach(({ tokens }, s) => {
    const words = tokens.map(({ start, end }) => text.slice(start, end));
    const isJoined = tokens.map(({ end }, t) => tokens[t + 1]?.start === end);
    const sentence = words
      .map((word, t) => (isJoined[t] || t === words.length - 1 ? word : `${word} `))
      .join('');
    out.push(`# sent_id = ${oneLine(path)}-${s + 1}\n# text = ${sentence}\n`);
    words.forEach((word, t) => {
      const found = brackets.get(index++);
      const entity = found ? [...found.open, ...found.single, ...found.close].join('') : '';
      const misc = [...(entity ? [`Entity=${entity}`] : []), ...(isJoined[t] ? ['SpaceAfter=No'] : [])].join(
        '|',
      );
      out.push(`${t + 1}\t${word}${'\t_'.repeat(7)}\t${misc || '_'}\n`);
    });
    out.push('\n');
  });
  return out.join('');
}

/** The entity's id without the characters that CorefUD parts fields with; one of its own for what has no entity. */
function identifierOf({ content }: Annotation, index: number): string {
  const entity = content.kind === 'entity' ? content.entity?.replace(/[^\p{L}\p{N}]+/gu, '_') : undefined;
  return entity ?? `m${index + 1}`;
}

const oneLine = (text: string): string => text.replace(/\s/gu, ' ');
