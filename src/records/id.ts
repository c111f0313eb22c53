/** id and wordCount: what an article says, whatever its source or layout, in one go over its text. */
import { composed, hasExcessMarks } from '../text/fold.js';
import { hash64, hash64Stream } from '../text/hash.js';
import { gather, gathered, kernel } from '../text/kernel.js';
import type { Passage } from '../text/passage.js';
import { ByteSink } from '../text/sink.js';
import { edgeBefore } from '../text/utf8.js';
import { isComposed, measure } from '../text/words.js';

/** Names the recipe below; a change of the recipe is a change of this. */
const ID_VERSION = 'cd1-';
const LINE_FEED = 0x0a;
const LINE_FEED_ALONE = Uint8Array.of(LINE_FEED);
const SPACE_ALONE = Uint8Array.of(0x20);
/** Bytes of a piece of a long text. */
const PIECE = 256 * 1024;

export interface Identity {
  readonly id: string;
  readonly wordCount: number;
  /** Whether a letter carries more combining marks than the id looks at. */
  readonly excessMarks: boolean;
}

/**
 * The id is `cd1-` and 16 hexadecimal digits: xxHash64 of the headline, a line feed, and the paragraphs with line feeds between,
 * in NFC. The words counted are those of the body.
 */
export function identify(headline: Passage | null, body: readonly Passage[]): Identity {
  return identifyGathered(headline, body) ?? identifyLong(headline, body);
}

/** The usual way: everything fits into the gathered text. */
function identifyGathered(headline: Passage | null, body: readonly Passage[]): Identity | null {
  const headlineEnd = headline === null ? 0 : gather([headline], 0);
  if (headlineEnd < 0) return null;
  gathered[headlineEnd] = LINE_FEED;
  const end = gather(body, headlineEnd + 1);
  if (end < 0) return null;
  kernel.reset();
  const wordCount = -measure(0, headlineEnd) + measure(headlineEnd, end);
  if (!isComposed()) return { ...composedId(headline, body), wordCount };
  return { id: `${ID_VERSION}${hash64(gathered.subarray(0, end))}`, wordCount, excessMarks: false };
}

/** Records beyond the size of the gathered text are measured and hashed piece by piece. */
function identifyLong(headline: Passage | null, body: readonly Passage[]): Identity {
  const hash = hash64Stream();
  const take = (bytes: Uint8Array): void => {
    gathered.set(bytes);
    measure(0, bytes.length);
    hash.update(bytes);
  };
  kernel.reset();
  for (const piece of pieces(headline)) take(piece);
  const headlineWords = measure(0, 0);
  for (const paragraph of body) {
    take(LINE_FEED_ALONE);
    for (const piece of pieces(paragraph)) take(piece);
  }
  const wordCount = measure(0, 0) - headlineWords;
  if (!isComposed()) return { ...composedId(headline, body), wordCount };
  return { id: `${ID_VERSION}${hash.digest()}`, wordCount, excessMarks: false };
}

/** The bytes of a text in pieces that fit into the gathered text, cut between characters. */
function* pieces(text: Passage | null): Generator<Uint8Array> {
  for (let part = text; part !== null; part = part.rest) {
    const { bytes, to, rest, joint } = part;
    for (let from = part.from; from < to; ) {
      const end = to - from > PIECE ? edgeBefore(bytes, from, from + PIECE) : to;
      yield bytes.subarray(from, end);
      from = end;
    }
    if (rest !== null && joint !== '') yield SPACE_ALONE;
  }
}

/** The id of a text that must be brought into NFC first. */
function composedId(headline: Passage | null, body: readonly Passage[]): Omit<Identity, 'wordCount'> {
  const sink = new ByteSink();
  let excessMarks = false;
  const append = (text: string): void => {
    excessMarks ||= hasExcessMarks(text);
    sink.text(composed(text));
  };
  append(`${headline ?? ''}\n`);
  for (const [i, paragraph] of body.entries()) append(`${i > 0 ? '\n' : ''}${paragraph}`);
  return { id: `${ID_VERSION}${hash64(sink.take())}`, excessMarks };
}
