/** The headings of the ledger's view: `── 2 · Harbour town keeps its ferry ──────────── cd1-0123456789abcdef ──`. */
import { printable } from '../text/printable.js';
import type { LedgerRow } from '../types.js';
import type { Palette } from './palette.js';
import { cut, width } from './terminal.js';

const RULE = '─';
const EDGE = RULE.repeat(2);
const RULE_LEAST = 2;

/** Whether a row is the one that gives its article the headline. */
export function isHeadline(row: LedgerRow): boolean {
  return row.fields.some(({ path }) => path === 'headline');
}

/** The heading of an article, given its headline's row, or any other while that is not known; or of lines that belong to none. */
export function articleHeading(row: LedgerRow, screen: number, palette: Palette): string {
  const { article, record } = row;
  if (article === null) return palette.quiet(`${EDGE} in no article `.padEnd(screen, RULE));
  const before = `${EDGE} ${article} · `;
  const after = record === null ? EDGE : ` ${printable(record)} ${EDGE}`;
  const room = screen - width(before) - width(after) - RULE_LEAST - 1;
  const title = cut(printable(isHeadline(row) ? row.text.trim() : '(no headline)'), room);
  const rule = RULE.repeat(RULE_LEAST + room - width(title));
  return `${palette.quiet(before)}${palette.strong(title)} ${palette.quiet(rule + after)}`;
}
