/**
 * How far a record's `confidence` can be believed: each page of CORPUS is read alone by the built library; right is a body whose F1
 * over word 4-grams is .9 or more (as score.py counts). Prints Brier scores against the base rate of the pages of all other
 * sites, and the reliability table of docs/confidence.md.
 *
 *     node tests/fit/reliability.js CORPUS        after npm run build; about two minutes on one core
 */
import { readFileSync } from 'node:fs';
import { argv } from 'node:process';
import { extract } from '../../dist/index.js';

const SETS = ['wcxb', 'waddle'];
const RIGHT = 0.9;
const TOKEN = /[\u3400-\u9fff\u3040-\u30ff]|[\p{L}\p{N}]+/gu;
const EDGES = [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01];

function grams(text) {
  const words = text.toLowerCase().match(TOKEN) ?? [];
  const size = Math.min(4, words.length);
  const counts = new Map();
  const last = size === 0 ? -1 : words.length - size;
  for (let at = 0; at <= last; at++) {
    const gram = words.slice(at, at + size).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

const total = counts => [...counts.values()].reduce((sum, count) => sum + count, 0);

function f1(one, other) {
  let hits = 0;
  for (const [gram, count] of one) hits += Math.min(count, other.get(gram) ?? 0);
  return hits === 0 ? 0 : (2 * hits) / (total(one) + total(other));
}

/** The page's record with the longest body: its confidence, and whether its body is right; null when there is no record. */
function judged(corpus, set, key, body) {
  const extraction = extract({ file: key });
  const { records } = extraction.push(readFileSync(`${corpus}/pages/${set}/${key}`));
  records.push(...extraction.end().records);
  if (records.length === 0) return null;
  const text = record => record.body.join('\n');
  const longest = records.reduce((best, record) => (text(record).length > text(best).length ? record : best));
  return {
    site: key.split('/')[0],
    said: longest.confidence,
    right: f1(grams(body), grams(text(longest))) >= RIGHT ? 1 : 0,
  };
}

const mean = values => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean squared error when the share of right bodies on all other sites is said of each page. */
function baseBrier(rows) {
  const right = rows.reduce((sum, row) => sum + row.right, 0);
  const bySite = Map.groupBy === undefined ? groupBy(rows) : Map.groupBy(rows, ({ site }) => site);
  return mean(
    rows.map(({ site, right: own }) => {
      const same = bySite.get(site);
      const share = (right - same.reduce((sum, row) => sum + row.right, 0)) / (rows.length - same.length);
      return (share - own) ** 2;
    }),
  );
}

function groupBy(rows) {
  const groups = new Map();
  for (const row of rows) groups.set(row.site, [...(groups.get(row.site) ?? []), row]);
  return groups;
}

function show(set, rows) {
  const brier = mean(rows.map(({ said, right }) => (said - right) ** 2));
  const share = mean(rows.map(({ right }) => right));
  console.log(
    `\n${set}: ${rows.length} records, right ${share.toFixed(3)}, Brier ${brier.toFixed(4)}, base rate ${baseBrier(rows).toFixed(4)}\n`,
  );
  console.log('| confidence | records | said, on average | right |\n|---|---|---|---|');
  for (const [i, from] of EDGES.slice(0, -1).entries()) {
    const held = rows.filter(({ said }) => said >= from && said < EDGES[i + 1]);
    if (held.length === 0) continue;
    const cell = value => mean(held.map(value)).toFixed(2);
    console.log(
      `| ${from} to ${Math.min(1, EDGES[i + 1])} | ${held.length} | ${cell(row => row.said)} | ${cell(row => row.right)} |`,
    );
  }
}

const [corpus] = argv.slice(2);
for (const set of SETS) {
  const gold = JSON.parse(readFileSync(`${corpus}/gold/${set}.json`, 'utf8'));
  const rows = Object.entries(gold).flatMap(([key, { body }]) => judged(corpus, set, key, body) ?? []);
  show(set, rows);
}
