import type { ExportOptions, ExportPart, ExportSource, Exporter } from './format';
import { prepare } from './prepare';

/** Quotations that a place carries; a map shows few, and a corpus may name a place thousands of times. */
const QUOTATIONS_PER_PLACE = 20;

/**
 * GeoJSON (RFC 7946): a point for each entity that has coordinates in the registry and is mentioned, with how often and
 * where. Entities without coordinates are reported as a loss.
 */
export const geojson: Exporter = {
  name: 'geojson',
  title: 'GeoJSON: the places that have coordinates, for maps',
  fileExtension: 'geojson',
  layout: 'one file',
  offsetUnit: 'none',
  lineEnds: 'kept',
  needsText: false,
  carries: new Set(['entities', 'overlaps', 'characters']),
  export: exportGeojson,
};

interface Place {
  mentions: number;
  readonly sources: Set<string>;
  readonly quotations: string[];
}

async function* exportGeojson(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncIterable<ExportPart> {
  const places = new Map<string, Place>();
  for await (const { path, annotations, lose } of prepare(sources, geojson, options)) {
    const without = new Set<string>();
    for (const annotation of annotations) {
      const { content, targets } = annotation;
      if (content.kind !== 'entity' || content.entity === undefined) continue;
      if (!options.entities?.get(content.entity)?.coordinates) {
        if (content.type === 'place') without.add(content.label ?? content.entity);
        continue;
      }
      const place = places.get(content.entity) ?? { mentions: 0, sources: new Set(), quotations: [] };
      place.mentions++;
      place.sources.add(path);
      if (place.quotations.length < QUOTATIONS_PER_PLACE) {
        place.quotations.push(
          targets.map(({ prefix, exact, suffix }) => `…${prefix}${exact}${suffix}…`).join(' '),
        );
      }
      places.set(content.entity, place);
    }
    for (const label of without) lose('entities', undefined, `the registry has no coordinates of ${label}`);
  }
  yield { data: '{"type":"FeatureCollection","features":[' };
  const found = [...places].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [i, [id, { mentions, sources: paths, quotations }]] of found.entries()) {
    const entity = options.entities?.get(id);
    if (!entity?.coordinates) continue;
    const { longitude, latitude } = entity.coordinates;
    const feature = {
      type: 'Feature',
      id,
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
      properties: {
        name: entity.label,
        type: entity.type,
        mentions,
        sources: [...paths].sort(),
        quotations,
        ...(entity.sameAs?.length && { sameAs: entity.sameAs }),
      },
    };
    yield { data: `${i === 0 ? '' : ','}\n${JSON.stringify(feature)}` };
  }
  yield { data: '\n]}\n' };
}
