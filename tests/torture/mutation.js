/**
 * T23: mutation testing of what must not fail: the writer, the index, the journal, the sanitiser and the gzip reader. Each fault is
 * tried with the tests that reach its place; one that no test tells from the right program has survived.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inFolder, ROOT, random } from './lib.js';
import { mutated } from './mutants.js';

const goal = 'T23';
/** Per cent of the mutants that tests find, at least. */
const LEAST_SCORE = 85;
/** Mutants that are tried of each part; COPYDESK_MUTANTS names another number. */
const MOST = { short: 2, usual: 4, full: 400 };
/** A test that takes so much longer than with the right program waits for ever. */
const PATIENCE = 5;
const MOST_MS = 20_000;

/** A part of so many tests that they have their names from it. */
const INDEX_TESTS = readdirSync(join(ROOT, 'tests')).flatMap(
  name => /^(?:batch-)?index\b.*(?=\.test\.ts$)/.exec(name) ?? [],
);

/** The sources of each part, and its tests. COPYDESK_PARTS names the parts to try. */
const PARTS = /** @type {Readonly<Record<string, {sources: string[], tests: string[]}>>} */ ({
  writer: {
    sources: ['src/io/writer.ts', 'src/io/target.ts', 'src/io/atomic.ts', 'src/io/temporary.ts', 'src/io/gzip.ts'],
    tests: ['writer', 'atomic', 'kept-files', 'file-faults'],
  },
  index: {
    sources: ['src/dedup/history'],
    tests: INDEX_TESTS,
  },
  journal: { sources: ['src/io/journal.ts'], tests: ['journal'] },
  sanitiser: { sources: ['src/text/printable.ts'], tests: ['printable'] },
  gzip: { sources: ['src/input/unpack/gzip.ts'], tests: ['gzip-reader'] },
});

/** @typedef {import('./mutants.js').Mutant & {source: string, part: string}} Fault */

/** @param {import('./tortures.js').Options} options @returns {Promise<import('./lib.js').Verdict[]>} */
export async function mutation({ tier, seed, tell }) {
  return inFolder(async folder => {
    const wanted = process.env.COPYDESK_PARTS?.split(',') ?? Object.keys(PARTS);
    copyTree(folder);
    const faults = Object.entries(PARTS).flatMap(([part, { sources }]) =>
      wanted.includes(part) ? sources.flatMap(source => mutateAll(folder, source, part)) : [],
    );
    execFileSync(process.execPath, ['tests/tools/build.js'], { cwd: folder });
    execFileSync('npm', ['run', '--silent', 'build:library'], { cwd: folder });
    const chance = random(seed);
    const most = Number(process.env.COPYDESK_MUTANTS ?? MOST[tier]);
    const verdicts = [];
    for (const part of wanted) {
      const own = faults.filter(fault => fault.part === part);
      const tests = [];
      for (const name of PARTS[part].tests) tests.push(await reachedBy(folder, name));
      const tried = some(own, most, chance);
      /** @type {Fault[]} */
      const survived = [];
      for (const fault of tried) if (!(await isFound(folder, fault, tests))) survived.push(fault);
      const verdict = verdictOf(part, own.length, tried.length, survived);
      verdicts.push(verdict);
      tell(verdict);
    }
    return verdicts;
  });
}

/** @param {string} part @param {number} all @param {number} tried @param {Fault[]} survived */
function verdictOf(part, all, tried, survived) {
  const score = (100 * (tried - survived.length)) / Math.max(1, tried);
  const figure = `${tried} of ${all} mutants, ${tried - survived.length} found: ${score.toFixed(1)} %`;
  const told = survived.map(({ source, line, what }) => `${source}:${line}: ${what}`);
  return { goal, name: part, passed: score >= LEAST_SCORE, figure: [figure, ...told].join('\n          ') };
}

/** The files of the repository, with the same packages. @param {string} folder */
function copyTree(folder) {
  const files = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' });
  for (const file of files.split('\0').filter(name => name !== '' && existsSync(join(ROOT, name)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(ROOT, file), join(folder, file));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
}

let count = 0;

/** Puts mutants into a source, or into all of a folder. @param {string} folder @param {string} source @param {string} part @returns {Fault[]} */
function mutateAll(folder, source, part) {
  const path = join(folder, source);
  if (!source.endsWith('.ts')) return readdirSync(path).flatMap(name => mutateAll(folder, `${source}/${name}`, part));
  const { code, mutants } = mutated(readFileSync(path, 'utf8'), count + 1);
  writeFileSync(path, code);
  count += mutants.length;
  return mutants.map(mutant => Object.assign(mutant, { source, part }));
}

/** So many of a list, by chance, in order. @param {T[]} list @param {number} most @param {() => number} chance @template T */
function some(list, most, chance) {
  if (list.length <= most) return list;
  const chosen = list.map((_, at) => [chance(), at]).toSorted(([one], [other]) => one - other);
  const kept = new Set(chosen.slice(0, most).map(([, at]) => at));
  return list.filter((_, at) => kept.has(at));
}

/** @typedef {{name: string, ms: number, reached: ReadonlySet<number>}} Test */

/** Which mutants a test reaches, and how long it takes. @param {string} folder @param {string} name @returns {Promise<Test>} */
async function reachedBy(folder, name) {
  const log = join(folder, `reached-${name}`);
  writeFileSync(log, '');
  const from = performance.now();
  if (!(await passes(folder, name, { COPYDESK_MUTANT: '0', COPYDESK_REACHED: log }, MOST_MS * 30)))
    throw new Error(`tests/${name}.test.ts fails without any fault`);
  const reached = new Set(readFileSync(log, 'utf8').split('\n').map(Number));
  return { name, ms: performance.now() - from, reached };
}

/** Whether a test tells a fault from the right program. @param {string} folder @param {Fault} fault @param {Test[]} tests */
async function isFound(folder, { number }, tests) {
  for (const { name, ms } of tests.filter(({ reached }) => reached.has(number)).toSorted((a, b) => a.ms - b.ms))
    if (!(await passes(folder, name, { COPYDESK_MUTANT: String(number) }, MOST_MS + ms * PATIENCE))) return true;
  return false;
}

/** @param {string} folder @param {string} name @param {Record<string, string>} env @param {number} most @returns {Promise<boolean>} */
function passes(folder, name, env, most) {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts', '--bail', '1'];
  const child = spawn(process.execPath, [...args, `tests/${name}.test.ts`], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: 'ignore',
    detached: true,
  });
  const timer = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), most);
  return new Promise(resolve => {
    child.on('close', code => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}
