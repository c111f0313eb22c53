/** What dedup wants to know of one of our records, and its line read again. */
import { type LineReader, MOST_COMPARED } from '../../dedup/index.js';
import type { Facts } from '../../dedup/seen.js';
import type { Copy, NewsRecord } from '../../records/record.js';
import { composed } from '../../text/fold.js';
import { hash64 } from '../../text/hash.js';
import { gather, gathered } from '../../text/kernel.js';
import type { Passage } from '../../text/passage.js';
import { bodyOfLine, recordWithout } from './record-line.js';

/** RFC 3339 has its letters in either case. */
const SMALL = /^\d{4}-\d\d-\d\dt|\dz$/;
const encoder = new TextEncoder();

type AnyRecord = NewsRecord<Passage | string>;

/** `cd1-` and the key. */
const KEY_AT = 4;
/** A time that has no zone is taken for UTC, so that no machine's own zone decides. Mail and feeds name some of them. */
const ZONE = /(?:Z|[+-]\d{2}:?\d{2}|GMT|UTC?|[ECMP][SD]T)$/;

export function factsOf(record: AnyRecord): Facts {
  const { file, article } = record.source;
  return {
    key: record.id.slice(KEY_AT),
    words: record.wordCount,
    fullness: fullness(record),
    time: timeOf(record.updated ?? record.published),
    captured: timeOf(record.capturedAt),
    file,
    place: article,
  };
}

/** The key of a record that was read: that of its id, unless somebody has changed its text since. */
export function keyOfRecord({ headline, body }: Pick<NewsRecord, 'headline' | 'body'>): string {
  return keyOfText(`${headline ?? ''}\n${body.join('\n')}`);
}

export function keyOfText(text: string): string {
  return hash64(encoder.encode(composed(text)));
}

/** How many things a record tells beside its body: what makes the more complete one of two with the same words. */
function fullness(record: AnyRecord): number {
  const { headline, section, byline, dateline, agency, published, updated, tags, authors, highlights, captions } =
    record;
  const single = [headline, section, byline, dateline, agency, published, updated, record.url];
  const lists = tags.length + authors.length + highlights.length + captions.length;
  return single.filter(each => each !== null).length + lists;
}

/** A time in ISO 8601, or as mail writes it, as milliseconds since 1970; NaN when it is none. */
export function timeOf(text: string | null): number {
  if (text === null) return Number.NaN;
  if (SMALL.test(text)) return timeOf(text.toUpperCase());
  return Date.parse(text.length > 10 && !ZONE.test(text) ? `${text}Z` : text);
}

/**
 * The body of a record with line feeds between its paragraphs; valid until a text is gathered again. Null when it is too long to be
 * compared.
 */
export function bodyBytes({ body }: NewsRecord<Passage>): Uint8Array | null {
  const end = gather(body, 0);
  if (end >= 0) return gathered.subarray(0, end);
  return sizeOf(body) > MOST_COMPARED ? null : encoder.encode(body.map(String).join('\n'));
}

function sizeOf(body: readonly Passage[]): number {
  let size = 0;
  for (const paragraph of body)
    for (let part: Passage | null = paragraph; part !== null; part = part.rest) size += part.to - part.from + 1;
  return size;
}

/** What the copies in a row say that its own text does not; none where the field is something else. */
export function passedOn(copies: unknown): string[] {
  if (!Array.isArray(copies)) return [];
  const texts = copies.flatMap(copy => (copy as Partial<Copy> | null)?.own ?? []);
  return texts.filter(text => typeof text === 'string').map(oneLine);
}

export const oneLine = (text: string): string => text.replaceAll('\n', ' ');

/** How a record is read again from the line of NDJSON that it made. */
export const RECORD_LINES: LineReader = {
  head(line) {
    const { id, source, headline, highlights, captions, copies } = recordWithout(line);
    const heads = [...(headline === null ? [] : [headline]), ...highlights, ...captions.map(({ text }) => text)];
    return { id, source, heads: heads.map(oneLine), passedOn: passedOn(copies) };
  },
  body: line => bodyOfLine(line).bytes,
};
