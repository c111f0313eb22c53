/** What a ledger comes to: lines by fate, with the roles of those kept and the rules for the others. Its symbols are the legend. */
import { printable } from '../../text/printable.js';
import { FATES, type Fate, type LedgerRow } from '../../types.js';
import { fatePaint } from './ledger-line.js';
import type { Palette } from './palette.js';
import { DOUBT, SYMBOLS } from './signs.js';
import { pad, width, wrap } from './terminal.js';

const NAME_WIDTH = Math.max(...FATES.map(fate => fate.length));
const SUM_WIDTH = 5;
const LEGEND = `${DOUBT} marks what is not sure; blank lines are not shown`;

type Counts = Map<string, number>;

export interface Summary {
  add(row: LedgerRow): void;
  /** The lines that say it, no wider than the screen. */
  lines(screen: number, palette: Palette): string[];
}

/** Starts counting. Rows come in the order of their dumps, so that a change is enough to tell a new article from an old one. */
export function startSummary(): Summary {
  const counts: Record<Fate, Counts> = { kept: new Map(), collapsed: new Map(), dropped: new Map() };
  const totals = { line: 0, article: 0, dump: 0 };
  let last = { file: '', article: 0, line: 0 };
  return {
    add({ file, article, line, fate, role, rule }) {
      const name = fate === 'kept' ? role : (rule ?? fate);
      counts[fate].set(name, (counts[fate].get(name) ?? 0) + 1);
      const newFile = file !== last.file || totals.dump === 0;
      if (newFile) totals.dump++;
      // The parts of an over-long line share its number.
      if (newFile || line !== last.line) totals.line++;
      if (article !== null && (newFile || article !== last.article)) totals.article++;
      last = { file, article: article ?? (newFile ? 0 : last.article), line };
    },
    lines(screen, palette) {
      const head = `${counted(totals.line, 'line')}, ${counted(totals.article, 'article')}, ${counted(totals.dump, 'dump')}`;
      const fates = FATES.flatMap(fate => fateLines(fate, counts[fate], screen, palette));
      return [palette.strong(head), ...fates, ...wrap(LEGEND, screen, 2).map(palette.quiet)];
    },
  };
}

function fateLines(fate: Fate, counts: Counts, screen: number, palette: Palette): string[] {
  const sum = [...counts.values()].reduce((total, count) => total + count, 0);
  const title = `${SYMBOLS[fate]} ${pad(fate, NAME_WIDTH)}  ${pad(String(sum), SUM_WIDTH, 'right')}  `;
  const sorted = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const items = sorted.map(([name, count]) => `${printable(name)} ${count}`);
  const [first = '', ...others] = packed(items, screen - title.length);
  const paint = fatePaint(fate, palette);
  return [`${paint(title)}${first}`.trimEnd(), ...others.map(line => ' '.repeat(title.length) + line)];
}

/** Items with commas between them, as many a line as fit. */
function packed(items: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  for (const [i, item] of items.entries()) {
    const text = i < items.length - 1 ? `${item},` : item;
    const joined = `${lines.at(-1) ?? ''} ${text}`;
    if (lines.length > 0 && width(joined) <= columns) lines[lines.length - 1] = joined;
    else lines.push(text);
  }
  return lines;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
