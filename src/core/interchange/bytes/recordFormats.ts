import { csv, tsv } from '../csv';
import { jsonl } from '../jsonl';
import { isRecordExporter, type RecordExporter } from './strangeItems';

/** The formats whose annotations can be copied one by one; apart from the others, so that few of them are loaded. */
export const recordExporters: readonly RecordExporter[] = [csv, tsv, jsonl].filter(isRecordExporter);
