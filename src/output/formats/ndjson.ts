/** NDJSON: one row a line. */
import type { OutputFormat } from '../format.js';

export const ndjson = {
  name: 'ndjson',
  description: 'one JSON object a line',
  endings: ['.ndjson', '.jsonl'],
  async open(sink, _kind, fields) {
    const { lineWriter } = await import('../../text/row-writer.js');
    const write = lineWriter(fields.map(field => field.name));
    return { row: row => write(sink, row), end() {} };
  },
} as const satisfies OutputFormat;
