import { bibtex, csl } from './bibliography';
import { brat } from './brat/brat';
import { conll } from './conll';
import { conllu } from './conllu';
import { csv, tsv } from './csv';
import { doccano } from './doccano';
import type { Exporter, Importer } from './format';
import { geojson } from './geojson';
import { gexf } from './gexf';
import { graphml } from './graphml';
import { html } from './html';
import { jsonl } from './jsonl';
import { labelStudio } from './labelStudio';
import { markdown } from './markdown';
import { nif } from './nif';
import { refiQda } from './refiQda/refiQda';
import { spacy } from './spacy';
import { tei } from './tei/tei';
import { teiInline } from './tei/teiInline';
import { uimaJson } from './uima';
import { w3c } from './w3c';
import { webannoTsv } from './webanno/webannoTsv';
import { bratImporter } from './brat/bratImport';
import { conllImporter } from './conllImport';
import { csvImporter, tsvImporter } from './csvImport';
import { doccanoImporter } from './doccanoImport';
import { jsonlImporter } from './jsonlImport';
import { labelStudioImporter } from './labelStudioImport';
import { refiQdaImporter } from './refiQda/refiQdaImport';
import { spacyImporter } from './spacyImport';
import { teiImporter, teiInlineImporter } from './tei/teiImport';
import { uimaImporter } from './uimaImport';
import { w3cImporter } from './w3cImport';
import { webannoTsvImporter } from './webanno/webannoTsvImport';

/** All formats that can be written, in the order in which they are offered: what most readers want first. */
export const exporters: readonly Exporter[] = [
  csv,
  tsv,
  markdown,
  html,
  jsonl,
  w3c,
  tei,
  teiInline,
  refiQda,
  gexf,
  graphml,
  geojson,
  bibtex,
  csl,
  brat,
  uimaJson,
  webannoTsv,
  labelStudio,
  doccano,
  spacy,
  conll,
  conllu,
  nif,
];

/** All formats that can be read. */
export const importers: readonly Importer[] = [
  csvImporter,
  tsvImporter,
  jsonlImporter,
  w3cImporter,
  teiImporter,
  teiInlineImporter,
  refiQdaImporter,
  bratImporter,
  uimaImporter,
  webannoTsvImporter,
  labelStudioImporter,
  doccanoImporter,
  spacyImporter,
  conllImporter,
];

/** The format of that name, letter case aside. */
export const findFormat = <T extends { readonly name: string }>(
  formats: readonly T[],
  name: string,
): T | undefined => formats.find(format => format.name === name.toLowerCase());
