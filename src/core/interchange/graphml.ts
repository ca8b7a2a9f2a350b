import { cooccurrence } from './cooccurrence';
import type { ExportOptions, ExportPart, ExportSource, Exporter } from './format';
import { element, XML_DECLARATION, type Xml } from './xml';

/** GraphML 1.0 (http://graphml.graphdrawing.org): the same network as GEXF, for igraph, NetworkX, yEd, Cytoscape. */
export const graphml: Exporter = {
  name: 'graphml',
  title: 'GraphML: the network of entities, for igraph, NetworkX, Cytoscape',
  fileExtension: 'graphml',
  layout: 'one file',
  offsetUnit: 'none',
  lineEnds: 'kept',
  needsText: true,
  carries: new Set(['entities', 'overlaps', 'characters']),
  export: exportGraphml,
};

const keys = [
  ['label', 'node', 'string'],
  ['type', 'node', 'string'],
  ['mentions', 'node', 'int'],
  ['sources', 'node', 'int'],
  ['sameAs', 'node', 'string'],
  ['first', 'all', 'string'],
  ['last', 'all', 'string'],
  ['weight', 'edge', 'int'],
  ['quotations', 'edge', 'string'],
] as const;

const data = (key: (typeof keys)[number][0], value: string | number | undefined): Xml | undefined =>
  value === undefined ? undefined : element('data', { key }, String(value));

async function* exportGraphml(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncIterable<ExportPart> {
  const { nodes, edges } = await cooccurrence(sources, graphml, options);
  const declarations = keys.map(([id, owner, type]) =>
    element('key', { id, for: owner, 'attr.name': id, 'attr.type': type }),
  );
  yield {
    data:
      `${XML_DECLARATION}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n` +
      `${declarations.map(({ source }) => source).join('\n')}\n<graph id="entities" edgedefault="undirected">\n`,
  };
  // Ids of nodes are NMTOKENs, which an entity's id need not be.
  const ids = new Map(nodes.map(({ id }, i) => [id, `n${i}`]));
  for (const { id, label, type, mentions, sources: found, first, last, entity } of nodes) {
    const xml = element(
      'node',
      { id: ids.get(id) },
      data('label', label),
      data('type', type),
      data('mentions', mentions),
      data('sources', found.size),
      data('sameAs', entity?.sameAs?.length ? entity.sameAs.join(' ') : undefined),
      data('first', first),
      data('last', last),
    );
    yield { data: `${xml.source}\n` };
  }
  for (const [i, { source, target, weight, quotations, first, last }] of edges.entries()) {
    const xml = element(
      'edge',
      { id: `e${i}`, source: ids.get(source), target: ids.get(target) },
      data('weight', weight),
      data('quotations', quotations.join('\n')),
      data('first', first),
      data('last', last),
    );
    yield { data: `${xml.source}\n` };
  }
  yield { data: '</graph>\n</graphml>\n' };
}
