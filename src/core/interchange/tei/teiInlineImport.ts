import {
  CONTEXT_LENGTH,
  type Annotation,
  type AnnotationContent,
  type Target,
} from '../../annotation/annotation';
import type { Span } from '../../text/span';
import { foreignAnnotation } from '../foreign';
import type { ImportProblem } from '../format';
import { contentOfLabel } from '../labels';
import { UNKNOWN_PLACE } from '../place';
import { teiDatingOf } from './teiDatesRead';
import type { TeiEntity } from './teiEntitiesRead';
import { TeiFlow, type Break } from './teiFlow';
import { childrenOf, textIn, type XmlElement } from '../xmlRead';

/** The text of a document, and the names and dates that are marked in it. */
export interface InlineMarks {
  readonly text: string;
  readonly annotations: readonly Annotation[];
  readonly problems: readonly ImportProblem[];
}

/**
 * Reads `persName`, `placeName`, `orgName`, `name`, `rs`, `date` and their kin in the running text, as editions mark
 * them. The text is what the original has: of a `choice` the original reading, without what is deleted. Notes are
 * no part of it; what is marked in them is looked for by its words.
 */
export function readInline(
  root: XmlElement,
  path: string,
  entities: ReadonlyMap<string, TeiEntity>,
): InlineMarks {
  const reader = new InlineReader(path, entities);
  for (const element of childrenOf(root, 'text')) reader.read(element, false);
  return reader.result();
}

/** A marked span of the text; one in a note has its words, but no place. */
interface Mark {
  readonly element: XmlElement;
  readonly span: Span | Target;
}

class InlineReader {
  private readonly flow = new TeiFlow();
  private readonly marks: Mark[] = [];
  private readonly problems: ImportProblem[] = [];

  constructor(
    private readonly path: string,
    private readonly entities: ReadonlyMap<string, TeiEntity>,
  ) {}

  read(element: XmlElement, isPreserved: boolean, inName?: string): void {
    const { name, attributes } = element;
    if (name === 'note') return this.note(element);
    if (apart.has(name)) return;
    const space = attributes.get('xml:space');
    const preserved = space === undefined ? isPreserved : space === 'preserve';
    const part = partOf(element);
    if (!preserved) this.flow.part(part);
    const isMark = isNote(element) || (marks.has(name) && !(inName === 'placeName' && placeParts.has(name)));
    const close = isMark ? this.flow.open() : undefined;
    this.readChildren(element, preserved, isMark ? name : inName);
    if (close) this.close(element, close());
    if (!preserved) this.flow.part(part);
  }

  private close(element: XmlElement, span: Span | undefined): void {
    const { name, line, column } = element;
    if (span) this.marks.push({ element, span });
    else this.problems.push({ message: `this ${name} has no words in the text`, line, column });
  }

  /** What is marked in a note has words and a context, but no place in the text. */
  private note(note: XmlElement): void {
    if (note.attributes.get('type') === COMMENT) return;
    const inside = new InlineReader(this.path, this.entities);
    inside.readChildren(note, false);
    const text = inside.flow.text;
    for (const { element, span } of inside.marks) {
      const target = 'exact' in span ? span : quoted(text, span);
      this.marks.push({ element, span: { ...target, start: UNKNOWN_PLACE, end: UNKNOWN_PLACE } });
    }
    this.problems.push(...inside.problems);
  }

  private readChildren({ name, children }: XmlElement, isPreserved: boolean, inName?: string): void {
    const hidden = name === 'choice' ? regularised(children) : undefined;
    for (const child of children) {
      if (typeof child === 'string') this.flow.add(child, isPreserved);
      else if (!hidden?.has(child)) this.read(child, isPreserved, inName);
    }
  }

  result(): InlineMarks {
    const { text } = this.flow;
    const annotations = this.marks.map(({ element, span }, i) =>
      foreignAnnotation({
        // Without a place only its number tells a mention in a note from the next of the same words.
        path: 'exact' in span ? `${this.path}#${i}` : this.path,
        targets: ['exact' in span ? span : quoted(text, span)],
        content: this.contentOf(element),
        comments: commentsOf(element),
      }),
    );
    return { text, annotations, problems: this.problems };
  }

  private contentOf(element: XmlElement): AnnotationContent {
    const { name, attributes } = element;
    if (isNote(element)) return { kind: 'note' };
    if (name === 'date' || name === 'time') {
      const { value, isDuration } = teiDatingOf(attributes);
      const written = (['DATE', 'TIME', 'DURATION', 'SET'] as const).find(
        timex => timex === attributes.get('type'),
      );
      const isTime = name === 'time' || value?.includes('T') === true;
      const timex = written ?? (isDuration ? 'DURATION' : isTime ? 'TIME' : 'DATE');
      return { kind: 'date', timex, ...(value !== undefined && { value }) };
    }
    const type = marks.get(name) ?? typeNamed(attributes.get('type'));
    return { kind: 'entity', type, ...this.entityOf(attributes) };
  }

  /** By `@ref` the entity of this document, or an IRI, or what an authority file calls it; else by `@key`. */
  private entityOf(attributes: ReadonlyMap<string, string>): { entity?: string; label?: string } {
    const [reference] = (attributes.get('ref') ?? attributes.get('corresp') ?? '').trim().split(/\s+/);
    if (reference === undefined || reference === '') {
      const key = attributes.get('key')?.trim();
      return key === undefined || key === '' ? {} : { entity: key };
    }
    const local = reference.slice(reference.indexOf('#') + 1);
    const known = reference.startsWith('#') ? this.entities.get(local) : undefined;
    if (known) return { entity: known.id, label: known.label };
    const isIri = /^[a-z][a-z0-9+.-]*:/i.test(reference);
    return { entity: isIri || local === '' ? reference : local };
  }
}

/** Type of the note that holds a reader's comment. */
const COMMENT = 'comment';

/** The target on a span of a text, with its words and context. */
const quoted = (text: string, { start, end }: Span): Target => ({
  start,
  end,
  exact: text.slice(start, end),
  prefix: text.slice(Math.max(0, start - CONTEXT_LENGTH), start),
  suffix: text.slice(end, end + CONTEXT_LENGTH),
});

const commentsOf = (element: XmlElement): { text: string }[] =>
  childrenOf(element, 'note')
    .filter(({ attributes }) => attributes.get('type') === COMMENT)
    .map(note => ({ text: textIn(note) }));

/** The passage of a note, as our exporter marks it. */
const isNote = ({ name, attributes }: XmlElement): boolean =>
  name === 'seg' && attributes.get('type') === 'note';

/** A type that a project defined; one that is a usual label means what that means. */
function typeNamed(type: string | undefined): string {
  if (type === undefined || type.trim() === '') return 'other';
  const content = contentOfLabel(type.trim());
  return content.kind === 'entity' ? content.type : type.trim();
}

/** Elements that are annotations, with the type of the entity; `undefined`: by `@type`. */
const marks: ReadonlyMap<string, string | undefined> = new Map([
  ['persName', 'person'],
  ['placeName', 'place'],
  ['geogName', 'place'],
  ['settlement', 'place'],
  ['district', 'place'],
  ['region', 'place'],
  ['country', 'place'],
  ['bloc', 'place'],
  ['orgName', 'organization'],
  ['eventName', 'event'],
  ['objectName', 'other'],
  ['name', undefined],
  ['rs', undefined],
  ['date', undefined],
  ['time', undefined],
]);

/** Inside of a place's name these are parts of it. */
const placeParts = new Set(['settlement', 'district', 'region', 'country', 'bloc', 'geogName', 'placeName']);

/** What is no text of the source: apparatus, running heads, what is deleted. */
const apart = new Set([
  'fw',
  'del',
  'figDesc',
  'desc',
  'metamark',
  'listPerson',
  'listPlace',
  'listOrg',
  'interp',
]);

/** Of a choice what editors added, where the original reading is there too; else all but the first. */
function regularised(choice: XmlElement['children']): ReadonlySet<XmlElement> {
  const readings = choice.filter(child => typeof child !== 'string');
  const added = readings.filter(({ name }) => name === 'corr' || name === 'reg' || name === 'expan');
  return new Set(added.length < readings.length ? added : added.slice(1));
}

/** Elements on lines of their own, and what parts them from their neighbours. */
const partOf = ({ name, attributes }: XmlElement): Break =>
  attributes.get('break') === 'no' ? '' : (parts.get(name) ?? '');

const parts: ReadonlyMap<string, Break> = new Map([
  ...[
    'p',
    'div',
    'head',
    'ab',
    'lg',
    'list',
    'table',
    'sp',
    'opener',
    'closer',
    'postscript',
    'front',
    'body',
    'back',
    'titlePage',
    'group',
    'text',
    'epigraph',
    'floatingText',
    'trailer',
    'argument',
  ].map((name): [string, Break] => [name, '\n\n']),
  ...[
    'l',
    'lb',
    'pb',
    'cb',
    'item',
    'label',
    'row',
    'salute',
    'signed',
    'dateline',
    'byline',
    'speaker',
    'stage',
    'titlePart',
    'docTitle',
    'docAuthor',
    'docDate',
    'docImprint',
    'address',
    'addrLine',
    'figure',
    'milestone',
  ].map((name): [string, Break] => [name, '\n']),
  ['cell', ' '],
]);
