/** Two articles side by side: shared passages tied by colour, own paragraphs marked, and the verdict with its numbers. */
import type { Pair, PairSide } from '../../dedup/pair.js';
import type { ByteSink } from '../../text/sink.js';
import type { RowWriter } from '../format.js';
import { type PairRow, rowsOf, VERDICTS } from '../pair-parts.js';
import { gauge } from './compare-gauge.js';
import { COMPARE_SCRIPT } from './compare-script.js';
import { cell, type Ties, tiesOf } from './compare-side.js';
import { COMPARE_STYLE } from './compare-style.js';
import { type Markup, markup } from './markup.js';
import { counted, countOf } from './numbers.js';
import { pageFoot, pageHead } from './shell.js';

const PARTS = { style: COMPARE_STYLE, script: COMPARE_SCRIPT };

export function comparePage(sink: ByteSink): RowWriter<Pair> {
  let pairs = 0;
  return {
    row(pair) {
      const title = VERDICTS[pair.verdict];
      if (pairs++ === 0) sink.text(pageHead({ title: `${title} · copydesk compare`, ...PARTS }).text);
      sink.text(page(pair, `${title.charAt(0).toUpperCase()}${title.slice(1)}`).text);
    },
    end() {
      if (pairs === 0) sink.text(pageHead({ title: 'copydesk compare', ...PARTS }).text);
      sink.text(pageFoot(PARTS).text);
    },
  };
}

function page(pair: Pair, title: string): Markup {
  const { a, b } = pair;
  const ties = tiesOf(pair);
  const rows = rowsOf(a.paragraphs, b.paragraphs).map(row => rowMarkup(pair, row, ties));
  return markup`<header class="masthead"><p class="mark">copydesk compare</p><h1>${title}</h1>
${numbers(pair)}</header>
<main>
<form class="tools"><label class="chip"><input class="away" type="checkbox" id="differing">only what differs</label> <span class="quiet">The same colour on both sides: the same words. A bar at the edge: in this article only; dotted: elsewhere in the other.</span></form>
<div class="sides"><div class="row heads">${head(a, 'A')}${head(b, 'B')}</div>
${rows}</div>
</main>
`;
}

function numbers({ shared, containment, similarity, passage, thresholds, a, b }: Pair): Markup {
  const quote =
    passage === null
      ? markup`<p class="lead">They have no passage in common.</p>`
      : markup`<figure class="quote"><figcaption>The longest shared passage, ${countOf(passage.words, 'word')} (related from ${thresholds.passage}): <a href="#a${passage.a.paragraph + 1}">paragraph ${passage.a.paragraph + 1} of A</a>, <a href="#b${passage.b.paragraph + 1}">paragraph ${passage.b.paragraph + 1} of B</a></figcaption>${passage.a.text.split('\n').map(text => markup`<p dir="auto">${text}</p>`)}</figure>`;
  return markup`<div class="numbers">
${gauge(
  'Containment',
  `${counted(shared)} of the ${countOf(Math.min(a.words, b.words), 'word')} of the shorter body`,
  containment,
  [
    { at: thresholds.related, name: 'related' },
    { at: thresholds.copy, name: 'copy' },
  ],
)}
${gauge('Similarity', `${counted(shared)} of the ${countOf(Math.max(a.words, b.words), 'word')} of the longer body`, similarity, [])}
</div>${quote}`;
}

function head({ id, source, headline, published, updated, words, paragraphs }: PairSide, name: string): Markup {
  const own = paragraphs.filter(paragraph => paragraph.own).length;
  const time = updated ?? published;
  return markup`<section class="side" aria-label="Article ${name}"><p class="name">${name}</p><h2 dir="auto">${headline ?? 'No headline'}</h2>
<p class="quiet">${source.file}:${source.firstLine}–${source.lastLine}</p><p class="quiet"><code>${id}</code></p>
<p>${time === null ? null : `${time} · `}${countOf(words, 'word')} · ${countOf(paragraphs.length, 'paragraph')}, ${counted(own)} its own</p></section>`;
}

function rowMarkup({ a, b }: Pair, [inA, inB]: PairRow, ties: Ties): Markup {
  const [left, right] = [cell(a, 'a', inA, ties.a), cell(b, 'b', inB, ties.b)];
  const isSame = [left, right].every(({ standing }) => standing === 'same' || standing === null);
  return markup`<div class="row${isSame ? ' same' : null}">${left.markup}${right.markup}</div>\n`;
}
