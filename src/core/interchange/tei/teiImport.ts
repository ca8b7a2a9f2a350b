import type { Annotation, AnnotationContent, Comment, Status, Target } from '../../annotation/annotation';
import { carriedTarget, foreignAnnotation, returnedAnnotation } from '../foreign';
import type { ImportedSource, Importer, ImportFile, ImportProblem } from '../format';
import { textOf } from '../jsonRead';
import { contentOfLabel } from '../labels';
import { parsedObject } from '../items';
import { OffsetScale } from '../scale';
import { TEI_STATUS } from './tei';
import { readEntities, type TeiEntity } from './teiEntitiesRead';
import { TEI_DETAILS, teiHead, teiPath } from './teiHeader';
import { readInline } from './teiInlineImport';
import { teiDating } from './teiDates';
import { teiDatingOf } from './teiDatesRead';
import { childrenOf, descendants, failIn, parseXml, textIn, type XmlElement } from '../xmlRead';

/**
 * TEI P5: the annotations of `standOff` that point into a block by `string-range`; in documents without any, the names
 * and dates that are marked in the text.
 */
export const teiImporter: Importer = {
  name: 'tei',
  title: 'TEI P5: standOff annotations, or names and dates in the text',
  fileExtensions: ['xml', 'tei'],
  import: importTei,
};

/** The same under the name of the other exporter. */
export const teiInlineImporter: Importer = { ...teiImporter, name: 'tei-inline' };

/** Roots of one document; P4 called it otherwise. */
const DOCUMENTS = new Set(['TEI', 'TEI.2']);

function* importTei(files: readonly ImportFile[]): Generator<ImportedSource> {
  for (const file of files) {
    const root = parseXml(textOf(file), file.path);
    const documents = root.name === 'teiCorpus' ? childrenOf(root) : [root];
    const texts = documents.filter(({ name }) => DOCUMENTS.has(name));
    if (texts.length === 0) failIn(root, file.path, 'the root element must be TEI, or a teiCorpus of them');
    for (const text of texts) yield* new TeiReader(text, file.path).sources();
  }
}

/** One block with what points into it. */
interface Block {
  readonly text: string;
  readonly scale: OffsetScale;
  readonly annotations: Annotation[];
}

class TeiReader {
  private readonly blocks = new Map<string, Block>();
  private readonly entities: ReadonlyMap<string, TeiEntity>;
  private readonly problems: ImportProblem[] = [];
  private readonly path: string;
  /** Our exporter wrote the document. */
  private readonly isOurs: boolean;

  constructor(
    private readonly root: XmlElement,
    private readonly file: string,
  ) {
    const path = teiPath(root);
    this.isOurs = path !== undefined;
    this.path = path ?? file.replace(/(\.tei)?\.xml$/i, '');
    this.entities = readEntities(root);
  }

  *sources(): Generator<ImportedSource> {
    const head = teiHead(this.root);
    for (const source of this.parts()) yield { ...source, head };
  }

  private *parts(): Generator<ImportedSource> {
    const byXmlId = new Map<string, Annotation>();
    const links: XmlElement[] = [];
    const elements = [...descendants(this.root, 'annotation')];
    if (!elements.some(({ attributes }) => attributes.get('target')?.includes('#string-range('))) {
      const inline = this.inline();
      if (elements.length === 0 || inline.annotations.length > 0) return yield inline;
    }
    for (const element of elements) {
      if (isLink(element)) links.push(element);
      else this.annotation(element, byXmlId);
    }
    for (const element of links) this.link(element, byXmlId);
    if (this.blocks.size === 0) {
      yield {
        path: this.path,
        offsetUnit: 'utf-16',
        lineEnds: 'kept',
        annotations: [],
        problems: this.problems,
      };
    }
    let isFirst = true;
    for (const { text, annotations } of this.blocks.values()) {
      const problems = isFirst ? this.problems : [];
      isFirst = false;
      yield { path: this.path, text, offsetUnit: 'utf-16', lineEnds: 'kept', annotations, problems };
    }
  }

  private inline(): ImportedSource {
    const { text, annotations, problems } = readInline(this.root, this.path, this.entities);
    const { line, column } = this.root;
    const message =
      'there is nothing to import in it: no annotation with a string-range, and no persName, placeName, orgName, ' +
      'name, rs or date in its text';
    const isEmpty = annotations.length === 0 && problems.length === 0 && !this.isOurs;
    return {
      path: this.path,
      text,
      offsetUnit: 'utf-16',
      lineEnds: 'kept',
      annotations,
      // Our exporter marks suggestions as it marks decisions.
      isUndecided: this.isOurs,
      problems: isEmpty ? [{ message, line, column }] : problems,
    };
  }

  private annotation(element: XmlElement, byXmlId: Map<string, Annotation>): void {
    const pointers = (element.attributes.get('target') ?? '').split(/\s+/).filter(pointer => pointer !== '');
    const targets: Target[] = [];
    let block: Block | undefined;
    for (const pointer of pointers) {
      const [, id, from, length] = /^#string-range\(([^,()\s]+),(\d{1,15}),(\d{1,15})\)$/.exec(pointer) ?? [];
      if (id === undefined && pointer.startsWith('#string-range('))
        failIn(element, this.file, `${pointer} must hold an xml:id and two whole numbers`);
      if (id === undefined) return this.list(element, `the pointer ${pointer} is no string-range`);
      block = this.block(id, element);
      const start = Number(from);
      const end = start + Number(length);
      if (end > block.scale.length) failIn(element, this.file, `${pointer} does not lie in the text`);
      targets.push(
        carriedTarget(block.text, { start: block.scale.toSource(start), end: block.scale.toSource(end) }),
      );
    }
    if (!block) return;
    const details = this.detailsOf(element);
    const content = this.contentOf(element, details !== undefined);
    const label = content.kind === 'entity' ? (notes(element, 'type')[0] ?? content.type) : content.kind;
    const written = (ours: AnnotationContent): string => (ours.kind === 'entity' ? ours.type : ours.kind);
    const comments = commentsOf(element);
    const annotation =
      returnedAnnotation(details, targets, { label, content, written, sameValue }) ??
      foreignAnnotation({ path: this.path, targets, content, comments, status: statusOf(element) });
    block.annotations.push(annotation);
    const xmlId = element.attributes.get('xml:id');
    if (xmlId === undefined) return;
    if (byXmlId.has(xmlId)) failIn(element, this.file, `the xml:id "${xmlId}" occurs twice`);
    byXmlId.set(xmlId, annotation);
  }

  private link(element: XmlElement, byXmlId: ReadonlyMap<string, Annotation>): void {
    const [from, to] = (element.attributes.get('target') ?? '')
      .split(/\s+/)
      .map(end => byXmlId.get(end.replace(/^#/, '')));
    const returned = returnedAnnotation(this.detailsOf(element), []);
    const [block] = this.blocks.values();
    if (returned && block) block.annotations.push(returned);
    else if (from && to && block) {
      const content = {
        kind: 'link',
        from: from.id,
        to: to.id,
        label: notes(element, 'link')[0] ?? '',
      } as const;
      block.annotations.push(foreignAnnotation({ path: this.path, targets: [], content }));
    } else this.list(element, 'a link joins what is not in the file');
  }

  private list({ line, column }: XmlElement, message: string): void {
    this.problems.push({ message, line, column });
  }

  /** The annotation as our exporter wrote it beside what TEI says. */
  private detailsOf(element: XmlElement): string | undefined {
    const [note] = notesOf(element, TEI_DETAILS);
    const details = note && textIn(note);
    if (note && !parsedObject(details ?? ''))
      failIn(note, this.file, 'the details of this annotation are broken');
    return details;
  }

  /** The element with that `xml:id` as text. */
  private block(id: string, from: XmlElement): Block {
    const known = this.blocks.get(id);
    if (known) return known;
    const element = findById(this.root, id);
    if (!element) return failIn(from, this.file, `there is no element with xml:id "${id}"`);
    const text = textIn(element);
    const block = { text, scale: new OffsetScale(text, 'code points', 'kept'), annotations: [] };
    this.blocks.set(id, block);
    return block;
  }

  private contentOf(element: XmlElement, isOurs: boolean): AnnotationContent {
    const pointer = childrenOf(element, 'ptr')[0]?.attributes.get('target') ?? '';
    const entity = this.entities.get(pointer.replace(/^#/, ''));
    const [type] = notes(element, 'type');
    if (entity) return { kind: 'entity', type: type ?? entity.type, entity: entity.id, label: entity.label };
    if (pointer.startsWith('#')) this.list(element, `there is no entity ${pointer} in the file`);
    else if (pointer !== '') return { kind: 'entity', type: type ?? 'other', entity: pointer };
    const date = [...descendants(element, 'date')][0];
    if (date) {
      const value = isOurs ? date.attributes.get('when') : teiDatingOf(date.attributes).value;
      return { kind: 'date', timex: 'DATE', ...(value !== undefined && { value }) };
    }
    const time = [...descendants(element, 'time')][0];
    if (time) {
      const value = time.attributes.get('dur-iso');
      return { kind: 'date', timex: 'DURATION', ...(value !== undefined && { value }) };
    }
    return type === undefined ? { kind: 'note' } : contentOfType(type);
  }
}

/** Also where it was rejected, which takes the place of what motivated it. */
const isLink = (element: XmlElement): boolean =>
  element.attributes.get('motivation') === 'linking' || notes(element, 'link').length > 0;

/** The state that a document gives an annotation; one without is a decision. */
function statusOf(element: XmlElement): Status {
  const [state] = childrenOf(element, 'revisionDesc').map(({ attributes }) => attributes.get('status'));
  return state === TEI_STATUS.rejected
    ? 'rejected'
    : state === TEI_STATUS.suggested
      ? 'suggested'
      : 'accepted';
}

/** Whether our value is written with that `@when` or `@dur-iso`. */
const sameValue = (ours: string, shown: string): boolean => Object.values(teiDating(ours)).includes(shown);

/** A type that we wrote stands as it is; one that others wrote may be a label. */
function contentOfType(type: string): AnnotationContent {
  const content = contentOfLabel(type);
  return content.kind === 'entity' ? content : { kind: 'entity', type };
}

const notesOf = (element: XmlElement, type: string): XmlElement[] =>
  childrenOf(element, 'note').filter(({ attributes }) => attributes.get('type') === type);

const notes = (element: XmlElement, type: string): string[] => notesOf(element, type).map(textIn);

/** What people say in notes: all that have no type of ours with another meaning. */
const commentsOf = (element: XmlElement): Comment[] =>
  childrenOf(element, 'note')
    .filter(({ attributes }) => !OWN_NOTES.has(attributes.get('type') ?? ''))
    .map(note => ({ text: textIn(note) }));

const OWN_NOTES = new Set(['type', 'date', 'link', TEI_DETAILS]);

function findById(element: XmlElement, id: string): XmlElement | undefined {
  if (element.attributes.get('xml:id') === id) return element;
  for (const child of childrenOf(element)) {
    const found = findById(child, id);
    if (found) return found;
  }
  return undefined;
}
