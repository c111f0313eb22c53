/** Threads as a user meets them: whatever -j goes with, the same bytes and the same words come out. */
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readArguments } from '../src/arguments.js';
import { costOf, enoughFor } from '../src/run/team.js';
import { copydesk, dumpOf, sandbox, started } from './cli-helpers.js';
import { pageOf, siteOf } from './site-pages.js';

const JOBS = ['1', '3'];
const whole = ['seed--arab-news-twin', 'seed--asharq-twin', 'asharq--w5-archive', 'header--polish'].map(dumpOf);
const inside = sandbox();
const folder = join(inside, 'in');
mkdirSync(join(folder, 'pages'), { recursive: true });
for (const [i, dump] of whole.entries()) {
  writeFileSync(join(folder, `${i}.txt`), Buffer.concat([dump, Buffer.from('\n\n'), whole[(i + 1) % 4]]));
  writeFileSync(join(folder, `${i}.txt.gz`), gzipSync(dump.subarray(0, Math.floor(dump.length * 0.7))));
}
for (let i = 0; i < 100; i++)
  writeFileSync(join(folder, 'pages', `${i}.txt`), pageOf(siteOf((i % 3) + 1), Math.floor(i / 3), []));
// What is no text, what ends in mid-stream, what is empty, what cannot be read.
writeFileSync(join(folder, 'pages', '12-none.txt'), Buffer.alloc(3000, 0x01));
writeFileSync(join(folder, 'pages', '13-cut.txt.gz'), gzipSync(whole[0]).subarray(0, 900));
writeFileSync(join(folder, 'pages', '14-empty.txt'), '');
writeFileSync(join(folder, 'pages', '15-closed.txt'), 'x');
chmodSync(join(folder, 'pages', '15-closed.txt'), 0);
symlinkSync('nowhere', join(folder, 'pages', '16-loose.txt'));
const big = Buffer.concat(Array.from({ length: 100 }, (_, i) => Buffer.concat([whole[i % 4], Buffer.from('\n\n')])));
writeFileSync(join(inside, 'big.txt'), big);

/** All that a run has left in a folder, but for its name. */
function contents(name: string): (readonly [file: string, text: string])[] {
  return readdirSync(join(inside, name))
    .toSorted()
    .map(file => [file, readFileSync(join(inside, name, file), 'latin1').replaceAll(name, 'NAME')] as const);
}

const outputs = (name: string) => contents(name).filter(([file]) => !file.startsWith('.'));

test('there is enough to do for threads here', () => {
  const request = readArguments(['extract', 'in', '-j', '2'], '0');
  const options = request.kind === 'command' ? request.options : null;
  const files = readdirSync(join(folder, 'pages')).filter(name => name.endsWith('.txt'));
  const cost = files.reduce(sum => sum + costOf({ path: Buffer.from('x'), size: 0 }, true), 0);
  expect(cost).toBeGreaterThan(enoughFor(options!));
});

test.each(
  [
    ['extract', 'in'],
    ['extract', 'in', 'big.txt', '-f', 'csv'],
    ['extract', 'in', '-f', 'json', '--fields', 'headline,source'],
    ['clean', 'in', 'big.txt'],
    ['clean', 'in', '-', '--keep', 'latest', '-f', 'json'],
  ].map(args => ({ args, line: args.join(' ') })),
)('$line', ({ args }) => {
  const input = args.includes('-') ? big : '';
  const ended = JOBS.map(jobs => copydesk(inside, [...args, '-j', jobs], { input }));
  expect(ended[0].stdout.length).toBeGreaterThan(1000);
  for (const other of ended.slice(1)) expect(other).toEqual(ended[0]);
});

describe('--out-dir', () => {
  test.each([
    ['extract', 'markdown', []],
    ['extract', 'ndjson', ['--fields', 'headline,id', '--min-words', '40']],
    ['clean', 'json', []],
  ] as const)('%s -f %s %j', (command, format, flags) => {
    const runs = JOBS.map(jobs => {
      const name = `${command}-${format}-${flags.length}-${jobs}`;
      const args = [
        command,
        'in',
        'big.txt',
        '--out-dir',
        name,
        '-f',
        format,
        '-j',
        jobs,
        '--errors',
        `${name}.errors`,
      ];
      const { code, stdout, stderr } = copydesk(inside, [...args, ...flags]);
      const errors = readFileSync(join(inside, `${name}.errors`), 'utf8');
      return { code, stdout, stderr: stderr.replaceAll(name, 'NAME'), errors, contents: contents(name) };
    });
    expect(runs[0].contents.length).toBeGreaterThan(100);
    expect(runs[0].errors).toContain('13-cut.txt.gz');
    for (const other of runs.slice(1)) expect(other).toEqual(runs[0]);
  });

  test('goes on where it was, on however many threads', () => {
    const args = ['extract', 'in', '--out-dir', 'again', '-q'];
    copydesk(inside, [...args, '-j', '1']);
    const before = outputs('again');
    for (const file of readdirSync(join(inside, 'again')).filter(name => /[1-7]\.txt/.test(name)))
      rmSync(join(inside, 'again', file));
    copydesk(inside, [...args, '-j', '3', '--resume']);
    expect(outputs('again')).toEqual(before);
  });

  test('killed while threads read ahead, it goes on with what is not done', async () => {
    const args = ['extract', 'in', '--out-dir', 'killed', '-q'];
    const child = started(inside, [...args, '-j', '3']);
    const isOver = once(child, 'exit');
    // Names only: a file that is being made may have another name by the time it is opened.
    const names = () => (existsSync(join(inside, 'killed')) ? readdirSync(join(inside, 'killed')) : []);
    const made = () => names().filter(name => !name.startsWith('.')).length;
    while (child.exitCode === null && made() < 5) await setTimeout(1);
    child.kill('SIGKILL');
    await isOver;
    copydesk(inside, [...args, '-j', '2', '--resume']);
    copydesk(inside, ['extract', 'in', '--out-dir', 'whole', '-q', '-j', '1']);
    expect(outputs('killed')).toEqual(outputs('whole'));
  });

  test('a field that there is none of is told, and nothing else', () => {
    const ended = JOBS.map(jobs =>
      copydesk(inside, [
        'extract',
        'in',
        '--out-dir',
        `none-${jobs}`,
        '--fields',
        'headlin',
        '-f',
        'ndjson',
        '-j',
        jobs,
      ]),
    );
    expect(ended[0]).toMatchObject({ code: 2, stderr: expect.stringContaining('did you mean headline?') });
    for (const other of ended.slice(1)) expect(other).toEqual(ended[0]);
  });
});
