/**
 * Lines in a body that begin with a label which lines of other articles of the site begin with as well, and end as no sentence
 * does: links to other articles, notes on pictures.
 */
import { decode } from '../text/passage.js';
import type { Line, Reason } from '../types.js';
import { takesMost } from './guard.js';
import { toldBy } from './head-lines.js';
import { labelKey } from './page/labels.js';
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
  const first = body.findIndex(({ sentence }) => sentence);
  const keys = new Map<Line, number>();
  body.slice(first + 1).forEach((line, at, behind) => {
    const key = line.joint === null && (behind[at + 1]?.joint ?? null) === null ? announced(line, furniture, bytes) : 0;
    if (key !== 0) keys.set(line, key);
  });
  if (
    first < 0 ||
    takesMost(
      [...keys.keys()],
      body.filter(line => !keys.has(line)),
    )
  )
    return;
  for (const [line, key] of keys) Object.assign(line, { role: 'furniture', fate: 'dropped', reason: reasonOf(key) });
}
