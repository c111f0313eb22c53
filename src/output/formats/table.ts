/** The table: rows as people see them, through their kind's own view, or the fields that they chose in a plain grid. */
import type { OutputFormat } from '../format.js';

export const table = {
  name: 'table',
  description: 'a table to look at, as wide as the terminal',
  endings: ['.txt'],
  async open(sink, kind, fields, settings) {
    if (fields === kind.fields) return kind.view(sink, settings);
    const { plainView } = await import('../terminal/plain-view.js');
    return plainView(sink, fields, settings);
  },
} as const satisfies OutputFormat;
