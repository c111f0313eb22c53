/**
 * Measures how much of generated pages comes out right: the line grammars of docs/layouts.md in five scripts.
 *   npm run bench:layouts -- [--grammar NAME] [--dumps N] [--real] [--wrong N]
 * Text is invented; with --real it is that of the corpus in ../shared, where that is there. --wrong prints so many failures.
 */
import { parseArgs } from 'node:util';
import { GRAMMARS } from './layouts/grammars.js';
import { dumpOf } from './layouts/pages.js';
import { addDump, MEASURES } from './layouts/score.js';
import { corpusLanguages, dice, invented, real, scripts } from './layouts/words.js';
import { extract } from '../../dist/index.js';

const { values } = parseArgs({
  options: {
    grammar: { type: 'string' },
    dumps: { type: 'string', default: '20' },
    wrong: { type: 'string', default: '0' },
    real: { type: 'boolean', default: false },
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

let failures = Number(values.wrong);
row(
  '% right',
  MEASURES.map(measure => measure.padStart(10)),
);
for (const grammar of Object.keys(GRAMMARS)) {
  if (values.grammar !== undefined && values.grammar !== grammar) continue;
  const sums = {};
  names.forEach((name, nth) => {
    const chances = dice(nth * 1000 + 7);
    const material = materialOf(name, chances);
    for (let dump = 0; dump < Number(values.dumps); dump++) {
      const { text, wanted } = dumpOf(grammar, material, chances);
      const wrong = addDump(sums, recordsOf(text), wanted);
      if (wrong.length > 0 && failures-- > 0) console.log(`${grammar}, ${name}\n  ${wrong.join('\n  ')}\n${text}`);
    }
  });
  row(
    grammar,
    MEASURES.map(measure => share(sums[measure])),
  );
}
