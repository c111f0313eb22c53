/** T24: what the package is made of: pinned, checked, without scripts of others; the same bytes from two builds. */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ended, inFolder, ROOT, sha } from './lib.js';

const goal = 'T24';
/** Node without `__proto__`, so that nobody can reach prototypes through it. */
const RUN = fileURLToPath(new URL('run.js', import.meta.url));
const MOST_MS = 600_000;
const STRICT = '--disable-proto=throw';

/** @param {import('./tortures.js').Options} options @returns {Promise<import('./lib.js').Verdict[]>} */
export async function supply({ tier }) {
  const verdicts = [packages()];
  if (tier === 'short') return verdicts;
  verdicts.push(await twoBuilds(), await withoutProto());
  return verdicts;
}

/** @returns {import('./lib.js').Verdict} */
function packages() {
  const { dependencies, devDependencies, optionalDependencies } = json('package.json');
  const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)),
  );
  const locked = Object.entries(json('package-lock.json').packages).filter(([path]) => path !== '');
  const unchecked = locked.filter(([, { integrity }]) => !(integrity ?? '').startsWith('sha512-'));
  const shipped = locked.filter(([, { dev, optional, devOptional }]) => !dev && !optional && !devOptional);
  const scripts = shipped.filter(([, { hasInstallScript }]) => hasInstallScript);
  const wrong = [...loose, ...unchecked, ...scripts].map(([name]) => name);
  const figure = `${shipped.length} packages are shipped, ${scripts.length} with a script, ${loose.length} not pinned, ${unchecked.length} of ${locked.length} without a checksum`;
  return { goal, name: 'packages', passed: wrong.length === 0, figure: [figure, ...wrong].join('; ') };
}

/** @returns {Promise<import('./lib.js').Verdict>} */
async function twoBuilds() {
  return inFolder(async folder => {
    const hashes = ['one', 'other'].map(name => packed(join(folder, name)));
    const passed = hashes[0] === hashes[1];
    return { goal, name: 'two builds in two folders', passed, figure: passed ? 'the same package' : 'OTHER packages' };
  });
}

/** The hash of the package built in a folder of its own. */
function packed(/** @type {string} */ folder) {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(ROOT, file), join(folder, file));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: folder, stdio: 'ignore' });
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent'], { cwd: folder, stdio: 'ignore' });
  const tarball = readdirSync(folder).find(name => name.endsWith('.tgz')) ?? '';
  return sha(readFileSync(join(folder, tarball)));
}

/** The hostile files once more. @returns {Promise<import('./lib.js').Verdict>} */
async function withoutProto() {
  const args = [STRICT, RUN, '--only', 'corpus'];
  const { code, stdout } = await ended(spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] }), MOST_MS);
  const [figure] = stdout.toString().split('\n');
  return { goal, name: `hostile files with ${STRICT}`, passed: code === 0, figure };
}

/** @param {string} name */
const json = name => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));
