/** Head blocks within a head block: what repeats right above a head is joined to it. */

import type { Line } from '../../types.js';
import { mayBeHeadline } from '../lines/headline-lines.js';
import type { Head } from './heads.js';

/** So many heads are looked for at the end of a block. */
const MOST_INNER = 4;

/** A block and those that its end may be: menus and lists that repeat right above a head block are joined to it. */
export function* innerHeads(lines: readonly Line[], whole: Head, bytes: Uint8Array): Iterable<Head> {
  yield whole;
  const { last } = whole;
  for (let at = last - 1, count = 0; at > whole.first && count < MOST_INNER; at--) {
    const line = lines[at];
    if (!line.again || line.back > 0 || !mayBeHeadline(line, bytes)) continue;
    yield { first: at, last, headline: at };
    count++;
  }
}
