/** The journal of a batch: of any bytes, the entries are those before the first line that is not whole. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJournal } from '../../../src/io/journal.js';

const path = join(mkdtempSync(join(tmpdir(), 'copydesk-torture-')), 'journal');

export async function target(bytes: Uint8Array): Promise<void> {
  writeFileSync(path, bytes);
  const found = await readJournal(path);
  if (found === null) throw new Error('the journal is gone');
  if (found.entries.length > bytes.length) throw new Error('more entries than bytes');
}
