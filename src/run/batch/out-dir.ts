/** `extract --out-dir`: the parts are the outputs. */

import type { Run } from '../run.js';
import { makeParts } from './parts.js';

/** Extracts every dump of a batch to a file of its own. */
export async function extractToFolder(run: Run, folder: string): Promise<void> {
  const { journal, done, over } = await makeParts(run, { folder, parts: folder, options: run.options });
  over();
  await journal.close();
  run.report.sumUp({ written: done.reduce((sum, { written }) => sum + written, 0) });
}
