/**
 * Rows: what is known of a line before anybody asks for more, as ROW numbers. Most lines of a dump are blank or in a body, and
 * a row is cheaper than an object. scan.wat writes them; `describe` does for any text.
 */

import { bulletLength } from './bullets.js';
import { lineKey } from './hash.js';
import { withoutOrphanMarks } from './marks.js';
import { endsSentence } from './sentences.js';
import { skipSpace, skipSpaceBack } from './utf8.js';
import { hasWord } from './words.js';

/** Numbers in a row, and rows in a batch: ordinary chunks hold some hundreds, one of line ends alone 65,536. */
export const ROW = 10;
export const MOST_ROWS = 4096;

/** Where the line begins in the buffer that was cut into lines, and where the next one does. */
export const START = 0;
export const NEXT = 1;
/** The text, and the text without surrounding white space. */
export const TEXT_FROM = 2;
export const TEXT_TO = 3;
export const FROM = 4;
export const TO = 5;
export const KEY = 6;
export const FLAGS = 7;
/** How many lines like this one, byte for byte, follow it and have no row. */
export const MORE = 8;
/** The number of the line, from 0 at the first of its batch. */
export const NUMBER = 9;

/** Flags. `UNKNOWN` says that `describe` must take the others. */
export const CONTINUED = 1;
export const WORDED = 2;
export const SENTENCE = 4;
export const BULLET = 8;
export const UNKNOWN = 16;

/** Takes the features of a row’s text, which stands in `bytes`. */
export function describe(rows: Int32Array, row: number, bytes: Uint8Array): void {
  const textTo = rows[row + TEXT_TO];
  const from = skipSpace(bytes, rows[row + TEXT_FROM], textTo);
  const to = skipSpaceBack(bytes, from, withoutOrphanMarks(bytes, from, skipSpaceBack(bytes, from, textTo)));
  const worded = from < to && hasWord(bytes, from, to);
  rows[row + FROM] = from;
  rows[row + TO] = to;
  rows[row + KEY] = from < to ? lineKey(bytes, from, to) : 0;
  let flags = rows[row + FLAGS] & CONTINUED;
  if (worded) {
    flags |= WORDED;
    if (endsSentence(bytes, from, to)) flags |= SENTENCE;
    if (bulletLength(bytes, from, to) > 0) flags |= BULLET;
  }
  rows[row + FLAGS] = flags;
}
