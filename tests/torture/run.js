/** The tortures, one after another: what was tried, how often, and what came of it. Ends with 1 when one failed. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { TORTURES } from './tortures.js';

const HELP = `usage: npm run torture -- [options]     (or, when built: node tests/torture/run.js [options])
Tries copydesk with ${Object.keys(TORTURES).join(', ')}.
  --short      the tier of CI: the fewest of each, at most 5 minutes
  --full       all that the goals ask for: hours, of which memory and fuzz take most
  --only A,B   only these
  --seed N     other random moments (default 1)
  --json FILE  write all verdicts
`;

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

async function main() {
  const names = values.only?.split(',') ?? Object.keys(TORTURES);
  const unknown = names.find(name => !(name in TORTURES));
  if (unknown !== undefined) throw new Error(`--only knows no ${unknown}`);
  if (values.short && values.full) throw new Error('--short and --full are two things');
  const tier = values.short ? 'short' : values.full ? 'full' : 'usual';
  /** @type {import('./lib.js').Verdict[]} */
  const all = [];
  for (const name of names) {
    const from = performance.now();
    const { [name]: load } = TORTURES;
    const torture = await load();
    /** @type {Set<import('./lib.js').Verdict>} */
    const told = new Set();
    /** @param {import('./lib.js').Verdict} verdict */
    const tell = verdict => {
      if (told.has(verdict)) return;
      told.add(verdict);
      const { goal, name: what, passed, figure } = verdict;
      process.stdout.write(`${passed ? 'passed' : 'FAILED'}  ${goal.padEnd(4)} ${name}: ${what}: ${figure}\n`);
    };
    const verdicts = await torture({ tier, seed: Number(values.seed), tell }).catch((/** @type {Error} */ error) => [
      { goal: '-', name, passed: false, figure: `broke down: ${error.stack}` },
    ]);
    const seconds = ((performance.now() - from) / 1000).toFixed(0);
    for (const verdict of verdicts) tell(verdict);
    process.stdout.write(`        ${name} took ${seconds} s\n`);
    all.push(...verdicts);
  }
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(all, null, 2)}\n`);
  return all.every(({ passed }) => passed) ? 0 : 1;
}

if (values.help) process.stdout.write(HELP);
else process.exitCode = await main();
