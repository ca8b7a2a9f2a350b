import { cooccurrence, type Edge, type Node } from './cooccurrence';
import type { ExportOptions, ExportPart, ExportSource, Exporter } from './format';
import { attributeList, element, XML_DECLARATION, type Xml } from './xml';

/**
 * GEXF 1.3 (https://gexf.net/schema.html) for Gephi: entities that stand in one sentence, weighted, with quotations;
 * dynamic where sources are dated: a node or edge lasts from its first source's day to its last's.
 */
export const gexf: Exporter = {
  name: 'gexf',
  title: 'GEXF 1.3: the network of entities, for Gephi',
  fileExtension: 'gexf',
  layout: 'one file',
  offsetUnit: 'none',
  lineEnds: 'kept',
  needsText: true,
  carries: new Set(['entities', 'overlaps', 'characters']),
  export: exportGexf,
};

const nodeAttributes = [
  ['type', 'string'],
  ['mentions', 'integer'],
  ['sources', 'integer'],
  ['sameAs', 'string'],
] as const;

async function* exportGexf(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncIterable<ExportPart> {
  const { nodes, edges } = await cooccurrence(sources, gexf, options);
  const isDynamic = nodes.some(({ first }) => first !== undefined);
  const graph = attributeList({
    defaultedgetype: 'undirected',
    idtype: 'string',
    ...(isDynamic && { mode: 'dynamic', timeformat: 'date' }),
  });
  yield {
    data:
      `${XML_DECLARATION}<gexf xmlns="http://gexf.net/1.3" version="1.3">\n` +
      `<meta><creator>Glossator</creator><description>Entities that stand in one sentence</description></meta>\n` +
      `<graph${graph}>\n${declaration('node', nodeAttributes)}\n${declaration('edge', [['quotations', 'string']])}\n<nodes>\n`,
  };
  for (const node of nodes) yield { data: `${gexfNode(node).source}\n` };
  yield { data: '</nodes>\n<edges>\n' };
  for (const [i, edge] of edges.entries()) yield { data: `${gexfEdge(edge, i).source}\n` };
  yield { data: '</edges>\n</graph>\n</gexf>\n' };
}

const declaration = (name: string, attributes: readonly (readonly [string, string])[]): string =>
  element(
    'attributes',
    { class: name, mode: 'static' },
    ...attributes.map(([id, type]) => element('attribute', { id, title: id, type })),
  ).source;

const values = (pairs: readonly (readonly [string, string | number | undefined])[]): Xml =>
  element(
    'attvalues',
    {},
    ...pairs.map(([name, value]) =>
      value === undefined ? undefined : element('attvalue', { for: name, value }),
    ),
  );

function gexfNode({ id, label, type, mentions, sources, first, last, entity }: Node): Xml {
  const sameAs = entity?.sameAs?.length ? entity.sameAs.join(' ') : undefined;
  return element(
    'node',
    { id, label, start: first, end: last },
    values([
      ['type', type],
      ['mentions', mentions],
      ['sources', sources.size],
      ['sameAs', sameAs],
    ]),
  );
}

const gexfEdge = ({ source, target, weight, quotations, first, last }: Edge, index: number): Xml =>
  element(
    'edge',
    { id: `e${index}`, source, target, weight, start: first, end: last },
    values([['quotations', quotations.join('\n')]]),
  );
