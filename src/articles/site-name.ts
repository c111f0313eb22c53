/** Titles with the name of their site behind them, where the site says that name on a line of its own: `Headline | Site`. */
import { isBlank } from '../text/line.js';
import { textOf } from '../text/looks.js';
import type { Line } from '../types.js';

/** What stands between a headline and the name of its site, a space on either side. */
const BAR = ' | ';
/** Bytes of a title and the name behind it, at most. */
const LONGEST = 400;

/** The place of the first line in [first, end) that ends with the whole of another one, behind a bar; -1 when there is none. */
export function titleOver(lines: readonly Line[], first: number, end: number, bytes: Uint8Array): number {
  for (let at = first; at < end; at++) {
    const line = lines[at];
    if (isBlank(line) || line.to - line.from > LONGEST) continue;
    const text = textOf(line, bytes);
    const bar = text.lastIndexOf(BAR);
    if (bar <= 0) continue;
    const site = text.slice(bar + BAR.length);
    for (let other = first; other < end; other++)
      if (other !== at && !isBlank(lines[other]) && textOf(lines[other], bytes) === site) return at;
  }
  return -1;
}
