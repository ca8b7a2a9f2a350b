import { Zip, ZipDeflate } from 'fflate';
import type { Annotation } from '../../annotation/annotation';
import { uuidOf } from '../../annotation/hash';
import { Chunks } from '../chunks';
import { FileNames } from '../fileNames';
import {
  everythingOfSources,
  type ExportOptions,
  type ExportPart,
  type ExportSource,
  type Exporter,
} from '../format';
import { detailsOf } from '../items';
import { ownKeys } from '../ownKeys';
import { prepareTexts, type PreparedText } from '../prepare';
import { RefiCodebook } from './refiCodebook';
import { headMembers, type SourceHead } from '../sourceHead';
import { memorySpool, type Spool } from '../spool';
import { attributeList, element, escapeJson, lines, XML_DECLARATION, type Xml } from '../xml';

/**
 * REFI-QDA project (https://www.qdasoftware.org), `.qdpx`, for NVivo, ATLAS.ti, MAXQDA, QualCoder: each type is a code,
 * each entity a code below it, each span a coded selection with the comments as notes. Line ends are `\n`, on which all
 * readers count alike; offsets are code points, the end exclusive, as its programs have it.
 */
export const refiQda: Exporter = {
  name: 'refi-qda',
  title: 'REFI-QDA project (NVivo, ATLAS.ti, MAXQDA, QualCoder)',
  fileExtension: 'qdpx',
  layout: 'one file',
  offsetUnit: 'code points',
  lineEnds: 'lf',
  needsText: true,
  carries: everythingOfSources,
  export: exportRefi,
};

/** Name of the notes that hold what REFI-QDA has no place for, as JSON. */
export const DETAILS_NOTE = 'Glossator';

/** When the project says it was made, where nobody told: an export of the same annotations has the same bytes. */
const NO_DATE = '1980-01-01T00:00:00Z';

async function* exportRefi(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncIterable<ExportPart> {
  const archive = new Archive(options.now ?? NO_DATE);
  const project = new RefiProject(options);
  const names = new FileNames();
  for await (const source of prepareTexts(sources, refiQda, options)) {
    const guid = guidOf(`source ${names.stem(source.path)}`);
    for (const data of archive.add(`sources/${guid}.txt`, [source.scale.text])) yield { data };
    project.addSource(source, guid);
  }
  for (const data of archive.add('project.qde', project.xml())) yield { data };
  for (const data of archive.end()) yield { data };
}

/** A zip that is handed on as it grows. */
class Archive {
  private pending: Uint8Array[] = [];
  private readonly zip: Zip;

  constructor(private readonly modified: string) {
    this.zip = new Zip((error, chunk) => {
      if (error) throw error;
      this.pending.push(chunk);
    });
  }

  *add(name: string, content: Iterable<string>): Generator<Uint8Array> {
    const entry = new ZipDeflate(name);
    entry.mtime = this.modified;
    this.zip.add(entry);
    const encoder = new TextEncoder();
    const chunks = new Chunks();
    for (const text of content) {
      const chunk = chunks.add(text);
      if (chunk === undefined) continue;
      entry.push(encoder.encode(chunk));
      yield* this.taken();
    }
    entry.push(encoder.encode(chunks.rest()), true);
    yield* this.taken();
  }

  end(): Uint8Array[] {
    this.zip.end();
    return this.taken();
  }

  private taken(): Uint8Array[] {
    const chunks = this.pending;
    this.pending = [];
    return chunks;
  }
}

/** A GUID as REFI writes it, the same for the same name. */
const guidOf = (name: string): string => uuidOf(`refi ${name}`).slice('urn:uuid:'.length);

/** Gathers `project.qde`; what comes behind the codes, which are known at last, is kept as it is written. */
class RefiProject {
  private readonly codebook = new RefiCodebook(guidOf);
  private readonly users = new Map<string, string>();
  private readonly sources: number[] = [];
  private readonly notes: number[] = [];
  private readonly links: number[] = [];
  private readonly spool: Spool;

  constructor(private readonly options: ExportOptions) {
    this.spool = options.spool ?? memorySpool();
  }

  addSource(source: PreparedText, guid: string): void {
    const ids = new Map(source.annotations.map(({ id }) => [id, guidOf(`selection ${guid} ${id}`)]));
    const selections = [...ownKeys(source.annotations)].flatMap(([annotation, key]) =>
      this.selections(annotation, key, source, guid, ids),
    );
    const written = element(
      'TextSource',
      { guid, name: source.path, plainTextPath: `internal://${guid}.txt`, ...this.made() },
      ...this.head(source.record, guid, selections),
    );
    this.sources.push(this.spool.keep(written.source));
  }

  /** A source's selections between its title and date, for its reader, and the note that holds all of them. */
  private head(record: SourceHead, source: string, selections: readonly Xml[]): (Xml | undefined)[] {
    const { title, date } = record;
    const words = [
      ...(title === undefined ? [] : [`Title: ${title}`]),
      ...(date === undefined ? [] : [`Date: ${date}`]),
    ];
    const members = headMembers(record);
    const details = escapeJson(JSON.stringify(members));
    const user = this.user('Glossator');
    return [
      words.length === 0 ? undefined : element('Description', {}, words.join('\n')),
      lines(selections, '      '),
      Object.keys(members).length === 0
        ? undefined
        : this.note(`source ${source}`, DETAILS_NOTE, details, user),
    ];
  }

  private selections(
    annotation: Annotation,
    key: string,
    { scale, lose }: PreparedText,
    source: string,
    ids: ReadonlyMap<string, string>,
  ): Xml[] {
    const { content, targets, comments, creator, generator } = annotation;
    const user = this.user(creator?.name ?? generator ?? 'Glossator');
    const details = escapeJson(detailsOf(annotation));
    const guid = guidOf(`selection ${source} ${key}`);
    if (content.kind === 'link') {
      const originGUID = ids.get(content.from);
      const targetGUID = ids.get(content.to);
      if (!originGUID || !targetGUID) {
        lose('links', annotation, 'one of the two annotations that it joins is not exported');
        return [];
      }
      const name = annotation.status === 'rejected' ? `rejected: ${content.label}` : content.label;
      const note = this.note(`details of ${source} ${key}`, DETAILS_NOTE, details, user);
      const link = element('Link', { guid, name, direction: 'OneWay', originGUID, targetGUID }, note);
      this.links.push(this.spool.keep(link.source));
      return [];
    }
    const code = this.codebook.codeFor(annotation, this.options.entities);
    return targets.map(({ start, end, exact }, part) => {
      const notes =
        part > 0
          ? []
          : comments.map((comment, i) =>
              this.note(`comment ${source} ${key} ${i}`, 'Comment', comment.text, user),
            );
      return element(
        'PlainTextSelection',
        {
          guid: part === 0 ? guid : guidOf(`selection ${source} ${key} ${part}`),
          name: exact.replace(/\s+/gu, ' ').slice(0, NAME_LENGTH),
          startPosition: scale.toFormat(start),
          endPosition: scale.toFormat(end),
          creatingUser: user,
          creationDateTime: dateTime(annotation.created) ?? this.now,
        },
        element('Description', {}, part === 0 ? details : `part of ${guid}`),
        element(
          'Coding',
          {
            guid: guidOf(`coding ${source} ${key} ${part}`),
            creatingUser: user,
            creationDateTime: this.now,
          },
          element('CodeRef', { targetGUID: code }),
        ),
        ...notes,
      );
    });
  }

  /** Adds a note and returns the reference to it. */
  private note(key: string, name: string, text: string, user: string): Xml {
    const guid = guidOf(`note ${key}`);
    const note = element(
      'Note',
      { guid, name, creatingUser: user, creationDateTime: this.now },
      element('PlainTextContent', {}, text),
    );
    this.notes.push(this.spool.keep(note.source));
    return element('NoteRef', { targetGUID: guid });
  }

  private user(name: string): string {
    const guid = this.users.get(name) ?? guidOf(`user ${name}`);
    this.users.set(name, guid);
    return guid;
  }

  private get now(): string {
    return this.options.now ?? NO_DATE;
  }

  private made() {
    return { creatingUser: this.user('Glossator'), creationDateTime: this.now };
  }

  *xml(): Generator<string> {
    const users = [...this.users].map(([name, guid]) => element('User', { guid, name }).source);
    const project = {
      xmlns: 'urn:QDA-XML:project:1.0',
      name: 'Glossator export',
      origin: 'Glossator',
      creatingUserGUID: users.length > 0 ? this.user('Glossator') : undefined,
      creationDateTime: this.now,
    };
    const codes = this.codebook.codes().map(({ source }) => source);
    yield `${XML_DECLARATION}<Project${attributeList(project)}>`;
    yield* list('Users', users);
    if (codes.length > 0) {
      yield '\n  <CodeBook>';
      yield* list('Codes', codes, '');
      yield '</CodeBook>';
    }
    yield* list('Sources', this.kept(this.sources));
    yield* list('Notes', this.kept(this.notes));
    yield* list('Links', this.kept(this.links));
    yield '</Project>\n';
  }

  private *kept(places: readonly number[]): Generator<string> {
    for (const place of places) yield this.spool.read(place);
  }
}

/** An element round others, where there are any. */
function* list(name: string, elements: Iterable<string>, indent = '\n  '): Generator<string> {
  let isOpen = false;
  for (const source of elements) {
    if (!isOpen) yield `${indent}<${name}>`;
    isOpen = true;
    yield `\n    ${source}`;
  }
  if (isOpen) yield `</${name}>`;
}

/** Characters of a quotation that names a selection. */
const NAME_LENGTH = 80;

/** The instant where XML Schema takes it as one. */
const dateTime = (instant: string | undefined): string | undefined =>
  instant !== undefined && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/.test(instant)
    ? instant
    : undefined;
