/** id and wordCount: what an article says, whatever its source or layout, in one go over its text. */
import { composed, hasExcessMarks } from '../text/fold.js';
import { hash64 } from '../text/hash.js';
import { gathered } from '../text/kernel.js';
import type { Passage } from '../text/passage.js';
import { ByteSink } from '../text/sink.js';
import { countWords, measure } from '../text/words.js';

/** Names the recipe below; a change of the recipe is a change of this. */
const ID_VERSION = 'cd1-';
const LINE_FEED = 0x0a;

export interface Identity {
  readonly id: string;
  readonly wordCount: number;
  /** Whether a letter carries more combining marks than the id looks at. */
  readonly excessMarks: boolean;
}

/**
 * The id is `cd1-` and 16 hexadecimal digits: xxHash64 of the headline and the body's paragraphs, each paragraph behind a line
 * feed, in NFC. The words counted are those of the body.
 */
export function identify(headline: Passage | null, body: readonly Passage[]): Identity {
  return identifyGathered(headline, body) ?? identifyLong(headline, body);
}

/** Puts text behind what is gathered; -1 when there is no room for it. */
function gather(text: Passage, at: number): number {
  let end = at;
  for (let part: Passage | null = text; part !== null; part = part.rest) {
    const length = part.to - part.from;
    if (end + length + 1 > gathered.length) return -1;
    gathered.set(part.bytes.subarray(part.from, part.to), end);
    end += length;
    if (part.rest !== null && part.joint !== '') gathered[end++] = part.joint.charCodeAt(0);
  }
  return end;
}

/** The usual way: everything fits into the gathered text. */
function identifyGathered(headline: Passage | null, body: readonly Passage[]): Identity | null {
  let end = headline === null ? 0 : gather(headline, 0);
  const headlineEnd = end;
  for (let i = 0; i < body.length && end >= 0; i++) {
    if (end >= gathered.length) return null;
    gathered[end] = LINE_FEED;
    end = gather(body[i], end + 1);
  }
  if (end < 0) return null;
  const head = measure(0, headlineEnd);
  const { words, composed: bodyComposed } = measure(headlineEnd, end);
  if (!head.composed || !bodyComposed) return { ...composedId(headline, body), wordCount: words };
  return { id: `${ID_VERSION}${hash64(gathered.subarray(0, end))}`, wordCount: words, excessMarks: false };
}

/** Records beyond the size of the gathered text are decoded. */
function identifyLong(headline: Passage | null, body: readonly Passage[]): Identity {
  let wordCount = 0;
  for (const paragraph of body) {
    const bytes = new TextEncoder().encode(String(paragraph));
    wordCount += countWords(bytes, 0, bytes.length);
  }
  return { ...composedId(headline, body), wordCount };
}

/** The id of a text that must be brought into NFC first. */
function composedId(headline: Passage | null, body: readonly Passage[]): Omit<Identity, 'wordCount'> {
  const sink = new ByteSink();
  let excessMarks = false;
  const append = (text: string): void => {
    excessMarks ||= hasExcessMarks(text);
    sink.text(composed(text));
  };
  if (headline !== null) append(String(headline));
  for (const paragraph of body) append(`\n${paragraph}`);
  return { id: `${ID_VERSION}${hash64(sink.take())}`, excessMarks };
}
