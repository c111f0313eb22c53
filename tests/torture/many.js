/** T20, E28 and E29: many files, one of them bad, and hardly a descriptor to be had. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BIN, ended, fixtures, inFolder, run, sha } from './lib.js';

const FILES = {
  short: { one: 1000, many: 5000 },
  usual: { one: 2000, many: 10_000 },
  full: { one: 10_000, many: 100_000 },
};

/** @param {import('./tortures.js').Options} options @returns {Promise<import('./lib.js').Verdict[]>} */
export async function many({ tier }) {
  return inFolder(async cwd => {
    const count = FILES[tier].one;
    fill(join(cwd, 'in'), count);
    const whole = await run(['extract', 'in', '-j', '1', '-q'], { cwd });
    // Not a text, whoever runs this: what may not be read is read by root.
    writeFileSync(join(cwd, 'in', nameOf(count >> 1)), Buffer.alloc(4096));
    const bad = await run(['extract', 'in', '-j', '1', '-q'], { cwd });
    const without = linesBut(whole.stdout.toString(), nameOf(count >> 1));
    const said = bad.stderr.trim().split('\n');
    const passed = bad.code === 3 && said.length === 1 && sha(bad.stdout) === sha(without);
    const verdicts = [
      {
        goal: 'T20',
        name: `one bad file in ${count} (E28)`,
        passed,
        figure: `exit ${bad.code}, ${said.length} line on standard error, the others ${sha(bad.stdout) === sha(without) ? 'the same' : 'OTHER'}`,
      },
    ];
    const more = FILES[tier].many;
    fill(join(cwd, 'more'), more);
    const line = `ulimit -n 32; exec '${process.execPath}' '${BIN}' extract more -q -o few.ndjson`;
    const few = await ended(spawn('bash', ['-c', line], { cwd }), 600_000);
    const plain = await run(['extract', 'more', '-q', '-o', 'plain.ndjson'], { cwd });
    const same = few.code === plain.code && (await isSame(join(cwd, 'few.ndjson'), join(cwd, 'plain.ndjson')));
    const figure = `exit ${few.code}, ${same ? 'the same bytes' : 'OTHER bytes'}${few.stderr.slice(0, 200)}`;
    verdicts.push({ goal: 'E29', name: `${more} files, 32 descriptors`, passed: same && few.code === 0, figure });
    return verdicts;
  });
}

/** Whether two files have the same bytes; they may be larger than what is kept of a standard output. @param {string[]} paths */
async function isSame(...paths) {
  const hashes = await Promise.all(
    paths.map(async path => {
      const hash = createHash('sha256');
      for await (const chunk of createReadStream(path)) hash.update(chunk);
      return hash.digest('hex');
    }),
  );
  return hashes.every(hash => hash === hashes[0]);
}

const nameOf = (/** @type {number} */ at) => `${String(at).padStart(6, '0')}.txt`;

function fill(/** @type {string} */ folder, /** @type {number} */ count) {
  const dumps = fixtures().filter(dump => dump.length > 400 && dump.length < 3000);
  mkdirSync(folder);
  for (let at = 0; at < count; at++) writeFileSync(join(folder, nameOf(at)), dumps[at % dumps.length]);
}

/** Rows but for those of a file. */
function linesBut(/** @type {string} */ rows, /** @type {string} */ name) {
  return rows
    .split('\n')
    .filter(row => !row.includes(`"in/${name}"`))
    .join('\n');
}
