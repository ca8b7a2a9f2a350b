import type { Annotation, AnnotationContent, Target } from '../../annotation/annotation';
import { isArray, member, otherMembers, stringMember } from '../../annotation/json';
import { BRAT_SPANS, BRAT_TYPE, bratLabel, lineFragments, overLines, united } from './brat';
import { BratLines, type TextBound } from './bratLines';
import { parsedObject } from '../items';
import { foreignAnnotation, returnedAnnotation, shownContent, carriedTarget } from '../foreign';
import { ImportError, type ImportedSource, type Importer, type ImportFile } from '../format';
import { textOf } from '../jsonRead';
import { withLineFeeds } from '../scale';

/**
 * brat standoff: each `.ann` with its `.txt`. Events are read as their triggers, with the roles as links; equivalences
 * are links too, and attributes that are none of ours become tags.
 */
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
    const lines = new BratLines(file.path, text, withLineFeeds(textOf(file)));
    yield {
      path: source.path,
      text,
      offsetUnit: 'utf-16',
      lineEnds: 'lf',
      annotations: new BratReader(source.path, text, lines).annotations(),
      problems: lines.problems,
    };
  }
}

const isText = ({ path }: ImportFile): boolean => path.toLowerCase().endsWith('.txt');
const stemOf = (path: string): string => path.replace(/\.[^./\\]+$/, '');

class BratReader {
  constructor(
    private readonly source: string,
    private readonly text: string,
    private readonly lines: BratLines,
  ) {}

  annotations(): Annotation[] {
    const ids = new Map<string, string>();
    const found: Annotation[] = [];
    for (const [id, bound] of this.lines.textBounds) {
      const annotation = this.annotationOf(id, bound);
      ids.set(id, annotation.id);
      found.push(annotation);
    }
    for (const [id, relation] of this.lines.relations) {
      const from = ids.get(this.lines.triggers.get(relation.from) ?? relation.from);
      const to = ids.get(this.lines.triggers.get(relation.to) ?? relation.to);
      if (from === undefined || to === undefined) {
        const { line } = relation;
        this.lines.problems.push({ message: 'this relation joins what is not in the file', line, column: 1 });
        continue;
      }
      const content = { kind: 'link', from, to, label: relation.label } as const;
      const comments = this.lines.comments.get(id) ?? [];
      const link =
        returnedAnnotation(this.lines.details.get(id), []) ??
        foreignAnnotation({ path: this.source, targets: [], content, comments });
      found.push(this.tagged(id, link));
    }
    return found;
  }

  private annotationOf(id: string, { label, targets }: TextBound): Annotation {
    const content = this.contentOf(id, label);
    const { details, spans, type } = this.withPlace(this.lines.details.get(id), targets);
    const shown = { label, content, written: (ours: AnnotationContent) => type ?? bratLabel(ours) };
    const returned = returnedAnnotation(details, spans, shown);
    const value = this.lines.attributes.get(id)?.get('Status');
    const status = (['suggested', 'accepted', 'rejected'] as const).find(status => status === value);
    const decision = status === undefined ? {} : { status };
    if (returned) return this.tagged(id, { ...returned, ...decision });
    const comments = this.lines.comments.get(id) ?? [];
    return this.tagged(id, foreignAnnotation({ path: this.source, targets, content, comments, ...decision }));
  }

  /** With the attributes that are none of ours as tags: `Negation`, `Confidence: Possible`. */
  private tagged(id: string, annotation: Annotation): Annotation {
    const others = [...(this.lines.attributes.get(id) ?? [])].filter(([type]) => !OWN_ATTRIBUTES.has(type));
    const tags = others.map(([type, value]) => (value === '' ? type : `${type}: ${value}`));
    return { ...annotation, tags: [...new Set([...annotation.tags, ...tags])] };
  }

  /** What our exporter had to tell beside the line: the places where the fragments are not these, another type's name. */
  private withPlace(told: string | undefined, targets: readonly Target[]) {
    const isMore = [BRAT_SPANS, BRAT_TYPE].some(name => told?.includes(`"${name}"`));
    const item = isMore ? parsedObject(told ?? '') : undefined;
    if (!item) return { details: told, spans: targets };
    const type = stringMember(item, BRAT_TYPE);
    const details = JSON.stringify(otherMembers(item, new Set([BRAT_SPANS, BRAT_TYPE])) ?? {});
    const spans = member(item, BRAT_SPANS);
    return { details, spans: isArray(spans) ? this.toldSpans(spans, targets) : targets, type };
  }

  /** The places that were told, where the fragments are still the ones that were written for them. */
  private toldSpans(told: readonly unknown[], targets: readonly Target[]): readonly Target[] {
    const spans = told.map(span => {
      const [start = 0, end = 0] = isArray(span) ? span.map(Number) : [];
      return { start: this.lines.scale.toSource(start), end: this.lines.scale.toSource(end) };
    });
    const written = overLines(this.text, united(spans.flatMap(span => lineFragments(this.text, span))));
    const isUnchanged =
      JSON.stringify(written) === JSON.stringify(targets.map(({ start, end }) => ({ start, end })));
    return isUnchanged ? spans.map(span => carriedTarget(this.text, span)) : targets;
  }

  private contentOf(id: string, label: string): AnnotationContent {
    const references = this.lines.references.get(id) ?? [];
    const shown = shownContent(label);
    if (shown.kind === 'date') {
      const timex = (['DATE', 'TIME', 'DURATION', 'SET'] as const).find(
        name => name === this.lines.attributes.get(id)?.get('Timex'),
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

/** Attributes that our exporter writes, and reads elsewhere. */
const OWN_ATTRIBUTES = new Set(['Status', 'Timex']);
