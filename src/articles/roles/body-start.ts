/** Where the body begins behind the last showing in the head block. */
import type { Layout } from '../../layouts/layout.js';
import { isPlacedByline } from '../../text/bylines.js';
import { isBlank } from '../../text/line.js';
import { creditOf, isHeadlineLong, textOf, wordsOf } from '../../text/looks.js';
import type { Line, Role } from '../../types.js';
import { toldBy } from '../lines/head-lines.js';
import { nextLine } from '../lines/next-line.js';
import { guessAlone } from './alone.js';
import { isUnended, LABEL_WORDS } from './body-tail.js';

/** Highlights that stand without bullets are so many at most. */
const MOST_HIGHLIGHTS = 4;
/** Words of one that stands right above a body, at most. */
const HIGHLIGHT_WORDS = 16;
/** Bytes of a sentence that is surely of the body. */
const LONGEST_TAIL = 200;
const TAIL_ROLES: ReadonlySet<Role> = new Set(['timestamp', 'byline', 'credit', 'highlight', 'furniture']);

/**
 * Lines under the last showing of the headline, apart from a body whose paragraphs stand close, or right above one all of whose
 * sentences end as such: highlights without bullets.
 */
function skipHighlights(lines: readonly Line[], last: number, bytes: Uint8Array): number {
  if (lines[last].role === 'caption') return last + 1;
  const first = nextLine(lines, last + 1);
  if (first === last + 1) {
    const end = endOfRow(lines, first, line => !isBlank(line));
    const body = nextLine(lines, end);
    if (end > first && body > end && isClose(lines, body)) return end;
  }
  const end = endOfRow(lines, first, line => !isBlank(line) && mayBeHighlight(line, bytes));
  return end > first && isClose(lines, end) && lines[end + 1].sentence ? end : last + 1;
}

/** The end of a row of so few lines that they may be highlights; its beginning where there are none or more. */
function endOfRow(lines: readonly Line[], first: number, may: (line: Line) => boolean): number {
  const count = lines.slice(first, first + MOST_HIGHLIGHTS + 1).findIndex(line => !may(line));
  return first + Math.max(0, count);
}

/** Whether a body begins at a place whose paragraphs stand close. */
function isClose(lines: readonly Line[], body: number): boolean {
  return body + 1 < lines.length && !isBlank(lines[body + 1]) && lines[body].sentence;
}

/** Whether a line that stands right above a body is a highlight: as long as one, and no sentence where all paragraphs are. */
function mayBeHighlight(line: Line, bytes: Uint8Array): boolean {
  if (line.sentence || line.bullet || line.to - line.from > LONGEST_TAIL) return false;
  const words = wordsOf(line, bytes);
  return (
    words > LABEL_WORDS &&
    words <= HIGHLIGHT_WORDS &&
    creditOf(line, bytes) === null &&
    !LEADS_ON.test(textOf(line, bytes))
  );
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
  while (at < lines.length && (belongsTo(at) || isStandfirst(lines, last, at, bytes))) at = nextLine(lines, at + 1);
  return isCutHead(lines, at, bytes) ? lines.length : at;

  function belongsTo(place: number): boolean {
    return belongsToHead(lines[place], layout, bytes) && !isOfText(lines, place, bytes);
  }
}

/**
 * Whether a sentence is the standfirst: over the time or the writer where none was told before, over a caption with its credit, or below
 * the head and apart from a body whose paragraphs stand close.
 */
function isStandfirst(lines: readonly Line[], last: number, at: number, bytes: Uint8Array): boolean {
  const line = lines[at];
  const next = nextLine(lines, at + 1);
  if (line.bullet || line.continued || next >= lines.length || line.to - line.from > LONGEST_STANDFIRST) return false;
  const isApart = next > at + 1 && !isBlank(lines[at - 1]) && isClose(lines, next) && isClose(lines, next + 1);
  if (!isApart && lines[next].sentence) return false;
  const words = wordsOf(line, bytes);
  if (words <= LABEL_WORDS || creditOf(line, bytes) !== null) return false;
  const isTold = (other: Line): boolean => other.worded && toldBy(other, bytes) !== null;
  if (!isApart && isTold(lines[next])) return !lines.slice(last + 1, at).some(isTold);
  return words <= SHORT_STANDFIRST && (isApart || creditOf(lines[next], bytes)?.whole === false);
}

/** Bytes of a standfirst, and words of one that nothing but its place tells, at most. */
const LONGEST_STANDFIRST = 400;
const SHORT_STANDFIRST = 13;

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

/** What introduces the lines below it. */
const LEADS_ON = /[:：]$/u;

/** Whether a short line is of the text below it: a question that it answers, or a line of a poem that goes on in the next. */
function isOfText(lines: readonly Line[], at: number, bytes: Uint8Array): boolean {
  const [line, below] = [lines[at], lines[at + 1]];
  if (below === undefined || isBlank(below) || line.bullet) return false;
  const isOne = ASKS.test(textOf(line, bytes)) || (!line.sentence && GOES_ON.test(textOf(below, bytes)));
  return isOne && toldBy(line, bytes) === null && toldBy(below, bytes) === null;
}

const ASKS = /[?？؟]$/u;
const GOES_ON = /^\p{Ll}{2}/u;

/** Captions that stand twice under the headline belong to the head as well. */
function belongsToHead(line: Line, layout: Layout, bytes: Uint8Array): boolean {
  const repeated = line.back > 0 || line.again;
  if (line.sentence && !line.bullet && !repeated && line.to - line.from > LONGEST_TAIL) return false;
  const { roles, reason } = guessAlone(line, repeated, layout, bytes);
  if (TAIL_ROLES.has(roles[0])) return true;
  if (reason === 'caption_place') return isPlacedByline(textOf(line, bytes));
  return reason === 'caption_credit' ? !line.sentence : reason === 'caption_repeated' && creditOf(line, bytes) !== null;
}
