/** The company of a headline: what stands with the headlines of articles, and not with menus, tables of contents and buttons. */
import { KNOWN_BYLINES, KNOWN_FURNITURE, KNOWN_LABELS } from '../../layouts/index.js';
import { isBylineText, isNameAndRole } from '../../text/bylines.js';
import { beginsWith, creditOf, isClockLine, looksOf, textOf, timeOf, wordsOf } from '../../text/looks.js';
import type { Line } from '../../types.js';

/** Words of a line that comes back and is no label. */
const CAPTION_WORDS = 6;
/** Bytes of a byline, at most, and words of one that does not begin as those of known sites do. */
const LONGEST_BYLINE = 160;
const BYLINE_WORDS = 12;
/** No furniture of a known site is longer, in bytes. */
const LONGEST_FURNITURE = 40;

/** What heads of articles have beside their headline. */
export type Company = 'time' | 'credit' | 'furniture' | 'caption' | 'byline' | 'bullet';

/** What of that a line is: a time, a credit, known furniture, a caption that repeats, a byline, a bullet; else null. */
export function companyOf(line: Line, bytes: Uint8Array): Company | null {
  if (!line.worded) return null;
  if (timeOf(line, bytes, KNOWN_LABELS) !== null || isClockLine(line, bytes)) return 'time';
  if ((line.back > 0 || line.again) && wordsOf(line, bytes) >= CAPTION_WORDS) return 'caption';
  if (creditOf(line, bytes) !== null) return 'credit';
  if (line.to - line.from <= LONGEST_FURNITURE && KNOWN_FURNITURE.includes(textOf(line, bytes))) return 'furniture';
  if (line.bullet) return 'bullet';
  return isSigned(line, bytes) ? 'byline' : null;
}

/** Whether a line begins as a byline. */
export function isSigned(line: Line, bytes: Uint8Array): boolean {
  if (line.sentence || line.to - line.from > LONGEST_BYLINE) return false;
  const looks = looksOf(line);
  looks.signed ??= beginsAsByline(line, bytes) || isShortByline(line, bytes);
  return looks.signed;
}

/** Whether a line begins as a byline of known sites, and goes on as one. */
export function beginsAsByline(line: Line, bytes: Uint8Array): boolean {
  return beginsWith(line, bytes, KNOWN_BYLINES) && isBylineText(textOf(line, bytes));
}

const isShortByline = (line: Line, bytes: Uint8Array): boolean =>
  wordsOf(line, bytes) <= BYLINE_WORDS && (isBylineText(textOf(line, bytes)) || isNameAndRole(textOf(line, bytes)));
