/**
 * F18: the power goes, and what was written since the last sync is gone, while names that were given stay: the worst that file
 * systems do. From the order of system calls: no file gets its name before its bytes are on the disk, and no journal says that
 * something is done before its name is.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { inFolder, makeBatch, run } from './lib.js';

const goal = 'F18';
const name = 'the power goes at any moment';
const CALLS = 'write,pwrite64,writev,pwritev,ftruncate,fsync,fdatasync,rename,renameat,renameat2,link,linkat';
const WAYS = [
  ['extract', 'in', '--out-dir', 'out'],
  ['clean', 'in', '--out-dir', 'out', '-f', 'csv'],
  ['clean', 'in', '--out-dir', 'out', '--index', 'seen'],
  ['extract', 'in', '-o', 'all.ndjson.gz'],
];
/** Lines of a journal that say that something is done. */
const IS_DONE = /\\"(?:done|finished|remembered)\\":/;

/** @returns {Promise<import('./lib.js').Verdict[]>} */
export async function power() {
  if (spawnSync('strace', ['-V']).error !== undefined)
    return [{ goal, name, passed: true, figure: 'not run: no strace' }];
  return inFolder(async folder => {
    mkdirSync(join(folder, 'in'));
    makeBatch(join(folder, 'in'), 5);
    const wrong = [];
    let [calls, names] = [0, 0];
    for (const way of WAYS) {
      for (const made of ['out', 'seen']) rmSync(join(folder, made), { recursive: true, force: true });
      const wrap = ['strace', '-f', '-y', '-s', '4096', '-o', join(folder, 'trace'), '-e', `trace=${CALLS}`];
      // One thread for files, so that calls stand in the trace as they were made.
      const { code } = await run(way, { cwd: folder, wrap, env: { UV_THREADPOOL_SIZE: '1' } });
      if (code !== 0 && code !== 3) wrong.push(`${way.join(' ')}: ended with ${code}`);
      const judged = judge(wholeLines(readFileSync(join(folder, 'trace'), 'utf8')), folder);
      calls += judged.calls;
      names += judged.names;
      wrong.push(...judged.wrong.map(each => `${way.join(' ')}: ${each}`));
    }
    const figure = [`${calls} calls, ${names} files named, ${wrong.length} wrong`, ...wrong.slice(0, 5)].join('; ');
    return [{ goal, name, passed: wrong.length === 0 && names > 0, figure }];
  });
}

/** Lines of a trace, those that another thread interrupted joined. @param {string} text @returns {string[]} */
function wholeLines(text) {
  const begun = new Map();
  const lines = [];
  for (const line of text.split('\n')) {
    const [, thread, call] = /^(\d+) +(.*)$/.exec(line) ?? [];
    if (call === undefined) continue;
    if (call.endsWith('<unfinished ...>')) begun.set(thread, call.slice(0, -'<unfinished ...>'.length));
    else if (call.startsWith('<... '))
      lines.push(`${begun.get(thread) ?? ''}${call.replace(/^<\.\.\. \w+ resumed>/, '')}`);
    else lines.push(call);
  }
  return lines;
}

/** @param {string[]} lines @param {string} folder */
function judge(lines, folder) {
  /** Files with bytes, and folders with names, that are not yet on the disk. @type {Set<string>} */
  const dirty = new Set();
  const wrong = [];
  let [calls, names] = [0, 0];
  for (const line of lines) {
    const [, call, rest] = /^(\w+)\((.*)$/s.exec(line) ?? [];
    if (call === undefined || / = -1 /.test(line)) continue;
    const [, path] = /^\d+<([^>]*)>/.exec(rest) ?? [];
    if (/^(?:p?write(?:64|v)?|pwritev|ftruncate)$/.test(call)) {
      if (path === undefined || !path.startsWith(folder) || path.endsWith('/trace')) continue;
      calls++;
      if (path.endsWith('.copydesk-journal') && IS_DONE.test(rest)) {
        const early = [...dirty].filter(each => each !== path && !isOwn(each));
        if (early.length > 0)
          wrong.push(`the journal says done before ${early[0].slice(folder.length)} is on the disk`);
      }
      dirty.add(path);
    } else if (call === 'fsync' || call === 'fdatasync') {
      calls++;
      if (path !== undefined) dirty.delete(path);
    } else {
      const [from, to] = [...rest.matchAll(/"([^"]*)"/g)].map(([, each]) => resolve(folder, each));
      if (to === undefined) continue;
      calls++;
      if (isOwn(to)) continue;
      names++;
      if (dirty.has(from)) wrong.push(`${to.slice(folder.length)} has its name before its bytes are on the disk`);
      dirty.add(dirname(to));
    }
  }
  const late = [...dirty].filter(each => !isOwn(each));
  if (late.length > 0) wrong.push(`at the end ${late[0].slice(folder.length)} is not on the disk`);
  return { calls, names, wrong };
}

/** Whether a file is ours alone: what is left of it after a crash is nobody's, and is cleared away. @param {string} path */
function isOwn(path) {
  return /\.tmp$|\.copydesk-lock$|\/lock$/.test(path);
}
