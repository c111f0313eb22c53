/** `clean --out-dir --index`: what a batch printed is remembered when all of its outputs are there, and once. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contents } from './batch-helpers.js';
import { copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { bodyText } from './invented-bodies.js';

const page = (seed: number, sentences: number, headline = `Story number ${seed} of the eastern isles`) =>
  [headline, '', headline, 'Boats lie in a harbour. (AFP)', 'Short Url', '', headline, '', headline, '']
    .concat(Array.from({ length: sentences }, (_, i) => bodyText(seed * 50 + i, 40)))
    .concat('', '', '')
    .join('\n');
const FILES = {
  'a.txt': page(1, 4) + page(2, 4),
  'b.txt': page(2, 4) + page(3, 2),
  'c.txt': page(3, 5) + page(4, 4),
};
const run = (folder: string, ...args: string[]) => copydesk(folder, ['clean', ...args]);
const entries = (folder: string) =>
  rowsOf<{ entries: number }>(copydesk(folder, ['index', 'stats', 'seen', '-f', 'ndjson']).stdout)[0].entries;

test('leaves out what earlier runs printed, and remembers what it prints', () => {
  const folder = sandbox(FILES);
  expect(run(folder, 'a.txt', '--index', 'seen', '-q').code).toBe(0);
  const { code, stderr } = run(folder, 'b.txt', 'c.txt', '--index', 'seen', '--out-dir', 'out');
  expect([code, stderr]).toEqual([
    0,
    'copydesk: 1 truncated copy dropped; 1 copy of a record of an earlier run dropped\n',
  ]);
  const printed = contents(folder).map(([name, text]) => [name, rowsOf(text).length]);
  expect(printed).toEqual([
    ['b.txt.ndjson', 0],
    ['c.txt.ndjson', 2],
  ]);
  expect(entries(folder)).toBe(4);
  expect(run(folder, 'a.txt', 'b.txt', 'c.txt', '--index', 'seen', '-q').stdout).toBe('');
  expect(readdirSync(join(folder, 'out')).filter(name => name.startsWith('.'))).toEqual(['.copydesk-journal']);
});

test('--no-index-write looks things up and remembers nothing', () => {
  const folder = sandbox(FILES);
  run(folder, 'a.txt', '--index', 'seen', '-q');
  run(folder, 'b.txt', 'c.txt', '--index', 'seen', '--out-dir', 'out', '--no-index-write', '-q');
  expect([entries(folder), contents(folder).flatMap(([, text]) => rowsOf(text)).length]).toEqual([2, 2]);
});

const LOCK = join('seen', 'lock');
/** A lock that this process holds. */
function lock(folder: string): void {
  const stat = readFileSync(`/proc/${process.pid}/stat`, 'utf8');
  const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  mkdirSync(join(folder, 'seen'), { recursive: true });
  writeFileSync(join(folder, LOCK), JSON.stringify({ pid: process.pid, started, boot, host: hostname() }));
}

test.skipIf(process.platform !== 'linux')(
  'a batch that could not be remembered is, when it goes on; its outputs stay as they are',
  () => {
    const whole = sandbox(FILES);
    run(whole, 'a.txt', '--index', 'seen', '-q');
    run(whole, 'b.txt', 'c.txt', '--index', 'seen', '--out-dir', 'out', '-q');
    const folder = sandbox(FILES);
    const args = ['b.txt', 'c.txt', '--index', 'seen', '--out-dir', 'out', '-q', '--resume'];
    run(folder, 'a.txt', '--index', 'seen', '-q');
    lock(folder);
    expect(run(folder, ...args).code).toBe(75);
    expect([contents(folder), entries(folder)]).toEqual([contents(whole), 2]);
    rmSync(join(folder, LOCK));
    expect(run(folder, ...args).code).toBe(0);
    expect([contents(folder), entries(folder)]).toEqual([contents(whole), entries(whole)]);
    // And a third time nothing happens.
    expect(run(folder, ...args).code).toBe(0);
    expect([contents(folder), entries(folder)]).toEqual([contents(whole), 4]);
  },
);

test.skipIf(process.platform !== 'linux')('a list of what was printed that is damaged is told, not believed', () => {
  const folder = sandbox(FILES);
  const args = ['b.txt', 'c.txt', '--index', 'seen', '--out-dir', 'out', '-q', '--resume'];
  lock(folder);
  expect(run(folder, ...args).code).toBe(75);
  rmSync(join(folder, LOCK));
  const path = join(folder, 'out/.copydesk-parts/.copydesk-printed');
  const whole = readFileSync(path, 'utf8');
  const outputs = contents(folder);
  const harms = ['', whole.slice(whole.indexOf('\n') + 1), `x${whole.slice(1)}`];
  for (const harm of [...harms, null]) {
    if (harm === null) rmSync(path);
    else writeFileSync(path, harm);
    const { code, stderr } = run(folder, ...args);
    expect([harm, code]).toEqual([harm, harm === null ? 74 : 1]);
    expect(stderr).toContain('.copydesk-printed: ');
    expect([contents(folder), readdirSync(join(folder, 'seen'))]).toEqual([outputs, []]);
  }
  writeFileSync(path, whole);
  expect([run(folder, ...args).code, entries(folder)]).toEqual([0, 3]);
});

test('a second batch with the index in one folder: what the first one printed is kept beside it, and said', () => {
  const folder = sandbox(FILES);
  const args = ['a.txt', 'b.txt', '--index', 'seen', '--out-dir', 'out'];
  expect(run(folder, ...args).code).toBe(0);
  const text = (name: string) => readFileSync(join(folder, 'out', name), 'utf8');
  const first = [text('a.txt.ndjson'), text('b.txt.ndjson')];
  writeFileSync(join(folder, 'b.txt'), FILES['b.txt'] + page(9, 3));
  const { code, stderr } = run(folder, ...args);
  expect([code, stderr]).toEqual([
    0,
    expect.stringContaining('out: what 2 files held before is in out/a.txt.ndjson~ and so on, since with --index'),
  ]);
  expect([text('a.txt.ndjson~'), text('b.txt.ndjson~')]).toEqual(first);
  expect([text('a.txt.ndjson'), rowsOf(text('b.txt.ndjson')).length]).toEqual(['', 1]);
  // An output that somebody has changed is made again, and is kept too.
  writeFileSync(join(folder, 'out/b.txt.ndjson'), 'changed');
  expect(run(folder, ...args, '--resume').stderr).toContain('out/b.txt.ndjson~2');
  expect([text('b.txt.ndjson~'), text('b.txt.ndjson~2')]).toEqual([first[1], 'changed']);
});
