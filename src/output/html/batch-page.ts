/**
 * One page about a batch: what came in and what came of it, whence and from when the articles are, which fields are filled, what
 * is there twice, what no rule knew, and what went wrong. It is written when all records are there, from counts and short lists.
 */
import { formatProblem } from '../../errors.js';
import type { ByteSink } from '../../text/sink.js';
import type { RowField, RowWriter } from '../format.js';
import type { BatchFacts } from '../kinds/batch-facts.js';
import { bytesIn, flow } from './batch-flow.js';
import { BATCH_STYLE } from './batch-style.js';
import { type AnyRecord, type BatchTally, startBatchTally } from './batch-tally.js';
import { barTable, columnChart } from './charts.js';
import { type Filling, type Markup, markup } from './markup.js';
import { byteCount, counted, countOf, percent } from './numbers.js';
import { pageFoot, pageHead, scrolling } from './shell.js';
import type { TopCounts } from './top-counts.js';

const PARTS = { style: BATCH_STYLE, script: null };
const MOST_SOURCES = 15;
const MOST_SHAPES = 20;

/** `facts` tells, when all records are there, of the run that made them; null when it is not known. */
export function batchPage<Row extends AnyRecord>(
  sink: ByteSink,
  fields: readonly RowField<Row>[],
  facts: (() => BatchFacts) | null,
): RowWriter<Row> {
  const tally = startBatchTally(fields);
  return {
    row: record => tally.add(record),
    end() {
      const run = facts === null ? null : facts();
      const title = countOf(tally.records, 'record');
      sink.text(
        [
          pageHead({ title: `${title} · copydesk`, ...PARTS }),
          markup`<header class="masthead"><p class="mark">copydesk</p><h1>${title}${!hasLines(run) ? null : ` from ${countOf(run.dumps, 'dump')}`}</h1>${figures(tally, run)}</header>\n<main>\n`,
          ...sections(tally, run),
          markup`</main>\n`,
          pageFoot(PARTS),
        ].join(''),
      );
    },
  };
}

/** Whether dumps were read, not records that were there already. */
function hasLines(run: BatchFacts | null): run is BatchFacts {
  return run !== null && bytesIn(run).bytes > 0;
}

function sections(tally: BatchTally, run: BatchFacts | null): (Markup | null)[] {
  const flowing = run === null ? null : flow(run, tally.records);
  return [
    flowing === null
      ? null
      : section('flow', hasLines(run) ? 'From bytes to records' : 'What came of the records', flowing),
    ...(tally.records === 0
      ? []
      : [
          section('sources', 'Where they are from', sourcesPart(tally)),
          section('time', 'When they are from', timePart(tally)),
          section('fields', 'What is known of them', fieldsPart(tally)),
          section('copies', 'What is there more than once', tally.clusters.markup(run?.pair)),
        ]),
    !hasLines(run) ? null : section('unknown', 'Lines that no rule knew', shapesPart(run)),
    section('problems', 'Problems', problemsPart(tally, run)),
  ];
}

function section(id: string, title: string, content: Filling): Markup {
  return markup`<section id="${id}"><h2>${title}</h2>\n${content}</section>\n`;
}

/** The figures on top. */
function figures({ records, words, sources }: BatchTally, run: BatchFacts | null): Markup {
  const all = run === null ? { lines: 0, bytes: 0 } : bytesIn(run);
  const of = (fate: 'kept' | 'collapsed' | 'dropped') =>
    [...(run?.lines[fate].values() ?? [])].reduce((sum, { bytes }) => sum + bytes, 0);
  const shown: (readonly [figure: string, name: string])[] = [
    [counted(words), 'words in bodies'],
    [`${counted(sources.names)}${sources.beyond > 0 ? '+' : ''}`, sources.names === 1 ? 'source' : 'sources'],
    [records === 0 ? '0' : counted(Math.round(words / records)), 'words a record'],
  ];
  if (all.bytes > 0) {
    shown.unshift([byteCount(all.bytes), 'read']);
    shown.push([percent(of('kept'), all.bytes), 'of it kept'], [percent(of('collapsed'), all.bytes), 'said again']);
  }
  return markup`<dl class="figures">${shown.map(([figure, name]) => markup`<div><dt>${name}</dt><dd>${figure}</dd></div>`)}</dl>`;
}

function topTable(title: string, column: string, counts: TopCounts, whole: number): Markup | null {
  const { rows, others } = counts.top(MOST_SOURCES);
  if (rows.length === 0) return null;
  const rest = counts.names - rows.length;
  const bars = rows.map(([name, count]) => ({ name, count }));
  const last =
    others === 0
      ? []
      : [{ name: `${counted(rest)}${counts.beyond > 0 ? ' or more' : ''} others`, count: others, colour: 'c-blank' }];
  return barTable(title, [column, 'articles'], [...bars, ...last], whole);
}

function sourcesPart({ sources, layouts, records }: BatchTally): Markup {
  return markup`<div class="pair">${topTable('Articles by source', 'source', sources, records)}${topTable('Articles by layout', 'layout', layouts, records)}</div>`;
}

function timePart({ days, records }: BatchTally): Markup {
  const { unit, columns, outside } = days.columns();
  const known = records - days.undated;
  const lead = markup`<p class="lead">${known === records ? `Each has a day` : `${counted(known)} of ${counted(records)} have a day`}: that of publication, else of the last change.${outside > 0 ? ` ${counted(outside)} are older or younger than the chart.` : null}</p>`;
  return markup`${lead}${columns.length === 0 ? null : columnChart(`Articles by ${unit}`, unit, columns)}`;
}

function fieldsPart({ filled, records }: BatchTally): Markup {
  const bars = [...filled].map(([name, count]) => ({ name, count }));
  const half = Math.ceil(bars.length / 2);
  const table = (part: typeof bars, title: string) => barTable(title, ['field', 'records'], part, records);
  return markup`<p class="lead">How many of the records have something in each field.</p><div class="pair">${table(bars.slice(0, half), 'Fields')}${table(bars.slice(half), 'Fields, continued')}</div>`;
}

function shapesPart({ shapes }: BatchFacts): Markup {
  if (shapes.length === 0) return markup`<p class="lead">None: a rule knew each line that was dropped.</p>`;
  const rows = shapes
    .slice(0, MOST_SHAPES)
    .map(
      ({ shape, rule, lines, file, line, text }) =>
        markup`<tr><td class="number">${counted(lines)}</td><th scope="row"><code>${shape}</code></th><td class="rule">${rule}</td><td dir="auto">${text}</td><td class="quiet">${file}:${line}</td></tr>`,
    );
  const more = shapes.length - rows.length;
  return markup`<p class="lead">They were dropped because nothing spoke for them. Words are shown as <code>aa</code>, <code>Aa</code> or <code>AA</code>, figures as <code>0</code>.</p>
${scrolling('Shapes of lines', markup`<table><thead><tr><th scope="col" class="number">lines</th><th scope="col">shape</th><th scope="col">rule</th><th scope="col">the first of them</th><th scope="col">where</th></tr></thead><tbody>${rows}</tbody></table>`)}${more > 0 ? markup`<p class="quiet">and ${countOf(more, 'more shape')}</p>` : null}`;
}

function problemsPart({ issues, records }: BatchTally, run: BatchFacts | null): Markup {
  const met = [...(run?.problems.counts ?? [])].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const count = met.reduce((sum, [, each]) => sum + each, 0);
  const first = run?.problems.first ?? [];
  const told = topTable('Issues of records', 'issue', issues, records);
  if (count === 0 && told === null) return markup`<p class="lead">None.</p>`;
  const bars = met.map(([name, each]) => ({ name, count: each, colour: 'c-dropped' }));
  const more = count - first.length;
  return markup`<div class="pair">${count === 0 ? null : barTable('Problems by kind', ['kind', 'times'], bars, count)}${told}</div>
${first.length === 0 ? null : scrolling('The first problems', markup`<ul class="problems">${first.map(problem => markup`<li dir="auto">${formatProblem(problem).replace(/^copydesk: |\n$/g, '')}</li>`)}</ul>`)}${more > 0 ? markup`<p class="quiet">and ${countOf(more, 'more')}</p>` : null}`;
}
