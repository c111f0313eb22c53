/** What an article has in common with others of its site: it is no part of it. */
import { decode } from '../../text/passage.js';
import { countWords } from '../../text/words.js';
import type { Line, Role } from '../../types.js';
import { drop } from '../lines/fates.js';
import { isMost } from '../lines/guard.js';
import { type Known, siteReason } from '../site/knowledge.js';
import { foldKey } from '../units/folds.js';
import { announced } from './labelled.js';

/** Lines without those that were dropped; or all of them, when they are held since that would have taken most of the text. */
export interface Cleared {
  readonly lines: readonly Line[];
  readonly isHeld: boolean;
}

/** The lines without those from `from` on that are furniture of the site. */
export function withoutFurniture(
  lines: readonly Line[],
  from: number,
  known: Known | null,
  bytes: Uint8Array,
): Cleared {
  if (known === null || known.furniture.size === 0) return { lines, isHeld: false };
  const dropped = new Map<Line, number>();
  let isBehind = false;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at];
    if (!line.worded || line.continued || known.mayHave?.(bytes, line.from, line.to) === false) continue;
    const own = foldKey(decode(bytes, line.from, line.to).toLowerCase());
    const fold = known.furniture.has(own) || !isBehind ? own : announced(line, known.furniture, bytes);
    isBehind ||= line.sentence;
    if (known.furniture.has(fold)) dropped.set(line, fold);
  }
  if (dropped.size === 0) return { lines, isHeld: false };
  const isHeld = isMost(wordsIn([...dropped.keys()], bytes), wordsIn(lines.slice(from), bytes));
  if (isHeld) return { lines, isHeld };
  for (const [line, fold] of dropped) drop(line, siteReason(known, fold));
  return { lines: lines.filter(line => !dropped.has(line)), isHeld };
}

/** Roles that lines of a head block get by their place alone: of what other articles have there, too, the place says nothing. */
const PLACED: ReadonlySet<Role> = new Set<Role>(['caption', 'highlight']);

/** Drops from a head block what is read as a caption or a highlight and is furniture of the site. */
export function dropFromHead(lines: readonly Line[], known: Known, bytes: Uint8Array): void {
  for (const line of lines) {
    if (line.fate === 'dropped' || !PLACED.has(line.role)) continue;
    const fold = foldKey(decode(bytes, line.from, line.to).toLowerCase());
    if (known.furniture.has(fold)) drop(line, siteReason(known, fold));
  }
}

function wordsIn(lines: readonly Line[], bytes: Uint8Array): number {
  return lines.reduce(
    (sum, { worded, continued, from, to }) => sum + (worded && !continued ? countWords(bytes, from, to) : 0),
    0,
  );
}
