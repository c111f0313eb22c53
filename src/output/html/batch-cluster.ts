/**
 * One cluster of duplicates, side by side: the record that is kept and its copies, each whole. The same words have the colour of
 * the kept paragraph in which they stand; what only one of them has is marked.
 */
import type { Pair, PairParagraph, PairSide } from '../../dedup/pair.js';
import type { Copy, Source } from '../../records/record.js';
import { standingOf } from '../pair-parts.js';
import { excerpt } from './excerpt.js';
import { type Filling, type Markup, markup } from './markup.js';
import { counted, countOf, percent } from './numbers.js';
import { scrolling } from './shell.js';

/** What is shown of a long one: nobody reads more beside another, and the page stays bounded. */
const MOST_PARAGRAPHS = 60;
const MOST_TEXT = 3000;
const COLOURS = 6;

export interface Cluster {
  readonly size: number;
  readonly headline: string;
  readonly source: Source;
  /** How the kept body begins, and how many paragraphs it has; for when it is not at hand whole. */
  readonly body: readonly string[];
  readonly paragraphs: number;
  /** Those of its copies that are shown. */
  readonly copies: readonly ClusterCopy[];
}

export type ClusterCopy = Omit<Copy, 'id' | 'verified' | 'error'>;

/** Characters [start, end) that stand in another body too, in the colour of a kept paragraph. */
interface Shared {
  readonly start: number;
  readonly end: number;
  readonly colour: number;
}

export function place({ file, firstLine, lastLine }: Source): string {
  return `${file}:${firstLine}–${lastLine}`;
}

export function more(rest: number, one: string, many: string): Filling {
  return rest > 0 ? markup`<p class="quiet">and ${countOf(rest, `more ${one}`, `more ${many}`)}</p>` : null;
}

/** `pairs` has the kept record beside each copy, or null for one that is not at hand. */
export function sideBySide(cluster: Cluster, pairs: readonly (Pair | null)[], isOpen: boolean): Markup {
  const { size, headline, copies } = cluster;
  const columns = markup`<div class="columns-of">${keptColumn(cluster, pairs)}${copies.map((copy, i) => copyColumn(copy, pairs[i]))}</div>`;
  return markup`<details class="cluster"${isOpen ? markup` open` : null}><summary><span dir="auto">${headline || 'No headline'}</span> <span class="quiet">${counted(size)} records</span></summary>
${scrolling(`${headline || 'No headline'}: the record that is kept, and its copies`, columns)}${more(size - 1 - copies.length, 'copy', 'copies')}</details>
`;
}

function keptColumn({ source, body, paragraphs }: Cluster, pairs: readonly (Pair | null)[]): Markup {
  const there = pairs.filter(pair => pair !== null);
  const head = markup`<h4>Kept</h4><p class="quiet">${place(source)}</p>`;
  if (there.length === 0)
    return markup`<article class="kept">${head}${body.map(text => markup`<p dir="auto">${text}</p>`)}${more(paragraphs - body.length, 'paragraph', 'paragraphs')}</article>`;
  const shared = there.flatMap(({ passages }) => passages.map(({ a }) => a));
  const isAlone = (i: number) => there.every(({ a }) => a.paragraphs[i].own);
  const of = (i: number) => united(shared.filter(({ paragraph }) => paragraph === i)).map(range => coloured(range, i));
  return markup`<article class="kept">${head}${wholeBody(there[0].a, of, (_, i) => [String(i + 1), isAlone(i) ? 'only here' : null])}</article>`;
}

function copyColumn({ source, kind, similarity, containment, own }: ClusterCopy, pair: Pair | null): Markup {
  const head = markup`<h4>${kind === 'exact' ? 'Exact copy' : `Copy: ${kind}`}</h4><p class="quiet">${place(source)}</p><p class="quiet">${percent(similarity, 1)} similar, ${percent(containment, 1)} contained</p>`;
  if (pair === null) return markup`<article>${head}${ownOnly(kind, own)}</article>`;
  const of = (i: number) =>
    pair.passages
      .filter(({ b }) => b.paragraph === i)
      .map(({ a, b }) => coloured(b, a.paragraph))
      .toSorted((one, other) => one.start - other.start);
  return markup`<article>${head}${wholeBody(pair.b, of, said)}</article>`;
}

/** A copy of which the text is not at hand. */
function ownOnly(kind: Copy['kind'], own: readonly string[] | null): Filling {
  if (own === null) return markup`<p>What it has of its own is not known.</p>`;
  if (own.length === 0)
    return markup`<p>${kind === 'exact' ? 'The same, word for word.' : 'It has nothing of its own.'}</p>`;
  return [markup`<p class="quiet">Of its own:</p>`, own.map(text => markup`<p class="own" dir="auto">${text}</p>`)];
}

/** What stands above a paragraph of a copy: the kept paragraph that it is, and how much of it that has. */
function said(paragraph: PairParagraph): readonly [number: string, where: string | null] {
  const { match, shared, words } = paragraph;
  const number = match === null ? '' : String(match + 1);
  switch (standingOf(paragraph)) {
    case 'same':
      return [number, null];
    case 'part':
      return [number, `${counted(shared)} of ${countOf(words, 'word')}`];
    case 'moved':
      return ['', 'elsewhere in the kept one'];
    case 'own':
      return ['', 'only here'];
  }
}

function wholeBody(
  { paragraphs }: PairSide,
  shared: (paragraph: number) => readonly Shared[],
  about: (paragraph: PairParagraph, at: number) => readonly [number: string, where: string | null],
): Filling {
  const shown = paragraphs.slice(0, MOST_PARAGRAPHS).map((paragraph, i) => {
    const [number, where] = about(paragraph, i);
    const isOwn = where === 'only here';
    const tag =
      where === null ? markup`<b>${number}</b>` : markup`<b>${number}</b> <span class="where">${where}</span>`;
    return markup`<div class="${isOwn ? 'own' : 'shared'}"><p class="tag">${tag}</p><p class="text" dir="auto">${marked(paragraph.text, shared(i))}</p></div>`;
  });
  return [shown, more(paragraphs.length - shown.length, 'paragraph', 'paragraphs')];
}

function coloured({ start, end }: Omit<Shared, 'colour'>, paragraph: number): Shared {
  return { start, end, colour: paragraph % COLOURS };
}

/** Ranges joined where they meet, in order. */
function united(ranges: readonly Omit<Shared, 'colour'>[]): Omit<Shared, 'colour'>[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last === undefined || start > last.end) joined.push({ start, end });
    else last.end = Math.max(last.end, end);
  }
  return joined;
}

/** A text with what it shares marked, cut where it is too long. */
function marked(text: string, shared: readonly Shared[]): Filling {
  const shown = excerpt(text, MOST_TEXT);
  let at = 0;
  const pieces: Filling[] = [];
  for (const { start, end, colour } of shared) {
    if (start >= shown.length) break;
    pieces.push(shown.slice(at, start), markup`<mark class="t${colour}">${shown.slice(start, end)}</mark>`);
    at = end;
  }
  return [...pieces, shown.slice(at)];
}
