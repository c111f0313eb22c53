/** Fates of lines that are not kept: dropped, as what no field of a record is to hold, or collapsed onto one that says the same. */
import { REASONS } from '../../text/reasons.js';
import type { Line, Reason } from '../../types.js';
import { takesMost } from './guard.js';
import { areEqual } from './twins.js';

/** Makes a line furniture, dropped for a reason. */
export function drop(line: Line, reason: Reason): void {
  line.role = 'furniture';
  line.fate = 'dropped';
  line.repeats = null;
  line.reason = reason;
}

/** Marks a line as a repeat of another. */
export function collapse(line: Line, kept: Line, bytes: Uint8Array): void {
  line.fate = 'collapsed';
  line.repeats = kept;
  line.reason = areEqual(line, kept, bytes) ? REASONS.repeat : REASONS.repeat_variant;
}

/** Drops lines of a body, each for its reason, unless they are most of its text. */
export function dropAmong(body: readonly Line[], reasons: ReadonlyMap<Line, Reason>): void {
  const rest = body.filter(line => !reasons.has(line));
  if (takesMost([...reasons.keys()], rest)) return;
  for (const [line, reason] of reasons) drop(line, reason);
}

/** Whether a line of a body is a paragraph by itself. */
export function isWhole(body: readonly Line[], at: number): boolean {
  return body[at].joint === null && !body[at].continued && (body[at + 1]?.joint ?? null) === null;
}

/** The place behind the first sentence of a body; its end when there is none. */
export function behindFirst(body: readonly Line[]): number {
  const first = body.findIndex(({ sentence }) => sentence);
  return first < 0 ? body.length : first + 1;
}
