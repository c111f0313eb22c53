/** What a ledger comes to: lines by fate, with the roles of those kept and the rules for the others. Its symbols are the legend. */
import { printable } from '../text/printable.js';
import { FATES, type LedgerRow } from '../types.js';
import { DOUBT, fatePaint, SYMBOLS } from './ledger-line.js';
import type { Palette } from './palette.js';
import { pad, width, wrap } from './terminal.js';

const NAME_WIDTH = Math.max(...FATES.map(fate => fate.length));
const LEGEND = `${DOUBT} marks what is not sure; blank lines are not shown`;

type Counts = Map<string, number>;

export interface Summary {
  add(row: LedgerRow): void;
  /** The lines that say it, no wider than the screen. */
  lines(screen: number, palette: Palette): string[];
}

/** Starts counting. */
export function startSummary(): Summary {
  const counts = { kept: new Map(), collapsed: new Map(), dropped: new Map() } as const satisfies Record<
    string,
    Counts
  >;
  const articles = new Set<string>();
  const files = new Set<string>();
  return {
    add({ file, article, fate, role, rule }) {
      const name = fate === 'kept' ? role : (rule ?? fate);
      counts[fate].set(name, (counts[fate].get(name) ?? 0) + 1);
      files.add(file);
      if (article !== null) articles.add(`${article} ${file}`);
    },
    lines(screen, palette) {
      const total = FATES.reduce((sum, fate) => sum + sumOf(counts[fate]), 0);
      const digits = String(total).length;
      const fates = FATES.flatMap(fate => fateLines(fate, counts[fate], digits, screen, palette));
      const head = `${counted(total, 'line')}, ${counted(articles.size, 'article')}, ${counted(files.size, 'dump')}`;
      return [palette.strong(head), ...fates, ...wrap(LEGEND, screen, 2).map(palette.quiet)];
    },
  };
}

function fateLines(
  fate: (typeof FATES)[number],
  counts: Counts,
  digits: number,
  screen: number,
  palette: Palette,
): string[] {
  const title = `${SYMBOLS[fate]} ${pad(fate, NAME_WIDTH)}  ${pad(String(sumOf(counts)), digits, 'right')}  `;
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

function sumOf(counts: Counts): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
