/** The library: the synchronous core, without files, streams or any Node API. */

import { headSettler } from './articles/roles/head-roles.js';
import { BUILT_IN } from './articles/site/knowledge.js';
import { lineSplitter } from './input/lines/lines.js';
import { rawOffset } from './input/lines/offsets.js';
import { KNOWN, LAYOUT_CHOICES, layoutsFor } from './layouts/index.js';
import { checkBytes, checkDate, checkNames } from './library-checks.js';
import { extraction } from './pipeline.js';
import type { OffsetOf } from './records/broken.js';
import { recordSchema } from './records/fields.js';
import { ledgerRows } from './records/ledger.js';
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

/** One dump that is being read. Both throw an Error once the dump has ended. */
export interface Extraction {
  /** Takes the next bytes of the dump, however they are cut. Throws TypeError for anything else. */
  push(bytes: Uint8Array): Extract;
  /** Ends the dump. */
  end(): Extract;
}

const RECORD_LIMIT = 32 * 1024 * 1024;
const OPTIONS: Readonly<Record<keyof ExtractOptions, true>> = {
  file: true,
  layout: true,
  capturedAt: true,
  encoding: true,
  ledger: true,
  readTime: true,
  lineLimit: true,
  recordLimit: true,
};

/**
 * Opens a dump: push its bytes, get the records of the articles that ended.
 * Throws RangeError for an unknown layout or encoding, TypeError for an unknown option and for a `capturedAt` that is no time.
 */
export function extract(options: ExtractOptions = {}): Extraction {
  checkNames(options, Object.keys(OPTIONS));
  const { file = '-', layout = 'auto', capturedAt, encoding = 'utf-8', ledger = false } = options;
  if (!LAYOUT_CHOICES.includes(layout))
    throw new RangeError(`no such layout: ${layout}; use one of ${LAYOUT_CHOICES.join(', ')}`);
  if (capturedAt !== undefined) checkDate('capturedAt', capturedAt);
  const { encoding: label } = new TextDecoder(encoding);
  const offsetOf: OffsetOf = (line, place) => rawOffset(line, place, label);
  const splitter = lineSplitter({
    encoding: label,
    ...(options.lineLimit === undefined ? {} : { lineLimit: options.lineLimit }),
  });
  const stage = extraction({
    settler: headSettler(layoutsFor(layout)),
    knowledge: layout === KNOWN ? BUILT_IN : null,
    recordLimit: options.recordLimit ?? RECORD_LIMIT,
    file,
    captured: capturedAt?.getTime() ?? null,
    url: null,
    isRendered: false,
    readTime: options.readTime ?? (() => null),
    identifyLanguage: null,
  });

  const gather = (batches: Iterable<LineBatch>, isEnd: boolean): Extract => {
    const found: Extract = { records: [], ledger: [] };
    const add = (
      extracted: Iterable<{ article: Parameters<typeof ledgerRows>[0]; record: Parameters<typeof ledgerRows>[1] }>,
    ) => {
      for (const { article, record } of extracted) {
        if (record !== null) found.records.push(plain(record));
        if (ledger) for (const row of ledgerRows(article, record, file, offsetOf)) found.ledger.push(row);
      }
    };
    for (const batch of batches) add(stage.push(batch));
    if (isEnd) add(stage.end());
    return found;
  };

  let ended = false;
  const checkOpen = () => {
    if (ended) throw new Error('the dump has ended; open another with extract()');
  };
  return {
    push(bytes) {
      checkOpen();
      checkBytes(bytes);
      return gather(splitter.push(bytes), false);
    },
    end() {
      checkOpen();
      ended = true;
      return gather(splitter.end(), true);
    },
  };
}

/** A record whose texts are strings: every text serialises as one. */
function plain(record: object): NewsRecord {
  return JSON.parse(JSON.stringify(record)) as NewsRecord;
}
