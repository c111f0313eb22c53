/** The annotated source of some dumps, as the built command writes it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { LedgerRow } from '../src/types.js';
import { copydesk, rowsOf, sandbox } from './cli-helpers.js';

/** The page of some dumps, in a folder of its own. */
export function explained(dumps: Readonly<Record<string, string | Uint8Array>>): {
  file: string;
  page: string;
  rows: LedgerRow[];
} {
  const folder = sandbox(dumps);
  const names = Object.keys(dumps);
  const { code, stderr } = copydesk(folder, ['explain', ...names, '-o', 'page.html']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const file = join(folder, 'page.html');
  const rows = rowsOf<LedgerRow>(copydesk(folder, ['explain', ...names]).stdout);
  return { file, page: readFileSync(file, 'utf8'), rows };
}
