/** Records read again to be compared; those read last stay at hand, because a record with one copy often has more. */
import type { ReadLine } from '../dedup/index.js';
import type { Shelf } from '../dedup/store.js';
import type { Known } from '../dedup/told.js';
import { newTokens, readTokens } from '../dedup/tokens.js';

/** Records at hand, and words of all together. */
const MOST_KNOWN = 256;
const MOST_WORDS = 1_000_000;

const encoder = new TextEncoder();

/** The function that gives a record by its number. What it gives is valid as long as few others are asked for. */
export function knownRecords(lines: Shelf, readLine: ReadLine): (record: number) => Known {
  const known = new Map<number, Known>();
  const held = { words: 0 };
  /** Lets the one go that was not asked for longest; its arrays are filled again. */
  const release = () => {
    const [record, { tokens }] = known.entries().next().value as [number, Known];
    known.delete(record);
    held.words -= tokens.count;
    return tokens.count * MOST_KNOWN > MOST_WORDS ? newTokens() : tokens;
  };
  return record => {
    const found = known.get(record);
    if (found !== undefined) {
      // It is in use: the next one must not take its place.
      known.delete(record);
      known.set(record, found);
      return found;
    }
    let tokens = known.size >= MOST_KNOWN ? release() : newTokens();
    // Two of them are always needed.
    while (held.words > MOST_WORDS && known.size > 1) tokens = release();
    const line = readLine(lines.at(record));
    const bytes = encoder.encode(line.paragraphs.join('\n'));
    const made = { ...line, bytes, tokens: readTokens(bytes, 0, bytes.length, tokens) };
    held.words += made.tokens.count;
    known.set(record, made);
    return made;
  };
}
