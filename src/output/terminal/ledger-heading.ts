/**
 * The headings of the ledger's view: `── 2 · Harbour town keeps its ferry ──────────── cd1-0123456789abcdef ──`, and of an article
 * that is a copy, with the id of the record that stands for it: `── 3 · Harbour town keeps its ferry ─── copy of cd1-… ──`, and below
 * it where that one stands, however narrow the screen is.
 */
import { printable } from '../../text/printable.js';
import type { LedgerRow } from '../../types.js';
import type { Palette } from './palette.js';
import { cut, width, wrap } from './terminal.js';

const RULE = '─';
const EDGE = RULE.repeat(2);
const RULE_LEAST = 2;
const NARROW = 60;
const INDENT = '   ';
/** Lines for why an article is a copy, and of what: names of files may be long. */
const MOST_LINES = 8;
/** Bytes of a line end. */
const LONGEST_END = 2;

/** The rules by which the lines of a copy are dropped. */
const COPY = /_copy$/;

/** Whether a row was dropped because its article is a copy. */
export const isOfCopy = ({ rule }: LedgerRow): boolean => rule !== null && COPY.test(rule);

/** Whether a row is the one that gives its article the headline, or would if it were no copy. */
export function isHeadline(row: LedgerRow): boolean {
  return row.fields.some(({ path }) => path === 'headline') || (row.role === 'headline' && isOfCopy(row));
}

/** The headline in its row: without the key of a header block or the name of the site. */
function headlineIn({ fields, startByte, endByte, text }: LedgerRow): string {
  const part = fields.find(({ path }) => path === 'headline');
  const bytes = Buffer.from(text);
  // Only where the text is as it stands in the dump do places in one tell those in the other.
  const isPlain = part !== undefined && isLineOf(bytes.length, endByte - startByte);
  return (isPlain ? bytes.toString('utf8', part.start - startByte, part.end - startByte) : text).trim();
}

const isLineOf = (text: number, line: number): boolean => line >= text && line <= text + LONGEST_END;

/**
 * The heading of an article, given its headline's row, or any other while that is not known, and of a copy a row that was dropped as
 * such; or of lines that belong to none.
 */
export function articleHeading(row: LedgerRow, copy: LedgerRow | null, screen: number, palette: Palette): string {
  const { article, record } = row;
  if (article === null) return palette.quiet(`${EDGE} in no article `.padEnd(screen, RULE));
  const before = `${EDGE} ${article} · `;
  // On a narrow screen only the lines below tell what a copy is one of.
  const isNarrow = copy !== null && screen < NARROW;
  const after = record === null || isNarrow ? EDGE : ` ${copy === null ? '' : 'copy of '}${printable(record)} ${EDGE}`;
  const room = screen - width(before) - width(after) - RULE_LEAST - 1;
  const title = cut(printable(isHeadline(row) ? headlineIn(row) : '(no headline)'), room);
  const rule = RULE.repeat(RULE_LEAST + room - width(title));
  const heading = `${palette.quiet(before)}${palette.strong(title)} ${palette.quiet(rule + after)}`;
  if (copy === null) return heading;
  const why = wrap(printable(copy.evidence), screen - INDENT.length, MOST_LINES);
  return [heading, ...why.map(line => palette.quiet(INDENT + line))].join('\n');
}
