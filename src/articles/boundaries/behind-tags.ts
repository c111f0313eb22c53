/**
 * Tags at the end of a page are short lines, as menus at the beginning of one are: a page that was found to begin among them begins
 * below, with its headline and the label above it:
 *
 *     B B L G G K H T B        L  announces tags
 *           ╵ ╵ └ start
 */
import type { Line } from '../../types.js';
import { mayBeHeadline } from '../lines/headline-lines.js';
import { announcesTags, mayBeTag } from '../roles/tags.js';

/** Tags stand so many lines below what announces them, at most. */
const REACH = 8;

/** The starts, each that stands among the tags of the page above moved down to the label over its headline, where the first page has one. */
export function startsBehindTags(lines: readonly Line[], starts: readonly number[], bytes: Uint8Array): number[] {
  return starts.map((start, i) => {
    if (i === 0 || !isAmongTags(lines, start, bytes)) return start;
    const title = titleFrom(lines, start, bytes);
    if (title < 0 || title >= (starts[i + 1] ?? lines.length)) return start;
    const isLabelled = labelOver(lines, titleFrom(lines, starts[0], bytes), bytes) >= 0;
    return Math.max(start, isLabelled ? labelOver(lines, title, bytes) : title);
  });
}

/** Whether a line may be a tag, and so may all that stand between it and what announces tags. */
function isAmongTags(lines: readonly Line[], start: number, bytes: Uint8Array): boolean {
  if (!mayBeTag(lines[start], bytes)) return false;
  for (let at = start - 1; at >= Math.max(0, start - REACH); at--) {
    if (announcesTags(lines[at], bytes)) return true;
    if (lines[at].worded && !mayBeTag(lines[at], bytes)) return false;
  }
  return false;
}

/** The first line from a place on that reads as a headline and is longer than a tag; -1 where a sentence stands before it. */
function titleFrom(lines: readonly Line[], from: number, bytes: Uint8Array): number {
  const at = lines.findIndex((line, at) => at >= from && (line.sentence || isTitle(line, bytes)));
  return at < 0 || lines[at].sentence ? -1 : at;
}

const isTitle = (line: Line, bytes: Uint8Array): boolean => mayBeHeadline(line, bytes) && !mayBeTag(line, bytes);

/** The label right over a line; -1 where none stands there. */
function labelOver(lines: readonly Line[], at: number, bytes: Uint8Array): number {
  const over = lines.slice(0, Math.max(0, at)).findLastIndex(({ worded }) => worded);
  return over >= 0 && mayBeTag(lines[over], bytes) ? over : -1;
}
