/** A thread's rows: lines of NDJSON, gathered, cut into segments, and sent in blocks. */
import { type Accounting, startAccount } from '../account.js';
import type { Extracted } from '../pipeline.js';
import type { NewsRecord } from '../records/record.js';
import type { Passage } from '../text/passage.js';
import { lineWriter, objectWriter } from '../text/row-writer.js';
import { ByteSink } from '../text/sink.js';
import type { Buffers } from './buffers.js';
import type { Block, Segment } from './messages.js';

/** Bytes that a block has at least, unless there are no more: smaller ones cost more to send than to make. */
const FULL = 512 * 1024;

export interface Rows {
  readonly account: Accounting;
  readonly articles: number;
  /** The row of a record that is long enough; `source` is where the numbers of its articles stand behind, if they may move. */
  take(extracted: Extracted): void;
  /** Ends a segment; a head is one at whose end a boundary was noted. */
  cut(isHead: boolean): void;
  /** Sends what there is when it is enough for a block. */
  flush(): Promise<void>;
  /** Sends what there is. */
  send(): Promise<void>;
}

export interface RowSettings {
  readonly fields: readonly string[];
  readonly minWords: number;
  /** What stands before the numbers of an article in each row; null when they do not move. */
  readonly mark: Uint8Array | null;
}

export function rowSender(
  { fields, minWords, mark }: RowSettings,
  buffers: Buffers,
  post: (block: Block) => void,
): Rows {
  const sink = new ByteSink();
  const write = lineWriter<NewsRecord<Passage>>(fields as (string & keyof NewsRecord)[]);
  const account = startAccount();
  let segments: Segment[] = [];
  let places: number[] = [];
  let records = 0;
  let articles = 0;

  const cut = (isHead: boolean) => {
    segments.push({ to: sink.length, placesTo: places.length, records, account: account.take(), articles, isHead });
    records = 0;
  };
  const send = async () => {
    cut(false);
    const block = { segments, places: Int32Array.from(places) };
    const bytes = sink.take();
    const buffer = await buffers.take(bytes.length);
    new Uint8Array(buffer).set(bytes);
    segments = [];
    places = [];
    post({ kind: 'block', buffer, ...block });
  };
  return {
    account,
    get articles() {
      return articles;
    },
    take(extracted) {
      account.article(extracted);
      const { record } = extracted;
      if (record === null) return;
      articles++;
      if (record.wordCount < minWords) return account.leaveOut('short');
      const from = sink.length;
      write(sink, record);
      records++;
      if (mark !== null) addPlaces(places, sink, from, mark, record.related.length === 0);
    },
    cut,
    flush: async () => (sink.length >= FULL ? send() : undefined),
    send,
  };
}

/** Notes where numbers stand in the row from `from` on: behind each mark, of which there is mostly one, near its end. */
function addPlaces(places: number[], sink: ByteSink, from: number, mark: Uint8Array, isAlone: boolean): void {
  const row = Buffer.from(sink.bytes.buffer, sink.bytes.byteOffset + from, sink.length - from);
  if (isAlone) {
    const at = row.lastIndexOf(mark);
    if (at >= 0) places.push(from + at + mark.length);
    return;
  }
  for (let at = row.indexOf(mark); at >= 0; at = row.indexOf(mark, at + 1)) places.push(from + at + mark.length);
}

/** What stands before the numbers of an article of a dump in a row of JSON. */
export function markOf(file: string, sink = new ByteSink()): Uint8Array {
  objectWriter<{ file: string }>(['file'])(sink, { file });
  // `{"file":"..."}` without its end.
  const object = new TextDecoder().decode(sink.take()).slice(0, -1);
  return new TextEncoder().encode(`"source":${object},"article":`);
}
