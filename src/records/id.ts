/** id and wordCount: what an article says, whatever its source or layout, in one go over its text. */
import { composed, hasExcessMarks } from '../text/fold.js';
import { hash64 } from '../text/hash.js';
import { gather, gathered, kernel } from '../text/kernel.js';
import type { Passage } from '../text/passage.js';
import { ByteSink } from '../text/sink.js';
import { countWords, isComposed, measure } from '../text/words.js';

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
 * The id is `cd1-` and 16 hexadecimal digits: xxHash64 of the headline, a line feed, and the paragraphs with line feeds between, in NFC. The words counted are those of the body.
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
  append(`${headline ?? ''}\n`);
  for (const [i, paragraph] of body.entries()) append(`${i > 0 ? '\n' : ''}${paragraph}`);
  return { id: `${ID_VERSION}${hash64(sink.take())}`, excessMarks };
}
