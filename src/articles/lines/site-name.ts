/** The name of a site: it stands behind the title of a page, which is longer, and is no headline: `Ferry fares go up | Quay Gazette`. */
import { sameBytes } from '../../text/hash.js';
import { decode } from '../../text/passage.js';
import type { Line } from '../../types.js';

/** Lines on either side among which the title of the page is looked for. */
const REACH = 40;
/** What parts a title from the name of the site. */
const SIGN = / (?:[|–—·»-]|::) $/u;
/** Bytes of such a sign, with its spaces, at most. */
const SIGN_LENGTH = 5;

/** Whether the line at a place is the name of the site, by a title near it. */
export function isSiteName(lines: readonly Line[], at: number, bytes: Uint8Array): boolean {
  const { from, to } = lines[at];
  const length = to - from;
  const end = Math.min(lines.length, at + REACH);
  for (let place = Math.max(0, at - REACH); place < end; place++) {
    const other = lines[place];
    const cut = other.to - length;
    // The title is longer than the name of its site.
    if (cut - other.from <= length + SIGN_LENGTH || !sameBytes(bytes, cut, other.to, bytes, from, to)) continue;
    if (SIGN.test(decode(bytes, Math.max(other.from, cut - SIGN_LENGTH), cut))) return true;
  }
  return false;
}
