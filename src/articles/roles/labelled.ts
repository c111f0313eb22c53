/**
 * Lines in a body that begin with a label which lines of other articles of the site begin with as well, and end as no sentence
 * does: links to other articles, notes on pictures.
 */
import { decode } from '../../text/passage.js';
import type { Line, Reason } from '../../types.js';
import { behindFirst, dropAmong, isWhole } from '../lines/fates.js';
import { toldBy } from '../lines/head-lines.js';
import { labelKey } from '../site/labels.js';
import { announcesTags } from './tags.js';

/** Bytes of a line that a label announces, at most. */
const LONGEST = 400;

/** The key of the label that a line begins with, where the site has it; else 0. What it tells of who and when is of its own page. */
export function announced(line: Line, furniture: ReadonlySet<number>, bytes: Uint8Array): number {
  if (line.sentence || line.bullet || line.to - line.from > LONGEST) return 0;
  const key = labelKey(decode(bytes, line.from, line.to));
  if (!furniture.has(key) || announcesTags(line, bytes)) return 0;
  return toldBy(line, bytes) === null ? key : 0;
}

/** Drops such lines behind the first paragraph of a body. */
export function dropAnnounced(
  stretch: readonly Line[],
  furniture: ReadonlySet<number>,
  reasonOf: (key: number) => Reason,
  bytes: Uint8Array,
): void {
  const body = stretch.filter(({ role, fate }) => role === 'body' && fate === 'kept');
  const reasons = new Map<Line, Reason>();
  for (let at = behindFirst(body); at < body.length; at++) {
    const key = isWhole(body, at) ? announced(body[at], furniture, bytes) : 0;
    if (key !== 0) reasons.set(body[at], reasonOf(key));
  }
  dropAmong(body, reasons);
}
