/**
 * Ruled articles: plain ones, parted by nothing but a rule of signs or a form feed:
 *
 *     H _ S _ S _ --- _ H _ S _ S        H _ S _ S _ fH _ S _ S
 *                       └ start                      └ start
 */
import { isBlank, isFed } from '../../text/line.js';
import { textOf, wordsOf } from '../../text/looks.js';
import { isRule } from '../../text/rule.js';
import type { Line } from '../../types.js';
import { mayBeHeadline } from '../lines/headline-lines.js';
import { findBestRun } from './best-run.js';

const SHORTEST_RULE = 3;
const LONGEST_RULE = 400;
/** Lines between a headline and its first paragraph: writer, role, place, time. */
const LEADING = 4;
/** Words of a headline, at least. */
const HEADLINE_WORDS = 3;
/** Of the lines of an article behind its first paragraph, so many are paragraphs. */
const PLAIN_SHARE = 0.8;

/** Where further articles begin, as places of lines; none unless each part that the marks make reads as one. */
export function ruledStarts(lines: readonly Line[], bytes: Uint8Array): number[] {
  if (!lines.some(line => isMark(line, bytes))) return [];
  const starts: number[] = [];
  let isBehind = true;
  lines.forEach((line, at) => {
    isBehind ||= isMark(line, bytes);
    if (!isBehind || !line.worded) return;
    starts.push(at);
    isBehind = false;
  });
  const parts = starts.map((start, i) => lines.slice(start, starts[i + 1]));
  return parts.every(part => isArticle(part, bytes)) ? starts.slice(1) : [];
}

/** The lines before which a form feed stands, as places. */
export function behindFeeds(lines: readonly Line[], bytes: Uint8Array): ReadonlySet<number> {
  const found = new Set<number>();
  let isBehind = false;
  lines.forEach((line, at) => {
    isBehind ||= isFed(line, bytes);
    if (!isBehind || isBlank(line)) return;
    found.add(at);
    isBehind = false;
  });
  return found;
}

function isMark(line: Line, bytes: Uint8Array): boolean {
  if (isFed(line, bytes)) return true;
  const length = line.to - line.from;
  return !line.worded && length >= SHORTEST_RULE && length <= LONGEST_RULE && isRule(textOf(line, bytes));
}

/** Whether lines are a headline, perhaps who wrote it, and paragraphs. */
function isArticle(lines: readonly Line[], bytes: Uint8Array): boolean {
  const said = lines.filter(({ worded }) => worded);
  const body = said.findIndex(({ sentence }) => sentence);
  if (body < 1 || body > LEADING + 1) return false;
  if (!mayBeHeadline(said[0], bytes) || wordsOf(said[0], bytes) < HEADLINE_WORDS) return false;
  const text = said.slice(body);
  const sentences = text.filter(({ sentence, bullet }) => sentence && !bullet);
  return sentences.length >= text.length * PLAIN_SHARE && findBestRun(lines, bytes) !== null;
}
