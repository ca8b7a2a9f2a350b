import type { Annotation } from '../annotation/annotation';
import { compareSpans } from '../text/span';
import type { ExportOptions, ExportSource, Exporter, Feature } from './format';
import { placeOn } from './heal';
import { OffsetScale, withLineFeeds } from './scale';
import { reportHead } from './pageLosses';

/** What an exporter declares of itself, as far as preparing needs it. */
export type Carrier = Pick<Exporter, 'carries' | 'offsetUnit' | 'lineEnds' | 'needsText' | 'records'>;

/** A source ready to be written: every annotation stands on its words, and what can't be written is reported. */
export interface PreparedSource {
  readonly path: string;
  /** `undefined` where only the sidecar is at hand; offsets are then the format's already, and `scale` is absent. */
  readonly text: string | undefined;
  readonly scale: OffsetScale | undefined;
  readonly record: ExportSource['sidecar']['source'];
  /** In text order; links (which have no target of their own) last. */
  readonly annotations: readonly Annotation[];
  /** Reports one annotation that the format cannot carry as it is. */
  lose(feature: Feature, annotation: Annotation | undefined, message: string): void;
}

/** A prepared source whose text is at hand. */
export interface PreparedText extends PreparedSource {
  readonly text: string;
  readonly scale: OffsetScale;
}

/** Prepares each source in turn; one that can't be written is reported and left out. */
export async function* prepare(
  sources: AsyncIterable<ExportSource>,
  carrier: Carrier,
  options: ExportOptions,
): AsyncGenerator<PreparedSource> {
  for await (const source of sources) {
    const prepared = prepareSource(source, carrier, options);
    if (prepared) yield prepared;
  }
}

/** As `prepare`, for formats that need the text. */
export async function* prepareTexts(
  sources: AsyncIterable<ExportSource>,
  carrier: Carrier,
  options: ExportOptions,
): AsyncGenerator<PreparedText> {
  for await (const prepared of prepare(sources, carrier, options)) {
    const { text, scale } = prepared;
    if (text !== undefined && scale) yield { ...prepared, text, scale };
  }
}

/** How what a source loses is told. */
export const lossesOf =
  (path: string, options: ExportOptions): PreparedSource['lose'] =>
  (feature, annotation, message) => {
    const [target] = annotation?.targets ?? [];
    options.lose?.({
      source: path,
      scope: annotation ? 'annotation' : 'source',
      feature,
      message,
      count: 1,
      ...(annotation && { annotation: annotation.id }),
      ...(target && { span: { start: target.start, end: target.end } }),
    });
  };

/** Prepares one source; `undefined` where it can't be written. */
export function prepareSource(
  { path, text, sidecar }: ExportSource,
  carrier: Carrier,
  options: ExportOptions,
): PreparedSource | undefined {
  const lose = lossesOf(path, options);
  if (carrier.needsText && text === undefined) {
    lose('text', undefined, 'the source is not at hand, only its sidecar; name its folder with --sources');
    return undefined;
  }
  const foreign = sidecar.foreign?.length ?? 0;
  if (foreign > 0)
    lose('unknown members', undefined, `${foreign} items of its sidecar that Glossator does not understand`);
  reportHead(sidecar, text, carrier.carries, lose);
  const chosen = chosenOf(sidecar.annotations, options.all === true, carrier, lose);
  const unit = carrier.offsetUnit === 'utf-16' ? 'utf-16' : 'code points';
  const scale = text === undefined ? undefined : new OffsetScale(text, unit, carrier.lineEnds);
  const placed = text === undefined ? chosen : placeOn(text, chosen, lose);
  const annotations = placed.filter(annotation => {
    const isSound = !scale || isProven(annotation, scale);
    if (!isSound) lose('place', annotation, UNPROVEN);
    else if (scale && annotation.targets.some(({ end }) => scale.toSource(scale.toFormat(end)) !== end))
      lose('place', annotation, 'it ends between the two characters of a line end, and is written with both');
    return isSound;
  });
  reportUncarried(path, annotations, carrier.carries, options);
  return {
    path,
    text,
    scale,
    record: sidecar.source,
    annotations: inTextOrder(annotations),
    lose,
  };
}

/** Whether its words are what the text that is written has at the offsets that are written. */
export const isProven = ({ targets }: Annotation, scale: OffsetScale): boolean =>
  targets.every(({ start, end, exact }) => {
    const found = scale.slice(scale.toFormat(start), scale.toFormat(end));
    return found === exact || found === withLineFeeds(exact);
  });

const UNPROVEN = 'it starts or ends inside of a character or line end, where the format has no offset';

/** What is to be written; a rejected one never where it would look like the others. */
function chosenOf(
  annotations: readonly Annotation[],
  all: boolean,
  { carries }: Carrier,
  lose: PreparedSource['lose'],
): readonly Annotation[] {
  if (all && carries.has('status')) return annotations;
  return annotations.filter(annotation => {
    if (annotation.status !== 'rejected') return true;
    if (all) lose('status', annotation, 'it was rejected, which the format could not say');
    return false;
  });
}

/** The same array where it is in order already, which is the rule. */
function inTextOrder(annotations: readonly Annotation[]): readonly Annotation[] {
  const sorted = annotations.every((annotation, i) => {
    const previous = annotations[i - 1];
    return previous === undefined || compareAnnotations(previous, annotation) <= 0;
  });
  return sorted ? annotations : [...annotations].sort(compareAnnotations);
}

/** Text order; those without a place of their own last. */
function compareAnnotations(a: Annotation, b: Annotation): number {
  const [first] = a.targets;
  const [second] = b.targets;
  if (first && second) return compareSpans(first, second);
  return first ? -1 : second ? 1 : 0;
}

interface Check {
  /** In the sentence "12 annotations have … that the format has no place for". */
  readonly words: string;
  applies(annotation: Annotation): boolean;
}

/** What is looked for in each annotation; the other features are reported by the exporters where they meet them. */
const checks: readonly (readonly [Feature, Check])[] = [
  ['ids', { words: 'ids', applies: () => true }],
  ['status', { words: 'a status (suggested, accepted or rejected)', applies: () => true }],
  ['confidence', { words: 'a confidence', applies: a => a.confidence !== undefined }],
  [
    'people',
    {
      words: 'who proposed or decided them, or when',
      applies: a => (a.creator ?? a.generator ?? a.created ?? a.modified) !== undefined,
    },
  ],
  ['comments', { words: 'comments', applies: a => a.comments.length > 0 }],
  ['tags', { words: 'tags', applies: a => a.tags.length > 0 }],
  [
    'values',
    { words: 'a date value', applies: a => a.content.kind === 'date' && a.content.value !== undefined },
  ],
  [
    'entities',
    {
      words: 'a link to their entity',
      applies: a => a.content.kind === 'entity' && a.content.entity !== undefined,
    },
  ],
  ['discontinuous', { words: 'several separate spans', applies: a => a.targets.length > 1 }],
  [
    'unknown members',
    { words: 'members that Glossator does not know', applies: a => a.unknown !== undefined },
  ],
  ['notes', { words: 'a note and nothing else', applies: a => a.content.kind === 'note' }],
  ['links', { words: 'a relation between annotations', applies: a => a.content.kind === 'link' }],
  ['dates', { words: 'a date expression', applies: a => a.content.kind === 'date' }],
];

function reportUncarried(
  source: string,
  annotations: readonly Annotation[],
  carries: ReadonlySet<Feature>,
  { lose }: ExportOptions,
): void {
  if (!lose) return;
  for (const [feature, { words, applies }] of checks) {
    if (carries.has(feature)) continue;
    const count = annotations.reduce((sum, annotation) => (applies(annotation) ? sum + 1 : sum), 0);
    if (count === 0) continue;
    const subject = count === 1 ? '1 annotation has' : `${count} annotations have`;
    lose({
      source,
      scope: 'format',
      feature,
      count,
      message: `${subject} ${words}, which the format has no place for`,
    });
  }
}
