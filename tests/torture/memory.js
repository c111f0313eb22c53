/** T7 and F17: whatever one input is, memory stays below 256 MiB, and 300 MiB are wall enough. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGzip } from 'node:zlib';
import { dump } from '../bench/dump.js';
import { weakPage } from './hostile.js';
import { BIN, fixtures, inFolder } from './lib.js';

const PEAK = fileURLToPath(new URL('peak.js', import.meta.url));
const MOST_MIB = 256;
const WALL_MIB = 300;
const PIECE = 1 << 20;
/** Of the sizes below, and of what goes out (D12) and stands before the wall (F17). */
const SHARES = { short: 1 / 20, usual: 1 / 10, full: 1 };
const OUT_MIB = 4 * 1024;
const WALL_TEXT_MIB = 10 * 1024;
/** Those that are not single inputs; COPYDESK_INPUTS names the ones to run. */
const OUT = 'out';
const WALL = 'wall';
const GROUP = '/sys/fs/cgroup/memory/copydesk-torture';

/** What makes the text from a piece’s number on, and how many MiB `--full` has of it; in the other tiers only some are tried with clean. */
/** @type {Readonly<Record<string, {make: (at: number) => Buffer, mib: number, packed?: boolean, isCleaned?: boolean}>>} */
const INPUTS = {
  'one line': { make: () => Buffer.alloc(PIECE, 'words that never end '), mib: 1024 },
  'the same headline': { make: () => filled('Nevra keeps its old ferry for another year\n'), mib: 420 },
  'distinct headlines': {
    make: at => numbered(at, n => `Nevra keeps ferry number ${n}\n`),
    mib: 290,
    isCleaned: true,
  },
  // B13: more than a Map of V8 holds (2^24).
  'blocks beyond 2^24': { make: at => numbered(at, n => `Ferry ${n}\n\n`), mib: 260 },
  'pages run together': { make: at => numbered(at, n => `${weakPage(n)}\n`), mib: 20 },
  'line ends': { make: () => Buffer.alloc(PIECE, '\n'), mib: 300 },
  marks: { make: () => Buffer.alloc(PIECE, '\u0301\u0316'), mib: 100 },
  'a bomb': { make: () => Buffer.alloc(PIECE, 'a\n'), mib: 1024, packed: true },
  NULs: { make: () => Buffer.alloc(PIECE), mib: 1024 },
  articles: { make: () => Buffer.concat(fixtures()).subarray(0, PIECE), mib: 1024 },
};

/** Of what goes out and stands before the wall, so many MiB are different; then they come again. */
const NEWS_MIB = 32;
/** Invented articles of known pages, of which so much more is read in the same time. */
const news = once(() => Array.from(dump(1, NEWS_MIB * PIECE), piece => Buffer.from(piece)));

/** @param {import('./tortures.js').Options} options @returns {Promise<import('./lib.js').Verdict[]>} */
export async function memory({ tier, tell }) {
  return inFolder(async folder => {
    /** @type {import('./lib.js').Verdict[]} */
    const verdicts = [];
    /** @param {import('./lib.js').Verdict} verdict */
    const add = verdict => {
      verdicts.push(verdict);
      tell(verdict);
    };
    const wanted = process.env.COPYDESK_INPUTS?.split(',') ?? [...casesOf(tier).keys(), OUT, WALL];
    for (const [name, { command, make, mib, packed = false }] of casesOf(tier)) {
      if (!wanted.includes(name)) continue;
      const size = Math.ceil(mib * SHARES[tier]);
      const { code, signal, peak } = await fed([command, '-q', '-'], make, size, packed, folder);
      const ended = code === 0 || code === 3;
      const passed = ended && peak < MOST_MIB;
      add({
        goal: 'T7',
        name,
        passed,
        figure: `${size} MiB, peak ${peak} MiB, ended with ${code ?? signal}`,
      });
    }
    if (wanted.includes(OUT)) add(await writtenOut(OUT_MIB * SHARES[tier], folder));
    if (wanted.includes(WALL)) add(await behindWall(WALL_TEXT_MIB * SHARES[tier], folder));
    return verdicts;
  });
}

/** What is tried, by name. @param {'short' | 'usual' | 'full'} tier */
function casesOf(tier) {
  const cases = Object.entries(INPUTS).flatMap(([name, input]) => {
    const cleaned = tier === 'full' || input.isCleaned === true ? [[`${name} with clean`, 'clean']] : [];
    return [[name, 'extract'], ...cleaned].map(([own, command]) => /** @type {const} */ ([own, { ...input, command }]));
  });
  return new Map(cases);
}

/** D12: so many MiB of NDJSON written to a pipe whose reader is slower than the program. @param {number} mib @param {string} folder */
async function writtenOut(mib, folder) {
  const file = join(folder, 'peak');
  const line = ['--import', PEAK, BIN, 'extract', '-q', '-'];
  const child = spawn(process.execPath, line, {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, PEAK_FILE: file },
  });
  const isEnough = () => written >= mib * PIECE;
  let [written, hasRested] = [0, 0];
  child.stdout.on('data', chunk => {
    written += chunk.length;
    // Now and then nobody reads.
    if (written - hasRested < 8 * PIECE) return;
    hasRested = written;
    child.stdout.pause();
    setTimeout(() => child.stdout.resume(), 5);
  });
  const end = new Promise(resolve => child.on('close', code => resolve(code)));
  child.stdin.on('error', () => {});
  for (let at = 0; !isEnough() && child.stdin.writable; at++)
    if (!child.stdin.write(news()[at % news().length]))
      await Promise.race([new Promise(resolve => child.stdin.once('drain', () => resolve(undefined))), end]);
  child.stdin.end();
  const code = await end;
  const peak = Math.round(Number(readFileSync(file, 'utf8')) / 1024);
  const figure = `${Math.floor(written / PIECE)} MiB written, peak ${peak} MiB, ended with ${code}`;
  return { goal: 'D12', name: 'NDJSON to a slow pipe', passed: code === 0 && peak < MOST_MIB, figure };
}

/** Runs on so many pieces at standard input. */
async function fed(
  /** @type {string[]} */ args,
  /** @type {(at: number) => Buffer} */ make,
  /** @type {number} */ pieces,
  /** @type {boolean} */ packed,
  /** @type {string} */ folder,
  /** @type {string | null} */ group = null,
) {
  const file = join(folder, 'peak');
  const line = [process.execPath, '--import', PEAK, BIN, ...args];
  const wrapped = group === null ? line : ['sh', '-c', `echo $$ >${group}/tasks; exec "$@"`, 'sh', ...line];
  const child = spawn(wrapped[0], wrapped.slice(1), {
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...process.env, PEAK_FILE: file },
  });
  const end = new Promise(resolve => child.on('close', (code, signal) => resolve({ code, signal })));
  const gzip = packed ? createGzip() : null;
  gzip?.pipe(child.stdin);
  const into = gzip ?? child.stdin;
  // Whoever wants no more of it says so by leaving.
  child.stdin.on('error', () => {});
  for (let at = 0; at < pieces && child.stdin.writable; at++)
    if (!into.write(make(at)))
      await Promise.race([new Promise(resolve => into.once('drain', () => resolve(undefined))), end]);
  into.end();
  const { code, signal } = await /** @type {Promise<{code: number | null, signal: string | null}>} */ (end);
  return { code, signal, peak: existsSync(file) ? Math.round(Number(readFileSync(file, 'utf8')) / 1024) : 0 };
}

/** In a control group that gets no more, where we may make one. */
async function behindWall(/** @type {number} */ mib, /** @type {string} */ folder) {
  const goal = 'F17';
  const name = `a wall of ${WALL_MIB} MiB`;
  try {
    mkdirSync(GROUP);
    writeFileSync(join(GROUP, 'memory.limit_in_bytes'), String(WALL_MIB * PIECE));
  } catch {
    return { goal, name, passed: true, figure: 'not run: may not make a control group' };
  }
  try {
    const make = (/** @type {number} */ at) => news()[at % news().length];
    const { code, signal, peak } = await fed(['extract', '-q', '-'], make, mib, false, folder, GROUP);
    const passed = code === 0 || code === 3;
    return { goal, name, passed, figure: `${mib} MiB, peak ${peak} MiB, ended with ${code ?? signal}` };
  } finally {
    rmdirSync(GROUP);
  }
}

/** Makes something when it is first asked for. @template T @param {() => T} make @returns {() => T} */
function once(make) {
  /** @type {T | undefined} */
  let made;
  return () => (made ??= make());
}

function filled(/** @type {string} */ text) {
  const line = Buffer.from(text);
  return Buffer.alloc(PIECE - (PIECE % line.length), line);
}

function numbered(/** @type {number} */ piece, /** @type {(n: number) => string} */ line) {
  const lines = [];
  for (let at = 0, length = 0; length < PIECE; at++) {
    lines.push(line(piece * 100_000 + at));
    length += lines[at].length;
  }
  return Buffer.from(lines.join(''));
}
