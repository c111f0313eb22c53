/**
 * Fits src/articles/joined/seams.json, and prints its cross-validated score: what speaks for a seam between pages of two sites.
 *   node tests/fit/seams.js CORPUS [--article] [--write]
 * CORPUS holds pages/ and gold/. Pages of different sites are joined, two to five, mostly of one language; pages alone have no
 * seam. Sites are in four folds by their names, and pages of one fold only are joined, so that no site is on both sides.
 * With --article it is src/articles/joined/seams-article.json: a page is joined to nothing but the lines of another one's body.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const SETS = ['wcxb', 'waddle', 'wcxb-fragments', 'waddle-fragments'];
const FOLDS = 4;
const JOINS_A_FOLD = 120;
const MOST_PAGES = 5;
const SAME_LANGUAGE = 0.7;
/** Steps of the descent, its rate (Adagrad) and the weight of the penalty. */
const FIT = { steps: 300, rate: 0.5, penalty: 1e-3 };
const FOLDER = join(import.meta.dirname, '../../src/articles');
const { values: flags, positionals } = parseArgs({
  options: { article: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [corpus] = positionals;
const KIND = flags.article ? 'article' : 'page';
/** What is put between two of them. */
const BETWEEN = [[], ['', '', ''], ['', '='.repeat(40), '']];

async function pageCode() {
  const contents = ['units/units', 'page/columns', 'joined/seams']
    .map(name => `export * from './${name}.js';`)
    .join('\n');
  const outfile = join(tmpdir(), `copydesk-seams-${process.pid}.mjs`);
  const stdin = { contents, resolveDir: FOLDER, loader: 'ts' };
  await build({ stdin, bundle: true, format: 'esm', outfile, logLevel: 'error' });
  return import(pathToFileURL(outfile).href);
}

const { knownUnits, seamGaps, unitsOf } = await pageCode();

const siteOf = key => key.split('/')[0];
const foldOf = key => Number(BigInt(`0x${createHash('md5').update(siteOf(key)).digest('hex')}`) % BigInt(FOLDS));

let seed = 5;
const random = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
const pick = list => list[Math.floor(random() * list.length)];

/** The gaps of joined lines, each with whether a page begins in it. */
function rowsOf(lines, starts, about) {
  const known = knownUnits(unitsOf(lines));
  const lineAt = at => known[at].unit.lines[0];
  return seamGaps(known, KIND).map(({ from, to, features }) => {
    const isSeam = starts.some(start => start > lineAt(from) && start <= lineAt(to));
    return Object.assign({ features, isSeam: Number(isSeam) }, about);
  });
}

/** Rows of the pages of a set alone and joined, and the number of seams there are. */
function setRows(set) {
  const gold = JSON.parse(readFileSync(join(corpus, 'gold', `${set.split('-')[0]}.json`), 'utf8'));
  const keys = Object.keys(gold).toSorted();
  const linesOf = key => readFileSync(join(corpus, 'pages', set, key), 'utf8').split('\n');
  const rows = keys.flatMap(key => rowsOf(linesOf(key), [], { fold: foldOf(key), page: `${set}/${key}` }));
  let seams = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const mine = keys.filter(key => foldOf(key) === fold);
    for (let nth = 0; nth < JOINS_A_FOLD; nth++) {
      const joined = someOf(mine, key => gold[key].lang);
      const lines = [];
      const starts = joined.map(key => {
        const start = lines.length;
        lines.push(...linesOf(key), ...(random() < 0.5 ? ['', '', ''] : []));
        return start;
      });
      seams += starts.length - 1;
      rows.push(...rowsOf(lines, starts.slice(1), { fold, page: null }));
    }
  }
  return { rows, seams };
}

const folded = text =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The lines of a page from the first to the last that is a longer one of its gold body; none where these are too few. */
function bodyLines(lines, body) {
  const wanted = new Set(
    body
      .split('\n')
      .map(folded)
      .filter(text => text.length > 40),
  );
  const isWanted = line => wanted.has(folded(line));
  const [first, last] = [lines.findIndex(isWanted), lines.findLastIndex(isWanted)];
  return last > first + 2 ? lines.slice(first, last + 1) : [];
}

/** The same of bodies alone, and of bodies with a page of another site behind them. */
function articleRows(set) {
  const gold = JSON.parse(readFileSync(join(corpus, 'gold', `${set}.json`), 'utf8'));
  const keys = Object.keys(gold).toSorted();
  const linesOf = key => readFileSync(join(corpus, 'pages', set, key), 'utf8').split('\n');
  const bodies = keys.map(key => ({ key, lines: bodyLines(linesOf(key), gold[key].body) }));
  const some = bodies.filter(({ lines }) => lines.length > 0);
  const rows = some.flatMap(({ key, lines }) => {
    const about = { fold: foldOf(key), page: `${set}/${key}` };
    const other = pick(keys.filter(each => foldOf(each) === about.fold && siteOf(each) !== siteOf(key)));
    const above = [...lines, ...pick(BETWEEN)];
    const joined = rowsOf([...above, ...linesOf(other)], [above.length], { fold: about.fold, page: null });
    // Only the first seam is asked for.
    const first = joined.findIndex(({ isSeam }) => isSeam);
    return [...rowsOf(lines, [], about), ...joined.slice(0, first + 1)];
  });
  return { rows, seams: some.length };
}

/** Two to five pages, no two of one site behind each other. */
function someOf(keys, languageOf) {
  const some = [pick(keys)];
  const count = 2 + Math.floor(random() * (MOST_PAGES - 1));
  const alike = keys.filter(key => languageOf(key) === languageOf(some[0]));
  const pool = random() < SAME_LANGUAGE ? alike : keys;
  for (let tries = 0; some.length < count && tries < 50; tries++) {
    const key = pick(pool);
    if (siteOf(key) !== siteOf(some.at(-1))) some.push(key);
  }
  return some;
}

const weigh = (features, weights) =>
  Object.entries(features).reduce((sum, [name, value]) => sum + weights[name] * value, 0);

/** Logistic regression by gradient descent. */
function fit(rows) {
  const names = Object.keys(rows[0].features);
  const values = rows.map(({ features }) => names.map(name => features[name]));
  const weights = names.map(() => 0);
  const squares = names.map(() => 1e-6);
  for (let step = 0; step < FIT.steps; step++) {
    const gradient = names.map(() => 0);
    values.forEach((row, at) => {
      const score = row.reduce((sum, value, i) => sum + value * weights[i], 0);
      const error = 1 / (1 + Math.exp(-score)) - rows[at].isSeam;
      row.forEach((value, i) => (gradient[i] += error * value));
    });
    gradient.forEach((sum, i) => {
      const slope = sum / rows.length + FIT.penalty * weights[i];
      squares[i] += slope * slope;
      weights[i] -= (FIT.rate * slope) / Math.sqrt(squares[i]);
    });
  }
  return Object.fromEntries(names.map((name, i) => [name, Math.round(weights[i] * 1000) / 1000]));
}

const all = flags.article ? SETS.slice(0, 2).map(articleRows) : SETS.map(setRows);
const rows = all.flatMap(({ rows }) => rows);
const seams = all.reduce((sum, set) => sum + set.seams, 0);
const scored = Array.from({ length: FOLDS }, (_, fold) => {
  const weights = fit(rows.filter(row => row.fold !== fold));
  return rows.filter(row => row.fold === fold).map(row => Object.assign(row, { score: weigh(row.features, weights) }));
}).flat();
console.log(`${seams} seams, ${scored.filter(({ isSeam }) => isSeam).length} of them in a gap`);
for (const least of [0, 0.5, 0.8, 1, 1.5, 2]) {
  const taken = scored.filter(({ score }) => score > least);
  const right = taken.filter(({ isSeam }) => isSeam).length;
  const wrong = taken.filter(({ isSeam, page }) => !isSeam && page === null).length;
  const cut = SETS.map(set => new Set(taken.flatMap(({ page }) => (page?.startsWith(`${set}/`) ? [page] : []))).size);
  console.log(
    `from ${least}: found ${(right / seams).toFixed(3)}, wrong ${wrong}, pages alone that are cut ${cut.join(', ')}`,
  );
}
const weights = fit(rows);
console.log(weights);
if (flags.write) {
  const table = Object.entries(weights).map(([name, weight]) => `  "${name}": ${weight}`);
  writeFileSync(
    join(FOLDER, 'joined', flags.article ? 'seams-article.json' : 'seams.json'),
    `{\n${table.join(',\n')}\n}\n`,
  );
}
