/** Rows of other programs as files, and what dedup makes of them. */
import { copydesk, sandbox } from './cli-helpers.js';
import { wordsOf } from './invented-bodies.js';

export const text = (seed: number, more = '') => `${wordsOf(seed, 60).join(' ')}${more}`;
export const JSON_ROWS = [
  { id: 'j1', text: text(1, ' and more'), z: 1 },
  { id: 'j2', text: text(3) },
];
export const lines = (rows: readonly object[]) => rows.map(row => `${JSON.stringify(row)}\n`).join('');
export const ndjson = lines(JSON_ROWS);
export const dedup = (files: Record<string, string>) =>
  copydesk(sandbox(files), ['dedup', ...Object.keys(files), ...(hasColumn(files) ? ['--id-field', 'n'] : [])]);
const hasColumn = (files: Record<string, string>) => Object.values(files).some(file => /^n[,;\t|]/m.test(file));
