/** The next line that is not blank. */
import { isBlank } from '../../text/line.js';
import type { Line } from '../../types.js';

/** The place of the next non-blank line at or behind `place`, or `lines.length`. */
export function nextLine(lines: readonly Line[], place: number): number {
  let at = place;
  while (at < lines.length && isBlank(lines[at])) at++;
  return at;
}
