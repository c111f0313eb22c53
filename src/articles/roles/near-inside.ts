/** Lines between the paragraphs of a page that the model read as body, and that say by themselves that they are none. */
import { KNOWN_LABELS } from '../../layouts/index.js';
import { saysWhere } from '../../text/credit-endings.js';
import { saysOwed } from '../../text/credits.js';
import { beginsWith, textOf } from '../../text/looks.js';
import { REASONS } from '../../text/reasons.js';
import type { Line } from '../../types.js';
import { drop } from '../lines/fates.js';
import { takesMost } from '../lines/guard.js';
import { LONGEST_TOLD, toldBy } from '../lines/head-lines.js';
import { captionAbove, creditInside, hasAgency, isBarred } from './near-captions.js';
import { isKept, roleOf, settleAs } from './near-roles.js';
import { isPlacedWriter } from './near-writers.js';

const LONGEST_FIRST = KNOWN_LABELS.toSorted((one, other) => other.length - one.length);

/** A line that the model read as body and that says by itself that it is none; before the first paragraph less is needed. */
export function settleInside(
  line: Line,
  isFirst: boolean,
  isAbove: boolean,
  stretch: readonly Line[],
  bytes: Uint8Array,
): void {
  if (line.sentence || line.joint !== null) return;
  if (saysOnlyLabels(line, bytes)) return drop(line, REASONS.empty_label);
  const isWriter = isAbove && line.to - line.from <= LONGEST_TOLD && isPlacedWriter(line, stretch, bytes);
  const role = isWriter ? 'byline' : (roleOf(toldBy(line, bytes)) ?? captionAbove(line, 0, bytes));
  if (role === 'caption' && isAllText(line, stretch)) return;
  const isOwed = (): boolean => {
    const text = textOf(line, bytes);
    return hasAgency(line, bytes) || saysOwed(text) || saysWhere(text) || isBarred(line, bytes);
  };
  if (role === 'caption' ? isAbove || isOwed() : isFirst)
    settleAs(line, role ?? creditInside(line, bytes), stretch, bytes);
}

/** Whether a line is most of the text that there is: a picture with what it shows. */
function isAllText(line: Line, stretch: readonly Line[]): boolean {
  return takesMost(
    [line],
    stretch.filter(other => other !== line && other.role === 'body' && isKept(other)),
  );
}

/** Whether a line has labels of times, and no times: `Published: Updated:`. */
function saysOnlyLabels(line: Line, bytes: Uint8Array): boolean {
  if (!beginsWith(line, bytes, KNOWN_LABELS)) return false;
  const rest = LONGEST_FIRST.reduce((text, label) => text.replaceAll(label, ''), textOf(line, bytes));
  return !/[\p{L}\p{N}]/u.test(rest);
}
