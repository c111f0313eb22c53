/**
 * One line of the ledger as a terminal shows it:
 *
 *       12  caption    ● captions[0]       People wait for the ferry at the lower pier. (Example Agency)
 *       13  caption    ↺ line 12           People wait for the ferry at the lower pier. (Example Agency)
 *       14  furniture  ✕ layout_furniture  TT  ← the layout names it as furniture
 */
import { printable } from '../../text/printable.js';
import { type Fate, type LedgerPart, type LedgerRow, ROLES } from '../../types.js';
import { isOfCopy } from './ledger-heading.js';
import type { Paint, Palette } from './palette.js';
import { DOUBT, DOUBTFUL, SYMBOLS } from './signs.js';
import { cut, pad, width } from './terminal.js';

const NUMBER_LEAST = 5;
const ROLE_WIDTH = Math.max(...ROLES.map(role => role.length));
/** Where a line went takes this part of the screen, within bounds. */
const PLACE_SHARE = 4.5;
const PLACE_LEAST = 10;
const PLACE_MOST = 24;
/** The evidence is shown beside short texts, when at least this much of it can be. */
const EVIDENCE_LEAST = 16;
const SITE = 'site_furniture';
const EVIDENCE_ARROW = '  ← ';

/** Draws a row as one line, no wider than the screen. `said` holds the evidence that was told above, which is not told again. */
export function ledgerLine(row: LedgerRow, screen: number, palette: Palette, said: Set<string>): string {
  const number = String(row.line).padStart(NUMBER_LEAST);
  const placeWidth = Math.min(PLACE_MOST, Math.max(PLACE_LEAST, Math.floor(screen / PLACE_SHARE)));
  const place = pad(cut(placeOf(row, placeWidth), placeWidth), placeWidth);
  const symbol = SYMBOLS[row.fate] + (row.certainty < DOUBTFUL ? DOUBT : ' ');
  const left = `${number}  ${pad(row.role, ROLE_WIDTH)}  ${symbol}${place}  `;
  const room = screen - width(left);
  const text = cut(printable(row.text.trim()), room);
  const paint = fatePaint(row.fate, palette);
  return [
    `${palette.quiet(number)}  ${palette.roles[row.role](pad(row.role, ROLE_WIDTH))}  `,
    `${paint(symbol)}${placePaint(row, palette)(place)}  ${textPaint(row, palette)(text)}`,
    palette.quiet(evidence(row, room - width(text), said)),
  ]
    .join('')
    .trimEnd();
}

/** Where the line went: its fields, the line that it repeats, or the rule that dropped it. */
function placeOf(row: LedgerRow, columns: number): string {
  if (row.fate === 'collapsed' && row.repeats !== null) return `line ${row.repeats}`;
  if (row.fate !== 'kept') return printable(row.rule ?? '');
  const fields = fieldNames(row.fields);
  const trimmed = row.fields.filter(({ path }) => path === null).map(({ rule }) => `−${rule}`);
  const whole = [...fields, ...trimmed].join(' ');
  return printable(width(whole) <= columns ? whole : fields.join(' '));
}

/** The fields of a line, each once: `captions[0]` for its text and credit, `authors` for several of them. */
function fieldNames(parts: readonly LedgerPart[]): string[] {
  const names = new Map<string, string>();
  for (const { path } of parts) {
    if (path === null) continue;
    const item = path.replace(/\.\w+$/, '');
    const list = item.replace(/\[\d+\]$/, '');
    names.set(list, (names.get(list) ?? item) === item ? item : list);
  }
  return [...names.values()];
}

/**
 * What decided, where it is worth telling, was not told yet and there is room: beside lines that were dropped, or kept with doubt. Of
 * what an article is a copy, its heading tells.
 */
function evidence(row: LedgerRow, room: number, said: Set<string>): string {
  const key = saidOf(row);
  const telling = (row.fate === 'dropped' || row.certainty < DOUBTFUL) && !said.has(key);
  const columns = room - width(EVIDENCE_ARROW);
  if (!telling || isOfCopy(row) || columns < EVIDENCE_LEAST) return '';
  said.add(key);
  return EVIDENCE_ARROW + cut(printable(row.evidence), columns);
}

export function fatePaint(fate: Fate, palette: Palette): Paint {
  return { kept: palette.good, collapsed: palette.link, dropped: palette.bad }[fate];
}

/** Where a line went is as bright as its fate, but a rule by which it was surely dropped stands back with its text. */
function placePaint(row: LedgerRow, palette: Palette): Paint {
  return row.fate === 'dropped' && row.certainty >= DOUBTFUL ? palette.quiet : fatePaint(row.fate, palette);
}

/** Kept text stands out, the rest stands back. */
function textPaint(row: LedgerRow, palette: Palette): Paint {
  if (row.fate !== 'kept') return palette.quiet;
  return row.role === 'headline' ? palette.strong : palette.plain;
}

/** What is not told twice under a heading: of how many articles a line stands in, each number is told, of places only the first. */
function saidOf({ rule, evidence }: LedgerRow): string {
  return rule === SITE ? evidence : evidence.replace(/\d+/g, '0').replace(/\blines?\b/g, 'lines');
}
