/** Records as rows. */
import type { NewsRecord } from '../../records/record.js';
import type { Passage } from '../../text/passage.js';
import type { RowField, RowKind } from '../format.js';
import { plainRecord } from '../formats/documents.js';
import type { BatchFacts } from './batch-facts.js';

/** The kind of a record, given its fields, and what a page about the batch is to say of the run when all records are there. */
export function recordKind(
  fields: readonly RowField<NewsRecord<Passage>>[],
  facts: (() => BatchFacts) | null = null,
): RowKind<NewsRecord<Passage>> {
  return {
    title: 'Records',
    fields,
    toRecord: plainRecord,
    async view(sink, settings) {
      const { recordView } = await import('../terminal/record-view.js');
      return recordView(sink, settings);
    },
    async page(sink) {
      const { batchPage } = await import('../html/batch-page.js');
      return batchPage(sink, fields, facts);
    },
  };
}
