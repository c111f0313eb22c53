/** Roles behind the head block: where the body begins, and what its lines are. */
import type { Layout } from '../../layouts/layout.js';
import { namesAgency } from '../../text/credits.js';
import { isBlank } from '../../text/line.js';
import { creditOf, hasDigit, isHeadlineLong, textOf, wordsOf } from '../../text/looks.js';
import { decode } from '../../text/passage.js';
import { REASONS } from '../../text/reasons.js';
import { endsWithColon } from '../../text/sentences.js';
import { endsSigned } from '../../text/signed.js';
import { countWords } from '../../text/words.js';
import type { Line, Role } from '../../types.js';
import { collapse } from '../lines/fates.js';
import { takesMost } from '../lines/guard.js';
import { toldBy } from '../lines/head-lines.js';
import { guessAlone } from './alone.js';
import { announcesTags, settleTags as settleAnnounced } from './tags.js';

/** A subhead has no more words; a longer line without a full stop is a paragraph. */
const SUBHEAD_WORDS = 12;
/** Words of a label or button behind the body. */
const LABEL_WORDS = 4;
/** Words of a caption, and not of an entry in a list that ends with something in brackets. */
const CAPTION_WORDS = 6;
/** Blank lines between paragraphs, at most; what has more before it stands apart. */
const USUAL_SPACING = 1;
/** Highlights that stand without bullets are so many at most. */
const MOST_HIGHLIGHTS = 4;
/** Words of one that stands right above a body, at most. */
const HIGHLIGHT_WORDS = 16;
/** Bytes of a sentence that is surely of the body. */
const LONGEST_TAIL = 200;
const TAIL_ROLES: ReadonlySet<Role> = new Set(['timestamp', 'byline', 'credit', 'highlight', 'furniture']);

/** The place of the next non-blank line at or behind `place`, or `lines.length`. */
export function nextLine(lines: readonly Line[], place: number): number {
  let at = place;
  while (at < lines.length && isBlank(lines[at])) at++;
  return at;
}

/**
 * Lines under the last showing of the headline, apart from a body whose paragraphs stand close, or right above one all of whose
 * sentences end as such: highlights without bullets.
 */
function skipHighlights(lines: readonly Line[], last: number, bytes: Uint8Array): number {
  if (lines[last].role === 'caption') return last + 1;
  const first = nextLine(lines, last + 1);
  const isUnder = first === last + 1;
  const may = (line: Line): boolean => !isBlank(line) && (isUnder || mayBeHighlight(line, bytes));
  const count = lines.slice(first, first + MOST_HIGHLIGHTS + 1).findIndex(line => !may(line));
  if (count < 1) return last + 1;
  const end = first + count;
  const body = isUnder ? nextLine(lines, end) : end;
  const close = body + 1 < lines.length && !isBlank(lines[body + 1]) && lines[body].sentence;
  return close && (isUnder ? body > end : lines[body + 1].sentence) ? end : last + 1;
}

/** Whether a line that stands right above a body is a highlight: as long as one, and no sentence where all paragraphs are. */
function mayBeHighlight(line: Line, bytes: Uint8Array): boolean {
  if (line.sentence || line.bullet || line.to - line.from > LONGEST_TAIL) return false;
  const words = wordsOf(line, bytes);
  return words > LABEL_WORDS && words <= HIGHLIGHT_WORDS && creditOf(line, bytes) === null;
}

/** The place where the body begins behind the last showing in the head block: times, bullets and buttons still belong to it. */
export function findBody(
  lines: readonly Line[],
  last: number,
  endsWithHeadline: boolean,
  layout: Layout,
  bytes: Uint8Array,
): number {
  let at = nextLine(lines, endsWithHeadline ? skipHighlights(lines, last, bytes) : last + 1);
  while (at < lines.length && belongsToHead(lines[at], layout, bytes)) at = nextLine(lines, at + 1);
  return isCutHead(lines, at, bytes) ? lines.length : at;
}

/** Whether the lines from a place on are the rest of a head block that was cut off: few, none a sentence or a paragraph cut short. */
function isCutHead(lines: readonly Line[], from: number, bytes: Uint8Array): boolean {
  let count = 0;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at];
    if (!line.worded) continue;
    if (line.sentence || isUnended(lines, at) || ++count > MOST_HIGHLIGHTS) return false;
    if (!isHeadlineLong(line, bytes) && wordsOf(line, bytes) > LABEL_WORDS) return false;
  }
  return true;
}

/** Whether a line is the dump’s last and lacks a line end: it may have been cut off in mid-word. */
function isUnended(lines: readonly Line[], at: number): boolean {
  const { start, end, textFrom, textTo } = lines[at];
  return at === lines.length - 1 && end - start === textTo - textFrom;
}

/** Captions that stand twice under the headline belong to the head as well. */
function belongsToHead(line: Line, layout: Layout, bytes: Uint8Array): boolean {
  const repeated = line.back > 0 || line.again;
  if (line.sentence && !line.bullet && !repeated && line.to - line.from > LONGEST_TAIL) return false;
  const { roles, reason } = guessAlone(line, repeated, layout, bytes);
  if (TAIL_ROLES.has(roles[0])) return true;
  return reason === 'caption_credit' ? !line.sentence : reason === 'caption_repeated' && creditOf(line, bytes) !== null;
}

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
