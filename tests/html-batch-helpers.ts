/** Pages about batches of given records and facts, their rows, and copies with the given parts. */

import { batchPage } from '../src/output/html/batch-page.js';
import type { BatchFacts } from '../src/output/kinds/batch-facts.js';
import type { AnyRecord } from '../src/output/terminal/record-cells.js';
import { FIELDS } from '../src/records/fields.js';
import type { Copy } from '../src/records/record.js';
import { ByteSink } from '../src/text/sink.js';
import { textOf } from './output-helpers.js';
import type { Element } from './pages.js';

/** The page about records; without facts, as of a command that has none of its dumps. */
export const pageOf = (records: readonly AnyRecord[], facts: BatchFacts | null = null) => {
  const sink = new ByteSink();
  return textOf(sink, batchPage(sink, FIELDS as never, facts === null ? null : () => facts), records);
};

/** The texts of the rows of tables that begin with a name. */
export const rowOf = (elements: readonly Element[], name: string) =>
  elements.filter(({ tag, text }) => tag === 'tr' && text.startsWith(name)).map(({ text }) => text);

/** A copy with the given parts. */
export const copy = (parts: Partial<Copy>): Copy => ({
  id: 'cd1-0123456789abcdef',
  source: { file: 'pier.txt', article: 1, firstLine: 2, lastLine: 8, startByte: 0, endByte: 90 },
  kind: 'near',
  similarity: 0.9,
  containment: 0.95,
  own: [],
  verified: 'text',
  error: 0,
  ...parts,
});
