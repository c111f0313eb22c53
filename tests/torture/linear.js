/** T8: twice the text takes twice the time, whatever the text is; told by processor time, of several tries the best. */
import { extract } from '../../dist/index.js';
import { GENERATORS } from './hostile.js';

const MOST_RATIO = 2.3;
const MOST_SECONDS = 2;
/** Shorter times are all noise. */
const LEAST_SECONDS = 0.02;
const TRIES = 5;
const SIZES = {
  short: [2 ** 18, 2 ** 19],
  usual: [2 ** 19, 2 ** 20],
  full: [2 ** 20, 2 ** 21, 2 ** 22],
};

/** @param {import('./tortures.js').Options} options @returns {Promise<import('./lib.js').Verdict[]>} */
export async function linear({ tier }) {
  const sizes = SIZES[tier];
  /** @type {string[]} */
  const bad = [];
  let worst = 0;
  let slowest = ['', 0];
  for (const [name, make] of Object.entries(GENERATORS)) {
    const times = sizes.map(size => secondsOf(make(size)));
    for (let at = 1; at < times.length; at++) {
      let [before, after] = [times[at - 1], times[at]];
      // What looks too slow is tried again: the machine may have been busy.
      for (let tries = 0; tries < TRIES && after > MOST_RATIO * before && after > LEAST_SECONDS; tries++) {
        before = Math.max(before, secondsOf(make(sizes[at - 1])));
        after = Math.min(after, secondsOf(make(sizes[at])));
      }
      if (after <= LEAST_SECONDS) continue;
      worst = Math.max(worst, after / before);
      if (after > MOST_RATIO * before)
        bad.push(`${name}: ${before.toFixed(3)} s for ${sizes[at - 1]}, ${after.toFixed(3)} s for ${sizes[at]}`);
    }
    if (times[0] > Number(slowest[1])) slowest = [name, times[0]];
    // How long it takes at all depends on the machine: that is no matter of CI.
    if (tier === 'full' && times[0] * (2 ** 20 / sizes[0]) > MOST_SECONDS)
      bad.push(`${name}: ${times[0].toFixed(2)} s for ${sizes[0]} bytes`);
  }
  const figure = `${Object.keys(GENERATORS).length} generators, worst ratio ${worst.toFixed(2)}, slowest ${slowest[0]} with ${Number(slowest[1]).toFixed(2)} s for ${sizes[0]} bytes`;
  return [
    { goal: 'T8', name: 'time is linear', passed: bad.length === 0, figure: [figure, ...bad].join('\n          ') },
  ];
}

/** Processor seconds of the best of two tries. @param {Buffer} bytes */
function secondsOf(bytes) {
  let best = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 2; tries++) {
    const from = process.cpuUsage();
    const dump = extract({ file: 'x', layout: 'auto' });
    for (let at = 0; at < bytes.length; at += 65536) dump.push(bytes.subarray(at, at + 65536));
    dump.end();
    const { user, system } = process.cpuUsage(from);
    best = Math.min(best, (user + system) / 1e6);
  }
  return best;
}
