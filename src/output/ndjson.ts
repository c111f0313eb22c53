/** NDJSON: one row a line. */
import type { OutputFormat } from './index.js';

const LINE_FEED = 0x0a;

export const ndjson = {
  name: 'ndjson',
  description: 'one JSON object a line',
  endings: ['.ndjson', '.jsonl'],
  async open(sink, _kind, fields) {
    const { objectWriter } = await import('../text/row-writer.js');
    const write = objectWriter(fields.map(field => field.name));
    return {
      row(row) {
        write(sink, row);
        sink.put(LINE_FEED);
      },
      end() {},
    };
  },
} as const satisfies OutputFormat;
