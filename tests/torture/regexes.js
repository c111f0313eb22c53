/** T9: every regular expression of the program, proved linear by recheck. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { checkSync } from 'recheck';
import { ROOT } from './lib.js';

const require = createRequire(import.meta.url);
/** The parser that istanbul brings. */
const { parse } = createRequire(require.resolve('istanbul-lib-instrument'))('@babel/parser');
const TIMEOUT_MS = 20_000;

/**
 * Whether nothing in a pattern repeats without a bound: then the steps at each place are so many at most, however long the text
 * is. (recheck looks for growth with texts shorter than the bounds.)
 * @param {string} pattern
 */
function isBounded(pattern) {
  return !/[*+]|\{\d+,\}/.test(pattern.replace(/\\[\s\S]/g, '_').replace(/\[[^\]]*\]/g, '_'));
}

/** @returns {Promise<import('./lib.js').Verdict[]>} */
export async function regexes() {
  /** @type {string[]} */
  const bad = [];
  const seen = new Set();
  for (const name of readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const text = readFileSync(join(ROOT, 'src', name), 'utf8');
    const { tokens } = parse(text, { sourceType: 'module', plugins: ['typescript'], tokens: true });
    for (const { type, value, loc } of tokens) {
      if (type.label !== 'regexp') continue;
      const key = `/${value.pattern}/${value.flags}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const { status, complexity } = checkSync(value.pattern, value.flags, { timeout: TIMEOUT_MS });
      if (status !== 'safe' && !isBounded(value.pattern))
        bad.push(`src/${name}:${loc.start.line} ${status} ${complexity?.summary ?? ''} ${key}`);
    }
  }
  return [
    {
      goal: 'T9',
      name: 'regular expressions',
      passed: bad.length === 0,
      figure: [`${seen.size} of them, ${bad.length} not safe`, ...bad].join('\n          '),
    },
  ];
}
