/** Roles of the lines behind the head block. */
import type { Layout } from '../../layouts/layout.js';
import { namesAgency } from '../../text/credits.js';
import { isBlank } from '../../text/line.js';
import { creditOf, hasDigit, textOf, wordsOf } from '../../text/looks.js';
import { decode } from '../../text/passage.js';
import { REASONS } from '../../text/reasons.js';
import { countWords } from '../../text/words.js';
import type { Line } from '../../types.js';
import { collapse } from '../lines/fates.js';
import { takesMost } from '../lines/guard.js';
import { toldBy } from '../lines/head-lines.js';
import { nextLine } from '../lines/next-line.js';
import { tailOf } from './body-tail.js';
import { announcesTags, settleTags as settleAnnounced } from './tags.js';

/** A subhead has no more words; a longer line without a full stop is a paragraph. */
const SUBHEAD_WORDS = 12;
/** Words of a caption, and not of an entry in a list that ends with something in brackets. */
const CAPTION_WORDS = 6;
/** Blank lines between paragraphs, at most; what has more before it stands apart. */
const USUAL_SPACING = 1;

/**
 * Gives roles to the lines from `first` on: paragraphs and subheads, captions that stand twice, signs without words; and tags,
 * where the layout says what line they follow; `isKnown` says that it explains the head. True when a rule that would have dropped most of the text was not heeded.
 */
export function settleBody(
  lines: readonly Line[],
  first: number,
  layout: Layout,
  bytes: Uint8Array,
  isKnown: boolean = false,
): boolean {
  let before: Line | null = null;
  const end = tailOf(lines, first, bytes, isKnown);
  let isHeld = end < lines.length && takesMost(lines.slice(end), lines.slice(first, end));
  const tail = isHeld ? lines.length : end;
  for (let at = first; at < lines.length; at++) {
    const line = lines[at];
    if (isBlank(line)) continue;
    if (layout.topics.length > 0 && isTopics(line, layout, bytes)) {
      const tags = lines.slice(at + 1);
      if (takesMost(tags, lines.slice(first, at))) isHeld = true;
      else {
        settleTags(lines.slice(at));
        return isHeld;
      }
    }
    if (line.continued && before !== null) copyRole(line, before);
    else if (at >= tail && line.worded) settleTailLine(lines, at, bytes);
    else if (line.worded) settleLine(lines, at, before, bytes);
    before = line;
  }
  return isHeld;
}

function isTopics({ from, to }: Line, layout: Layout, bytes: Uint8Array): boolean {
  const words = layout.topics.find(words => words.length === to - from);
  return words !== undefined && decode(bytes, from, to) === words;
}

/** A line that announces tags, and the tags. */
function settleTags(lines: readonly Line[]): void {
  for (const [i, line] of lines.entries()) {
    if (!line.worded) continue;
    line.role = i === 0 ? 'furniture' : 'kicker';
    line.fate = i === 0 ? 'dropped' : 'kept';
    line.reason = i === 0 ? REASONS.layout_furniture : REASONS.tag;
  }
}

/** A line behind the last paragraph: the only time of the article, one of its tags, or none of it. */
function settleTailLine(lines: readonly Line[], at: number, bytes: Uint8Array): void {
  const line = lines[at];
  if (line.role === 'kicker') return;
  line.reason = REASONS.after_body;
  if (!lines.some(({ role }) => role === 'timestamp') && hasDigit(line, bytes) && toldBy(line, bytes) !== null)
    Object.assign(line, { role: 'timestamp', fate: 'kept', reason: REASONS.timestamp });
  if (announcesTags(line, bytes)) settleAnnounced(lines, at, () => false, bytes);
}

function copyRole(line: Line, from: Line): void {
  line.role = from.role;
  line.fate = from.fate;
  line.reason = from.reason;
}

function settleLine(lines: readonly Line[], at: number, before: Line | null, bytes: Uint8Array): void {
  const line = lines[at];
  line.fate = 'kept';
  if (before !== null && isDoubledCaption(line, before, bytes)) {
    if (before.role !== 'caption') {
      before.role = 'caption';
      before.reason = REASONS.caption_in_body;
    }
    line.role = 'caption';
    collapse(line, before.repeats ?? before, bytes);
  } else if (isCaption(line, before, bytes)) {
    line.role = 'caption';
    line.reason = REASONS.caption_among;
  } else {
    const subhead = isSubhead(lines, at, before, bytes);
    line.role = subhead ? 'subhead' : 'body';
    line.reason = subhead ? REASONS.subhead : REASONS.body;
  }
}

function isDoubledCaption(line: Line, before: Line, bytes: Uint8Array): boolean {
  return line.back > 0 && line.key === before.key && creditOf(line, bytes) !== null;
}

/**
 * Whether a line is the caption of a picture: it ends with a credit before the first paragraph; between paragraphs also with an
 * agency’s name, or it stands apart.
 */
function isCaption(line: Line, before: Line | null, bytes: Uint8Array): boolean {
  if (line.sentence || line.bullet) return false;
  const credit = creditOf(line, bytes);
  if (credit === null || credit.whole || wordsOf(line, bytes) < CAPTION_WORDS) return false;
  // Where no head block is known, captions stand before the first paragraph.
  if (before === null) return true;
  return line.above - 1 > USUAL_SPACING || namesAgency(textOf(line, bytes).slice(credit.from, credit.to));
}

function isSubhead(lines: readonly Line[], at: number, before: Line | null, bytes: Uint8Array): boolean {
  const { from, to, sentence } = lines[at];
  if (sentence || before === null || !before.sentence) return false;
  const next = nextLine(lines, at + 1);
  return next < lines.length && lines[next].sentence && countWords(bytes, from, to) <= SUBHEAD_WORDS;
}
