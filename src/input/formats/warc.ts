/**
 * WARC (ISO 28500) and WET: each record that holds the text of a page, or the page itself, is a dump. Records are found by
 * their lengths; where one is damaged, reading goes on at the next.
 */

import { momentOf } from '../../text/moment.js';
import { ByteReader, type Bytes } from '../bytes.js';
import { failure } from '../finding.js';
import type { FormatSettings, Item, Member, Tell } from '../format.js';
import { BAD_TIME } from './field.js';
import { bodyOf, type Headers, headersOf, pageType, successOf } from './http.js';
import { type RowFlaw, severalRows } from './several-rows.js';

/** Bytes that the headers of a record, or of the answer in it, may have. */
const MOST_HEADERS = 1024 * 1024;
const BEGIN = 'WARC/';
/** Records that hold what a server sent, text made of it, or a page from elsewhere. The others are about these. */
const ANSWER = 'response';
const BAD_DATE: RowFlaw = { ...BAD_TIME, unit: 'record' };
const PLAIN = new Set(['conversion', 'resource']);

/** The records that hold pages, by their numbers from 1 among all records. */
export async function* warcMembers(item: Item, _settings: FormatSettings, tell: Tell): AsyncGenerator<Member> {
  const reader = new ByteReader(item.bytes);
  const flaws = severalRows(tell);
  try {
    for (let number = 1; await atRecord(reader, number, tell); number++) {
      const headers = await headersAhead(reader, Number.POSITIVE_INFINITY);
      const length = headers === null ? Number.NaN : Number(headers.get('content-length') ?? Number.NaN);
      if (headers === null || !Number.isSafeInteger(length) || length < 0) {
        tell(failure('damaged', `WARC record ${number} has no length; reading goes on at the next`));
        if (headers === null) reader.skip(1);
        continue;
      }
      const end = reader.offset + length;
      const page = await pageIn(reader, headers, end, finding => tell(finding, String(number)));
      if (page !== null) yield { name: String(number), ...page, ...about(headers, () => flaws.note(BAD_DATE, number)) };
      const rest = end - reader.offset;
      if ((await reader.pass(rest)) === rest) continue;
      return tell(failure('truncated', `WARC record ${number} is truncated`, 'fetch the file again'));
    }
    flaws.tell();
  } finally {
    await reader.close();
  }
}

/** Goes to the beginning of the next record; says whether there is one, and tells what stands before it. */
async function atRecord(reader: ByteReader, number: number, tell: Tell): Promise<boolean> {
  let isTold = false;
  for (;;) {
    const hand = await reader.ahead(BEGIN.length);
    if (hand.length === 0) return false;
    let at = 0;
    while (hand[at] === 13 || hand[at] === 10) at++;
    if (at > 0) {
      reader.skip(at);
      continue;
    }
    if (latin1(hand.subarray(0, BEGIN.length)) === BEGIN) return true;
    if (!isTold) tell(failure('damaged', `something that is no WARC record stands before record ${number}`));
    isTold = true;
    const next = hand.indexOf(10);
    reader.skip(next < 0 ? hand.length : next + 1);
  }
}

/** The headers that come next, passed over; null, and nothing is, when they do not end, or not before `end`. */
async function headersAhead(reader: ByteReader, end: number): Promise<Headers | null> {
  const most = Math.min(MOST_HEADERS, end - reader.offset);
  for (let wanted = 1; ; ) {
    const all = await reader.ahead(Math.min(wanted, most));
    const hand = all.subarray(0, most);
    const found = headersOf(hand);
    if (found !== null) {
      reader.skip(found.length);
      return found.headers;
    }
    if (hand.length < wanted || hand.length >= most) return null;
    wanted = hand.length * 2;
  }
}

function about(headers: Headers, note: () => void): Pick<Member, 'url' | 'capturedAt'> {
  const url = headers.get('warc-target-uri')?.replace(/^<|>$/g, '') ?? null;
  const date = headers.get('warc-date') ?? null;
  const isRead = date === null || momentOf(date) !== null;
  if (!isRead) note();
  return { url, capturedAt: isRead ? date : null };
}

type Page = Pick<Member, 'bytes' | 'fileName' | 'charset' | 'isPacked'>;

/** The page in a record that ends at a place; null when it holds none. */
async function pageIn(reader: ByteReader, headers: Headers, end: number, tell: Tell): Promise<Page | null> {
  const kind = headers.get('warc-type') ?? '';
  const type = headers.get('content-type') ?? '';
  const rest = (): Bytes => reader.take(end - reader.offset);
  if (PLAIN.has(kind)) {
    const page = pageType(type);
    return page === null ? null : { ...page, bytes: rest() };
  }
  if (kind !== ANSWER || !type.toLowerCase().startsWith('application/http')) return null;
  const answer = await headersAhead(reader, end);
  if (answer === null || !successOf(answer)) return null;
  const page = pageType(answer.get('content-type') ?? '');
  return page === null ? null : bodyOf(page, answer, rest(), tell);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
