/** Rows to text: the table of output formats, one file a format. */
import { csv, tsv } from './csv.js';
import { dolma } from './dolma.js';
import type { OutputFormat } from './format.js';
import { html } from './html.js';
import { json } from './json.js';
import { markdown } from './markdown.js';
import { ndjson } from './ndjson.js';
import { ninjs } from './ninjs.js';
import { parquet } from './parquet.js';
import { schemaOrg } from './schema-org.js';
import { table } from './table.js';
import { trafilatura } from './trafilatura.js';

export const OUTPUTS = [
  ndjson,
  json,
  csv,
  tsv,
  table,
  dolma,
  ninjs,
  schemaOrg,
  trafilatura,
  markdown,
  parquet,
  html,
] as const satisfies readonly OutputFormat[];
export type OutputName = (typeof OUTPUTS)[number]['name'];
