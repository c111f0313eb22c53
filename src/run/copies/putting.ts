/** Putting the records of dumps aside, to be looked at for duplicates when all are there. */
import { FIELDS } from '../../records/fields.js';
import type { NewsRecord } from '../../records/record.js';
import type { Passage } from '../../text/passage.js';
import { lineWriter } from '../../text/row-writer.js';
import { ByteSink } from '../../text/sink.js';
import type { Duplicates } from './duplicates.js';
import { bodyBytes, factsOf } from './facts.js';
import { bodyOfLine, recordWithout } from './record-line.js';

/** A function that takes a record, which may share buffers with the reader. */
export function putter(duplicates: Duplicates): (record: NewsRecord<Passage>) => Promise<void> {
  const sink = new ByteSink();
  const write = lineWriter<NewsRecord<Passage>>(FIELDS.map(({ name }) => name));
  return record => {
    write(sink, record);
    return duplicates.add(factsOf(record), () => bodyBytes(record), sink.take());
  };
}

/** Puts aside a record that comes as the line it would make. */
export function putLine(duplicates: Duplicates, line: Uint8Array): Promise<void> {
  return duplicates.add(factsOf(recordWithout(line)), () => bodyOfLine(line).bytes, line);
}
