/** Lines that can be headlines, by themselves. */
import { KNOWN_LABELS } from '../../layouts/index.js';
import { areCrumbs, mayBeCrumbs } from '../../text/crumbs.js';
import { creditOf, isClockLine, isHeadlineLong, isLabelRow, looksOf, textOf, timeOf } from '../../text/looks.js';
import type { Line } from '../../types.js';
import { beginsAsByline } from './company.js';

/** Whether a repeated line can be the headline of a head block: its words, its end and what it is not decide. */
export function mayBeHeadline(line: Line, bytes: Uint8Array): boolean {
  const looks = looksOf(line);
  looks.headline ??= !line.bullet && isNothingElse(line, bytes) && isHeadlineLong(line, bytes);
  return looks.headline;
}

function isNothingElse(line: Line, bytes: Uint8Array): boolean {
  if (creditOf(line, bytes) !== null || beginsAsByline(line, bytes)) return false;
  if (isLabelRow(line, bytes)) return false;
  if (timeOf(line, bytes, KNOWN_LABELS) !== null || isClockLine(line, bytes)) return false;
  return !mayBeCrumbs(bytes, line.from, line.to) || !areCrumbs(textOf(line, bytes));
}
