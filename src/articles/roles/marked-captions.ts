/** Captions that the page says are some, as HTML does, where they were read as text. */
import { isMarkedCaption } from '../../text/caption-mark.js';
import { REASONS } from '../../text/reasons.js';
import type { Line, Role } from '../../types.js';
import { takesMost } from '../lines/guard.js';
import { isKept, settleAs } from './near-roles.js';

const TEXT: ReadonlySet<Role> = new Set<Role>(['body', 'subhead', 'highlight']);
const isText = (line: Line): boolean => isKept(line) && TEXT.has(line.role);

/** Makes captions of the marked lines that were kept as text; where they are most of it, they stay. */
export function settleMarked(lines: readonly Line[], bytes: Uint8Array): void {
  const marked = lines.filter(
    (line, at) => isText(line) && isMarkedCaption(line, bytes) && lines[at + 1]?.continued !== true,
  );
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
  });
}
