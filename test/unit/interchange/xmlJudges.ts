import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Judges whether documents are valid; gives what is wrong, nothing where all is right. */
export interface XmlJudge {
  errors(xml: string): string[];
}

/** A judge by an XML Schema file; what it includes is read from beside it. */
export const xsdJudge = (path: string): Promise<XmlJudge> => judge(path, 'XsdValidator');

/** A judge by a RELAX NG file. */
export const relaxNgJudge = (path: string): Promise<XmlJudge> => judge(path, 'RelaxNGValidator');

async function judge(path: string, kind: 'XsdValidator' | 'RelaxNGValidator'): Promise<XmlJudge> {
  const libxml = await import('libxml2-wasm');
  const { xmlRegisterFsInputProviders } = await import('libxml2-wasm/lib/nodejs.mjs');
  xmlRegisterFsInputProviders();
  const schema = libxml.XmlDocument.fromBuffer(readFileSync(path), { url: pathToFileURL(path).href });
  const validator = libxml[kind].fromDoc(schema);
  return {
    errors(xml) {
      try {
        const document = libxml.XmlDocument.fromString(xml);
        try {
          validator.validate(document);
        } finally {
          document.dispose();
        }
        return [];
      } catch (error) {
        return [error instanceof Error ? error.message : String(error)];
      }
    },
  };
}
