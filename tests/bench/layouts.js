/**
 * Measures how much of generated pages comes out right: the line grammars of docs/layouts.md in five scripts.
 *   npm run bench:layouts -- [--grammar NAME] [--dumps N] [--real] [--wrong N] [--seed N]
 *   npm run bench:layouts -- --sites N [--pages N] [--dumps N] [--language NAME] [--field NAME] [--wrong N] [--seed N]
 * With --sites it is pages of so many other sites in 26 languages, each with its own menu, head and foot. Text is invented; with --real it is that of the corpus in ../shared, where that is there. --wrong prints so many failures, with --field those of one field.
 */
import { parseArgs } from 'node:util';
import { extract } from '../../dist/index.js';
import { GRAMMARS } from './layouts/grammars.js';
import { dumpOf } from './layouts/pages.js';
import { addDump, MEASURES } from './layouts/score.js';
import { dumpOfSites } from './layouts/site-pages.js';
import { LANGUAGES, writer } from './layouts/stories.js';
import { corpusLanguages, dice, invented, real, scripts } from './layouts/words.js';

const { values } = parseArgs({
  options: {
    grammar: { type: 'string' },
    dumps: { type: 'string', default: '20' },
    wrong: { type: 'string', default: '0' },
    real: { type: 'boolean', default: false },
    sites: { type: 'string', default: '0' },
    pages: { type: 'string', default: '1' },
    seed: { type: 'string', default: '0' },
    language: { type: 'string' },
    field: { type: 'string', default: '' },
  },
});

const languages = values.real ? corpusLanguages() : null;
if (values.real && languages === null) console.log('../shared/corpus is not there: the text is invented.');
const names = languages === null ? scripts : Object.keys(languages).toSorted();
const materialOf = (name, chances) =>
  languages === null ? invented(name, chances) : real(languages[name], name, chances);

/** The records of a dump. */
function recordsOf(text) {
  const extraction = extract({});
  return [...extraction.push(new TextEncoder().encode(text)).records, ...extraction.end().records];
}

const share = sum => (sum === undefined ? '-' : ((100 * sum.right) / sum.all).toFixed(0)).padStart(10);
const row = (name, cells) => console.log(name.padEnd(24) + cells.join(''));
const show = (name, sums) =>
  row(
    name,
    MEASURES.map(measure => share(sums[measure])),
  );

const seed = Number(values.seed) * 1_000_003;
let failures = Number(values.wrong);
row(
  '% right',
  MEASURES.map(measure => measure.padStart(10)),
);
/** Measures dumps, told apart by a name. */
function measure(name, count, make, sums) {
  for (let dump = 0; dump < count; dump++) {
    const { text, wanted } = make();
    const wrong = addDump(sums, recordsOf(text), wanted);
    const told = wrong.filter(each => each.startsWith(values.field));
    if (told.length > 0 && failures-- > 0) console.log(`${name}\n  ${told.join('\n  ')}\n${text}`);
  }
}

/** Pages of other sites, language by language; those of several sites are in any language. */
function measureSites(sites, pages) {
  const all = {};
  Object.entries(LANGUAGES).forEach(([name, language], nth) => {
    if (values.language !== undefined && values.language !== name) return;
    const chances = dice(nth * 77 + 1000 + seed);
    const [langs, languages] = sites > 1 ? [Object.keys(LANGUAGES), Object.values(LANGUAGES)] : [[name], [language]];
    const writings = languages.map(one => writer(one, chances));
    const make = () => dumpOfSites(langs, languages, writings, chances, { pages, sites });
    const sums = {};
    measure(name, Number(values.dumps), make, sums);
    show(name, sums);
    for (const [field, { right, all: count }] of Object.entries(sums)) {
      const sum = (all[field] ??= { right: 0, all: 0 });
      sum.right += right;
      sum.all += count;
    }
  });
  show('all', all);
}

function measureGrammar(grammar) {
  const sums = {};
  names.forEach((name, nth) => {
    const chances = dice(nth * 1000 + 7 + seed);
    const material = materialOf(name, chances);
    measure(`${grammar}, ${name}`, Number(values.dumps), () => dumpOf(grammar, material, chances), sums);
  });
  show(grammar, sums);
}

if (Number(values.sites) > 0) measureSites(Number(values.sites), Number(values.pages));
else
  for (const grammar of Object.keys(GRAMMARS))
    if (values.grammar === undefined || values.grammar === grammar) measureGrammar(grammar);
