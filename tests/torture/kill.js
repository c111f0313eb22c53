/** T4 and T6: SIGKILL at random moments, and at each rename and sync; what is resumed ends in the same bytes. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { spawnSync } from 'node:child_process';
import { ended, entriesOf, inFolder, makeBatch, random, run, start, treeHash } from './lib.js';

const COMMANDS = [['extract'], ['clean', '-f', 'csv'], ['extract', '-f', 'json']];
const FILES = 40;
const MOST_STEPS = 60;

/** @param {{short: boolean, seed: number}} options @returns {Promise<import('./lib.js').Verdict[]>} */
export async function kill({ short, seed }) {
  return inFolder(async folder => {
    const cwd = folder;
    makeBatch(join(folder, 'in'), FILES);
    const chance = random(seed);
    let [kills, resumed, wrong, left] = [0, 0, 0, 0];
    const goal = short ? 24 : 200;
    for (let round = 0; kills < goal; round++) {
      const args = [...COMMANDS[round % COMMANDS.length], 'in', '--out-dir', 'out'];
      rmSync(join(folder, 'ref'), { recursive: true, force: true });
      const whole = await run([...args.slice(0, -1), 'ref'], { cwd });
      if (whole.code !== 0 && whole.code !== 3)
        throw new Error(`the undisturbed run ended with ${whole.code}: ${whole.stderr}`);
      const wanted = treeHash(join(folder, 'ref'));
      // Several kills on the way to one end; most of them in mid-batch.
      for (let inRow = 0; inRow < 8; inRow++) {
        const child = start([...args, '--resume'], { cwd });
        const end = ended(child);
        await delay(whole.ms * (0.25 + 0.75 * chance()));
        child.kill('SIGKILL');
        const { signal } = await end;
        if (signal === 'SIGKILL') kills++;
        else break;
      }
      const last = await run([...args, '--resume'], { cwd });
      resumed++;
      if (last.code !== whole.code || treeHash(join(folder, 'out')) !== wanted) wrong++;
      left += readdirSync(join(folder, 'out')).filter(
        name => name.endsWith('.tmp') || name === '.copydesk-parts',
      ).length;
      rmSync(join(folder, 'out'), { recursive: true, force: true });
    }
    const verdicts = [
      {
        goal: 'T4',
        name: 'SIGKILL at random moments, resumed',
        passed: wrong === 0 && left === 0,
        figure: `${kills} kills, ${resumed} ends, ${wrong} with other bytes, ${left} files left`,
      },
    ];
    if (spawnSync('strace', ['-V']).error === undefined) verdicts.push(await killAtSteps(folder, short));
    else
      verdicts.push({
        goal: 'T4',
        name: 'SIGKILL at each rename and sync',
        passed: true,
        figure: 'not run: no strace',
      });
    return verdicts;
  });
}

/** @param {string} folder @param {boolean} short */
async function killAtSteps(folder, short) {
  const cwd = folder;
  makeBatch(join(folder, 'few'), 3);
  let [kills, wrong] = [0, 0];
  for (const command of short ? [['extract']] : [['extract'], ['clean'], ['clean', '--index', 'seen']]) {
    const args = [...command, 'few', '--out-dir', 'out'];
    for (const name of ['ref', 'seen']) rmSync(join(folder, name), { recursive: true, force: true });
    const whole = await run([...args.slice(0, -1), 'ref'], { cwd });
    const wanted = treeHash(join(folder, 'ref'));
    const remembered = command.includes('--index') ? await entriesOf(cwd, 'seen') : null;
    for (const call of ['rename', 'fsync', 'ftruncate']) {
      for (let step = 1; step <= MOST_STEPS; step++) {
        for (const name of ['out', 'seen']) rmSync(join(folder, name), { recursive: true, force: true });
        const wrap = [
          'strace',
          '-f',
          '-o',
          '/dev/null',
          '-e',
          `trace=${call}`,
          '-e',
          `inject=${call}:signal=KILL:when=${step}`,
        ];
        const killed = await run([...args, '--resume'], { cwd, wrap, env: { UV_THREADPOOL_SIZE: '1' } });
        if (killed.code === whole.code) break;
        kills++;
        const { code } = await run([...args, '--resume'], { cwd });
        const isSame = treeHash(join(folder, 'out')) === wanted;
        const isKnown = remembered === null || (await entriesOf(cwd, 'seen')) === remembered;
        if (code !== whole.code || !isSame || !isKnown) wrong++;
      }
    }
  }
  return {
    goal: 'T4',
    name: 'SIGKILL at each rename and sync',
    passed: wrong === 0,
    figure: `${kills} kills, ${wrong} with other bytes`,
  };
}
