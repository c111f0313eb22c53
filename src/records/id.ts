/** The id: what an article says, whatever its source or layout. */
import { isSurelyComposed } from '../text/composition.js';
import { composed, hasExcessMarks } from '../text/fold.js';
import { hash64 } from '../text/hash.js';
import type { Passage } from '../text/passage.js';
import { ByteSink } from '../text/sink.js';

/** Names the recipe below; a change of the recipe is a change of this. */
const ID_VERSION = 'cd1-';
const LINE_FEED = 0x0a;

const sink = new ByteSink();

/** Appends text in NFC; tells whether it has more combining marks on a letter than are compared. */
function append(text: Passage): boolean {
  for (let part: Passage | null = text; part !== null; part = part.rest) {
    if (!isSurelyComposed(part.bytes, part.from, part.to)) return appendComposed(String(text));
  }
  for (let part: Passage | null = text; part !== null; part = part.rest) {
    sink.raw(part.bytes, part.from, part.to);
    if (part.rest !== null) sink.text(part.joint);
  }
  return false;
}

function appendComposed(text: string): boolean {
  sink.text(composed(text));
  return hasExcessMarks(text);
}

/**
 * `cd1-` and 16 hexadecimal digits: xxHash64 of headline, line feed, and the body’s paragraphs with a line feed after each, in
 * NFC. `excessMarks` tells that a letter carries more combining marks than the hash looks at.
 */
export function recordId(headline: Passage | null, body: readonly Passage[]): { id: string; excessMarks: boolean } {
  let excessMarks = headline !== null && append(headline);
  for (const paragraph of body) {
    sink.reserve(1);
    sink.bytes[sink.length++] = LINE_FEED;
    if (append(paragraph)) excessMarks = true;
  }
  return { id: `${ID_VERSION}${hash64(sink.take())}`, excessMarks };
}
