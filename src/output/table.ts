/** The table: rows as people see them, through their kind's own view. */
import type { OutputFormat } from './index.js';

export const table = {
  name: 'table',
  description: 'a table to look at, as wide as the terminal',
  endings: ['.txt'],
  open: (sink, kind, _fields, settings) => kind.view(sink, settings),
} as const satisfies OutputFormat;
