/**
 * Prints what the fit learns from, by the very code that reads pages: so features are written once.
 *   node tests/fit/columns.js units CORPUS OUT          every page's units, words, features and scales; with OUT/lexicons.json the words of
 *                                                       a page weigh what other sites say
 *   node tests/fit/columns.js heads CORPUS OUT          readings with the weights of OUT/folds.json: candidates, doubts, bodies
 * CORPUS holds pages/ and gold/. OUT gets a row a page in <set>.ndjson and their numbers in <set>.f32, or <set>-heads.ndjson.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const SETS = ['waddle', 'wcxb', 'waddle-fragments', 'wcxb-fragments'];
const FOLDS = 4;
const FOLDER = join(import.meta.dirname, '../../src/articles');
const [what, corpus, out] = process.argv.slice(2);

/** The page code, bundled where it can be imported. */
async function pageCode() {
  const pages = ['index', 'model', 'crf', 'told', 'verdict', 'headline', 'confidence', 'lexicon'];
  const outfile = join(tmpdir(), `copydesk-fit-${process.pid}.mjs`);
  const modules = [...pages.map(name => `page/${name}`), 'site/siblings'];
  const contents = modules.map(name => `export * from './${name}.js';`).join('\n');
  await build({
    stdin: { contents, resolveDir: FOLDER, loader: 'ts' },
    bundle: true,
    format: 'esm',
    outfile,
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}

const code = await pageCode();

/** The fold of a site: pages of one site are never on both sides. */
function foldOf(site) {
  return Number(BigInt(`0x${createHash('md5').update(site).digest('hex')}`) % BigInt(FOLDS));
}

/** Calls `visit` with each page of a set: alone, and with its siblings where they have something in common. */
function visitPages(set, visit) {
  const gold = JSON.parse(readFileSync(join(corpus, 'gold', `${set.split('-')[0]}.json`), 'utf8'));
  for (const [site, keys] of grouped(Object.keys(gold).toSorted())) {
    const pages = keys.map(key => readFileSync(join(corpus, 'pages', set, key), 'utf8').split('\n'));
    const sketches = new Map();
    for (const page of pages) code.addPage(sketches, page);
    const learned = code.learn(sketches);
    for (const furniture of learned === null ? [null] : [learned.furniture, null])
      pages.forEach((lines, at) => {
        const about = { page: keys[at], siblings: furniture !== null, family: learned !== null, fold: foldOf(site) };
        visit(lines, furniture, { ...about, pages: keys.length });
      });
  }
}

/** Pages by their site. */
function grouped(keys) {
  const sites = new Map();
  for (const key of keys) {
    const [site] = key.split('/');
    if (!sites.has(site)) sites.set(site, []);
    sites.get(site).push(key);
  }
  return sites;
}

const rowOf = ({ page }, at) => ({ lines: page.known[at].unit.lines, text: page.known[at].unit.text });
/** With what the lexicon is fitted on. */
const sayingOf = (prepared, at) => ({
  ...rowOf(prepared, at),
  says: [...code.lexiconWords(prepared.page.known[at].lower)],
});

const lexicons = join(out, 'lexicons.json');
/** The lexicon of each fold, fitted on the others; where there are none, that of the program counts for all. */
const lexiconOf = existsSync(lexicons)
  ? JSON.parse(readFileSync(lexicons, 'utf8')).map(words => new Map(Object.entries(words)))
  : [];

/** One row a page: its units, and their features in NAME.f32 with the unit's scale last. */
function unitRow(lines, furniture, about, numbers) {
  const prepared = code.prepare(lines, furniture);
  const columns = [];
  const names = [];
  code.features(
    prepared.page,
    prepared.pageContent,
    (name, column) => {
      names.push(name);
      columns.push(column);
    },
    lexiconOf[about.fold],
  );
  columns.push(code.unitScales(prepared.page));
  const count = prepared.page.known.length;
  const all = new Float32Array(count * columns.length);
  columns.forEach((column, nth) => column.forEach((value, at) => (all[at * columns.length + nth] = value)));
  numbers(all);
  const units = Array.from({ length: count }, (_, at) => sayingOf(prepared, at));
  return { ...about, names, units, words: [...prepared.page.words] };
}

const folds = what === 'heads' ? JSON.parse(readFileSync(join(out, 'folds.json'), 'utf8')) : [];

/** One row a page: candidates for the headline with features, doubts, and the body that was found. */
function headRow(lines, furniture, about) {
  const prepared = code.prepare(lines, furniture);
  const { page, pageContent, known, content } = prepared;
  const given = code.verdicts(
    page,
    code.posteriors(code.potentialsOf(page, pageContent, folds[about.fold], lexiconOf[about.fold])),
  );
  const kept = known.map(() => false);
  page.places.forEach((place, at) => (kept[place] = given[at].rule === null));
  const cut = known.map(({ fold }) => furniture?.has(fold) ?? false);
  const candidates = [];
  code.visitCandidates({ known, content, kept, furniture: cut }, (place, emitAll) => {
    const features = {};
    emitAll((name, value) => (features[name] = value));
    candidates.push({ text: known[place].unit.text, features });
  });
  const body = known.flatMap(({ unit }, at) => (kept[at] ? [unit.text] : []));
  return {
    ...about,
    found: code.isArticle(page, given, () => code.isToldAbove(page.known, given)),
    body,
    candidates,
    doubts: code.doubts(page, given),
  };
}

/** Each page's row to OUT/<set>.ndjson, its numbers to OUT/<set>.f32. */
function writeUnits(set) {
  const numbers = openSync(join(out, `${set}.f32`), 'w');
  const write = values => writeSync(numbers, new Uint8Array(values.buffer));
  const rows = [];
  visitPages(set, (lines, furniture, about) => rows.push(unitRow(lines, furniture, about, write)));
  closeSync(numbers);
  return writeRows(set, rows);
}

/** Each page's row to OUT/<set>-heads.ndjson. */
function writeHeads(set) {
  const rows = [];
  visitPages(set, (lines, furniture, about) => rows.push(headRow(lines, furniture, about)));
  return writeRows(`${set}-heads`, rows);
}

function writeRows(name, rows) {
  writeFileSync(join(out, `${name}.ndjson`), rows.map(row => `${JSON.stringify(row)}\n`).join(''));
  return rows.length;
}

mkdirSync(out, { recursive: true });
for (const set of SETS) process.stdout.write(`${set} ${what === 'heads' ? writeHeads(set) : writeUnits(set)}\n`);
