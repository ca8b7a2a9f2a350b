import { unzlibSync, zlibSync } from 'fflate';
import { FeatureTable } from './features/featureTable';
import { Lexicon } from './lexicon';
import { TAG_COUNT } from './tags';
import { TokenScorer } from './features/tokenScorer';
import { Words } from './words';

/** A loaded tagger. It keeps what it has learnt of words, whatever the text, for all who use it; what it keeps is bounded. */
export interface Model {
  readonly lexicon: Lexicon;
  readonly words: Words;
  readonly tokenScorer: TokenScorer;
  readonly transitions: Float64Array;
  readonly evidence: Float64Array;
}

/** The parts of a model as they are stored; weights are `int8 * scale[row]`. */
export interface ModelParts {
  readonly keys: Uint32Array;
  readonly clusters: Uint16Array;
  readonly tags: Uint32Array;
  readonly middle: Uint16Array;
  readonly coarse: Uint16Array;
  /** Hashed features that have a row, ascending; row i belongs to `features[i]`. */
  readonly features: Uint32Array;
  readonly scales: Float32Array;
  readonly weights: Int8Array;
  readonly transitions: Float32Array;
  /** Weights of the document's own evidence (`documentEvidence.ts`). */
  readonly evidence: Float32Array;
}

/** "GLSR" and the format's version. */
const MAGIC = 0x52534c47;
const VERSION = 1;
const HEADER_BYTES = 8;
/** What packing would leave more of than this is stored as it is: half of the time to load a model goes into unpacking. */
const WORTH_PACKING = 0.75;

/**
 * Loads a model file. Throws an `Error` when the bytes are not one of this version. Takes about 0.1 s; the bytes are not
 * kept.
 */
export function loadModel(bytes: Uint8Array): Model {
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || header.getUint32(0, true) !== MAGIC)
    throw new Error('This file is not a recognition model.');
  const version = header.getUint32(4, true);
  if (version !== VERSION)
    throw new Error(`The recognition model has format ${version}; this program reads format ${VERSION}.`);
  const parts = readParts(bytes.subarray(HEADER_BYTES));
  const lexicon = new Lexicon(parts.keys, parts.clusters, parts.tags, parts);
  return {
    lexicon,
    words: new Words(lexicon),
    tokenScorer: new TokenScorer(new FeatureTable(parts.features, parts.scales, parts.columns)),
    transitions: Float64Array.from(parts.transitions),
    evidence: Float64Array.from(parts.evidence),
  };
}

/** The model file of some parts; the same parts give the same bytes. */
export function modelFile(parts: ModelParts): Uint8Array {
  const sections = [
    differences(parts.keys),
    planes(parts.clusters),
    planes(parts.tags),
    planes(parts.middle),
    planes(parts.coarse),
    differences(parts.features),
    planes(parts.scales),
    transposed(parts.weights, TAG_COUNT),
    planes(parts.transitions),
    planes(parts.evidence),
  ];
  const packed = sections.map(section => {
    const smaller = zlibSync(section, { level: 9 });
    return smaller.length < section.length * WORTH_PACKING ? smaller : section;
  });
  const size = HEADER_BYTES + packed.reduce((sum, section) => sum + section.length + 8, 0);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, VERSION, true);
  let at = HEADER_BYTES;
  packed.forEach((section, i) => {
    view.setUint32(at, section.length, true);
    view.setUint32(at + 4, sections[i]?.length ?? 0, true);
    file.set(section, at + 8);
    at += 8 + section.length;
  });
  return file;
}

/** The parts of a file; the weights tag by tag as they are stored: `columns[tag * features + row]`. */
function readParts(bytes: Uint8Array): Omit<ModelParts, 'weights'> & { readonly columns: Int8Array } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const next = (): Uint8Array => {
    const length = view.getUint32(at, true);
    const size = view.getUint32(at + 4, true);
    const section = bytes.slice(at + 8, at + 8 + length);
    at += 8 + length;
    return length === size ? section : unzlibSync(section, { out: new Uint8Array(size) });
  };
  return {
    keys: summed(next()),
    clusters: new Uint16Array(unplaned(next(), 2)),
    tags: new Uint32Array(unplaned(next(), 4)),
    middle: new Uint16Array(unplaned(next(), 2)),
    coarse: new Uint16Array(unplaned(next(), 2)),
    features: summed(next()),
    scales: new Float32Array(unplaned(next(), 4)),
    columns: new Int8Array(next().buffer as ArrayBuffer),
    transitions: new Float32Array(unplaned(next(), 4)),
    evidence: new Float32Array(unplaned(next(), 4)),
  };
}

/** Ascending numbers as differences of seven bits a byte, the high bit saying that more follow. */
function differences(sorted: Uint32Array): Uint8Array {
  const bytes: number[] = [];
  let before = 0;
  for (const value of sorted) {
    let rest = value - before;
    before = value;
    while (rest >= 0x80) {
      bytes.push((rest & 0x7f) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

function summed(bytes: Uint8Array): Uint32Array {
  const values = new Uint32Array(bytes.length);
  let count = 0;
  let value = 0;
  let factor = 1;
  // Not `for of`: this runs once, mostly before an engine has made it quick.
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) {
      values[count++] = value;
      factor = 1;
    } else factor *= 0x80;
  }
  return values.slice(0, count);
}

/** All first bytes, then all second bytes, and so on: packs better than number after number. */
function planes(values: Uint16Array | Uint32Array | Float32Array): Uint8Array {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return reorder(bytes, values.BYTES_PER_ELEMENT, true);
}

const unplaned = (bytes: Uint8Array, size: number): ArrayBuffer => {
  const whole = reorder(bytes, size, false);
  return whole.buffer as ArrayBuffer;
};

function transposed(weights: Int8Array, columns: number): Uint8Array {
  return reorder(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), columns, true);
}

function reorder(bytes: Uint8Array, width: number, apart: boolean): Uint8Array {
  const count = bytes.length / width;
  const result = new Uint8Array(bytes.length);
  for (let column = 0; column < width; column++) {
    for (let i = 0; i < count; i++) {
      if (apart) result[column * count + i] = bytes[i * width + column] as number;
      else result[i * width + column] = bytes[column * count + i] as number;
    }
  }
  return result;
}
