/** Markdown dumps: headings, links, images and emphasis are read as syntax, and what they say as the text. */
import { hasLink, headingLevel, isAllLinks, plainRanges } from '../../text/markdown.js';
import { REASONS } from '../../text/reasons.js';
import type { Line, Reason } from '../../types.js';

/** Lines with a heading or a link that make a text Markdown; one may be an accident. */
const LEAST_LINES = 2;

/** Takes the syntax out of the lines of a stretch, if they are Markdown. */
export function readMarkdown(lines: readonly Line[], bytes: Uint8Array): void {
  if (!isMarkdown(lines, bytes)) return;
  for (const line of lines) if (line.worded && !line.continued && line.pieces === null) strip(line, bytes);
}

function isMarkdown(lines: readonly Line[], bytes: Uint8Array): boolean {
  let found = 0;
  for (const { worded, from, to } of lines) {
    if (worded && (headingLevel(bytes, from, to) > 0 || hasLink(bytes, from, to)) && ++found >= LEAST_LINES)
      return true;
  }
  return false;
}

/** To everything that reads lines, such a line has no words. */
function leaveOut(line: Line, reason: Reason): void {
  line.worded = false;
  line.reason = reason;
}

function strip(line: Line, bytes: Uint8Array): void {
  const pieces = plainRanges(bytes, line.from, line.to);
  if (pieces.length === 1 && pieces[0][0] === line.from && pieces[0][1] === line.to) return;
  line.looks = null;
  line.heading = headingLevel(bytes, line.from, line.to);
  if (pieces.length === 0) return leaveOut(line, REASONS.picture);
  if (line.heading === 0 && isAllLinks(bytes, line.from, line.to)) return leaveOut(line, REASONS.links);
  line.pieces = pieces;
  [line.from] = pieces[0];
  [, line.to] = pieces[pieces.length - 1];
}
