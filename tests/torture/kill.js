/** T4: SIGKILL at random moments, and at each rename and sync; what is resumed ends in the same bytes. */

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { entriesOf, inFolder, makeBatch, random, run, treeHash } from './lib.js';
import { killedOnTheWay, wayOf } from './way.js';

const COMMANDS = [['extract'], ['clean', '-f', 'csv'], ['extract', '-f', 'json']];
const FILES = 12;
/** Kills on the way to one end, each in another part of it. */
const IN_ROW = 4;
const PARTS = [...Array(IN_ROW).keys()];
const KILLS = { short: 24, usual: 60, full: 200 };
/** A run may come to its end before the last place of a chain. */
const SPARE = 1.15;
/** Of all, in mid-batch: behind the first entry of the journal, before the last output. */
const MID_SHARE = 0.75;
const MOST_STEPS = 60;

/** @param {import('./tortures.js').Options} options @returns {Promise<import('./lib.js').Verdict[]>} */
export async function kill({ tier, seed }) {
  return inFolder(async cwd => {
    makeBatch(join(cwd, 'in'), FILES);
    const chance = random(seed);
    const goal = KILLS[tier];
    const chains = Math.ceil((goal * SPARE) / IN_ROW / COMMANDS.length);
    let [kills, mid, ends, wrong, left] = [0, 0, 0, 0, 0];
    for (const command of COMMANDS) {
      const args = [...command, 'in', '--out-dir', 'out', '--resume'];
      const whole = await wayOf([...command, 'in', '--out-dir', 'ref'], cwd);
      const wanted = treeHash(join(cwd, 'ref'));
      const isMid = () => existsSync(join(cwd, 'out/.copydesk-journal')) && treeHash(join(cwd, 'out')) !== wanted;
      for (let chain = 0; chain < chains; chain++) {
        rmSync(join(cwd, 'out'), { recursive: true, force: true });
        // Each chain has one place in each part of the way, and all chains together have them evenly.
        const places = PARTS.map(part => (part + (chain + chance()) / chains) / IN_ROW);
        kills += await killedOnTheWay(args, cwd, whole, places, () => {
          if (isMid()) mid++;
        });
        const last = await run(args, { cwd });
        ends++;
        if (last.code !== whole.code || treeHash(join(cwd, 'out')) !== wanted) wrong++;
        left += readdirSync(join(cwd, 'out')).filter(isLeft).length;
      }
      rmSync(join(cwd, 'ref'), { recursive: true });
    }
    const figure = `${kills} kills, ${mid} of them in mid-batch, ${ends} ends, ${wrong} with other bytes, ${left} files left`;
    const passed = wrong === 0 && left === 0 && kills >= goal && mid >= goal * MID_SHARE;
    const verdict = { goal: 'T4', name: 'SIGKILL at random moments, resumed', passed, figure };
    return [verdict, await killAtSteps(cwd, tier === 'full')];
  });
}

const isLeft = (/** @type {string} */ name) => name.endsWith('.tmp') || name === '.copydesk-parts';

/** @param {string} cwd @param {boolean} isFull */
async function killAtSteps(cwd, isFull) {
  const [goal, name] = ['T4', 'SIGKILL at each rename and sync'];
  if (spawnSync('strace', ['-V']).error !== undefined)
    return { goal, name, passed: true, figure: 'not run: no strace' };
  makeBatch(join(cwd, 'few'), 3);
  let [kills, wrong] = [0, 0];
  for (const command of isFull ? [['extract'], ['clean'], ['clean', '--index', 'seen']] : [['extract']]) {
    const args = [...command, 'few', '--out-dir', 'out'];
    for (const each of ['ref', 'seen']) rmSync(join(cwd, each), { recursive: true, force: true });
    const whole = await run([...args.slice(0, -1), 'ref'], { cwd });
    const wanted = treeHash(join(cwd, 'ref'));
    const remembered = command.includes('--index') ? await entriesOf(cwd, 'seen') : null;
    for (const call of ['rename', 'fsync', 'ftruncate']) {
      for (let step = 1; step <= MOST_STEPS; step++) {
        for (const each of ['out', 'seen']) rmSync(join(cwd, each), { recursive: true, force: true });
        const inject = `inject=${call}:signal=KILL:when=${step}`;
        const wrap = ['strace', '-f', '-o', '/dev/null', '-e', `trace=${call}`, '-e', inject];
        const killed = await run([...args, '--resume'], { cwd, wrap, env: { UV_THREADPOOL_SIZE: '1' } });
        if (killed.code === whole.code) break;
        kills++;
        const { code } = await run([...args, '--resume'], { cwd });
        const isSame = treeHash(join(cwd, 'out')) === wanted;
        const isKnown = remembered === null || (await entriesOf(cwd, 'seen')) === remembered;
        if (code !== whole.code || !isSame || !isKnown) wrong++;
      }
    }
  }
  return { goal, name, passed: wrong === 0, figure: `${kills} kills, ${wrong} with other bytes` };
}
