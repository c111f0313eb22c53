/** T5: each system call on our files fails once with each of its errors; then it is told, and what is resumed is right. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, isTold, makeBatch, run, treeHash } from './lib.js';

const ERRORS = {
  write: ['ENOSPC', 'EIO', 'EDQUOT'],
  pwrite64: ['ENOSPC', 'EIO'],
  fsync: ['EIO', 'ENOSPC'],
  rename: ['EIO', 'EROFS', 'ENOSPC'],
  close: ['EIO'],
  openat: ['ENOSPC', 'EACCES', 'EMFILE'],
  mkdir: ['ENOSPC', 'EROFS'],
  ftruncate: ['EIO'],
};
/** Failures that are tried. */
const POINTS = { short: 32, usual: 80, full: Number.POSITIVE_INFINITY };
/** 0: as soon as every point was met. From a point on for good, for some. */
const PLAINLY = new Set([1, 3, 74]);

const COMMANDS = [['extract'], ['clean', '--tmp-dir', 'tmp']];

/** @param {import('./tortures.js').Options} options @returns {Promise<import('./lib.js').Verdict[]>} */
export async function syscalls({ tier }) {
  const goal = 'T5';
  const name = 'system calls on our files fail';
  if (spawnSync('strace', ['-V']).error !== undefined)
    return [{ goal, name, passed: true, figure: 'not run: no strace' }];
  return inFolder(async folder => {
    const cwd = folder;
    makeBatch(join(folder, 'in'), 2);
    mkdirSync(join(folder, 'tmp'));
    /** @type {string[]} */
    const bad = [];
    let [points, all] = [0, 0];
    for (const command of COMMANDS) {
      const args = [...command, 'in', '--out-dir', 'out'];
      rmSync(join(folder, 'ref'), { recursive: true, force: true });
      const whole = await run([...args.slice(0, -1), 'ref'], { cwd });
      const wanted = treeHash(join(folder, 'ref'));
      const trials = await trialsOf(args, folder);
      all += trials.length;
      for (const { call, error, when } of evenly(trials, POINTS[tier] / COMMANDS.length)) {
        const told = await fail(call, error, when, args, folder);
        if (told === null) continue;
        points++;
        const why = await judge(told, whole.code, wanted, args, folder);
        if (why !== null) bad.push(`${command[0]} ${call}#${when} ${error}: ${why}`);
      }
    }
    const figure = [`${points} failures injected of ${all}, ${bad.length} wrong`, ...bad.slice(0, 20)].join('; ');
    return [{ goal, name, passed: bad.length === 0, figure }];
  });
}

/** Each call on our files with each of its errors, once and from there on. @param {string[]} args @param {string} folder */
async function trialsOf(args, folder) {
  const trials = [];
  for (const [call, errors] of Object.entries(ERRORS))
    for (const step of await pointsOf(call, args, folder))
      for (const error of errors) for (const on of ['', '+']) trials.push({ call, error, when: `${step}${on}` });
  return trials;
}

/** So many of a list, all over it. @param {T[]} list @param {number} most @template T */
function evenly(list, most) {
  const share = Math.min(1, most / list.length);
  return list.filter((_, at) => Math.floor((at + 1) * share) > Math.floor(at * share));
}

/** @param {string} call @param {string} folder */
const traced = (call, folder) => ['strace', '-f', '-y', '-o', join(folder, 'trace'), '-e', `trace=${call}`];
const ONE_THREAD = { UV_THREADPOOL_SIZE: '1' };

/** Whether a line of a trace is about files of ours. @param {string} line @param {string} folder */
const isOurs = (line, folder) =>
  line.includes(`${folder}/out`) || line.includes(`${folder}/tmp`) || /"(?:out|tmp)(?:\/|")/.test(line);

/** By thread, which of its calls are on our files: their numbers. @param {string} call @param {string[]} args @param {string} folder */
async function pointsOf(call, args, folder) {
  rmSync(join(folder, 'out'), { recursive: true, force: true });
  await run(args, { cwd: folder, wrap: traced(call, folder), env: ONE_THREAD });
  const counts = new Map();
  const points = new Set();
  for (const line of readFileSync(join(folder, 'trace'), 'latin1').split('\n')) {
    const [, thread] = new RegExp(`^(\\d+) +${call}\\(`).exec(line) ?? [];
    if (thread === undefined) continue;
    counts.set(thread, (counts.get(thread) ?? 0) + 1);
    if (isOurs(line, folder)) points.add(counts.get(thread));
  }
  return [...points].toSorted((a, b) => a - b);
}

/** Runs with a failure; null when it hit nothing of ours. */
async function fail(
  /** @type {string} */ call,
  /** @type {string} */ error,
  /** @type {string} */ when,
  /** @type {string[]} */ args,
  /** @type {string} */ folder,
) {
  rmSync(join(folder, 'out'), { recursive: true, force: true });
  const wrap = [...traced(call, folder), '-e', `inject=${call}:error=${error}:when=${when}`];
  const told = await run(args, { cwd: folder, wrap, env: ONE_THREAD });
  const hits = readFileSync(join(folder, 'trace'), 'latin1')
    .split('\n')
    .filter(line => line.endsWith('(INJECTED)'));
  // Node's own pipes and program files are not what is tried here.
  return hits.length > 0 && hits.every(line => isOurs(line, folder)) ? told : null;
}

/** What is wrong with an end; null when it is right. */
async function judge(
  /** @type {import('./lib.js').Ended} */ told,
  /** @type {number | null} */ good,
  /** @type {string} */ wanted,
  /** @type {string[]} */ args,
  /** @type {string} */ folder,
) {
  const out = join(folder, 'out');
  if (told.hung) return 'hung';
  const isThere = readdirSync(folder).includes('out');
  if (told.code === good && good === 0 && treeHash(out) !== wanted) return 'silently wrong';
  if (told.code !== good && !PLAINLY.has(told.code ?? -1))
    return `ended with ${told.code ?? told.signal}: ${told.stderr.slice(0, 200)}`;
  if (told.code !== good && !isTold(told.stderr)) return `nothing told: ${told.stderr.slice(0, 200)}`;
  if (isThere && readdirSync(out).some(name => name.endsWith('.tmp')) && told.code !== 74 && told.code !== 1)
    return 'a temporary file is left';
  const again = await run([...args, '--resume'], { cwd: folder });
  if (again.code !== good) return `resumed, ended with ${again.code}: ${again.stderr.slice(0, 200)}`;
  return treeHash(out) === wanted ? null : 'resumed, other bytes';
}
