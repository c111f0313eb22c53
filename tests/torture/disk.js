/** F1, F4 to F7, F10, F16 and F19: full disks, no inodes, small limits, closed and slow pipes. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BIN, ended, inFolder, isTold, makeBatch, makeDump, run, sha, treeHash } from './lib.js';

/** More than a disk of 64 kB holds. */
const FILLERS = 20;
const MOST_RSS_KB = 256 * 1024;

/** @param {import('./tortures.js').Options} options @returns {Promise<import('./lib.js').Verdict[]>} */
export async function disk({ tier }) {
  return inFolder(async folder => {
    const cwd = folder;
    makeBatch(join(folder, 'in'), 6);
    makeDump(join(folder, 'big.txt'), tier === 'short' ? 10e6 : 60e6);
    const whole = await run(['extract', 'in', '--out-dir', 'ref'], { cwd });
    const verdicts = [
      await fullDisk(folder),
      ...(await smallDisk(folder, 'F6', 'size=64k', whole)),
      ...(await smallDisk(folder, 'F7', 'nr_inodes=4', whole)),
    ];
    const line = (/** @type {string} */ text) =>
      ended(spawn('bash', ['-c', `copydesk() { '${process.execPath}' '${BIN}' "$@"; }; ${text}`], { cwd }));

    const limited = await line('ulimit -f 16; copydesk extract big.txt -o out.ndjson -j 1');
    verdicts.push(
      verdict(
        'F10',
        'ulimit -f',
        limited.code === 74 && isTold(limited.stderr) && !existsSync(join(folder, 'out.ndjson')),
        `exit ${limited.code}`,
      ),
    );
    const head = await line('copydesk extract big.txt -q | head -1 | wc -l; echo "${PIPESTATUS[0]}"');
    verdicts.push(
      verdict(
        'F4',
        'closed pipe',
        head.stdout.toString().trim().split(/\s+/).join() === '1,0',
        head.stdout.toString().trim().replace('\n', ' line, exit '),
      ),
    );
    const silent = await line(
      'copydesk extract in none.txt 2>&- | wc -l; echo "${PIPESTATUS[0]}"; copydesk extract in none.txt 2>/dev/full >/dev/null; echo $?',
    );
    verdicts.push(
      verdict(
        'F5',
        'standard error closed or full',
        silent.stdout.toString().trim().split('\n').slice(1).join() === '3,3',
        silent.stdout.toString().trim().split('\n').slice(1).join(' '),
      ),
    );
    const heap = await line(
      'copydesk extract big.txt -j 1 -q | cksum; node --max-old-space-size=64 ' +
        `'${BIN}' extract big.txt -j 1 -q | cksum`,
    );
    const [plain, small] = heap.stdout.toString().trim().split('\n');
    verdicts.push(verdict('F16', 'heap limit 64 MB', plain === small, plain === small ? 'same bytes' : 'other bytes'));
    verdicts.push(await slowReader(folder));
    return verdicts;
  });
}

/** @returns {import('./lib.js').Verdict} */
function verdict(
  /** @type {string} */ goal,
  /** @type {string} */ name,
  /** @type {boolean} */ passed,
  /** @type {string} */ figure,
) {
  return { goal, name, passed, figure };
}

async function fullDisk(/** @type {string} */ folder) {
  if (!existsSync('/dev/full')) return verdict('F1', 'standard output is full', true, 'not run: no /dev/full');
  const codes = [];
  for (const args of [['extract', 'in'], ['in'], ['explain', 'in'], ['schema']]) {
    const { code, stderr } = await ended(
      spawn('bash', ['-c', `'${process.execPath}' '${BIN}' ${args.join(' ')} >/dev/full`], { cwd: folder }),
    );
    codes.push(code === 74 && isTold(stderr));
  }
  return verdict('F1', 'standard output is full', codes.every(Boolean), `${codes.length} commands`);
}

/** Writes a batch to a file system that is too small, then gives it room. */
async function smallDisk(
  /** @type {string} */ folder,
  /** @type {string} */ goal,
  /** @type {string} */ limit,
  /** @type {import('./lib.js').Ended} */ whole,
) {
  const place = join(folder, goal);
  mkdirSync(place);
  const mount = (/** @type {string} */ options) => spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place]);
  const name = `a disk that is too small (${limit})`;
  if (mount(limit).status !== 0) return [verdict(goal, name, true, 'not run: may not mount')];
  try {
    const args = ['extract', 'in', '--out-dir', join(place, 'out'), '--resume'];
    writeFileSync(join(place, 'old.ndjson'), 'old\n');
    const first = await run(args, { cwd: folder });
    fill(place);
    const single = await run(['extract', 'big.txt', '-o', join(place, 'old.ndjson')], { cwd: folder });
    const temporary = readdirSync(place, { recursive: true, encoding: 'utf8' }).filter(each => each.endsWith('.tmp'));
    const kept = readFileSync(join(place, 'old.ndjson'), 'utf8') === 'old\n';
    spawnSync('mount', ['-o', 'remount,size=64m,nr_inodes=10000', place]);
    const again = await run(args, { cwd: folder });
    const same = treeHash(join(place, 'out')) === treeHash(join(folder, 'ref'));
    const passed =
      first.code === 74 &&
      single.code === 74 &&
      isTold(first.stderr) &&
      temporary.length === 0 &&
      kept &&
      again.code === whole.code &&
      same;
    return [
      verdict(
        goal,
        name,
        passed,
        `exit ${first.code} and ${single.code}, ${temporary.length} temporary files, old output ${kept ? 'kept' : 'LOST'}, with room ${again.code}, ${same ? 'same' : 'OTHER'} bytes`,
      ),
    ];
  } finally {
    spawnSync('umount', [place]);
  }
}

/** Takes the room that a run has given back. @param {string} place */
function fill(place) {
  try {
    for (let at = 0; at < FILLERS; at++) writeFileSync(join(place, `filler-${at}`), Buffer.alloc(4096));
  } catch {
    // It is full.
  }
}

/** F19: whoever reads slowly makes the run wait, and fills no memory. */
async function slowReader(/** @type {string} */ folder) {
  const child = spawn(process.execPath, [BIN, 'extract', 'big.txt', '-q', '-j', '2'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let [size, peak] = [0, 0];
  /** @type {import('node:crypto').Hash | undefined} */
  let hash;
  const { createHash } = await import('node:crypto');
  hash = createHash('sha256');
  for await (const chunk of child.stdout) {
    hash.update(chunk);
    size += chunk.length;
    const status = existsSync(`/proc/${child.pid}/status`) ? readFileSync(`/proc/${child.pid}/status`, 'latin1') : '';
    peak = Math.max(peak, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0));
    if (size < 4e6) await new Promise(resolve => setTimeout(resolve, 20));
  }
  const plain = await run(['extract', 'big.txt', '-q', '-j', '1'], { cwd: folder });
  const same = hash.digest('hex') === sha(plain.stdout);
  return verdict(
    'F19',
    'a slow reader',
    same && peak < MOST_RSS_KB,
    `${same ? 'same' : 'OTHER'} bytes, peak ${Math.round(peak / 1024)} MiB`,
  );
}
