/** Lines behind the last paragraph of a body that are none: labels, buttons, and the next headline. */
import { isBlank } from '../../text/line.js';
import { creditOf, isHeadlineLong, textOf, wordsOf } from '../../text/looks.js';
import { endsWithColon } from '../../text/sentences.js';
import { endsSigned } from '../../text/signed.js';
import type { Line } from '../../types.js';
import { announcesTags } from './tags.js';

/** Words of a label or button behind the body. */
export const LABEL_WORDS = 4;

/** Whether a line is the dump’s last and lacks a line end: it may have been cut off in mid-word. */
export function isUnended(lines: readonly Line[], at: number): boolean {
  const { start, end, textFrom, textTo } = lines[at];
  return at === lines.length - 1 && end - start === textTo - textFrom;
}

/** Whether a line is a label behind which nothing stands that it could announce. */
function isLastLabel(lines: readonly Line[], at: number, bytes: Uint8Array): boolean {
  return wordsOf(lines[at], bytes) <= LABEL_WORDS && !lines.slice(at + 1).some(({ worded }) => worded);
}

/**
 * Where the lines begin that stand behind the last paragraph and are none: labels and buttons, and the next headline where the
 * dump was cut off behind it. A list that a colon announces is of the body; so is a paragraph that was cut off.
 */
export function tailOf(lines: readonly Line[], first: number, bytes: Uint8Array, isKnown: boolean = false): number {
  const last = lines.findLastIndex(({ sentence, bullet, continued }) => sentence || bullet || continued);
  if (last < first) return lines.length;
  let tail = lines.length;
  for (let at = isKnown ? tableEnd(lines, first, last, bytes) : last + 1; at < lines.length; at++) {
    const line = lines[at];
    if (!line.worded) continue;
    if (announcesTags(line, bytes)) tail = Math.min(tail, at);
    else if (endsWithColon(bytes, line.from, line.to) && !isLastLabel(lines, at, bytes)) return tail;
    if (tail > at && isTail(lines, at, bytes)) tail = at;
  }
  return tail;
}

/** So many lines that stand as close as paragraphs, most of them with figures, are a table. */
const TABLE_LINES = 3;

/** Where a table ends that follows the last paragraph as closely as that follows the one before, on pages where nothing else stands so. */
function tableEnd(lines: readonly Line[], first: number, last: number, bytes: Uint8Array): number {
  const { above } = lines[last];
  if (last - above < first) return last + 1;
  let end = last + 1;
  while (end < lines.length && (isBlank(lines[end]) || (lines[end].worded && lines[end].above <= above))) end++;
  const close = lines.slice(last + 1, end).filter(({ worded }) => worded);
  const figures = close.filter(line => /\p{N}/u.test(textOf(line, bytes))).length;
  return close.length >= TABLE_LINES && figures > close.length / 2 ? end : last + 1;
}

/** Whether a line behind the last paragraph is a label, or a whole line that reads as a headline or stands apart. */
function isTail(lines: readonly Line[], at: number, bytes: Uint8Array): boolean {
  const line = lines[at];
  if (wordsOf(line, bytes) <= LABEL_WORDS) return true;
  if (isUnended(lines, at) || !isHeadlineLong(line, bytes) || creditOf(line, bytes) !== null) return false;
  return !endsSigned(textOf(line, bytes));
}
