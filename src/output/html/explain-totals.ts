/** What the annotated source comes to: lines and bytes by fate and rule, in tables at its end. */
import { FATES, type Fate, type LedgerRow } from '../../types.js';
import { SYMBOLS } from './explain-line.js';
import { type Markup, markup } from './markup.js';
import { byteCount, counted, countOf, percent } from './numbers.js';

interface Sum {
  lines: number;
  bytes: number;
}

export interface Totals {
  add(row: LedgerRow, begins: boolean): void;
  markup(articles: number, dumps: number): Markup;
}

const TITLES: Readonly<Record<Fate, string>> = { kept: 'role', collapsed: 'rule', dropped: 'rule' };

export function startTotals(): Totals {
  const sums: Record<Fate, Map<string, Sum>> = { kept: new Map(), collapsed: new Map(), dropped: new Map() };
  const all: Sum = { lines: 0, bytes: 0 };
  return {
    add({ fate, role, rule, startByte, endByte }, begins) {
      const name = fate === 'kept' ? role : (rule ?? fate);
      const sum = sums[fate].get(name) ?? { lines: 0, bytes: 0 };
      sums[fate].set(name, sum);
      for (const each of [sum, all]) {
        if (begins) each.lines++;
        each.bytes += endByte - startByte;
      }
    },
    markup(articles, dumps) {
      const lead = `${countOf(all.lines, 'line')} (${byteCount(all.bytes)}), ${countOf(articles, 'article')}, ${countOf(dumps, 'dump')}`;
      const tables = FATES.filter(fate => sums[fate].size > 0).map(fate => fateTable(fate, sums[fate], all.bytes));
      return markup`<section class="sum" id="sum"><h2>What it comes to</h2><p class="lead">${lead}</p><div>${tables}</div></section>\n`;
    },
  };
}

function fateTable(fate: Fate, sums: ReadonlyMap<string, Sum>, bytes: number): Markup {
  const sorted = [...sums].toSorted(([a, m], [b, n]) => n.lines - m.lines || (a < b ? -1 : 1));
  const rows = sorted.map(
    ([name, sum]) =>
      markup`<tr><th scope="row">${name}</th><td class="number">${counted(sum.lines)}</td><td class="number">${byteCount(sum.bytes)}</td><td class="number">${percent(sum.bytes, bytes)}</td></tr>`,
  );
  return markup`<table><caption>${SYMBOLS[fate]} ${fate}</caption><thead><tr><th scope="col">${TITLES[fate]}</th><th scope="col" class="number">lines</th><th scope="col" class="number">size</th><th scope="col" class="number">share</th></tr></thead><tbody>${rows}</tbody></table>`;
}
