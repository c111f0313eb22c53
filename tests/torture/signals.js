/** T21 and F13 to F15: signals under full load, twice within milliseconds, and a pause. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ended, inFolder, makeDump, random, run, sha, start, workMsOf } from './lib.js';

const CODES = /** @type {const} */ ({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 });
/** In CI other things run beside. */
const LIMIT_MS = { short: 5000, long: 1000 };

const TRIALS = { short: 12, usual: 40, full: 100 };
const PAUSE_MS = { short: 2000, usual: 10_000, full: 60_000 };

/** Processor time of a child up to its end, which no busy machine makes longer. @param {import('node:child_process').ChildProcess} child */
async function workUntilEnd(child) {
  let work = 0;
  while (child.exitCode === null && child.signalCode === null) {
    work = Math.max(work, workMsOf(child.pid));
    await delay(5);
  }
  return work;
}

/** @param {import('./tortures.js').Options} options @returns {Promise<import('./lib.js').Verdict[]>} */
export async function signals({ tier, seed }) {
  return inFolder(async folder => {
    const cwd = folder;
    makeDump(join(folder, 'big.txt'), tier === 'short' ? 20e6 : 60e6);
    const chance = random(seed);
    const trials = TRIALS[tier];
    const tmp = ['--tmp-dir', '.'];
    const ways = [
      ['extract', 'big.txt', '-o', 'out.ndjson', '-j', '1'],
      ['extract', 'big.txt', '-o', 'out.ndjson', '-j', '2'],
      ['clean', 'big.txt', '-o', 'out.csv.gz', ...tmp],
      ['extract', 'big.txt', '--out-dir', 'parts'],
    ];
    const whole = await run(ways[0], { cwd });
    /** @type {string[]} */
    const bad = [];
    let [slowest, mostWork] = [0, 0];
    for (let trial = 0; trial < trials; trial++) {
      const signal = /** @type {keyof typeof CODES} */ (Object.keys(CODES)[trial % 3]);
      const twice = trial % 4 === 3;
      const way = ways[(trial >> 1) % ways.length];
      const child = start(way, { cwd });
      const end = ended(child);
      await delay(whole.ms * (0.2 + 0.6 * chance()));
      const [from, before] = [performance.now(), workMsOf(child.pid)];
      const isSent = child.kill(signal);
      if (twice) {
        await delay(3 * chance());
        child.kill(signal);
      }
      const work = await workUntilEnd(child);
      const { code, signal: killer } = await end;
      if (!isSent || code === 0 || code === 3) continue;
      mostWork = Math.max(mostWork, work - before);
      slowest = Math.max(slowest, performance.now() - from);
      if (code !== CODES[signal] && !(twice && killer === signal))
        bad.push(`${way.join(' ')}: ${signal} ended with ${code ?? killer}`);
      const left = [
        ...readdirSync(folder),
        ...readdirSync(folder).flatMap(name => (name === 'parts' ? readdirSync(join(folder, name)) : [])),
      ];
      if (left.some(name => name.endsWith('.tmp')))
        bad.push(`${way.join(' ')}: ${signal}${twice ? ' twice' : ''} left a temporary file`);
    }
    const verdicts = [
      {
        goal: 'T21',
        name: 'signals under load, a third of them twice',
        passed: bad.length === 0 && slowest <= (tier === 'short' ? LIMIT_MS.short : LIMIT_MS.long),
        figure: [
          `${trials} trials, slowest ${slowest.toFixed(0)} ms, most processor time behind the signal ${mostWork} ms`,
          ...bad,
        ].join('; '),
      },
    ];
    const child = start(['extract', 'big.txt', '-j', '2'], { cwd });
    const end = ended(child);
    await delay(whole.ms / 2);
    child.kill('SIGSTOP');
    await delay(PAUSE_MS[tier]);
    child.kill('SIGCONT');
    const paused = await end;
    const plain = await run(['extract', 'big.txt', '-j', '1'], { cwd });
    const same = paused.code === plain.code && sha(paused.stdout) === sha(plain.stdout);
    verdicts.push({
      goal: 'F15',
      name: 'SIGSTOP, SIGCONT',
      passed: same,
      figure: same ? 'same bytes' : `ended with ${paused.code}`,
    });
    return verdicts;
  });
}
