/** The texts of lines, as the page model reads them. */
import { isBlank } from '../../text/line.js';
import { decode } from '../../text/passage.js';
import { REASONS } from '../../text/reasons.js';
import type { Line, Reason } from '../../types.js';

/** What a line that is no text is to the model: a sign. */
const NO_TEXT = '|';
const NO_TEXTS: ReadonlySet<Reason> = new Set([REASONS.data_uri, REASONS.picture, REASONS.links]);

/** The texts of lines; that of an over-long line is with its first part. */
export function textsOf(lines: readonly Line[], bytes: Uint8Array): string[] {
  const texts = lines.map(line => {
    if (NO_TEXTS.has(line.reason)) return NO_TEXT;
    if (isBlank(line) || line.continued) return '';
    return line.pieces === null
      ? decode(bytes, line.from, line.to)
      : line.pieces.map(([from, to]) => decode(bytes, from, to)).join('');
  });
  let first = 0;
  lines.forEach((line, at) => {
    if (!line.continued) first = at;
    else texts[first] += decode(bytes, line.textFrom, line.textTo);
  });
  return texts;
}
