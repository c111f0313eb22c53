/** T4 with an index: a batch is killed at random moments and resumed until it ends; outputs and index are those of an undisturbed run. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ended, entriesOf, inFolder, makeBatch, random, run, sha, start, treeHash } from './lib.js';

const FILES = 24;
/** Dumps of the run before, some of which come again. */
const EARLIER = 5;
const MOST_IN_ROW = 4;

/** @param {{short: boolean, seed: number}} options @returns {Promise<import('./lib.js').Verdict[]>} */
export async function remember({ short, seed }) {
  return inFolder(async cwd => {
    const args = ['clean', 'in', '--index', 'seen', '--out-dir', 'out', '--resume'];
    const chance = random(seed);
    makeBatch(join(cwd, 'in'), FILES);
    makeBatch(join(cwd, 'earlier'), EARLIER);
    await run(['clean', 'earlier', '--index', 'before', '-q'], { cwd });
    /** Makes an index that knows the earlier run. @param {string} index */
    const renew = index => {
      rmSync(join(cwd, index), { recursive: true, force: true });
      cpSync(join(cwd, 'before'), join(cwd, index), { recursive: true });
    };
    renew('all');
    const whole = await run(['clean', 'in', '--index', 'all', '--out-dir', 'ref'], { cwd });
    const wanted = `${whole.code} ${treeHash(join(cwd, 'ref'))} ${await knownTo(cwd, 'all')}`;
    const changed = wanted.endsWith(await knownTo(cwd, 'before')) ? 0 : 1;
    const goal = short ? 8 : 80;
    let [kills, ends, wrong] = [0, 0, 0];
    while (kills < goal) {
      rmSync(join(cwd, 'out'), { recursive: true, force: true });
      renew('seen');
      for (let inRow = 0; inRow < MOST_IN_ROW; inRow++) {
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
      if (`${code} ${treeHash(join(cwd, 'out'))} ${await knownTo(cwd, 'seen')}` !== wanted) wrong++;
    }
    const figure = `${kills} kills, ${ends} ends, ${wrong} with other bytes or another index`;
    const name = 'SIGKILL of a batch with an index, resumed';
    return [{ goal: 'T4', name, passed: wrong === 0 && changed > 0, figure }];
  });
}

/** What an index knows, as a look-up tells of every record: which is in it, from which file and line. @param {string} cwd @param {string} index */
async function knownTo(cwd, index) {
  const verified = await run(['index', 'verify', index], { cwd });
  const flags = ['--no-index-write', '--duplicates', 'mark', '-f', 'ndjson', '-q'];
  const told = await run(['clean', 'earlier', 'in', '--index', index, ...flags], { cwd });
  return `${verified.code} ${told.code} ${await entriesOf(cwd, index)} ${sha(told.stdout)}`;
}
