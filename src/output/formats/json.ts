/** JSON: an array of the rows, one a line. */
import type { OutputFormat } from '../format.js';

export const json = {
  name: 'json',
  description: 'one JSON array, a record a line',
  endings: ['.json'],
  async open(sink, _kind, fields) {
    const { objectWriter } = await import('../../text/row-writer.js');
    const write = objectWriter(fields.map(field => field.name));
    let before = '[\n';
    return {
      row(row) {
        sink.text(before);
        write(sink, row);
        before = ',\n';
      },
      end() {
        sink.text(before === '[\n' ? '[]\n' : '\n]\n');
      },
    };
  },
} as const satisfies OutputFormat;
