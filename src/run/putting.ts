/** Putting the records of dumps aside, to be looked at for duplicates when all are there. */
import { ndjson } from '../output/ndjson.js';
import { FIELDS } from '../records/fields.js';
import type { NewsRecord } from '../records/record.js';
import type { Passage } from '../text/passage.js';
import { ByteSink } from '../text/sink.js';
import type { Duplicates } from './duplicates.js';
import { bodyBytes, factsOf } from './facts.js';
import { NEWS_KIND } from './news-rows.js';

/** A function that takes a record, which may share buffers with the reader. */
export function putter(duplicates: Duplicates): (record: NewsRecord<Passage>) => Promise<void> {
  const sink = new ByteSink();
  const writer = ndjson.open(sink, NEWS_KIND, FIELDS);
  return record => {
    writer.row(record);
    return duplicates.add(factsOf(record), () => bodyBytes(record), sink.take());
  };
}
