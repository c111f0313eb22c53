/** One line of the annotated source: its number, its role, where it went, its text, and why. */
import type { Fate, LedgerPart, LedgerRow } from '../../types.js';
import { lineText } from './explain-text.js';
import { type Markup, markup } from './markup.js';
import { percent } from './numbers.js';

/** A fate that is less certain is marked as doubtful. */
export const DOUBTFUL = 0.65;
export const SYMBOLS: Readonly<Record<Fate, string>> = { kept: '●', collapsed: '↺', dropped: '✕' };

/** Where a line stands in the page. */
export interface LinePlace {
  /** The number of its dump. */
  readonly dump: number;
  /** Whether it begins here; the further parts of an over-long line share its number. */
  readonly begins: boolean;
}

/** The name of a line, to which links lead. */
export function anchor(dump: number, line: number): string {
  return `${dump}-${line}`;
}

export function lineMarkup(row: LedgerRow, { dump, begins }: LinePlace): Markup {
  const name = anchor(dump, row.line);
  const doubt = row.certainty < DOUBTFUL;
  const classes = `line r-${row.role} f-${row.fate} ${doubt ? 'doubt' : 'sure'}`;
  const number = begins
    ? markup`<a class="n" href="#${name}" aria-describedby="w${name}">${row.line}</a>`
    : markup`<a class="n" href="#${name}" aria-label="${row.line}, continued">·</a>`;
  return markup`<li class="${classes}"${begins ? markup` id="${name}"` : null}>${number}<span class="role">${row.role}</span>${place(row, dump, doubt)}<span class="text" dir="auto">${lineText(row)}</span><span class="why"${begins ? markup` id="w${name}"` : null}>${why(row)}</span></li>
`;
}

/** Where the line went: its fields, the line that it repeats, or the rule that dropped it. */
function place(row: LedgerRow, dump: number, doubt: boolean): Markup {
  const symbol = `${SYMBOLS[row.fate]}${doubt ? '?' : ''}`;
  if (row.fate === 'collapsed' && row.repeats !== null)
    return markup`<a class="to" href="#${anchor(dump, row.repeats)}">${symbol} line ${row.repeats}</a>`;
  return markup`<span class="to">${symbol} ${row.fate === 'kept' ? fieldNames(row.fields).join(' ') : row.rule}</span>`;
}

/** The fields that a line is in, each once: `captions[0]` for its text and credit. */
export function fieldNames(parts: readonly LedgerPart[]): string[] {
  return [...new Set(parts.flatMap(({ path }) => (path === null ? [] : [path.replace(/\.\w+$/, '')])))];
}

function why({ fate, rule, repeats, fields, evidence, certainty }: LedgerRow): Markup {
  const trimmed = fields.flatMap(part => part.rule ?? []);
  const said = {
    kept: markup`Kept in <b>${fieldNames(fields).join(', ')}</b>${trimmed.length > 0 ? ` without its ${trimmed.join(', ')}` : null}`,
    collapsed: markup`Collapsed by <b>${rule}</b>${repeats === null ? null : `: line ${repeats} says it already`}`,
    dropped: markup`Dropped by <b>${rule}</b>`,
  }[fate];
  return markup`${said}. <q>${evidence}</q>, ${percent(certainty, 1)} sure`;
}
