/** The way of a run from its first step to its last: killing it at chosen places, whatever the machine does meanwhile. */
import { setTimeout as delay } from 'node:timers/promises';
import { COUNTS_STEPS, ended, start, untilSteps } from './lib.js';

/**
 * An undisturbed run: its code, and of its way what comes before the work (`base`) and all of it (`total`), in steps; in
 * milliseconds where the system counts no steps.
 * @typedef {{code: number | null, base: number, total: number}} Way
 */

/** @param {string[]} args @param {string} cwd @returns {Promise<Way>} */
export async function wayOf(args, cwd) {
  const dry = await measured([...args, '--dry-run'], cwd);
  const { code, stderr, hung, length } = await measured(args, cwd);
  if (hung || (code !== 0 && code !== 3)) throw new Error(`the undisturbed run ended with ${code}: ${stderr}`);
  return { code, base: dry.length, total: length };
}

async function measured(/** @type {string[]} */ args, /** @type {string} */ cwd) {
  const child = start(args, { cwd });
  const end = ended(child);
  const steps = await untilSteps(child);
  const told = await end;
  return { ...told, length: COUNTS_STEPS ? steps : told.ms };
}

/**
 * Runs until one place of its work after another (rising, 0 to 1) and kills it there; ends early when a run comes to its end.
 * What was done is not done again, so each run has only the way from the last place on before it.
 * Returns how often it was killed; `killed` is told of each time.
 * @param {string[]} args @param {string} cwd @param {Way} way @param {readonly number[]} places @param {() => void} [killed]
 */
export async function killedOnTheWay(args, cwd, { base, total }, places, killed = () => {}) {
  let [from, kills] = [0, 0];
  for (const place of places) {
    const child = start(args, { cwd });
    const end = ended(child);
    const length = base + (place - from) * (total - base);
    await (COUNTS_STEPS ? untilSteps(child, length) : delay(length));
    child.kill('SIGKILL');
    if ((await end).signal !== 'SIGKILL') return kills;
    kills++;
    killed();
    from = place;
  }
  return kills;
}
