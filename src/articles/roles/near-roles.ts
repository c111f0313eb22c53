/** The roles that lines near a body get: kept once, and collapsed where they were shown before. */
import { textOf } from '../../text/looks.js';
import { REASONS, type ReasonName } from '../../text/reasons.js';
import type { Line } from '../../types.js';
import { collapse } from '../lines/fates.js';
import type { Told } from '../lines/head-lines.js';

/** Gives a line a role and keeps it, or collapses it when it was shown before. */
export function settleAs(line: Line, role: NearRole | null, stretch: readonly Line[], bytes: Uint8Array): void {
  if (role === null) return;
  line.role = role;
  const shown = stretch.find(other => other !== line && other.key === line.key && other.role === role && isKept(other));
  if (shown !== undefined) return collapse(line, shown, bytes);
  line.fate = 'kept';
  line.reason = REASONS[NEAR_REASONS[role]];
}

/** A caption without a credit, or the showing of one whose credit was cut off. */
export function settlePlain(line: Line, stretch: readonly Line[], bytes: Uint8Array): void {
  const text = textOf(line, bytes);
  const whole = stretch.find(
    other => other.role === 'caption' && isKept(other) && textOf(other, bytes).startsWith(text),
  );
  if (whole === undefined) return settleAs(line, 'caption', stretch, bytes);
  line.role = 'caption';
  collapse(line, whole, bytes);
}

export type NearRole = 'timestamp' | 'byline' | 'caption' | 'credit' | 'kicker' | 'highlight';
const NEAR_REASONS = {
  timestamp: 'timestamp',
  byline: 'byline',
  caption: 'caption_above',
  credit: 'credit_line',
  kicker: 'section_above',
  highlight: 'highlight_above',
} as const satisfies Record<NearRole, ReasonName>;

/** The role of a line that tells when or who. */
export const roleOf = (told: Told | null): 'timestamp' | 'byline' | null =>
  told === null ? null : told === 'byline' ? 'byline' : 'timestamp';

export const isKept = ({ fate }: Line): boolean => fate === 'kept';
export const isKeptByline = ({ role, fate }: Line): boolean => role === 'byline' && fate === 'kept';
