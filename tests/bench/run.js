/**
 * The benchmark: makes a dump, runs copydesk and the tools it is held against in turn, round after round, and prints
 * medians and ratios. Ratios of one run tell; MB/s of two machines, or of two days, do not compare.
 */
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, open, rm, stat, writeFile } from 'node:fs/promises';
import { constants, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measure } from './measure.js';
import { ceilingLine, figureOf, judge, median, startupLine, table } from './report.js';
import { parseCount, parseSize } from './size.js';
import { FILES, filesOf, STARTUP, STARTUP_NAME, WAYS } from './ways.js';
import { judgeWet, measureWet, WET_NAME } from './wet.js';

/** @typedef {import('./report.js').Runs} Runs */
/** @typedef {{env: NodeJS.ProcessEnv, signal: AbortSignal}} Context */

const NAMES = [...Object.keys(WAYS), STARTUP_NAME, WET_NAME];
const HELP = `usage: npm run bench -- [options]     (or, when built: node tests/bench/run.js [options])
Makes a dump of invented articles, then measures ${NAMES.join(', ')}.
  --large        a dump of 1 GB and 3 rounds, in place of 200 MB and 5
  --size SIZE    a dump of this size, such as 20MB
  --seed N       another dump for each seed (default 1)
  --rounds N     how often each is measured
  --only A,B     only these; ratios need gawk and wc among them
  --json FILE    write all figures
  --check        exit with 1 unless every floor is reached
Columns: spread is slowest less fastest by median; "x gawk" is how many times faster. Everything runs with LC_ALL=C on a
dump in the page cache, writes to /dev/null, and keeps its temporary files in a folder that is removed at the end.
`;
const OPTIONS = /** @type {const} */ ({
  large: { type: 'boolean', default: false },
  size: { type: 'string' },
  seed: { type: 'string', default: '1' },
  rounds: { type: 'string' },
  only: { type: 'string' },
  json: { type: 'string' },
  check: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
});
const STARTUP_RUNS = 20;
const GENERATE = fileURLToPath(new URL('generate.js', import.meta.url));
const SIGNALS = /** @type {const} */ (['SIGHUP', 'SIGINT', 'SIGTERM']);

/** @param {string[]} args */
function parseOptions(args) {
  const { values } = parseArgs({ args, options: OPTIONS });
  const names = values.only?.split(',') ?? NAMES;
  const unknown = names.find(name => !NAMES.includes(name));
  if (unknown !== undefined) throw new Error(`--only knows no ${unknown}; use ${NAMES.join(', ')}`);
  return {
    ...values,
    names,
    bytes: parseSize(values.size ?? (values.large ? '1GB' : '200MB')),
    rounds: parseCount('rounds', values.rounds ?? (values.large ? '3' : '5'), 1),
    seed: parseCount('seed', values.seed, 0),
  };
}
/** @typedef {ReturnType<typeof parseOptions>} Options */

/** @param {string} text */
function tellProgress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

/**
 * Makes the dump and reads it once, so that no way finds it colder than the next.
 * @param {string} path @param {Options} options @param {Context} context
 */
async function makeDump(path, { bytes, seed, names }, context) {
  tellProgress('making the dump');
  const { failure } = await measure(
    process.execPath,
    [GENERATE, '--size', `${bytes}`, '--seed', `${seed}`, path],
    context,
  );
  if (failure !== null) throw new Error(`no dump: ${failure}`);
  for await (const _ of createReadStream(path, { signal: context.signal }));
  if (names.some(name => name.startsWith('files'))) await makeFiles(path);
  return (await stat(path)).size;
}

/** Cuts the dump into small files. @param {string} path */
async function makeFiles(path) {
  const folder = filesOf(path);
  await mkdir(folder);
  const { size } = await stat(path);
  const dump = await open(path);
  const buffer = Buffer.alloc(Math.ceil(size / FILES));
  for (let at = 0; at < FILES; at++) {
    const { bytesRead } = await dump.read(buffer, 0, buffer.length, at * buffer.length);
    await writeFile(join(folder, `${at}.txt`), buffer.subarray(0, bytesRead));
  }
  await dump.close();
}

/**
 * Every way once in each round; one that fails is not tried again.
 * @param {string} path @param {Options} options @param {Context} context @returns {Promise<Runs>}
 */
async function measureWays(path, { names, rounds }, context) {
  const runs = /** @type {Runs} */ ({});
  for (let round = 1; round <= rounds; round++) {
    for (const name of Object.keys(WAYS).filter(name => names.includes(name))) {
      if (runs[name]?.some(run => run.failure !== null)) continue;
      tellProgress(`round ${round} of ${rounds}: ${name}`);
      const { command, args, atOnce = 1 } = WAYS[name];
      const all = Array.from({ length: atOnce }, () => measure(command, args(path), context));
      const slowest = (await Promise.all(all)).reduce((one, other) => (other.seconds > one.seconds ? other : one));
      (runs[name] ??= []).push(slowest);
    }
  }
  return runs;
}

/** Median seconds of each start-up, run in turn; null for what failed. @param {Context} context */
async function measureStartup(context) {
  /** @type {Record<keyof typeof STARTUP, number[]>} */
  const seconds = { copydesk: [], node: [] };
  for (let count = 0; count < STARTUP_RUNS; count++) {
    tellProgress(`start-up ${count + 1} of ${STARTUP_RUNS}`);
    for (const name of /** @type {const} */ (['copydesk', 'node'])) {
      const run = await measure(STARTUP[name].command, STARTUP[name].args, context);
      if (run.failure === null) seconds[name].push(run.seconds);
    }
  }
  return { copydesk: median(seconds.copydesk), node: median(seconds.node) };
}

/**
 * @param {Options} options
 * @param {string} folder
 * @param {AbortSignal} signal
 * @returns {Promise<number>} exit code
 */
async function bench(options, folder, signal) {
  const context = { env: { ...process.env, LC_ALL: 'C', TMPDIR: folder }, signal };
  const path = join(folder, 'dump.txt');
  const bytes = await makeDump(path, options, context);
  const runs = await measureWays(path, options, context);
  const startup = options.names.includes(STARTUP_NAME) ? await measureStartup(context) : null;
  tellProgress('reading a WET file');
  const wet = options.names.includes(WET_NAME) ? await measureWet(folder, options, context) : {};
  tellProgress('');
  const figures = Object.fromEntries(Object.keys(runs).map(name => [name, figureOf(name, runs, bytes)]));
  const startupRatio = startup?.copydesk && startup.node ? startup.copydesk / startup.node : null;
  const floors = [...judge(figures, bytes, startupRatio, options.names), ...judgeWet(wet)];
  const lines = [`${bytes} bytes, seed ${options.seed}, ${options.rounds} rounds, node ${process.version}`];
  if (Object.keys(figures).length > 0) lines.push(table(figures));
  const ceiling = ceilingLine(figures);
  if (ceiling !== null) lines.push(ceiling, '');
  if (startup !== null) lines.push(startupLine(startup), '');
  process.stdout.write(`${[...lines, ...floors.map(({ text }) => text)].join('\n')}\n`);
  const machine = { node: process.version, processor: cpus()[0]?.model ?? null };
  const all = {
    ...machine,
    bytes,
    seed: options.seed,
    rounds: options.rounds,
    figures,
    startup,
    startupRatio,
    wet,
    floors,
  };
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(all, null, 2)}\n`);
  return options.check && floors.some(({ reached }) => !reached) ? 1 : 0;
}

/** @param {string[]} args @returns {Promise<number>} exit code */
async function main(args) {
  const options = parseOptions(args);
  if (options.help) process.stdout.write(HELP);
  if (options.help) return 0;
  const stop = new AbortController();
  let code = 0;
  for (const name of SIGNALS) {
    process.once(name, () => {
      code = 128 + constants.signals[name];
      stop.abort(new Error(`ended by ${name}`));
    });
  }
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-bench-'));
  try {
    return await bench(options, folder, stop.signal);
  } catch (error) {
    if (code === 0) throw error;
    return code;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
}
