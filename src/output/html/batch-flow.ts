/** The flow from bytes in to records out: one bar parted by fate, the part that was kept led to the records made of it. */
import { FATES, type Fate } from '../../types.js';
import type { BatchFacts, LineSum } from '../kinds/batch-facts.js';
import { type Bar, barTable, partLabels, ribbon, stackedBar } from './charts.js';
import { type Markup, markup } from './markup.js';
import { byteCount, counted, countOf } from './numbers.js';

/** A blank line is dropped too, but by no judgement: it has a part of its own. */
const BLANK = 'blank';
const LEFT_OUT: ReadonlyMap<string, string> = new Map([
  ['exact', 'exact copies'],
  ['near', 'near copies'],
  ['truncated', 'truncated copies'],
  ['update', 'other versions'],
  ['short', 'too few words'],
]);
const COLOURS: ReadonlyMap<string, string> = new Map([
  ['exact', 'c-collapsed'],
  ['near', 'c-near'],
  ['truncated', 'c-truncated'],
  ['update', 'c-update'],
]);
const UNASKED = 'not asked for';
const RECORDS_OUT = 'records out';

type Sums = ReadonlyMap<string, LineSum>;

function sumOf(sums: Iterable<LineSum>): LineSum {
  let [lines, bytes] = [0, 0];
  for (const sum of sums) [lines, bytes] = [lines + sum.lines, bytes + sum.bytes];
  return { lines, bytes };
}

/** All bytes of a batch. */
export function bytesIn({ lines }: BatchFacts): LineSum {
  return sumOf(FATES.map(fate => sumOf(lines[fate].values())));
}

/** The flow, and what was kept, collapsed and dropped by each rule; null when there is none to tell. */
export function flow(facts: BatchFacts, records: number): Markup | null {
  const all = bytesIn(facts);
  const articles = articleParts(facts, records);
  if (all.bytes > 0) return bytesFlow(facts, all, articles, records);
  return articles.length < 2
    ? null
    : markup`<figure class="flow">${articlesBar(articles)}</figure>\n${articlesTable(articles)}`;
}

function bytesFlow(facts: BatchFacts, all: LineSum, articles: readonly Bar[], records: number): Markup {
  const parts = fateParts(facts).filter(({ count }) => count > 0);
  const kept = parts[0].name === 'kept' ? parts[0].count / all.bytes : 0;
  const whole: Bar = { name: 'bytes in', count: all.bytes, shown: byteCount(all.bytes), colour: 'c-in' };
  let from = 0;
  const bands = parts.map(({ count, colour = '' }) => {
    const stretch = [from / all.bytes, (from + count) / all.bytes] as const;
    from += count;
    return { top: stretch, below: stretch, colour };
  });
  const labels = partLabels(parts, all.bytes);
  const end =
    articles.length === 0
      ? null
      : [
          markup`<div class="band">${ribbon([{ top: [0, kept], below: [0, 1], colour: 'c-kept' }])}${labels}</div>`,
          articlesBar(articles),
        ];
  return markup`<figure class="flow">
${stackedBar([whole], all.bytes)}<div class="band">${ribbon(bands)}</div>${stackedBar(parts, all.bytes)}${end ?? labels}
<figcaption>${countOf(facts.dumps, 'dump')} with ${countOf(all.lines, 'line')}, ${byteCount(all.bytes)}. What was kept made ${countOf(facts.articles, 'article')}${end === null ? null : `, and these ${countOf(records, 'record')}`}.</figcaption>
</figure>
<div class="pair">${partTable(parts, all)}${articlesTable(articles)}</div>
<div class="masonry">${FATES.map(fate => ruleTable(fate, facts.lines[fate], all))}</div>
`;
}

/** The records, and the articles that became none that is printed. */
function articleParts({ articles, leftOut }: BatchFacts, records: number): Bar[] {
  const left = Object.entries(leftOut).filter(([, count]) => count > 0);
  const told = left.reduce((sum, [, count]) => sum + count, records);
  if (told < articles) left.push([UNASKED, articles - told]);
  return [
    ...(records === 0 ? [] : [{ name: RECORDS_OUT, count: records, colour: 'c-kept' }]),
    ...left.map(([why, count]) => ({ name: LEFT_OUT.get(why) ?? why, count, colour: COLOURS.get(why) ?? 'c-blank' })),
  ];
}

function articlesBar(articles: readonly Bar[]): Markup {
  const all = total(articles);
  return markup`${stackedBar(articles, all)}${partLabels(articles, all)}`;
}

function total(parts: readonly Bar[]): number {
  return parts.reduce((sum, { count }) => sum + count, 0);
}

function fateParts({ lines }: BatchFacts): Bar[] {
  const part = (name: string, sums: Iterable<LineSum>, colour: string): Bar => {
    const { bytes } = sumOf(sums);
    return { name, count: bytes, shown: byteCount(bytes), colour };
  };
  const blank = lines.dropped.get(BLANK);
  const dropped = new Map(lines.dropped);
  dropped.delete(BLANK);
  return [
    part('kept', lines.kept.values(), 'c-kept'),
    part('collapsed', lines.collapsed.values(), 'c-collapsed'),
    part('dropped', dropped.values(), 'c-dropped'),
    part(BLANK, blank === undefined ? [] : [blank], 'c-blank'),
  ];
}

/** The same as a table, each bar where its part is. */
function partTable(parts: readonly Bar[], all: LineSum): Markup {
  let from = 0;
  const bars = parts.map(part => {
    from += part.count;
    return { ...part, from: from - part.count };
  });
  return barTable('Bytes in, by what became of them', ['fate', 'bytes'], bars, all.bytes);
}

function articlesTable(articles: readonly Bar[]): Markup {
  return barTable('Articles, by what became of them', ['fate', 'articles'], articles, total(articles));
}

const TITLES: Readonly<Record<Fate, string>> = {
  kept: 'Kept, by what spoke for it',
  collapsed: 'Collapsed, by rule',
  dropped: 'Dropped, by rule',
};

function ruleTable(fate: Fate, sums: Sums, all: LineSum): Markup | null {
  if (sums.size === 0) return null;
  const bars = [...sums]
    .toSorted(([a, m], [b, n]) => n.bytes - m.bytes || (a < b ? -1 : 1))
    .map(([name, { lines, bytes }]) => ({
      name: markup`${name} <span class="quiet">${counted(lines)} ${lines === 1 ? 'line' : 'lines'}</span>`,
      count: bytes,
      shown: byteCount(bytes),
      colour: name === BLANK ? 'c-blank' : `c-${fate}`,
    }));
  return barTable(TITLES[fate], ['rule', 'bytes'], bars, all.bytes);
}
