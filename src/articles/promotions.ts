/**
 * Lines among the paragraphs of a body that promote: a label with another article or a list of them behind it, an invitation to
 * subscribe:
 *
 *     B B x B B        B B K H H B        B x B
 *         │                └───┘            invitation
 *         other article    label, headlines
 */
import { textOf, wordsOf } from '../text/looks.js';
import { invites } from '../text/invitations.js';
import { promoIn } from '../text/promos.js';
import { REASONS } from '../text/reasons.js';
import type { Line } from '../types.js';
import { takesMost } from './guard.js';
import { isLink } from './link-lists.js';

/** So many headlines stand below a label, at most. */
const LINKS = 5;
/** Words of an invitation; bytes of a line that promotes. */
const INVITED_WORDS = 14;
const LONGEST = 800;
/** A question and a cry end headlines too. */
const STOP = /[.。।]["”»’)]?$/u;

/** Drops them behind the first paragraph. */
export function dropPromotions(lines: readonly Line[], bytes: Uint8Array): void {
  const body = lines.filter(({ role, fate }) => fate === 'kept' && (role === 'body' || role === 'subhead'));
  const first = body.findIndex(({ sentence }) => sentence);
  if (first < 0) return;
  const found = promotionsIn(body, first + 1, bytes);
  const own = body.filter(line => !found.has(line));
  if (takesMost([...found], own)) return;
  for (const line of found) Object.assign(line, { role: 'furniture', fate: 'dropped', reason: REASONS.promotion });
}

function promotionsIn(body: readonly Line[], from: number, bytes: Uint8Array): ReadonlySet<Line> {
  const found = new Set<Line>();
  for (let at = from; at < body.length; at++) {
    const promotion = isWhole(body, at) ? promotionIn(body[at], bytes) : null;
    if (promotion !== null) found.add(body[at]);
    if (promotion !== 'label') continue;
    for (let links = 0; links < LINKS && at + 1 < body.length && isLink(body[at + 1], bytes); links++)
      found.add(body[++at]);
  }
  return found;
}

/** Whether a line of a body is a paragraph by itself. */
function isWhole(body: readonly Line[], at: number): boolean {
  return body[at].joint === null && !body[at].continued && (body[at + 1]?.joint ?? null) === null;
}

/** What a line promotes: what stands below it, or what it says as a whole. */
function promotionIn(line: Line, bytes: Uint8Array): 'label' | 'whole' | null {
  if (line.to - line.from > LONGEST) return null;
  const text = textOf(line, bytes);
  return promoIn(text) ?? (isInvitation(line, text, bytes) ? 'whole' : null);
}

function isInvitation(line: Line, text: string, bytes: Uint8Array): boolean {
  if (line.heading > 0 || !invites(text)) return false;
  return wordsOf(line, bytes) <= INVITED_WORDS && !(line.sentence && STOP.test(text));
}
