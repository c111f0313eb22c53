/** T4 with an index: a batch is killed at random moments and resumed until it ends; outputs and index are those of an undisturbed run. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { entriesOf, inFolder, makeBatch, random, run, sha, treeHash } from './lib.js';
import { killedOnTheWay, wayOf } from './way.js';

const FILES = 12;
/** Dumps of the run before, some of which come again. */
const EARLIER = 4;
const KILLS = { short: 8, usual: 16, full: 80 };
/** Where the runs of a chain are killed, as parts of the way: the index is written at its end. */
const PARTS = [
  [0, 0.4],
  [0.4, 0.8],
  [0.8, 0.9],
  [0.9, 1],
];

/** @param {import('./tortures.js').Options} options @returns {Promise<import('./lib.js').Verdict[]>} */
export async function remember({ tier, seed }) {
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
    const whole = await wayOf(['clean', 'in', '--index', 'all', '--out-dir', 'ref'], cwd);
    const wanted = `${whole.code} ${treeHash(join(cwd, 'ref'))} ${await knownTo(cwd, 'all')}`;
    const changed = wanted.endsWith(await knownTo(cwd, 'before')) ? 0 : 1;
    const goal = KILLS[tier];
    let [kills, ends, wrong] = [0, 0, 0];
    for (let chain = 0; kills < goal && chain < goal; chain++) {
      rmSync(join(cwd, 'out'), { recursive: true, force: true });
      renew('seen');
      const places = PARTS.map(([from, to]) => from + (to - from) * chance());
      kills += await killedOnTheWay(args, cwd, whole, places);
      const { code } = await run(args, { cwd });
      ends++;
      if (`${code} ${treeHash(join(cwd, 'out'))} ${await knownTo(cwd, 'seen')}` !== wanted) wrong++;
    }
    const figure = `${kills} kills, ${ends} ends, ${wrong} with other bytes or another index`;
    const name = 'SIGKILL of a batch with an index, resumed';
    return [{ goal: 'T4', name, passed: wrong === 0 && kills >= goal && changed > 0, figure }];
  });
}

/** What an index knows, as a look-up tells of every record: which is in it, from which file and line. @param {string} cwd @param {string} index */
async function knownTo(cwd, index) {
  const verified = await run(['index', 'verify', index], { cwd });
  const flags = ['--no-index-write', '--duplicates', 'mark', '-f', 'ndjson', '-q'];
  const told = await run(['clean', 'earlier', 'in', '--index', index, ...flags], { cwd });
  return `${verified.code} ${told.code} ${await entriesOf(cwd, index)} ${sha(told.stdout)}`;
}
