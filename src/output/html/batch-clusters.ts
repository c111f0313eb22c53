/** Duplicate clusters: how many there are of which size, and the largest of them side by side. */
import type { Copy, NewsRecord } from '../../records/record.js';
import type { BatchFacts } from '../kinds/batch-facts.js';
import { type Cluster, place, sideBySide } from './batch-cluster.js';
import { barTable } from './charts.js';
import { excerpt } from './excerpt.js';
import { type Markup, markup } from './markup.js';
import { counted } from './numbers.js';
import { scrolling } from './shell.js';

/** Clusters that are listed, those that are shown side by side, and what is shown of each whose text is not at hand. */
const MOST_LISTED = 10;
const MOST_SHOWN = 3;
const MOST_COPIES = 3;
const MOST_PARAGRAPHS = 8;
const MOST_TEXT = 420;
/** Sizes that have a bar of their own. */
const SIZES = [2, 3, 4, 5] as const;

type Row = NewsRecord<{ toString(): string }>;

export interface Clusters {
  add(record: Row): void;
  /** `pair` lays a record beside a copy of it, where both are at hand. */
  markup(pair: BatchFacts['pair']): Markup;
}

export function startClusters(): Clusters {
  const sizes = new Map<number, number>();
  const kinds = new Map<Copy['kind'], number>();
  let largest: Cluster[] = [];
  return {
    add(record) {
      if (record.copies.length === 0) return;
      const size = record.copies.length + 1;
      const bin = Math.min(size, SIZES.length + 2);
      sizes.set(bin, (sizes.get(bin) ?? 0) + 1);
      for (const { kind } of record.copies) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (largest.length === MOST_LISTED && size <= largest[MOST_LISTED - 1].size) return;
      largest = [...largest, clusterOf(record, size)].toSorted((a, b) => b.size - a.size).slice(0, MOST_LISTED);
    },
    markup(pair = () => null) {
      if (largest.length === 0) return markup`<p class="lead">No record has a copy.</p>`;
      const shown = largest.slice(0, MOST_SHOWN).map((cluster, i) => {
        const pairs = cluster.copies.map(({ source }) => pair(cluster.source, source));
        return sideBySide(cluster, pairs, i === 0);
      });
      return markup`<div class="pair">${sizeTable(sizes)}${kindTable(kinds)}</div>${clusterTable(largest)}<p class="key quiet">Side by side: the same words have the same colour; a bar marks what only one of them has.</p>${shown}`;
    },
  };
}

function clusterOf({ headline, source, body, copies }: Row, size: number): Cluster {
  const short = (text: { toString(): string }) => excerpt(String(text), MOST_TEXT);
  return {
    size,
    headline: short(headline ?? ''),
    source,
    body: body.slice(0, MOST_PARAGRAPHS).map(short),
    paragraphs: body.length,
    copies: mostTelling(copies).map(({ source, kind, similarity, containment, own }) => ({
      source,
      kind,
      similarity,
      containment,
      own: own?.slice(0, MOST_PARAGRAPHS).map(short) ?? null,
    })),
  };
}

/** The copies that differ most: those with paragraphs of their own, then those that are least alike. */
function mostTelling(copies: readonly Copy[]): Copy[] {
  const sorted = copies.toSorted((a, b) => (b.own?.length ?? 0) - (a.own?.length ?? 0) || a.similarity - b.similarity);
  return sorted.slice(0, MOST_COPIES);
}

function sizeTable(sizes: ReadonlyMap<number, number>): Markup {
  const all = [...sizes.values()].reduce((sum, count) => sum + count, 0);
  const bars = [...sizes]
    .toSorted(([a], [b]) => a - b)
    .map(([size, count]) => ({ name: size > SIZES.length + 1 ? `${size} or more` : String(size), count }));
  return barTable('Clusters by size', ['records in it', 'clusters'], bars, all);
}

function kindTable(kinds: ReadonlyMap<Copy['kind'], number>): Markup {
  const all = [...kinds.values()].reduce((sum, count) => sum + count, 0);
  const bars = [...kinds].toSorted(([, m], [, n]) => n - m).map(([name, count]) => ({ name, count }));
  return barTable('Copies by kind', ['kind', 'copies'], bars, all);
}

function clusterTable(clusters: readonly Cluster[]): Markup {
  const rows = clusters.map(
    ({ size, headline, source }) =>
      markup`<tr><td class="number">${counted(size)}</td><th scope="row" dir="auto">${headline || 'No headline'}</th><td class="quiet">${place(source)}</td></tr>`,
  );
  return scrolling(
    'The largest clusters',
    markup`<table><caption>The largest clusters</caption><thead><tr><th scope="col" class="number">size</th><th scope="col">headline</th><th scope="col">the record that is kept</th></tr></thead><tbody>${rows}</tbody></table>`,
  );
}
