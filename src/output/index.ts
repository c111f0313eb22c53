/** Rows to text: the table of output formats, one file a format. */

import type { OutputFormat } from './format.js';
import { csv, tsv } from './formats/csv.js';
import { dolma } from './formats/dolma.js';
import { html } from './formats/html.js';
import { json } from './formats/json.js';
import { markdown } from './formats/markdown.js';
import { ndjson } from './formats/ndjson.js';
import { ninjs } from './formats/ninjs.js';
import { parquet } from './formats/parquet.js';
import { schemaOrg } from './formats/schema-org.js';
import { table } from './formats/table.js';
import { trafilatura } from './formats/trafilatura.js';

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
