/** Gaps: runs of lines between the paragraphs of a stretch that are no paragraphs: subheads, labels, lists, and heads of articles. */

import { isBlank } from '../../text/line.js';
import { creditOf, textOf, wordsOf } from '../../text/looks.js';
import { decode } from '../../text/passage.js';
import { beginsPlaced } from '../../text/placed.js';
import { endsSigned } from '../../text/signed.js';
import type { Line } from '../../types.js';
import { companyOf } from '../lines/company.js';
import { toldBy } from '../lines/head-lines.js';
import { mayBeHeadline } from '../lines/headline-lines.js';
import { standsAlone } from '../lines/twins.js';

/** A paragraph has at least so many words; shorter sentences between labels are none. From so many bytes on nobody counts. */
const PARAGRAPH_WORDS = 5;
const PARAGRAPH_BYTES = 160;
/** A longer line that is signed is no sentence of a head. */
const SIGNED_BYTES = 1000;
/** What a signature ends with: a bracket, a full stop, a capital. */
const MAY_SIGN: ReadonlySet<number> = new Set([...')].ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map(sign => sign.charCodeAt(0)));
/** Blank lines between paragraphs where there are no two to tell. */
const USUAL_SPACING = 1;
/** Lines below a headline among which, behind its highlights, a time or a byline stands next. */
const BELOW = 6;
const ASKED = /[?!？！؟…]$|\.{3}$/u;

/** Lines between two paragraphs. */
export interface Gap {
  readonly first: number;
  /** The place of the paragraph behind it, or the number of lines. */
  readonly body: number;
  /** Whether paragraphs stand before it, and the blank lines between two of them. */
  readonly paragraphs: boolean;
  readonly spacing: number;
  /** Words of the paragraphs behind it, as far as they were asked for. */
  words: number;
}

/**
 * The gaps in lines from `from` on, in order. One before the first paragraph counts only where the stretch begins: behind a head
 * it would be the rest of it. Words behind a gap are counted up to `words`.
 */
export function gapsOf(lines: readonly Line[], from: number, words: number, bytes: Uint8Array): readonly Gap[] {
  const gaps: Gap[] = [];
  let first = -1;
  let last = -1;
  let spacing = -1;
  const end = (body: number): void => {
    if (last >= 0 || from === 0 || body === lines.length)
      gaps.push({ first, body, paragraphs: last >= 0, spacing: spacing < 0 ? USUAL_SPACING : spacing, words: 0 });
  };
  for (let at = from; at < lines.length; at++) {
    const line = lines[at];
    if (isBlank(line)) continue;
    const isText =
      isParagraph(line, spacing, bytes) || (first < 0 && last === at - 1 && isSignedText(lines, at, bytes));
    if (!isText || isAskedBeside(lines, at, bytes)) {
      if (first < 0) first = at;
      continue;
    }
    if (first >= 0) end(at);
    else if (last >= 0) spacing = Math.max(spacing, at - last - 1);
    first = -1;
    last = at;
    const gap = gaps.at(-1);
    if (gap !== undefined && gap.words < words) gap.words += wordsOf(line, bytes);
  }
  if (first >= 0) end(lines.length);
  return gaps;
}

/** Words of a body that has no head. */
const BODY_WORDS = 25;

/**
 * Where bodies without heads begin in a stretch that is nothing but paragraphs: behind more blank lines than stand between those
 * of one body. The first place, 0, is included; it is the only one where anything else stands in the stretch. Above the first one may
 * stand lines of the site where each body begins with its place.
 */
export function bodyStarts(lines: readonly Line[], bytes: Uint8Array): number[] {
  const starts = [0];
  const words = [0];
  const first = lines.findIndex(line => !isBlank(line) && line.sentence);
  if (first < 0) return starts;
  const isPlaced = (at: number): boolean => beginsPlaced(textOf(lines[at], bytes));
  const hasTop = lines.slice(0, first).some(({ worded }) => worded);
  if (hasTop && !isPlaced(first)) return starts;
  for (let at = first; at < lines.length; at++) {
    const line = lines[at];
    if (isBlank(line)) continue;
    if (!line.sentence || line.continued || line.bullet) return [0];
    if (words[words.length - 1] > 0 && isApart(line, USUAL_SPACING)) {
      starts.push(at);
      words.push(0);
    }
    words[words.length - 1] += wordsOf(line, bytes);
  }
  if (hasTop && !starts.slice(1).every(isPlaced)) return [0];
  return words.every(count => count >= BODY_WORDS) ? starts : [0];
}

/** Whether a line is a paragraph of a body. */
function isParagraph(line: Line, spacing: number, bytes: Uint8Array): boolean {
  if (!standsAlone(line) || mayBeAsked(line, spacing < 0 ? USUAL_SPACING : spacing, bytes)) return false;
  if (line.to - line.from > PARAGRAPH_BYTES) return true;
  return wordsOf(line, bytes) >= PARAGRAPH_WORDS && creditOf(line, bytes) === null;
}

/** Whether a line right below a paragraph, with nothing in between, is its last one, signed; a caption there comes back. */
function isSignedText(lines: readonly Line[], at: number, bytes: Uint8Array): boolean {
  const line = lines[at];
  if (line.again || line.back > 0 || line.bullet || line.to - line.from > SIGNED_BYTES) return false;
  if (bytes[line.to - 1] < 0x80 && !MAY_SIGN.has(bytes[line.to - 1])) return false;
  return wordsOf(line, bytes) >= PARAGRAPH_WORDS && endsSigned(textOf(line, bytes));
}

/**
 * Whether a question or an exclamation is a headline by what stands beside it: right below it a time or who wrote it, or above it
 * the furniture of a known site.
 */
export function isAskedBeside(lines: readonly Line[], at: number, bytes: Uint8Array): boolean {
  const line = lines[at];
  if (line.to - line.from > PARAGRAPH_BYTES || !isAsked(line, bytes)) return false;
  const above = at >= line.above ? lines[at - line.above] : undefined;
  if (above !== undefined && companyOf(above, bytes) === 'furniture') return mayBeHeadline(line, bytes);
  const below = lines.slice(at + 1, at + 1 + BELOW).find(other => !isBlank(other) && !other.bullet);
  // Behind highlights the dump may be cut off.
  const tells = below === undefined ? lines[at + 1]?.bullet === true : toldBy(below, bytes) !== null;
  return tells && mayBeHeadline(line, bytes);
}

const isAsked = (line: Line, bytes: Uint8Array): boolean => ASKED.test(decode(bytes, line.to - 3, line.to));

/** A headline may end as a sentence does: with a question mark, or dots where it was cut; then it stands apart. */
export function mayBeAsked(line: Line, spacing: number, bytes: Uint8Array): boolean {
  if (!isApart(line, spacing) || line.to - line.from > PARAGRAPH_BYTES) return false;
  return isAsked(line, bytes) && mayBeHeadline(line, bytes);
}

/** Whether more blank lines stand before a line than between paragraphs. */
export function isApart(line: Line, spacing: number): boolean {
  return line.above - 1 > spacing;
}
