/**
 * Glued lines: dumps that were put together without a line end between them have the last paragraph of one and the headline of
 * the next in one line. The headline's next showing tells where to cut.
 */
import { sameBytes } from '../../text/hash.js';
import { isHeadlineLong } from '../../text/looks.js';
import { endsSentence } from '../../text/sentences.js';
import type { Line } from '../../types.js';
import { standsAlone } from '../lines/twins.js';

/** Lines looked back at, blank ones aside: a headline's first two showings stand no further apart. */
const WINDOW = 12;
/** Bytes that a last paragraph has at least. */
const SHORTEST_BODY = 40;

/** A line that ends with a headline: its place, and where in the buffer the headline begins. */
export interface Glued {
  readonly place: number;
  readonly cut: number;
}

/** The line before `at`, if any, that ends a sentence and goes on with the text of the line at `at`. */
export function findGlued(lines: readonly Line[], at: number, bytes: Uint8Array): Glued | null {
  const line = lines[at];
  if (!line.worded || line.sentence || line.bullet) return null;
  let place = at - line.above;
  for (let seen = 0; place >= 0 && seen < WINDOW; seen++) {
    const other = lines[place];
    // The line has stood here before; whether to the byte does not matter.
    if (other.key === line.key) return null;
    const cut = other.to - (line.to - line.from);
    if (isGlued(other, cut, line, bytes)) return isHeadlineLong(line, bytes) ? { place, cut } : null;
    if (standsAlone(other)) return null;
    place -= other.above;
  }
  return null;
}

function isGlued(other: Line, cut: number, line: Line, bytes: Uint8Array): boolean {
  if (bytes[other.to - 1] !== bytes[line.to - 1] || other.raw !== null || cut - other.from < SHORTEST_BODY)
    return false;
  return sameBytes(bytes, cut, other.to, bytes, line.from, line.to) && endsSentence(bytes, other.from, cut);
}
