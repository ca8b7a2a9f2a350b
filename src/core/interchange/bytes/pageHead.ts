import { SIDECAR_VERSION } from '../../annotation/sidecarRead';
import type { ByteText } from './byteText';
import { Escapes, Slice } from './jsonBytes';
import { Literal } from './literal';
import { MemberScan } from './memberScan';

const ID = new Literal(
  '{"@context":["http://www.w3.org/ns/anno.jsonld",{"glossator":"urn:glossator:ns#"}],"id":"',
);
const VERSION = new Literal(',"type":"AnnotationPage","glossator:version": ');
const PATH = new Literal(',"glossator:source":{"path":"');
const SHA256 = new Literal(',"sha256":"');
const CHARACTERS = new Literal(',"characters": ');
const ITEMS = new Literal('},"items":[');

/** What stands before the items of a sidecar, as this program writes it where a reader has told nothing of the source. */
export class PageHead {
  private readonly scan: MemberScan;
  private readonly path = new Slice();
  private readonly other = new Slice();

  constructor(private readonly text: ByteText) {
    this.scan = new MemberScan(text);
  }

  /** The source's path, and where the list of items goes on; `undefined` where the general reader must judge. */
  read(): { readonly path: string; readonly opening: number } | undefined {
    const { scan, path, other, text } = this;
    scan.at = 0;
    const isVersioned = scan.string(ID, other) && scan.take(VERSION) && scan.offset(other);
    if (!isVersioned || text.decode(other.from, other.to) !== String(SIDECAR_VERSION)) return undefined;
    const isWhole =
      scan.string(PATH, path) &&
      scan.string(SHA256, other) &&
      scan.take(CHARACTERS) &&
      scan.offset(other) &&
      scan.take(ITEMS);
    if (!isWhole || path.escapes !== Escapes.None) return undefined;
    return { path: text.decode(path.from, path.to), opening: scan.at };
  }
}
