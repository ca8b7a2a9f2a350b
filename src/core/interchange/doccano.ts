import type { ExportOptions, ExportPart, ExportSource, Exporter } from './format';
import { shortLabel } from './labels';
import { prepareTexts } from './prepare';

/**
 * doccano's JSON Lines for sequence labelling, one source a line: `label` holds `[start, end, label]` in code points,
 * line ends are `\n`. `source` becomes doccano's metadata.
 */
export const doccano: Exporter = {
  name: 'doccano',
  title: 'doccano: JSON Lines for sequence labelling',
  fileExtension: 'jsonl',
  layout: 'one file',
  offsetUnit: 'code points',
  lineEnds: 'lf',
  needsText: true,
  carries: new Set(['dates', 'notes', 'overlaps', 'characters']),
  export: exportDoccano,
};

async function* exportDoccano(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncIterable<ExportPart> {
  for await (const { path, scale, annotations, lose } of prepareTexts(sources, doccano, options)) {
    const label = annotations.flatMap(annotation =>
      annotation.targets.flatMap(({ start, end }) => {
        if (start < end)
          return [[scale.toFormat(start), scale.toFormat(end), shortLabel(annotation.content)]];
        lose('place', annotation, 'doccano takes no span without a character');
        return [];
      }),
    );
    yield { data: `${JSON.stringify({ text: scale.text, label, source: path })}\n` };
  }
}
