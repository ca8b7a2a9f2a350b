import type { Annotation, Status } from '../annotation/annotation';
import {
  everythingOfSources,
  type ExportOptions,
  type ExportPart,
  type ExportSource,
  type Exporter,
} from './format';
import { detailsOf } from './items';
import { ownKeys } from './ownKeys';
import { prepareTexts, type PreparedText } from './prepare';
import { headMembers, type SourceHead } from './sourceHead';
import { element, lines } from './xml';

/**
 * Label Studio tasks (https://labelstud.io/guide/task_format): one a source, what is suggested as a prediction, what a
 * reader accepted as an annotation; what was rejected is in the task's `meta`, where nothing takes it for a result. Offsets are UTF-16 units as in its front end; line ends are `\n`, because browsers
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
  carries: everythingOfSources,
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
  const { title, date } = record;
  const having = (wanted: Status): readonly Annotation[] =>
    annotations.filter(({ status }) => status === wanted);
  const keys = ownKeys(annotations);
  const accepted = having('accepted');
  const suggested = having('suggested');
  return {
    data: {
      text: scale.text,
      source: path,
      ...(title !== undefined && { title }),
      ...(date !== undefined && { date }),
    },
    annotations: accepted.length === 0 ? [] : [{ result: regionsOf(accepted, source, keys) }],
    predictions: suggested.length === 0 ? [] : [predictionOf(suggested, source, keys)],
    ...metaOf(record, regionsOf(having('rejected'), source, keys)),
  };
}

function predictionOf(suggested: readonly Annotation[], source: PreparedText, keys: Keys): object {
  const scores = suggested.flatMap(({ confidence }) => confidence ?? []);
  return {
    model_version: suggested[0]?.generator ?? 'Glossator',
    ...(scores.length > 0 && { score: scores.reduce((sum, score) => sum + score, 0) / scores.length }),
    result: regionsOf(suggested, source, keys),
  };
}

/** A task's own data, which Label Studio keeps but neither shows nor trains on. */
function metaOf(record: SourceHead, rejected: readonly object[]): { meta?: object } {
  const source = headMembers(record);
  const meta = {
    ...(Object.keys(source).length > 0 && { source }),
    ...(rejected.length > 0 && { rejected }),
  };
  return Object.keys(meta).length > 0 ? { meta } : {};
}

/** The id of each annotation's first region. */
type Keys = ReadonlyMap<Annotation, string>;

/** Regions, and relations between them; ids are the annotations' own, a further span's with its number behind. */
const regionsOf = (annotations: readonly Annotation[], { scale }: PreparedText, keys: Keys): object[] =>
  annotations.flatMap((annotation): object[] => {
    const { content, targets, confidence, comments } = annotation;
    const id = keys.get(annotation) ?? annotation.id;
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
