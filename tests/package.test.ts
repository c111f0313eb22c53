/** The package as users get it: packed, installed into an empty folder, run and imported there. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { ARAB_NEWS, rowsOf, sandbox } from './cli-helpers.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
const INSTALLING = 300_000;
let folder = '';

function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

beforeAll(() => {
  folder = sandbox({ 'a.txt': ARAB_NEWS, 'package.json': '{"name": "desk", "private": true, "type": "module"}' });
  // What is packed was built before the tests; building it again would pull it from under them.
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: ROOT });
  run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--silent', `./copydesk-${version}.tgz`);
}, INSTALLING);

test('npm ci accepts the lock file: mend it with node tests/tools/lock.js', () => {
  interface Lock {
    packages: Record<string, { optionalDependencies?: object }>;
  }
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
  const names = Object.values(packages).flatMap(entry => Object.keys(entry.optionalDependencies ?? {}));
  expect(names.filter(name => !(`node_modules/${name}` in packages))).toEqual([]);
});

test('holds what it needs and no more', () => {
  const files = run('tar', '-tzf', `copydesk-${version}.tgz`).trim().split('\n');
  const top = new Set(files.map(name => name.split('/')[1]));
  expect([...top].toSorted()).toEqual(['LICENSE', 'README.md', 'bin', 'dist', 'docs', 'man', 'package.json']);
});

test('npx copydesk runs', () => {
  expect(run('npx', '--no-install', 'copydesk', '--version')).toBe(`${version}\n`);
  expect(rowsOf(run('npx', '--no-install', 'copydesk', 'a.txt', '-q'))).toHaveLength(2);
  expect(run('npx', '--no-install', 'copydesk', 'a.txt', '-f', 'table')).toContain('headline');
});

test('the library is imported by its name', () => {
  const script = `
    import { readFileSync } from 'node:fs';
    import { extract } from 'copydesk';
    const dump = extract();
    const records = [...dump.push(readFileSync('a.txt')).records, ...dump.end().records];
    console.log(records.length);`;
  writeFileSync(join(folder, 'use.js'), script);
  expect(run(execPath, 'use.js')).toBe('2\n');
});

test('has types', () => {
  const code = `
    import { extract, type LedgerRow, type NewsRecord } from 'copydesk';
    const dump = extract({ file: 'a.txt', ledger: true });
    const { records, ledger }: { records: NewsRecord[]; ledger: LedgerRow[] } = dump.push(new Uint8Array(3));
    export const headline: string | null = records[0].headline;
    // @ts-expect-error There is no such field.
    export const none = ledger[0].hedline;`;
  writeFileSync(join(folder, 'use.ts'), code);
  const compiler = join(ROOT, 'node_modules', '.bin', 'tsc');
  expect(existsSync(compiler)).toBe(true);
  const flags = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2022', '--types', ''];
  expect(run(compiler, ...flags, 'use.ts')).toBe('');
});
