/** Duplicate clusters: how many there are of which size, and the largest of them side by side. */
import type { Copy, NewsRecord, Source } from '../../records/record.js';
import { barTable } from './charts.js';
import { excerpt } from './excerpt.js';
import { type Filling, type Markup, markup } from './markup.js';
import { counted, countOf, percent } from './numbers.js';
import { scrolling } from './shell.js';

/** Clusters that are listed, those that are shown side by side, and what is shown of each. */
const MOST_LISTED = 10;
const MOST_SHOWN = 3;
const MOST_COPIES = 3;
const MOST_PARAGRAPHS = 8;
const MOST_TEXT = 420;
/** Sizes that have a bar of their own. */
const SIZES = [2, 3, 4, 5] as const;

type Row = NewsRecord<{ toString(): string }>;

interface Cluster {
  readonly size: number;
  readonly headline: string;
  readonly source: Source;
  readonly body: readonly string[];
  readonly paragraphs: number;
  readonly copies: readonly Omit<Copy, 'id' | 'verified' | 'error'>[];
}

export interface Clusters {
  add(record: Row): void;
  markup(): Markup;
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
    markup() {
      if (largest.length === 0) return markup`<p class="lead">No record has a copy.</p>`;
      return markup`<div class="pair">${sizeTable(sizes)}${kindTable(kinds)}</div>${clusterTable(largest)}${largest.slice(0, MOST_SHOWN).map(sideBySide)}`;
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
      own: own.slice(0, MOST_PARAGRAPHS).map(short),
    })),
  };
}

/** The copies that differ most: those with paragraphs of their own, then those that are least alike. */
function mostTelling(copies: readonly Copy[]): Copy[] {
  const sorted = copies.toSorted((a, b) => b.own.length - a.own.length || a.similarity - b.similarity);
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

function place({ file, firstLine, lastLine }: Source): string {
  return `${file}:${firstLine}–${lastLine}`;
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

function sideBySide({ size, headline, source, body, paragraphs, copies }: Cluster, at: number): Markup {
  const more = (rest: number, one: string, many: string): Filling =>
    rest > 0 ? markup`<p class="quiet">and ${countOf(rest, `more ${one}`, `more ${many}`)}</p>` : null;
  const paragraph = (text: string) => markup`<p dir="auto">${text}</p>`;
  const kept = markup`<article class="kept"><h4>Kept</h4><p class="quiet">${place(source)}</p>${body.map(paragraph)}${more(paragraphs - body.length, 'paragraph', 'paragraphs')}</article>`;
  const others = copies.map(
    ({ source, kind, similarity, containment, own }) =>
      markup`<article><h4>${kind === 'exact' ? 'Exact copy' : `Copy: ${kind}`}</h4><p class="quiet">${place(source)}</p><p class="quiet">${percent(similarity, 1)} similar, ${percent(containment, 1)} contained</p>${own.length === 0 ? markup`<p>${kind === 'exact' ? 'The same, word for word.' : 'It has nothing of its own.'}</p>` : [markup`<p class="quiet">Of its own:</p>`, own.map(text => markup`<p class="own" dir="auto">${text}</p>`)]}</article>`,
  );
  return markup`<details class="cluster"${at === 0 ? markup` open` : null}><summary><span dir="auto">${headline || 'No headline'}</span> <span class="quiet">${counted(size)} records</span></summary>
<div class="columns-of">${kept}${others}</div>${more(size - 1 - copies.length, 'copy', 'copies')}</details>
`;
}
