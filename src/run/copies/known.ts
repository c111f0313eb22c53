/** Words of records read again to be compared; those read last stay at hand, because a record with one copy often has more. */
import { newTokens, readTokens, type Tokens } from '../../dedup/tokens.js';

/** Records at hand, which are more than one is compared with, and words of all together. */
const MOST_KNOWN = 32;
const MOST_WORDS = 1_000_000;

/** The function that gives the words of a record by its number. They are valid as long as those of few others are asked for. */
export function knownWords(body: (record: number) => Uint8Array): (record: number) => Tokens {
  const known = new Map<number, Tokens>();
  const held = { words: 0 };
  /** Lets the one go that was not asked for longest; its arrays are filled again. */
  const release = () => {
    const [record, tokens] = known.entries().next().value as [number, Tokens];
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
    const bytes = body(record);
    const made = readTokens(bytes, 0, bytes.length, tokens);
    held.words += made.count;
    known.set(record, made);
    return made;
  };
}
