import { unzipSync } from 'fflate';
import type { Annotation, AnnotationContent, Comment, Status } from '../../annotation/annotation';
import { carriedTarget, foreignAnnotation, returnedAnnotation } from '../foreign';
import {
  ImportError,
  type ImportedSource,
  type Importer,
  type ImportFile,
  type ImportProblem,
} from '../format';
import { onTargets, parsedObject } from '../items';
import { textOf } from '../jsonRead';
import { contentOfLabel } from '../labels';
import { codeName, ENTITY_CODE, REJECTED_CODE } from './refiCodebook';
import { DETAILS_NOTE } from './refiQda';
import { OffsetScale } from '../scale';
import { readHead, type SourceHead } from '../sourceHead';
import { childrenOf, descendants, failIn, parseXml, textIn, type XmlElement } from '../xmlRead';

/** REFI-QDA projects (`.qdpx`): coded selections of plain-text sources. */
export const refiQdaImporter: Importer = {
  name: 'refi-qda',
  title: 'REFI-QDA project (NVivo, ATLAS.ti, MAXQDA, QualCoder)',
  fileExtensions: ['qdpx'],
  import: importRefi,
};

/** Bytes that a project may unpack to: far above real ones, far below what fills a memory. */
const MAX_UNPACKED_BYTES = 1 << 29;

function* importRefi(files: readonly ImportFile[]): Generator<ImportedSource> {
  for (const file of files) {
    const entries = unpacked(file);
    const project = entries.get('project.qde');
    if (!project) throw new ImportError('there is no project.qde in it', file.path, 1, 1);
    const path = `${file.path}/project.qde`;
    const root = parseXml(textOf({ path, bytes: project }), path);
    if (root.name !== 'Project') failIn(root, path, 'the root element must be Project');
    yield* new ProjectReader(root, path, entries).sources();
  }
}

function unpacked({ path, bytes }: ImportFile): Map<string, Uint8Array> {
  let total = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(qde|txt)$/i.test(name)) return false;
        total += originalSize;
        return total <= MAX_UNPACKED_BYTES;
      },
    });
    if (total > MAX_UNPACKED_BYTES) throw new Error('it unpacks to more than 512 MB');
    return new Map(Object.entries(files));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ImportError(`this is not a project that can be unpacked (${reason})`, path, 1, 1);
  }
}

interface Code {
  readonly name: string;
  readonly parent: string | undefined;
  readonly description: string;
}

/** What the code of a selection says, and the name of its top code. */
interface Coded {
  readonly content: AnnotationContent;
  readonly label: string;
  readonly status: Status;
}

interface FoundSource {
  readonly path: string;
  readonly text: string;
  readonly annotations: Annotation[];
  readonly problems: ImportProblem[];
  readonly head?: SourceHead;
}

class ProjectReader {
  private readonly codes = new Map<string, Code>();
  private readonly notes = new Map<string, { readonly name: string; readonly text: string }>();
  /** Annotation ids by the GUIDs of their selections; which source they belong to, because ids may repeat in another. */
  private readonly ids = new Map<string, { readonly id: string; readonly source: XmlElement }>();

  constructor(
    private readonly root: XmlElement,
    private readonly file: string,
    private readonly entries: ReadonlyMap<string, Uint8Array>,
  ) {
    for (const book of childrenOf(root, 'CodeBook')) {
      for (const codes of childrenOf(book, 'Codes')) this.readCodes(codes, undefined);
    }
    for (const list of childrenOf(root, 'Notes')) {
      for (const note of childrenOf(list, 'Note')) {
        const [content] = childrenOf(note, 'PlainTextContent');
        this.notes.set(note.attributes.get('guid') ?? '', {
          name: note.attributes.get('name') ?? '',
          text: content ? textIn(content) : '',
        });
      }
    }
  }

  private readCodes(parent: XmlElement, name: string | undefined): void {
    for (const code of childrenOf(parent, 'Code')) {
      const own = code.attributes.get('name') ?? failIn(code, this.file, 'a code must have a name');
      const guid = code.attributes.get('guid') ?? failIn(code, this.file, 'a code must have a guid');
      const [description] = childrenOf(code, 'Description');
      this.codes.set(guid, { name: own, parent: name, description: description ? textIn(description) : '' });
      this.readCodes(code, own);
    }
  }

  *sources(): Generator<ImportedSource> {
    const found = new Map<XmlElement, FoundSource>();
    for (const list of childrenOf(this.root, 'Sources')) {
      for (const source of childrenOf(list, 'TextSource')) {
        const text = this.textOf(source);
        const path = source.attributes.get('name') ?? '';
        const annotations = this.selections(source, text, path);
        const head = this.head(source);
        found.set(source, { path, text, annotations, problems: [], ...(head && { head }) });
      }
    }
    for (const link of descendants(this.root, 'Link')) this.link(link, found);
    for (const source of found.values()) yield { ...source, offsetUnit: 'utf-16', lineEnds: 'kept' };
  }

  /** What our exporter says of the source itself. */
  private head(source: XmlElement): SourceHead | undefined {
    for (const { attributes } of childrenOf(source, 'NoteRef')) {
      const note = this.notes.get(attributes.get('targetGUID') ?? '');
      const members = note?.name === DETAILS_NOTE ? parsedObject(note.text) : undefined;
      if (members) return readHead(members);
    }
    return undefined;
  }

  private textOf(source: XmlElement): string {
    const [content] = childrenOf(source, 'PlainTextContent');
    if (content) return textIn(content);
    const path = source.attributes.get('plainTextPath') ?? '';
    const name = path.replace(/^internal:\/\//, '');
    const bytes = this.entries.get(`sources/${name}`) ?? this.entries.get(`Sources/${name}`);
    if (!bytes) return failIn(source, this.file, `the text ${path} is not in the project`);
    return textOf({ path: `${this.file}/${name}`, bytes });
  }

  private selections(source: XmlElement, text: string, path: string): Annotation[] {
    const scale = new OffsetScale(text, 'code points', 'kept');
    const found = new Map<string, Annotation>();
    const ownDetails = new Map<string, string>();
    for (const selection of childrenOf(source, 'PlainTextSelection')) {
      const start = scale.toSource(this.position(selection, 'startPosition'));
      const end = scale.toSource(this.position(selection, 'endPosition'));
      if (end < start || end > text.length)
        failIn(selection, this.file, 'the selection does not lie in the text');
      const target = carriedTarget(text, { start, end });
      const guid =
        selection.attributes.get('guid') ?? failIn(selection, this.file, 'a selection must have a guid');
      if (found.has(guid)) failIn(selection, this.file, `the guid ${guid} occurs twice`);
      const details = childrenOf(selection, 'Description').map(textIn)[0];
      if (details?.startsWith('{') === true && !parsedObject(details))
        failIn(selection, this.file, 'the details of this annotation are broken');
      const whole =
        details?.startsWith(PART_OF) === true ? found.get(details.slice(PART_OF.length)) : undefined;
      if (whole) {
        const first = details?.slice(PART_OF.length) ?? '';
        found.set(first, onTargets(whole, ownDetails.get(first) ?? '', [...whole.targets, target]));
        continue;
      }
      if (details !== undefined) ownDetails.set(guid, details);
      const comments = this.commentsOf(selection);
      const codings = childrenOf(selection, 'Coding');
      codings.forEach((coding, i) => {
        const { content, label, status } = this.contentOf(coding);
        const returned =
          i === 0 ? returnedAnnotation(details, [target], { label, content, written: codeName }) : undefined;
        const annotation = returned
          ? { ...returned, status: decided(returned.status, status) }
          : foreignAnnotation({ path, targets: [target], content, comments, status });
        found.set(i === 0 ? guid : `${guid} ${i}`, annotation);
        this.ids.set(guid, { id: annotation.id, source });
      });
      if (codings.length === 0) {
        found.set(guid, foreignAnnotation({ path, targets: [target], content: { kind: 'note' }, comments }));
      }
    }
    return [...found.values()];
  }

  private position(selection: XmlElement, name: string): number {
    const text = selection.attributes.get(name) ?? '';
    return /^\d{1,15}$/.test(text)
      ? Number(text)
      : failIn(selection, this.file, `${name} must be a whole number from 0`);
  }

  private commentsOf(selection: XmlElement): Comment[] {
    const references = [selection, ...childrenOf(selection, 'Coding')].flatMap(part =>
      childrenOf(part, 'NoteRef'),
    );
    return references.flatMap(({ attributes }) => {
      const note = this.notes.get(attributes.get('targetGUID') ?? '');
      return note ? [{ text: note.text }] : [];
    });
  }

  /** A code below another is an entity of the type above it, if it says so; a code alone is a type. */
  private contentOf(coding: XmlElement): Coded {
    const [reference] = childrenOf(coding, 'CodeRef');
    const code = this.codes.get(reference?.attributes.get('targetGUID') ?? '');
    if (!code) return failIn(coding, this.file, 'the code of this selection is not in the code book');
    if (code.description.startsWith(REJECTED_CODE)) {
      const type = code.description.slice(REJECTED_CODE.length);
      return { content: contentOfLabel(type), label: type, status: 'rejected' };
    }
    const status = 'accepted';
    const label = code.parent ?? code.name;
    const shown = contentOfLabel(label);
    if (code.parent === undefined) return { content: shown, label, status };
    if (shown.kind === 'date') return { content: { ...shown, ...onlyTimex(code.name) }, label, status };
    if (shown.kind !== 'entity') return { content: shown, label, status };
    const entity = code.description.startsWith(ENTITY_CODE)
      ? code.description.slice(ENTITY_CODE.length)
      : code.name;
    return { content: { ...shown, entity, label: code.name }, label, status };
  }

  private link(link: XmlElement, sources: ReadonlyMap<XmlElement, FoundSource>): void {
    const [from, to] = ['originGUID', 'targetGUID'].map(end => this.ids.get(link.attributes.get(end) ?? ''));
    const source = from && sources.get(from.source);
    if (!to || !source) {
      const { line, column } = link;
      const [first] = sources.values();
      first?.problems.push({ message: 'a link joins what is not a coded passage of a text', line, column });
      return;
    }
    const details = childrenOf(link, 'NoteRef').map(
      ({ attributes }) => this.notes.get(attributes.get('targetGUID') ?? '')?.text,
    )[0];
    const content = {
      kind: 'link',
      from: from.id,
      to: to.id,
      label: link.attributes.get('name') ?? '',
    } as const;
    source.annotations.push(
      returnedAnnotation(details, []) ?? foreignAnnotation({ path: source.path, targets: [], content }),
    );
  }
}

const PART_OF = 'part of ';

/** What its user moved to or from the code for what is rejected was decided so; all other codes leave open what was. */
const decided = (ours: Status, shown: Status): Status =>
  shown === 'rejected' || ours === 'rejected' ? shown : ours;

const onlyTimex = (name: string): { timex?: 'DATE' | 'TIME' | 'DURATION' | 'SET' } => {
  const timex = (['DATE', 'TIME', 'DURATION', 'SET'] as const).find(timex => timex === name);
  return timex ? { timex } : {};
};
