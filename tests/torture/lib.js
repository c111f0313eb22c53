/** What all tortures share: the program in a child process, folders that go away, and trees of files to compare. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const BIN = fileURLToPath(new URL('../../bin/copydesk.js', import.meta.url));
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CASES = join(ROOT, 'fixtures', 'extract');
/** What does nothing for so long has hung; what works for ten times as long, too. */
const HANG_MS = 120_000;
const LOOK_MS = 5000;
const WORKING = 10;
const MOST_SAID = 64 * 1024 * 1024;

/**
 * @typedef {object} Ended
 * @property {number | null} code
 * @property {string | null} signal
 * @property {Buffer} stdout
 * @property {string} stderr
 * @property {boolean} hung
 * @property {number} ms
 */
/**
 * @typedef {object} Verdict
 * @property {string} goal  As in the table of goals.
 * @property {string} name
 * @property {boolean} passed
 * @property {string} figure
 */

/** A folder that is removed at the end. @param {(folder: string) => Promise<T>} use @template T @returns {Promise<T>} */
export async function inFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-torture-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts the program; `wrap` stands before it on the command line. */
export function start(
  /** @type {string[]} */ args,
  {
    cwd = ROOT,
    wrap = /** @type {string[]} */ ([]),
    env = {},
    stdio = /** @type {any} */ (['ignore', 'pipe', 'pipe']),
  } = {},
) {
  const line = [...wrap, process.execPath, BIN, ...args];
  return spawn(line[0], line.slice(1), { cwd, env: { ...process.env, ...env }, stdio });
}

/** Waits for a child's end. @param {import('node:child_process').ChildProcess} child @returns {Promise<Ended>} */
export function ended(child, ms = HANG_MS) {
  const from = performance.now();
  /** @type {Buffer[]} */
  const out = [];
  let [size, stderr, hung] = [0, '', false];
  child.stdout?.on('data', chunk => (size += chunk.length) <= MOST_SAID && out.push(chunk));
  child.stderr?.setEncoding('utf8').on('data', text => (stderr = (stderr + text).slice(-20_000)));
  let [seen, since] = [workOf(child.pid), from];
  const timer = setInterval(
    () => {
      const [now, work] = [performance.now(), workOf(child.pid)];
      if (work !== seen) [seen, since] = [work, now];
      hung = now - since >= ms || now - from >= ms * WORKING;
      if (hung) child.kill('SIGKILL');
    },
    Math.min(LOOK_MS, ms),
  );
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearInterval(timer);
      resolve({ code, signal, stdout: Buffer.concat(out), stderr, hung, ms: performance.now() - from });
    });
  });
}

/** What the system says of a process; empty when it has ended, or where it says nothing. @param {number | undefined} pid @param {string} what */
function toldOf(pid, what) {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'latin1');
  } catch {
    return '';
  }
}

/** Processor time of a process so far, in ticks. @param {number | undefined} pid */
const workOf = pid => toldOf(pid, 'stat').split(' ').slice(13, 15).join(' ');
const TICK_MS = 10;

/** The same in milliseconds; 0 when it has ended. @param {number | undefined} pid */
export const workMsOf = pid =>
  workOf(pid)
    .split(' ')
    .reduce((sum, ticks) => sum + Number(ticks) * TICK_MS, 0);

/**
 * How long the main thread of a process was ready to run and something else ran, in milliseconds so far; 0 when it has ended, and
 * where the system does not say.
 * @param {number | undefined} pid
 */
export const heldUpMs = pid => Number(toldOf(pid, 'schedstat').split(' ')[1] ?? 0) / 1e6;

/** Steps of a process so far: its calls that read or write; 0 when it has ended. @param {number | undefined} pid */
const stepsOf = pid =>
  [...toldOf(pid, 'io').matchAll(/^sysc[rw]: (\d+)$/gm)].reduce((sum, [, calls]) => sum + Number(calls), 0);

/** Whether the system counts steps; elsewhere there is only time. */
export const COUNTS_STEPS = stepsOf(process.pid) > 0;
const POLL_MS = 1;

/**
 * Waits until a child has made so many steps, or has ended; returns how many there were. However busy the machine is, that is the
 * same place in its work.
 */
export async function untilSteps(/** @type {import('node:child_process').ChildProcess} */ child, most = Infinity) {
  let steps = 0;
  while (child.exitCode === null && child.signalCode === null && steps < most) {
    steps = Math.max(steps, stepsOf(child.pid));
    await delay(POLL_MS);
  }
  return steps;
}

/** @param {string[]} args @param {Parameters<typeof start>[1]} options */
export const run = (args, options = {}) => ended(start(args, options));

/** All dumps of the fixtures, in order of their names. @returns {Buffer[]} */
export function fixtures() {
  return readdirSync(CASES)
    .toSorted()
    .map(name => readFileSync(join(CASES, name, 'input.txt')));
}

/** The same with their names. @returns {[string, Buffer][]} */
export function fixturesByName() {
  return readdirSync(CASES)
    .toSorted()
    .map(name => [name, readFileSync(join(CASES, name, 'input.txt'))]);
}

/** Fills a folder with so many dumps of invented articles. @param {string} folder @param {number} count */
export function makeBatch(folder, count) {
  const dumps = fixtures().filter(dump => dump.length > 400);
  mkdirSync(folder, { recursive: true });
  for (let at = 0; at < count; at++) {
    const parts = [0, 1, 2, 3].map(step => dumps[(at * 7 + step * 13) % dumps.length]);
    writeFileSync(
      join(folder, `${String(at).padStart(4, '0')}.txt`),
      Buffer.concat(parts.flatMap(part => [part, Buffer.from('\n')])),
    );
  }
}

/** A dump of at least so many bytes. @param {string} path @param {number} size */
export function makeDump(path, size) {
  const whole = Buffer.concat(fixtures().flatMap(dump => [dump, Buffer.from('\n\n')]));
  writeFileSync(path, Buffer.concat(Array(Math.ceil(size / whole.length)).fill(whole)));
}

/** @param {string | Uint8Array} data */
export const sha = data => createHash('sha256').update(data).digest('hex');

/** What is of a batch and no output. A lock stays where the system refuses to read it, and is nobody’s then. */
const OURS = /^\.copydesk-(?:journal|lock)/;

/** The files below a folder by name, hidden ones of ours aside, as one hash of all. @param {string} folder */
export function treeHash(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !OURS.test(entry.name))
    .map(entry => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();
  return sha(names.map(name => `${name} ${sha(readFileSync(join(folder, name)))}\n`).join(''));
}

/** How many entries an index has. @param {string} cwd @param {string} index */
export async function entriesOf(cwd, index) {
  const { stdout } = await run(['index', 'stats', index, '-f', 'ndjson'], { cwd });
  return JSON.parse(String(stdout) || '{}').entries;
}

/** A generator of numbers below 1 that is the same for the same seed. @param {number} seed */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Whether a message is one of ours: told in a line, no stack. @param {string} stderr */
export function isTold(stderr) {
  return /^copydesk: /m.test(stderr) && !/^\s+at .*:\d+:\d+\)?$/m.test(stderr);
}
