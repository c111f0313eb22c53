/** T21 and F13 to F15: signals under full load, twice within milliseconds, and a pause. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ended, heldUpMs, inFolder, makeDump, random, run, sha, start, workMsOf } from './lib.js';

const CODES = /** @type {const} */ ({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 });
/** From the signal to the end. Time in which the machine lets others run is none of it: that is counted by the system. */
const LIMIT_MS = 1000;

const TRIALS = { short: 12, usual: 40, full: 100 };
const DUMP_BYTES = 20e6;
const PAUSE_MS = { short: 2000, usual: 10_000, full: 60_000 };

/** Between two looks at a child. */
const LOOK_MS = 5;

/**
 * What a child does up to its end, in milliseconds: time on the clock, time without that in which it, or who looks at it, waited
 * for a processor, and processor time.
 * @param {import('node:child_process').ChildProcess} child
 */
async function untilEnd(child) {
  const from = performance.now();
  const before = { held: heldUpMs(child.pid), work: workMsOf(child.pid) };
  let [held, work, late] = [before.held, before.work, heldUpMs(process.pid)];
  while (child.exitCode === null && child.signalCode === null) {
    held = Math.max(held, heldUpMs(child.pid));
    work = Math.max(work, workMsOf(child.pid));
    late = heldUpMs(process.pid);
    await delay(LOOK_MS);
  }
  const clock = performance.now() - from;
  const waited = held - before.held + heldUpMs(process.pid) - late;
  return { clock, own: clock - waited, work: work - before.work };
}

/** @param {import('./tortures.js').Options} options @returns {Promise<import('./lib.js').Verdict[]>} */
export async function signals({ tier, seed }) {
  return inFolder(async folder => {
    const cwd = folder;
    makeDump(join(folder, 'big.txt'), DUMP_BYTES);
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
    const most = { clock: 0, own: 0, work: 0 };
    let obeyed = 0;
    for (let trial = 0; trial < trials; trial++) {
      const signal = /** @type {keyof typeof CODES} */ (Object.keys(CODES)[trial % 3]);
      const twice = trial % 4 === 3;
      const way = ways[(trial >> 1) % ways.length];
      const child = start(way, { cwd });
      const end = ended(child);
      await delay(whole.ms * (0.2 + 0.6 * chance()));
      const isSent = child.kill(signal);
      const looked = untilEnd(child);
      if (twice) {
        await delay(3 * chance());
        child.kill(signal);
      }
      const took = await looked;
      const { code, signal: killer } = await end;
      if (!isSent || code === 0 || code === 3) continue;
      obeyed++;
      for (const what of /** @type {const} */ (['clock', 'own', 'work'])) most[what] = Math.max(most[what], took[what]);
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
        name: 'signals under load, a fourth of them twice',
        passed: bad.length === 0 && obeyed > 0 && most.own <= LIMIT_MS,
        figure: [
          `${obeyed} of ${trials} trials met a run, slowest ${most.own.toFixed(0)} ms (${most.clock.toFixed(0)} ms with what others took), most processor time ${most.work} ms`,
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
