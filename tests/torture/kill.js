/** T4 and T6: SIGKILL at random moments, and at each rename and sync; what is resumed ends in the same bytes. */
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { spawnSync } from 'node:child_process';
import { ended, inFolder, makeBatch, random, run, sha, start, treeHash } from './lib.js';

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
    verdicts.push(await killRemembering(folder, short ? 12 : 60, chance));
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

/** How many entries an index has. @param {string} cwd @param {string} index */
async function entriesOf(cwd, index) {
  const { stdout } = await run(['index', 'stats', index, '-f', 'ndjson'], { cwd });
  return JSON.parse(String(stdout) || '{}').entries;
}

/** What an index knows, as a look-up tells of every record: which is in it, from which file and line. @param {string} cwd @param {string} index */
async function knownTo(cwd, index) {
  const verified = await run(['index', 'verify', index], { cwd });
  const args = [
    'clean',
    'earlier',
    'in',
    '--index',
    index,
    '--no-index-write',
    '--duplicates',
    'mark',
    '-f',
    'ndjson',
    '-q',
  ];
  const told = await run(args, { cwd });
  return `${verified.code} ${told.code} ${await entriesOf(cwd, index)} ${sha(told.stdout)}`;
}

/**
 * The same with an index, which knows an earlier run: in the end it knows what an undisturbed run makes it know, and the outputs are
 * the same, whenever the run was killed.
 * @param {string} folder @param {number} goal @param {() => number} chance
 */
async function killRemembering(folder, goal, chance) {
  const cwd = folder;
  const args = ['clean', 'in', '--index', 'seen', '--out-dir', 'out', '--resume'];
  makeBatch(join(folder, 'earlier'), FILES / 8);
  await run(['clean', 'earlier', '--index', 'before', '-q'], { cwd });
  const asBefore = (/** @type {string} */ index) => {
    rmSync(join(folder, index), { recursive: true, force: true });
    cpSync(join(folder, 'before'), join(folder, index), { recursive: true });
  };
  rmSync(join(folder, 'ref'), { recursive: true, force: true });
  asBefore('all');
  const whole = await run(['clean', 'in', '--index', 'all', '--out-dir', 'ref'], { cwd });
  const wanted = `${treeHash(join(folder, 'ref'))} ${await knownTo(cwd, 'all')}`;
  let [kills, ends, wrong] = [0, 0, 0];
  while (kills < goal) {
    rmSync(join(folder, 'out'), { recursive: true, force: true });
    asBefore('seen');
    for (let inRow = 0; inRow < 4; inRow++) {
      const child = start(args, { cwd });
      const end = ended(child);
      // The index is written at the end: half of the kills are there.
      await delay(whole.ms * (chance() < 0.5 ? 0.2 + 0.8 * chance() : 0.75 + 0.3 * chance()));
      child.kill('SIGKILL');
      if ((await end).signal !== 'SIGKILL') break;
      kills++;
    }
    const { code } = await run(args, { cwd });
    ends++;
    const got = `${treeHash(join(folder, 'out'))} ${await knownTo(cwd, 'seen')}`;
    if (code !== whole.code || got !== wanted) wrong++;
  }
  const figure = `${kills} kills, ${ends} ends, ${wrong} with other bytes or another index`;
  return { goal: 'T4', name: 'SIGKILL of a batch with an index, resumed', passed: wrong === 0, figure };
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
