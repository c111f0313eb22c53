/**
 * The annotated source: every line of every dump, coloured by role, with where it went and why, and the record of each article
 * beside its lines. It is written as the rows come, and holds no more than what the record beside the lines says.
 */
import type { ByteSink } from '../../text/sink.js';
import { FATES, type LedgerRow, ROLES } from '../../types.js';
import type { RowWriter } from '../format.js';
import { lineGroups } from './explain-group.js';
import { DOUBTFUL, lineMarkup, SYMBOLS } from './explain-line.js';
import { type RecordCard, startCard } from './explain-record.js';
import { EXPLAIN_SCRIPT } from './explain-script.js';
import { EXPLAIN_STYLE } from './explain-style.js';
import { startTotals } from './explain-totals.js';
import { type Markup, markup } from './markup.js';
import { percent } from './numbers.js';
import { pageFoot, pageHead } from './shell.js';

const PARTS = { style: EXPLAIN_STYLE, script: EXPLAIN_SCRIPT };

const KEYS: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['/'], 'search; Esc ends it'],
  [['↓', '↑', 'j', 'k'], 'next and previous line'],
  [['n', 'p'], 'next and previous article'],
  [['r'], 'the line that this one repeats'],
  [['Home', 'End'], 'first and last line'],
];

export function explainPage(sink: ByteSink): RowWriter<LedgerRow> {
  const totals = startTotals();
  const write = (part: Markup | null) => sink.text(part?.text ?? '');
  let last: LedgerRow | null = null;
  let card: RecordCard | null = null;
  const groups = lineGroups();
  let [dumps, articles] = [0, 0];

  const begin = (file: string | null) => {
    write(pageHead({ title: `${file ?? 'Nothing'} · copydesk explain`, ...PARTS }));
    write(INTRODUCTION);
  };
  const endArticle = () => {
    if (card === null) return;
    write(groups.end());
    write(markup`</div>\n${card.card(dumps)}</section>\n`);
    card = null;
  };
  const turnToDump = ({ file }: LedgerRow) => {
    endArticle();
    if (last === null) begin(file);
    else write(markup`</section>\n`);
    dumps++;
    write(markup`<section class="dump"><h2>${file}</h2>\n`);
  };
  const turnToArticle = (row: LedgerRow) => {
    endArticle();
    // Lines that belong to none may stand amid an article.
    if (row.article !== null) articles++;
    card = startCard(row);
    const title = row.article === null ? 'In no article' : `Article ${row.article}`;
    write(markup`<section class="article"><h3>${title}</h3>\n<div>`);
  };

  return {
    row(row) {
      const newDump = row.file !== last?.file;
      if (newDump) turnToDump(row);
      if (card === null || row.article !== last?.article) turnToArticle(row);
      const begins = newDump || row.line !== last?.line;
      write(groups.add(row, lineMarkup(row, { dump: dumps, begins })));
      card?.add(row);
      totals.add(row, begins);
      last = row;
    },
    end() {
      endArticle();
      if (last === null) begin(null);
      else write(markup`</section>\n`);
      write(totals.markup(articles, dumps));
      write(markup`</main>\n`);
      write(pageFoot(PARTS));
    },
  };
}

const chip = (value: string, type: string, symbol: string | null) =>
  markup`<label class="chip ${type}-${value}"><input class="away" type="checkbox" id="show-${value}" value="${type}-${value}" checked>${symbol === null ? markup`<i></i>` : markup`<b>${symbol}</b>`}${value} <output></output></label>`;

const INTRODUCTION = markup`<header class="masthead">
<p class="mark">copydesk explain</p>
<h1>Every line, and what became of it</h1>
<p class="lead">${SYMBOLS.kept} kept, and in which field; ${SYMBOLS.collapsed} a repeat, and of which line; ${SYMBOLS.dropped} dropped, and by which rule. Point at a line to see what decided. <a href="#sum">What it comes to</a></p>
<details class="keys"><summary>Keys</summary><dl>${KEYS.map(([keys, what]) => markup`<dt>${keys.map(key => markup`<kbd>${key}</kbd> `)}</dt><dd>${what}</dd>`)}</dl></details>
</header>
<div class="tools" role="region" aria-label="Search and legend"><form>
<div class="search"><input type="search" id="search" placeholder="Search text, role, field, rule" aria-label="Search text, role, field, rule" autocomplete="off" spellcheck="false"><output id="found" role="status"></output></div>
<fieldset><legend class="away">Fates that are shown</legend>${FATES.map(fate => chip(fate, 'f', SYMBOLS[fate]))}<label class="chip"><input class="away" type="checkbox" id="doubtful" value="doubt"><b>?</b>only doubtful, below ${percent(DOUBTFUL, 1)} sure <output></output></label></fieldset>
<fieldset><legend class="away">Roles that are shown</legend>${ROLES.map(role => chip(role, 'r', null))}</fieldset>
</form></div>
<main>
`;
