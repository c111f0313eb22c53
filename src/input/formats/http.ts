/** What an HTTP server answered, as it stands in a WARC record: headers, and the body under its codings. */
import { ByteReader, type Bytes } from '../bytes.js';
import { doubt, type Finding, failure } from '../finding.js';
import type { Tell } from '../format.js';
import { inflated } from '../unpack/inflate.js';

/** By name in lower case; the first line is that of the empty name. */
export type Headers = ReadonlyMap<string, string>;

const CR = 13;
const LF = 10;
/** A line that tells the size of a chunk has no more characters. */
const LONGEST_SIZE = 1024;

const CUT_CHUNKS = failure('truncated', 'a body in chunks is truncated', 'fetch it again');
const BAD_CHUNK = failure('damaged', 'a body in chunks is damaged; what could be read of it was', 'fetch it again');

/** The endings of what is compressed, by the names of codings. */
const ENDINGS: Readonly<Record<string, string>> = { br: '.br', gzip: '.gz', 'x-gzip': '.gz', zstd: '.zst' };
const PLAIN = new Set(['', 'identity', 'none']);

/** Servers name codings that are none, such as that of the letters: browsers pass over these too. */
const unknownCoding = (coding: string): Finding =>
  doubt('unsupported', `a body says that its coding is ${coding}, which is not known; it was read as it stands`);

/** Reads headers up to the blank line; null while there is none. `length` counts that too. */
export function headersOf(bytes: Uint8Array): { headers: Headers; length: number } | null {
  const length = endOf(bytes);
  if (length < 0) return null;
  const headers = new Map<string, string>();
  const [first, ...lines] = Buffer.from(bytes.subarray(0, length)).toString('utf8').split('\n');
  headers.set('', first.trim());
  let last = '';
  for (const line of lines) {
    // A line that begins with white space goes on with the one before it.
    if (line.startsWith(' ') || line.startsWith('\t')) {
      if (last !== '') headers.set(last, `${headers.get(last)} ${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 0) continue;
    last = line.slice(0, colon).trim().toLowerCase();
    if (last !== '') headers.set(last, line.slice(colon + 1).trim());
  }
  return { headers, length };
}

/** Where the blank line ends, whose line ends may be LF alone; -1 when there is none. */
function endOf(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    if (bytes[at + 1] === LF) return at + 2;
    if (bytes[at + 1] === CR && bytes[at + 2] === LF) return at + 3;
  }
  return -1;
}

/** Whether the answer is a page that was asked for: a status from 200 to 299. */
export function successOf(headers: Headers): boolean {
  return /^HTTP\/[\d.]+ 2\d\d\b/i.test(headers.get('') ?? '');
}

interface Kind {
  readonly fileName: string;
  readonly charset: string | null;
}

/** What a Content-Type is, if it is text to read; none at all is taken for text. */
export function pageType(type: string): Kind | null {
  const [name, ...parameters] = type.split(';').map(part => part.trim().toLowerCase());
  const charset = parameters.find(part => part.startsWith('charset='))?.slice('charset='.length) ?? null;
  const named = { charset: charset?.replace(/^"|"$/g, '') ?? null };
  if (name === 'text/html' || name === 'application/xhtml+xml') return { ...named, fileName: 'page.html' };
  return name === 'text/plain' || name === '' ? { ...named, fileName: 'page.txt' } : null;
}

/** The body as the page is: chunks joined, deflate unpacked; what else is compressed has the ending that says so. */
export function bodyOf(
  kind: Kind,
  headers: Headers,
  bytes: Bytes,
  tell: Tell,
): Kind & { bytes: Bytes; isPacked: boolean } {
  const isChunked = /\bchunked\b/i.test(headers.get('transfer-encoding') ?? '');
  const coding = (headers.get('content-encoding') ?? '').trim().toLowerCase();
  const ending = Object.hasOwn(ENDINGS, coding) ? ENDINGS[coding] : '';
  const whole = isChunked ? joined(bytes, tell) : bytes;
  const isPacked = coding === 'deflate';
  if (ending === '' && !isPacked && !PLAIN.has(coding)) tell(unknownCoding(coding));
  return { ...kind, fileName: kind.fileName + ending, bytes: isPacked ? inflated(whole, tell) : whole, isPacked };
}

/** The chunks of a body; all of it as it stands when it does not begin with the size of one, as in archives that joined them. */
async function* joined(bytes: Bytes, tell: Tell): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(bytes);
  try {
    for (let isFirst = true; ; isFirst = false) {
      const hand = (await reader.ahead(LONGEST_SIZE)).subarray(0, LONGEST_SIZE);
      const end = hand.indexOf(LF);
      const line = end < 0 ? '' : Buffer.from(hand.subarray(0, end)).toString('latin1');
      const size = /^[0-9a-f]{1,8}(?=[;\s]|$)/i.exec(line);
      if (size === null) {
        if (isFirst) yield* reader.take();
        else tell(hand.length === 0 ? CUT_CHUNKS : BAD_CHUNK);
        return;
      }
      const length = Number.parseInt(size[0], 16);
      if (length === 0) return;
      reader.skip(end + 1);
      yield* reader.take(length);
      const after = await reader.ahead(2);
      reader.skip(after[0] === CR && after[1] === LF ? 2 : after[0] === LF ? 1 : 0);
    }
  } finally {
    await reader.close();
  }
}
