/** NDJSON: one row a line. */
import { objectWriter } from '../text/row-writer.js';
import type { OutputFormat } from './index.js';

const LINE_END = Uint8Array.of(0x0a);

export const ndjson = {
  name: 'ndjson',
  description: 'one JSON object a line',
  endings: ['.ndjson', '.jsonl'],
  open(sink, _kind, fields) {
    const write = objectWriter(fields.map(field => field.name));
    return {
      row(row) {
        write(sink, row);
        sink.raw(LINE_END);
      },
      end() {},
    };
  },
} as const satisfies OutputFormat;
