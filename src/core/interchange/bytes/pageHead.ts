import type { Sidecar, SourceRecord } from '../../annotation/annotation';
import { SIDECAR_VERSION } from '../../annotation/sidecarRead';
import type { ByteText } from './byteText';
import { Escapes, Slice } from './jsonBytes';
import { Literal } from './literal';
import { MemberScan } from './memberScan';
import { type Head, PageItems } from './pageItems';

const ID = new Literal(
  '{"@context":["http://www.w3.org/ns/anno.jsonld",{"glossator":"urn:glossator:ns#"}],"id":"',
);
const VERSION = new Literal(',"type":"AnnotationPage","glossator:version": ');
const PATH = new Literal(',"glossator:source":{"path":"');
const TITLE = new Literal(',"title":"');
const DATE = new Literal(',"date":"');
const SHA256 = new Literal(',"sha256":"');
const CHARACTERS = new Literal(',"characters": ');
const ITEMS = new Literal('},"items":[');

/** Reads what stands before the items of a sidecar: at once where this program wrote it, else as JSON. */
export class PageHead {
  private readonly scan: MemberScan;
  private readonly items: PageItems;
  private readonly path = new Slice();
  private readonly title = new Slice();
  private readonly date = new Slice();
  private readonly other = new Slice();

  constructor(private readonly text: ByteText) {
    this.scan = new MemberScan(text);
    this.items = new PageItems(text);
  }

  /** `undefined` where the general reader must judge. */
  read(): Head | undefined {
    return this.readMembers() ? { sidecar: this.sidecar(), opening: this.scan.at } : this.items.head();
  }

  /** Whether it is as this program writes it where no reader has said anything of the source. */
  private readMembers(): boolean {
    const { scan, path, other } = this;
    scan.at = 0;
    scan.escapes = Escapes.None;
    return (
      scan.string(ID, other) &&
      scan.take(VERSION) &&
      scan.offset(other) &&
      this.stringOf(other) === String(SIDECAR_VERSION) &&
      scan.string(PATH, path) &&
      scan.optional(TITLE, this.title) &&
      scan.optional(DATE, this.date) &&
      scan.string(SHA256, other) &&
      scan.take(CHARACTERS) &&
      scan.offset(other) &&
      scan.take(ITEMS) &&
      scan.escapes === Escapes.None
    );
  }

  private sidecar(): Sidecar {
    const { path, title, date } = this;
    const source: SourceRecord = {
      path: this.stringOf(path),
      ...(title.isThere && { title: this.stringOf(title) }),
      ...(date.isThere && { date: this.stringOf(date) }),
      sha256: '',
      characters: 0,
    };
    return { source, annotations: [] };
  }

  private stringOf({ from, to }: Slice): string {
    return this.text.decode(from, to);
  }
}
