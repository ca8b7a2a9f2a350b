import type { Annotation, Status } from '../annotation/annotation';
import { isArray, isObject, member, stringMember, type JsonObject } from '../annotation/json';
import type { Span } from '../text/span';
import { carriedTarget, foreignAnnotation, returnedAnnotation } from './foreign';
import type { ImportedSource, Importer, ImportFile, ImportProblem } from './format';
import { onTargets, parsedObject } from './items';
import { JsonDocument, textOf, type JsonPath } from './jsonRead';
import { labelStudioLabel } from './labelStudio';
import { contentOfLabel } from './labels';
import { withoutBlanks } from './place';
import { OffsetScale } from './scale';
import { readHead } from './sourceHead';

/** Label Studio tasks, as imported or exported: regions of text with labels, and relations between them. */
export const labelStudioImporter: Importer = {
  name: 'label-studio',
  title: 'Label Studio: JSON',
  fileExtensions: ['json'],
  import: importLabelStudio,
};

function* importLabelStudio(files: readonly ImportFile[]): Generator<ImportedSource> {
  for (const file of files) {
    const document = new JsonDocument(file.path, textOf(file));
    const tasks = isArray(document.value) ? document.value : [document.object(document.value, [], 'a task')];
    for (const [i, value] of tasks.entries()) {
      const at = isArray(document.value) ? [i] : [];
      const source = new TaskReader(document, document.object(value, at, 'a task'), at).source();
      if (source) yield source;
    }
  }
}

class TaskReader {
  /** By its region's id, or its own; a second one of the same name by another key. */
  private readonly found = new Map<string, Annotation>();
  /** The key of the last one of each name. */
  private readonly keys = new Map<string, string>();
  /** The list of regions that told a name first: what later lists say of it is known. */
  private readonly tellers = new Map<string, JsonPath>();
  /** Relations, until all regions are known. */
  private readonly relations: { region: JsonObject; status: Status }[] = [];
  /** Annotation ids by region ids. */
  private readonly ids = new Map<string, string>();
  /** Our own details by names. */
  private readonly details = new Map<string, string>();
  private readonly problems: ImportProblem[] = [];
  private points: OffsetScale | undefined;
  private text = '';
  private path: string | undefined;

  constructor(
    private readonly document: JsonDocument,
    private readonly task: JsonObject,
    private readonly at: JsonPath,
  ) {}

  /** `undefined` for a task without text (images, sound). */
  source(): ImportedSource | undefined {
    const data = this.document.object(member(this.task, 'data'), [...this.at, 'data'], '"data"');
    const key = textMember(data);
    const text = member(data, key);
    if (text === undefined) return this.withoutText();
    this.text = this.document.string(text, [...this.at, 'data', key], `"${key}"`);
    this.path = stringMember(data, 'source');
    // "completions" is the name that versions before 1.0 used.
    for (const key of ['annotations', 'completions', 'predictions']) this.results(key);
    const meta = member(this.task, 'meta');
    const rejected = isObject(meta) ? member(meta, 'rejected') : undefined;
    if (rejected !== undefined) this.regions(rejected, [...this.at, 'meta', 'rejected'], 'rejected');
    for (const { region, status } of this.relations) this.relation(region, status);
    const path = this.path === undefined ? {} : { path: this.path };
    const annotations = [...this.found.values()];
    const { problems } = this;
    const said = isObject(meta) ? member(meta, 'source') : undefined;
    const head = isObject(said) ? readHead(said) : undefined;
    return {
      ...path,
      text: this.text,
      offsetUnit: 'utf-16',
      lineEnds: 'lf',
      annotations,
      problems,
      ...(head && { head }),
    };
  }

  /** Images and sound are none of ours; spans without the text that they are of are listed. */
  private withoutText(): ImportedSource | undefined {
    if (!/"labels":/.test(JSON.stringify(this.task))) return undefined;
    const problems = [{ message: 'the task has regions with labels, and no "text" in its "data"' }];
    return { offsetUnit: 'utf-16', lineEnds: 'lf', annotations: [], problems };
  }

  private results(key: string): void {
    const list = member(this.task, key);
    if (list === undefined || list === null) return;
    const status = key === 'predictions' ? 'suggested' : 'accepted';
    for (const [i, value] of this.document.list(list, [...this.at, key], `"${key}"`).entries()) {
      const at = [...this.at, key, i];
      const group = this.document.object(value, at, 'an annotation');
      if (member(group, 'was_cancelled') === true) continue;
      this.regions(member(group, 'result'), [...at, 'result'], status);
    }
  }

  private regions(list: unknown, at: JsonPath, status: Status): void {
    for (const [i, region] of this.document.list(list, at, `"${at.at(-1)}"`).entries()) {
      const place = [...at, i];
      this.region(this.document.object(region, place, 'a region'), place, at, status);
    }
  }

  private region(region: JsonObject, at: JsonPath, list: JsonPath, status: Status): void {
    if (member(region, 'type') === 'relation') {
      this.relations.push({ region, status });
      return;
    }
    const value = this.document.object(member(region, 'value'), [...at, 'value'], '"value"');
    // Choices, ratings and the like are said of the whole task.
    if (member(value, 'start') === undefined && member(value, 'labels') === undefined) return;
    const start = this.document.offset(member(value, 'start'), [...at, 'value', 'start'], '"start"');
    const end = this.document.offset(member(value, 'end'), [...at, 'value', 'end'], '"end"');
    if (end < start || end > this.text.length)
      this.document.fail([...at, 'value'], 'the span does not lie in the text');
    const words = stringMember(value, 'text');
    const span = this.spanOf({ start, end }, words);
    if (!span) {
      const there = this.text.slice(start, end);
      this.problems.push({ message: `the text has “${there}” at ${start}-${end}`, quote: words ?? '' });
      return;
    }
    const target = carriedTarget(this.text, span);
    const meta = member(region, 'meta');
    const details = isObject(meta) ? stringMember(meta, 'details') : undefined;
    if (details?.startsWith('{') === true && !parsedObject(details))
      this.document.fail([...at, 'meta', 'details'], 'the details of this annotation are broken');
    const wholeName = details?.startsWith(PART_OF) === true ? details.slice(PART_OF.length) : '';
    const wholeKey = this.keys.get(wholeName);
    const whole = wholeKey === undefined ? undefined : this.found.get(wholeKey);
    if (wholeKey !== undefined && whole) {
      if (this.tellers.get(wholeName) !== list) return;
      const own = this.details.get(wholeName) ?? '';
      this.found.set(wholeKey, onTargets(whole, own, [...whole.targets, target]));
      return;
    }
    const labels = member(value, stringMember(region, 'type') ?? 'labels') ?? member(value, 'labels');
    const [label = 'other', ...more] = (isArray(labels) ? labels : []).filter(
      name => typeof name === 'string',
    );
    const content = contentOfLabel(label);
    const score = member(region, 'score');
    const annotation =
      returnedAnnotation(details, [target], { label, content, written: labelStudioLabel }) ??
      foreignAnnotation({
        path: this.path ?? '',
        targets: [target],
        content,
        status,
        comments: commentsOf(meta),
        ...(typeof score === 'number' && { confidence: score }),
      });
    const id = stringMember(region, 'id');
    if (id !== undefined) this.ids.set(id, annotation.id);
    // What a reader moved from the predictions to the annotations was accepted.
    const decided =
      status === 'accepted' && annotation.status === 'suggested' ? { ...annotation, status } : annotation;
    // What we wrote is known by its region, which keeps its id; the regions of others by what they say.
    const name = details === undefined ? decided.id : (id ?? decided.id);
    const teller = this.tellers.get(name);
    if (teller !== undefined && teller !== list) return;
    this.tellers.set(name, list);
    if (details !== undefined) this.details.set(name, details);
    const key = teller === undefined ? name : `${name} ${this.found.size}`;
    this.keys.set(name, key);
    // A region may have several labels; the first is what it says, the others stay as tags.
    this.found.set(key, { ...decided, tags: [...new Set([...decided.tags, ...more])] });
  }

  /** The span that holds the words: offsets are UTF-16 units, but code points where a model in Python made them. */
  private spanOf(span: Span, words: string | undefined): Span | undefined {
    this.points ??= new OffsetScale(this.text, 'code points', 'kept');
    const inPoints = { start: this.points.toSource(span.start), end: this.points.toSource(span.end) };
    if (words === undefined) return span;
    return [span, inPoints].find(({ start, end }) => shown(this.text.slice(start, end)) === shown(words));
  }

  private relation(region: JsonObject, status: Status): void {
    const meta = member(region, 'meta');
    const details = isObject(meta) ? stringMember(meta, 'details') : undefined;
    const from = this.ids.get(stringMember(region, 'from_id') ?? '');
    const to = this.ids.get(stringMember(region, 'to_id') ?? '');
    const labels = member(region, 'labels');
    const [label = ''] = isArray(labels) ? labels.filter(name => typeof name === 'string') : [];
    const returned = returnedAnnotation(details, []);
    // A link may have the id of a region.
    if (returned) this.found.set(`link ${JSON.stringify([returned.id, returned.content])}`, returned);
    else if (from !== undefined && to !== undefined) {
      const content = { kind: 'link', from, to, label } as const;
      const annotation = foreignAnnotation({ path: this.path ?? '', targets: [], content, status });
      this.found.set(annotation.id, annotation);
    } else this.problems.push({ message: `the relation “${label}” joins what is not in the task` });
  }
}

/** The member of a task's data that holds the text: the configuration names it; where there is one text only, that. */
function textMember(data: JsonObject): string {
  const [only, ...more] = Object.entries(data).filter(
    ([, value]) => typeof value === 'string' && !ADDRESS.test(value),
  );
  return member(data, 'text') === undefined && only && more.length === 0 ? only[0] : 'text';
}

/** Of an image or sound. */
const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:\/)?\/\S*$/i;

/** Words without white space; line breaks stand as `\n` in what Label Studio writes. */
const shown = (words: string): string => withoutBlanks(words.replaceAll('\\n', ''));

/** Before the id of the annotation that a further region belongs to. */
const PART_OF = 'part of ';

function commentsOf(meta: unknown): { text: string }[] {
  const texts = isObject(meta) ? member(meta, 'text') : undefined;
  return isArray(texts) ? texts.filter(text => typeof text === 'string').map(text => ({ text })) : [];
}
