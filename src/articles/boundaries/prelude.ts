/** The prelude: short lines that stand before a head block and belong to it (site name, section, and times that come first). */

import { generic, KNOWN_LABELS } from '../../layouts/index.js';
import type { Layout } from '../../layouts/layout.js';
import { isBlank } from '../../text/line.js';
import { timeOf } from '../../text/looks.js';
import { REASONS } from '../../text/reasons.js';
import { countWords } from '../../text/words.js';
import type { Line } from '../../types.js';
import { isNameLine } from '../lines/head-lines.js';
import { BYLINE, guessAlone } from '../roles/alone.js';
import { isWriter } from '../roles/near-writers.js';

const MOST_LINES = 3;
const MOST_WORDS = 4;
const TIME_ROLES: ReadonlySet<string> = new Set(['timestamp', 'byline']);

/**
 * Where the article whose head block begins at `first` begins; not before `floor`, where the head block before it ends. A time below
 * the article that begins at `open` is that one’s where it has no other.
 */
export function preludeStart(
  lines: readonly Line[],
  first: number,
  floor: number,
  open: number,
  bytes: Uint8Array,
): number {
  let start = first;
  for (let at = first - 1, count = 0; at >= floor && count < MOST_LINES; at--) {
    const line = lines[at];
    if (isBlank(line)) continue;
    if (!belongs(lines, at, bytes)) break;
    if (floor > open && isTime(line, bytes) && !lines.slice(open, at).some(other => isTime(other, bytes))) break;
    start = at;
    count++;
  }
  return start;
}

const isTime = (line: Line, bytes: Uint8Array): boolean => line.worded && timeOf(line, bytes, KNOWN_LABELS) !== null;

/** A line without words, a time, or a few words that stand apart from what is above them. */
function belongs(lines: readonly Line[], at: number, bytes: Uint8Array): boolean {
  const line = lines[at];
  if (!line.worded) return true;
  if (line.sentence || line.bullet) return false;
  const few = countWords(bytes, line.from, line.to) <= MOST_WORDS;
  if (few && (at === 0 || isBlank(lines[at - 1]))) return true;
  return isTold(line, bytes) || (few && isTime(lines[at - 1], bytes) && isNameLine(line, bytes));
}

const isTold = (line: Line, bytes: Uint8Array): boolean =>
  TIME_ROLES.has(guessAlone(line, false, generic, bytes).roles[0]);

const isKeptTime = ({ role, fate }: Line): boolean => role === 'timestamp' && fate === 'kept';

/** Times and bylines before the head block are kept, and a name between a time and that; the rest of the prelude is furniture. */
export function settlePrelude(lines: readonly Line[], first: number, layout: Layout, bytes: Uint8Array): void {
  for (const [at, line] of lines.slice(0, first).entries()) {
    if (!line.worded) continue;
    const isOver = at === first - 1 && at > 0 && isKeptTime(lines[at - 1]) && isWriter(line, lines, bytes);
    const { roles, reason } = isOver ? BYLINE : guessAlone(line, false, layout, bytes);
    const kept = TIME_ROLES.has(roles[0]);
    line.role = kept ? roles[0] : 'furniture';
    line.fate = kept ? 'kept' : 'dropped';
    line.reason = kept || reason === 'layout_furniture' ? REASONS[reason] : REASONS.before_head;
  }
}
