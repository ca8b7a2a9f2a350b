import type { Annotation, AnnotationContent, Comment, Target } from '../annotation/annotation';
import { isArray, member, otherMembers } from '../annotation/json';
import { BRAT_DETAILS, BRAT_SPANS, bratLabel, lineFragments, overLines, united } from './brat';
import { parsedObject } from './items';
import { foreignAnnotation, returnedAnnotation, shownContent, carriedTarget } from './foreign';
import {
  ImportError,
  type ImportedSource,
  type Importer,
  type ImportFile,
  type ImportProblem,
} from './format';
import { textOf } from './jsonRead';
import { OffsetScale, withLineFeeds } from './scale';

/** brat standoff: each `.ann` with its `.txt`. Events are read as their triggers, with the roles as links. */
export const bratImporter: Importer = {
  name: 'brat',
  title: 'brat standoff (.ann beside .txt)',
  fileExtensions: ['ann', 'txt'],
  companions: true,
  import: importBrat,
};

function* importBrat(files: readonly ImportFile[]): Generator<ImportedSource> {
  const texts = new Map(files.filter(isText).map(file => [stemOf(file.path), file]));
  for (const file of files) {
    if (isText(file)) continue;
    const source = texts.get(stemOf(file.path));
    if (!source) throw new ImportError('the .txt file of the same name is missing', file.path, 1, 1);
    const text = withLineFeeds(textOf(source));
    const reader = new BratReader(file.path, source.path, text);
    reader.read(withLineFeeds(textOf(file)));
    yield {
      path: source.path,
      text,
      offsetUnit: 'utf-16',
      lineEnds: 'lf',
      annotations: reader.annotations(),
      problems: reader.problems,
    };
  }
}

const isText = ({ path }: ImportFile): boolean => path.toLowerCase().endsWith('.txt');
const stemOf = (path: string): string => path.replace(/\.[^./\\]+$/, '');

interface TextBound {
  readonly label: string;
  readonly targets: readonly Target[];
}

interface Relation {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

class BratReader {
  readonly problems: ImportProblem[] = [];
  private readonly textBounds = new Map<string, TextBound>();
  private readonly relations = new Map<string, Relation>();
  /** An event's trigger by the event's id. */
  private readonly triggers = new Map<string, string>();
  private readonly attributes = new Map<string, Map<string, string>>();
  private readonly references = new Map<string, { base: string; id: string; words: string }[]>();
  private readonly comments = new Map<string, Comment[]>();
  private readonly details = new Map<string, string>();
  private readonly scale: OffsetScale;

  constructor(
    private readonly file: string,
    private readonly source: string,
    private readonly text: string,
  ) {
    this.scale = new OffsetScale(text, 'code points', 'kept');
  }

  read(content: string): void {
    content.split('\n').forEach((line, i) => {
      if (line.trim() !== '') this.line(line, i + 1);
    });
  }

  private line(line: string, number: number): void {
    const fail = (reason: string, column = 1): never => {
      throw new ImportError(reason, this.file, number, column);
    };
    const [id = '', data = '', ...rest] = line.split('\t');
    const tail = rest.join('\t');
    const [type = '', target = '', ...others] = data.split(' ');
    if (id === '*') return;
    if (!/^[TREAMN#][^\s]*\d+$/.test(id) || data === '') fail('this is no line of brat standoff');
    switch (id.charAt(0)) {
      case 'T':
        this.textBounds.set(id, { label: type, targets: this.targetsOf(data, tail, id.length + 2, fail) });
        break;
      case 'R': {
        const [from, to] = [target, ...others].map(argument => argument.split(':')[1]);
        if (!from || !to) fail('a relation must have two arguments', id.length + 2);
        else this.relations.set(id, { label: type, from, to });
        break;
      }
      case 'E': {
        const [label = '', trigger] = type.split(':');
        if (!trigger) return fail('an event must have a trigger', id.length + 2);
        this.triggers.set(id, trigger);
        for (const argument of [target, ...others].filter(Boolean)) {
          const [role = label, to] = argument.split(':');
          if (to) this.relations.set(`${id}:${role}:${to}`, { label: role, from: id, to });
        }
        break;
      }
      case 'A':
      case 'M':
        append(this.attributes, target, new Map(), map => map.set(type, others.join(' ')));
        break;
      case 'N': {
        const [base = '', ...reference] = others.join(' ').split(':');
        append(this.references, target, [], list =>
          list.push({ base, id: decoded(reference.join(':')), words: tail }),
        );
        break;
      }
      default:
        if (type === BRAT_DETAILS) {
          if (!parsedObject(tail))
            fail('the details of this annotation are broken', line.length - tail.length + 1);
          this.details.set(target, tail);
        } else append(this.comments, target, [], list => list.push({ text: tail }));
    }
  }

  private targetsOf(
    data: string,
    words: string,
    column: number,
    fail: (reason: string, column?: number) => never,
  ): Target[] {
    const places = data.slice(data.indexOf(' ') + 1);
    const targets = places.split(';').map(place => {
      const [, start, end] = /^(\d{1,15}) (\d{1,15})\s*$/.exec(place) ?? [];
      if (start === undefined || end === undefined)
        return fail('the offsets must be two whole numbers', column);
      if (Number(end) < Number(start) || Number(end) > this.scale.length) {
        return fail(`the span ${start}-${end} does not lie in the text`, column);
      }
      return carriedTarget(this.text, {
        start: this.scale.toSource(Number(start)),
        end: this.scale.toSource(Number(end)),
      });
    });
    const found = targets.map(({ exact }) => exact).join(' ');
    if (words !== '' && flat(found) !== flat(words)) {
      fail(`the text has “${found.slice(0, SHOWN)}” in this place, not “${words.slice(0, SHOWN)}”`, column);
    }
    return overLines(this.text, targets).map(span => carriedTarget(this.text, span));
  }

  annotations(): Annotation[] {
    const ids = new Map<string, string>();
    const found: Annotation[] = [];
    for (const [id, bound] of this.textBounds) {
      const annotation = this.annotationOf(id, bound);
      ids.set(id, annotation.id);
      found.push(annotation);
    }
    for (const [id, relation] of this.relations) {
      const from = ids.get(this.triggers.get(relation.from) ?? relation.from);
      const to = ids.get(this.triggers.get(relation.to) ?? relation.to);
      if (from === undefined || to === undefined) {
        this.problems.push({ message: `the relation ${id} joins what is not in the file` });
        continue;
      }
      const content = { kind: 'link', from, to, label: relation.label } as const;
      const returned = returnedAnnotation(this.details.get(id), []);
      found.push(returned ?? foreignAnnotation({ path: this.source, targets: [], content }));
    }
    return found;
  }

  private annotationOf(id: string, { label, targets }: TextBound): Annotation {
    const content = this.contentOf(id, label);
    const shown = { label, content, written: bratLabel };
    const { details, spans } = this.withSpans(this.details.get(id), targets);
    const returned = returnedAnnotation(details, spans, shown);
    const value = this.attributes.get(id)?.get('Status');
    const status = (['suggested', 'accepted', 'rejected'] as const).find(status => status === value);
    const decision = status === undefined ? {} : { status };
    if (returned) return { ...returned, ...decision };
    const comments = this.comments.get(id) ?? [];
    return foreignAnnotation({ path: this.source, targets, content, comments, ...decision });
  }

  /** The places that our exporter had to tell beside the fragments, where these are still the ones that it wrote. */
  private withSpans(details: string | undefined, targets: readonly Target[]) {
    if (details?.includes(`"${BRAT_SPANS}"`) !== true) return { details, spans: targets };
    const item = parsedObject(details) ?? {};
    const rest = JSON.stringify(otherMembers(item, new Set([BRAT_SPANS])));
    const told = member(item, BRAT_SPANS);
    const spans = (isArray(told) ? told : []).map(span => {
      const [start = 0, end = 0] = isArray(span) ? span.map(Number) : [];
      return { start: this.scale.toSource(start), end: this.scale.toSource(end) };
    });
    const written = overLines(this.text, united(spans.flatMap(span => lineFragments(this.text, span))));
    const isUnchanged =
      JSON.stringify(written) === JSON.stringify(targets.map(({ start, end }) => ({ start, end })));
    return {
      details: rest,
      spans: isUnchanged ? spans.map(span => carriedTarget(this.text, span)) : targets,
    };
  }

  private contentOf(id: string, label: string): AnnotationContent {
    const references = this.references.get(id) ?? [];
    const shown = shownContent(label);
    if (shown.kind === 'date') {
      const timex = (['DATE', 'TIME', 'DURATION', 'SET'] as const).find(
        name => name === this.attributes.get(id)?.get('Timex'),
      );
      const value = references.find(({ base }) => base === 'EDTF')?.id;
      return { ...shown, ...(timex && { timex }), ...(value !== undefined && { value }) };
    }
    const [reference] = references;
    if (shown.kind !== 'entity' || !reference) return shown;
    const entity = reference.base === 'glossator' ? reference.id : `${reference.base}:${reference.id}`;
    return { ...shown, entity, ...(reference.words !== '' && { label: reference.words }) };
  }
}

/** Characters of a text that a message shows. */
const SHOWN = 40;

const flat = (text: string): string => text.replace(/\s+/gu, ' ').trim();

function append<T>(map: Map<string, T>, key: string, empty: T, change: (value: T) => unknown): void {
  const value = map.get(key) ?? empty;
  change(value);
  map.set(key, value);
}

function decoded(reference: string): string {
  try {
    return decodeURI(reference);
  } catch {
    return reference;
  }
}
