/** Captions that the page says are some, as HTML does, or a label on the line above, where they were read as text. */
import { isCaptionLabel, mayLabelCaption } from '../../text/caption-labels.js';
import { isMarkedCaption } from '../../text/caption-mark.js';
import { textOf } from '../../text/looks.js';
import { REASONS } from '../../text/reasons.js';
import type { Line, Role } from '../../types.js';
import { drop } from '../lines/fates.js';
import { takesMost } from '../lines/guard.js';
import { isKept, settleAs } from './near-roles.js';

const TEXT: ReadonlySet<Role> = new Set<Role>(['body', 'subhead', 'highlight']);
const isText = (line: Line): boolean => isKept(line) && TEXT.has(line.role);

/** Makes captions of the marked lines that were kept as text; where they are most of it, they stay. */
export function settleMarked(lines: readonly Line[], bytes: Uint8Array): void {
  const isMarked = (line: Line, at: number): boolean =>
    (isText(line) && isMarkedCaption(line, bytes)) ||
    ((isText(line) || line.role === 'furniture') && isLabelled(lines, at, bytes));
  const marked = lines.filter((line, at) => isMarked(line, at) && lines[at + 1]?.continued !== true);
  if (marked.length === 0) return;
  const all = new Set(marked);
  const rest = lines.filter(line => isKept(line) && line.role === 'body' && !all.has(line));
  if (rest.length === 0 || takesMost(marked, rest)) return;
  lines.forEach((line, at) => {
    // What a wrap or a link seemed to join to a caption is a paragraph by itself.
    if (all.has(line) || all.has(lines[at - 1])) line.joint = null;
    if (!all.has(line)) return;
    settleAs(line, 'caption', lines, bytes);
    if (isKept(line)) line.reason = REASONS.caption_marked;
    if (isLabelled(lines, at, bytes) && isKept(lines[at - line.above]))
      drop(lines[at - line.above], REASONS.empty_label);
  });
}

/** Whether the line above says that a caption follows. */
export function isLabelled(lines: readonly Line[], at: number, bytes: Uint8Array): boolean {
  const above = at >= lines[at].above ? lines[at - lines[at].above] : undefined;
  if (above === undefined || !above.worded || !mayLabelCaption(bytes, above.from, above.to)) return false;
  return isCaptionLabel(textOf(above, bytes));
}
