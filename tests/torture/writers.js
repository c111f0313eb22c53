/** T17: several writers on one index at a time, some of them killed: nothing is lost, nothing is there twice, nobody is barred. */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { inFolder, ROOT, random, run } from './lib.js';

const WRITER = fileURLToPath(new URL('writer.js', import.meta.url));
const WRITERS = 8;
/** Runs of each writer, and writers that are killed. */
const RUNS = { short: 4, usual: 20, full: 200 };
const KILLED = { short: 3, usual: 5, full: 20 };
const DONE = 0;
const WORDS = 'ferry harbour council pilot ledger parcel winter engine sermon bridge orchard lantern'.split(' ');

/** @param {import('./tortures.js').Options} options @returns {Promise<import('./lib.js').Verdict[]>} */
export async function writers({ tier, seed }) {
  return inFolder(async cwd => {
    const runs = RUNS[tier];
    const chance = random(seed);
    mkdirSync(join(cwd, 'in'));
    writeFileSync(join(cwd, 'in', 'all.txt'), dumpOf(-1, 0, chance));
    for (let writer = 0; writer < WRITERS; writer++)
      for (let at = 0; at < runs; at++)
        writeFileSync(join(cwd, 'in', `${writer}-${at}.txt`), dumpOf(writer, at, chance));
    const done = await Promise.all(Array.from({ length: WRITERS }, (_, writer) => written(cwd, writer, runs, null)));
    const all = done.flat();
    const failed = all.filter(({ code }) => code !== DONE);
    const entries = await entriesOf(cwd);
    const flaws = (await run(['index', 'verify', 'seen', '-f', 'ndjson'], { cwd })).stdout.toString().trim();
    const again = await run(['clean', 'in', '--index', 'seen', '--no-index-write', '-q', '-f', 'ndjson'], { cwd });
    const unknown = again.stdout.toString().split('\n').filter(Boolean).length;
    const expected = all.length + 1;
    const verdicts = [
      {
        goal: 'T17',
        name: `${WRITERS} writers, ${runs} runs each`,
        passed: failed.length === 0 && entries === expected && flaws === '' && unknown === 0,
        figure: `${all.length} runs, ${failed.length} not done, ${entries} entries of ${expected}, ${unknown} records lost, ${flaws === '' ? 'no flaw' : flaws}`,
      },
    ];
    verdicts.push(await killed(cwd, KILLED[tier], chance));
    return verdicts;
  });
}

/** Writers that are killed at random moments: whoever comes next gets the lock, and the index is sound. */
async function killed(/** @type {string} */ cwd, /** @type {number} */ rounds, /** @type {() => number} */ chance) {
  let [kills, bad] = [0, 0];
  for (let round = 0; round < rounds; round++) {
    await written(cwd, round % WRITERS, 4, 300 + 1500 * chance());
    kills++;
    const next = await run(['clean', 'in/all.txt', '--index', 'seen', '-q'], { cwd });
    const { stdout } = await run(['index', 'verify', 'seen', '-f', 'ndjson'], { cwd });
    if (next.code !== DONE || stdout.length > 0) bad++;
  }
  const left = readdirSync(join(cwd, 'seen')).filter(name => name === 'lock').length;
  const figure = `${kills} killed, ${bad} times the next run or the index was not right, ${left} locks left`;
  return { goal: 'T17', name: 'killed writers', passed: bad === 0 && left === 0, figure };
}

/** Starts a writer; what its runs came to. @returns {Promise<{code: number}[]>} */
async function written(
  /** @type {string} */ cwd,
  /** @type {number} */ writer,
  /** @type {number} */ runs,
  /** @type {number | null} */ life,
) {
  const child = spawn(process.execPath, [WRITER, ROOT, cwd, String(writer), String(runs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', chunk => (text += chunk));
  const end = new Promise(resolve => child.on('close', resolve));
  if (life !== null) {
    await Promise.race([delay(life), end]);
    child.kill('SIGKILL');
  }
  await end;
  return text
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));
}

async function entriesOf(/** @type {string} */ cwd) {
  const { stdout } = await run(['index', 'stats', 'seen', '-f', 'ndjson'], { cwd });
  return JSON.parse(stdout.toString()).entries;
}

/** One article like no other. */
function dumpOf(/** @type {number} */ writer, /** @type {number} */ at, /** @type {() => number} */ chance) {
  const word = () => `${WORDS[Math.floor(chance() * WORDS.length)]}${Math.floor(chance() * 9000)}`;
  const sentence = () => `The ${Array.from({ length: 14 }, word).join(' ')}, officials said on Monday.`;
  return `Harbour report ${writer + 2}-${at} is out\n\nHarbour report ${writer + 2}-${at} is out\n\n${[1, 2, 3, 4].map(sentence).join('\n')}\n`;
}
