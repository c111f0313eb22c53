/** T6 and F12: killed, and then a fault while it resumes: what is resumed at last ends in the same bytes. */
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, isTold, makeBatch, random, run, treeHash } from './lib.js';
import { killedOnTheWay, wayOf } from './way.js';

const COMMANDS = [['extract'], ['clean', '-f', 'csv']];
const FAULTS = [
  ['write', 'ENOSPC'],
  ['fsync', 'EIO'],
  ['rename', 'EROFS'],
  ['pwrite64', 'EIO'],
  ['ftruncate', 'EIO'],
  ['openat', 'ENOSPC'],
];
const MOST_STEP = 40;
const PAIRS = { short: 10, usual: 16, full: 50 };
const PLAINLY = new Set([0, 1, 3, 74]);

/** @param {import('./tortures.js').Options} options @returns {Promise<import('./lib.js').Verdict[]>} */
export async function compound({ tier, seed }) {
  const goal = 'T6';
  const name = 'killed, then a fault while resuming';
  if (spawnSync('strace', ['-V']).error !== undefined)
    return [{ goal, name, passed: true, figure: 'not run: no strace' }];
  return inFolder(async cwd => {
    makeBatch(join(cwd, 'in'), 12);
    const chance = random(seed);
    /** @type {string[]} */
    const bad = [];
    let [pairs, faults] = [0, 0];
    for (const command of COMMANDS) {
      const args = [...command, 'in', '--out-dir', 'out', '--resume'];
      rmSync(join(cwd, 'ref'), { recursive: true, force: true });
      const whole = await wayOf([...command, 'in', '--out-dir', 'ref'], cwd);
      const wanted = treeHash(join(cwd, 'ref'));
      for (let pair = 0; pair < PAIRS[tier] / COMMANDS.length; pair++) {
        rmSync(join(cwd, 'out'), { recursive: true, force: true });
        await killedOnTheWay(args, cwd, whole, [0.1 + 0.9 * chance()]);
        const [call, error] = FAULTS[Math.floor(chance() * FAULTS.length)];
        // Node opens its own files first; those are not what is tried.
        const step = 1 + Math.floor(chance() * MOST_STEP) + (call === 'openat' || call === 'write' ? 20 : 0);
        const inject = `inject=${call}:error=${error}:when=${step}${chance() < 0.5 ? '+' : ''}`;
        const wrap = ['strace', '-f', '-o', '/dev/null', '-e', `trace=${call}`, '-e', inject];
        const told = await run(args, { cwd, wrap });
        pairs++;
        if (told.code !== whole.code) faults++;
        const what = `${command[0]} ${call}#${step} ${error}`;
        if (told.hung) bad.push(`${what}: hung`);
        else if (told.code !== whole.code && PLAINLY.has(told.code ?? -1) && !isTold(told.stderr) && call !== 'write')
          bad.push(`${what}: nothing told`);
        else if (told.code === whole.code && treeHash(join(cwd, 'out')) !== wanted) bad.push(`${what}: silently wrong`);
        const last = await run(args, { cwd });
        if (last.code !== whole.code || treeHash(join(cwd, 'out')) !== wanted)
          bad.push(`${what}: resumed, other bytes`);
        if (readdirSync(join(cwd, 'out')).some(each => each.endsWith('.tmp'))) bad.push(`${what}: a file is left`);
      }
    }
    const figure = [`${pairs} pairs, ${faults} of them stopped by the fault, ${bad.length} wrong`, ...bad].join('; ');
    return [{ goal, name, passed: bad.length === 0, figure }];
  });
}
