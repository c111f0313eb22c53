/** The library: the synchronous core, without files, streams or any Node API. */
import { lineSplitter } from './input/lines.js';
import { rawOffset } from './input/offsets.js';
import { LAYOUT_CHOICES, layoutsFor } from './layouts/index.js';
import { extraction } from './pipeline.js';
import { recordSchema } from './records/fields.js';
import { ledgerRows, type OffsetOf } from './records/ledger.js';
import type { NewsRecord } from './records/record.js';
import type { LedgerRow, LineBatch } from './types.js';

export type { Caption, Copy, NewsRecord, Related, Source } from './records/record.js';
export type { Fate, Issue, LedgerPart, LedgerRow, Role } from './types.js';
export { LAYOUT_CHOICES as layouts, recordSchema };

export interface ExtractOptions {
  /** The name of the dump in records and ledger rows; `-` when not given. */
  readonly file?: string;
  /** One of `layouts`; `auto` when not given. */
  readonly layout?: string;
  /** When the dump was made: resolves times such as “13 sec ago”. */
  readonly capturedAt?: Date;
  /** The dump’s encoding as TextDecoder names it; UTF-8 when not given. */
  readonly encoding?: string;
  /** Whether ledger rows are wanted as well; they cost more than the records. */
  readonly ledger?: boolean;
  /** Reads a time that is written in no common form, as ISO 8601, or gives null. */
  readonly readTime?: (text: string) => string | null;
  /** Bytes of a line beyond which it is read in parts; 1 MiB when not given. */
  readonly lineLimit?: number;
  /** Bytes of a record beyond which it goes on in the next; 32 MiB when not given. */
  readonly recordLimit?: number;
}

/** What became known with some bytes: the records of the articles that ended, and the account of their lines. */
export interface Extract {
  readonly records: NewsRecord[];
  readonly ledger: LedgerRow[];
}

/** One dump that is being read. */
export interface Extraction {
  /** Takes the next bytes of the dump, however they are cut. */
  push(bytes: Uint8Array): Extract;
  /** Ends the dump. */
  end(): Extract;
}

const RECORD_LIMIT = 32 * 1024 * 1024;

/**
 * Opens a dump: push its bytes, get the records of the articles that ended.
 * Throws RangeError for an unknown layout or encoding.
 */
export function extract(options: ExtractOptions = {}): Extraction {
  const { file = '-', layout = 'auto', capturedAt, encoding = 'utf-8', ledger = false } = options;
  if (!LAYOUT_CHOICES.includes(layout))
    throw new RangeError(`no such layout: ${layout}; use one of ${LAYOUT_CHOICES.join(', ')}`);
  const { encoding: label } = new TextDecoder(encoding);
  const offsetOf: OffsetOf = (line, place) => rawOffset(line, place, label);
  const splitter = lineSplitter({
    encoding: label,
    ...(options.lineLimit === undefined ? {} : { lineLimit: options.lineLimit }),
  });
  const stage = extraction({
    layouts: layoutsFor(layout),
    furniture: null,
    recordLimit: options.recordLimit ?? RECORD_LIMIT,
    file,
    captured: capturedAt?.getTime() ?? null,
    readTime: options.readTime ?? (() => null),
    identifyLanguage: null,
  });

  const gather = (batches: Iterable<LineBatch>, ended: boolean): Extract => {
    const found: Extract = { records: [], ledger: [] };
    const add = (
      extracted: Iterable<{ article: Parameters<typeof ledgerRows>[0]; record: Parameters<typeof ledgerRows>[1] }>,
    ) => {
      for (const { article, record } of extracted) {
        if (record !== null) found.records.push(plain(record));
        if (ledger) found.ledger.push(...ledgerRows(article, record, file, offsetOf));
      }
    };
    for (const batch of batches) add(stage.push(batch));
    if (ended) add(stage.end());
    return found;
  };

  return { push: bytes => gather(splitter.push(bytes), false), end: () => gather(splitter.end(), true) };
}

/** A record whose texts are strings: every text serialises as one. */
function plain(record: object): NewsRecord {
  return JSON.parse(JSON.stringify(record)) as NewsRecord;
}
