/** Tags below a body: a line that announces them and those behind it, or both on one line. */
import { isButton } from '../../text/buttons.js';
import { isCount } from '../../text/label-rows.js';
import { isLabelRow, textOf, wordsOf } from '../../text/looks.js';
import { promoIn } from '../../text/promos.js';
import { REASONS } from '../../text/reasons.js';
import { endsWithColon } from '../../text/sentences.js';
import { tagLabel } from '../../text/tag-labels.js';
import type { Line } from '../../types.js';
import { toldBy } from '../lines/head-lines.js';

/** Words of a tag, and tags of a page. */
const TAG_WORDS = 4;
const MOST_TAGS = 16;
/** Bytes of a line that announces tags, and of one that has them too. */
const LONGEST = { label: 60, row: 400 };

/** Whether a line announces tags, alone or with them behind it. */
export function announcesTags(line: Line, bytes: Uint8Array): boolean {
  if (!line.worded || line.to - line.from > LONGEST.row) return false;
  const text = textOf(line, bytes);
  const label = tagLabel(text);
  return label > 0 && (label < text.length || line.to - line.from <= LONGEST.label);
}

/** Keeps the tags that the line at a place announces; returns the place behind them. `isElsewhere` tells what stands above the body too. */
export function settleTags(
  lines: readonly Line[],
  at: number,
  isElsewhere: (line: Line) => boolean,
  bytes: Uint8Array,
): number {
  const label = lines[at];
  if (tagLabel(textOf(label, bytes)) < textOf(label, bytes).length) {
    keepTag(label);
    return at + 1;
  }
  const found: Line[] = [];
  let [spacing, count, end] = [0, 0, at + 1];
  for (; end < lines.length && count < MOST_TAGS; end++) {
    const line = lines[end];
    if (!line.worded) continue;
    if (count === 1) spacing = line.above;
    if ((count > 1 && line.above > spacing) || isOfSite(line) || !mayBeTag(line, bytes) || isElsewhere(line)) break;
    found.push(line);
    count++;
  }
  // What is over a list of headlines announces it.
  const next = lines[end];
  const isLink = next !== undefined && !next.sentence && !isOfSite(next) && wordsOf(next, bytes) > TAG_WORDS;
  const isHeading = isLink && found.length > 1 && next.above === spacing;
  for (const line of isHeading ? found.slice(0, -1) : found) keepTag(line);
  return end;
}

/** Whether all pages of the site have a line. */
const isOfSite = ({ fate, reason }: Line): boolean => fate === 'dropped' && reason.name === REASONS.site_furniture.name;

/** A count of comments: `Comments (12)`. */
const COUNTED = /[(（]\p{N}+[)）]$/u;

/** A label with something behind it: `Source: AA`. */
const KEYED = /[:：] /u;

/** Whether a line may be one of the tags below what announces them. */
export function mayBeTag(line: Line, bytes: Uint8Array): boolean {
  if (line.sentence || wordsOf(line, bytes) > TAG_WORDS || endsWithColon(bytes, line.from, line.to)) return false;
  const text = textOf(line, bytes);
  if (isButton(text) || isCount(text) || promoIn(text) !== null || KEYED.test(text) || COUNTED.test(text)) return false;
  return toldBy(line, bytes) === null && !isLabelRow(line, bytes);
}

function keepTag(line: Line): void {
  line.role = 'kicker';
  line.fate = 'kept';
  line.reason = REASONS.tag;
}
