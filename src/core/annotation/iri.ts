/** How types, entities and sources are written as IRIs in a sidecar. */

const TYPE_PREFIX = 'glossator:';
const ENTITY_PREFIX = 'urn:glossator:entity:';

/** What must not stand in an IRI (RFC 3987), and `%`, `:` `/`, which mean something there; runs of code points. */
const UNSAFE = /[^\p{L}\p{N}\p{M}._~-]+/gu;
const UNPAIRED_SURROGATE = /\p{Surrogate}/gu;

/** Most names: nothing in them needs a look. */
const PLAIN = /^[a-z0-9-]+$/;

const encode = (name: string): string =>
  name.replace(UNSAFE, run => encodeURIComponent(run.replace(UNPAIRED_SURROGATE, '\ufffd')));

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** A name of another vocabulary (`http://schema.org/Person`, `wd:Q42`) is an IRI already and stays as it is. */
const isIri = (name: string): boolean => /^[a-z][a-z0-9+.-]*:[^\s"<>\\^`{|}]+$/i.test(name);

/** What a date expression is classified as; no type of a reader's own has this IRI. */
export const DATE_IRI = `${TYPE_PREFIX}date`;
/** A reader's own type that is called "date", told apart by an escape that needs not be. */
const OWN_DATE_IRI = `${TYPE_PREFIX}%64ate`;

export const typeIri = (type: string): string => {
  if (type === 'date') return OWN_DATE_IRI;
  if (PLAIN.test(type)) return TYPE_PREFIX + type;
  return isIri(type) && !type.startsWith(TYPE_PREFIX) ? type : TYPE_PREFIX + encode(type);
};
export const typeOfIri = (iri: string): string =>
  iri.startsWith(TYPE_PREFIX) ? decode(iri.slice(TYPE_PREFIX.length)) : iri;

export const entityIri = (entity: string): string => {
  if (PLAIN.test(entity)) return ENTITY_PREFIX + entity;
  return isIri(entity) && !entity.startsWith(ENTITY_PREFIX) ? entity : ENTITY_PREFIX + encode(entity);
};
export const entityOfIri = (iri: string): string =>
  iri.startsWith(ENTITY_PREFIX) ? decode(iri.slice(ENTITY_PREFIX.length)) : iri;

/** The source as its sidecar names it: relative to the sidecar, which stands beside it. */
export const sourceIri = (path: string): string => encode(path.slice(path.lastIndexOf('/') + 1));
