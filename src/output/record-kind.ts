/** Records as rows. */
import type { NewsRecord } from '../records/record.js';
import type { Passage } from '../text/passage.js';
import { plainRecord } from './documents.js';
import type { RowField, RowKind } from './index.js';

/** The kind of a record, given its fields. */
export function recordKind(fields: readonly RowField<NewsRecord<Passage>>[]): RowKind<NewsRecord<Passage>> {
  return {
    fields,
    toRecord: plainRecord,
    async view(sink, settings) {
      const { recordView } = await import('./record-view.js');
      return recordView(sink, settings);
    },
  };
}
