import type { Annotation } from '../annotation/annotation';
import { everything, type ExportOptions, type ExportPart, type ExportSource, type Exporter } from './format';
import { detailsOf } from './items';
import { prepareTexts, type PreparedText } from './prepare';
import { element, lines } from './xml';

/**
 * Label Studio tasks (https://labelstud.io/guide/task_format): one a source, what is suggested as a prediction, what a
 * reader decided as an annotation. Offsets are UTF-16 units as in its front end; line ends are `\n`, because browsers
 * make them so. The labelling configuration goes beside.
 */
export const labelStudio: Exporter = {
  name: 'label-studio',
  title: 'Label Studio: tasks with predictions and annotations',
  fileExtension: 'json',
  layout: 'one file',
  offsetUnit: 'utf-16',
  lineEnds: 'lf',
  needsText: true,
  carries: everything,
  export: exportLabelStudio,
};

async function* exportLabelStudio(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncIterable<ExportPart> {
  const labels = new Set<string>();
  const relations = new Set<string>();
  let count = 0;
  for await (const source of prepareTexts(sources, labelStudio, options)) {
    yield { data: `${count++ === 0 ? '[' : ','}\n${JSON.stringify(taskOf(source))}` };
    for (const { content } of source.annotations) {
      if (content.kind === 'link') relations.add(content.label);
      else labels.add(labelStudioLabel(content));
    }
  }
  yield { data: count === 0 ? '[]\n' : '\n]\n' };
  yield { file: 'label-config.xml', companion: true, data: labelConfiguration([...labels], [...relations]) };
}

/** The label that a region carries. */
export const labelStudioLabel = (content: Annotation['content']): string =>
  content.kind === 'entity' ? content.type : content.kind;

function taskOf(source: PreparedText): object {
  const { path, scale, record, annotations } = source;
  const decided = annotations.filter(({ status }) => status !== 'suggested');
  const suggested = annotations.filter(({ status }) => status === 'suggested');
  const scores = suggested.flatMap(({ confidence }) => confidence ?? []);
  return {
    data: { text: scale.text, source: path, ...(record.title !== undefined && { title: record.title }) },
    annotations: decided.length === 0 ? [] : [{ result: regionsOf(decided, source) }],
    predictions:
      suggested.length === 0
        ? []
        : [
            {
              model_version: suggested[0]?.generator ?? 'Glossator',
              ...(scores.length > 0 && {
                score: scores.reduce((sum, score) => sum + score, 0) / scores.length,
              }),
              result: regionsOf(suggested, source),
            },
          ],
  };
}

/** Regions, and relations between them; ids are the annotations' own, a further span's with its number behind. */
const regionsOf = (annotations: readonly Annotation[], { scale }: PreparedText): object[] =>
  annotations.flatMap((annotation): object[] => {
    const { id, content, targets, confidence, comments } = annotation;
    const details = detailsOf(annotation);
    if (content.kind === 'link') {
      const { from, to, label } = content;
      return [
        {
          type: 'relation',
          from_id: from,
          to_id: to,
          direction: 'right',
          labels: [label],
          meta: { details },
        },
      ];
    }
    const texts = comments.map(({ text }) => text);
    return targets.map(({ start, end }, i) => ({
      id: i === 0 ? id : `${id}#${i + 1}`,
      from_name: 'label',
      to_name: 'text',
      type: 'labels',
      value: {
        start: scale.toFormat(start),
        end: scale.toFormat(end),
        text: scale.text.slice(scale.toFormat(start), scale.toFormat(end)),
        labels: [labelStudioLabel(content)],
      },
      ...(confidence !== undefined && { score: confidence }),
      meta: { ...(texts.length > 0 && { text: texts }), details: i === 0 ? details : `part of ${id}` },
    }));
  });

function labelConfiguration(labels: readonly string[], relations: readonly string[]): string {
  const choices = [...labels].sort().map(value => element('Label', { value }));
  const kinds = [...relations].sort().map(value => element('Relation', { value }));
  const text = element('Text', { name: 'text', value: '$text', style: 'white-space: pre-wrap' });
  return element(
    'View',
    {},
    lines(
      [
        element('Labels', { name: 'label', toName: 'text' }, lines(choices, '    ')),
        ...(kinds.length > 0 ? [element('Relations', {}, lines(kinds, '    '))] : []),
        text,
      ],
      '  ',
    ),
    '\n',
  ).source.concat('\n');
}
