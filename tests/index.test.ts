/** `--index`: what earlier runs printed counts; and the ways in which an index can be in use, in the way, damaged or gone. */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openSnapshot } from '../src/dedup/history/snapshot.js';
import { SKETCH_VERSION } from '../src/dedup/sketch.js';
import { BIN, bash, copydesk, type Ended, rowsOf, sandbox } from './cli-helpers.js';
import { random, wordsOf } from './invented-bodies.js';

/** Paragraphs of a body. */
function paragraphs(seed: number, count: number, words = 45): string[] {
  return Array.from({ length: count }, (_, i) => `${wordsOf(seed * 100 + i, words).join(' ')}.`);
}

/** The page of an article. */
function page(headline: string, body: readonly string[], updated: string | null = null): string {
  const head = [
    headline,
    '',
    headline,
    'Boats lie in a harbour. (AFP)',
    'Short Url',
    ...(updated === null ? [] : [`Updated ${updated}`]),
  ];
  return `${[...head, '', headline, '', headline, '', ...body].join('\n')}\n\n\n`;
}

const BODY = paragraphs(1, 6);
const HEADLINE = 'Harbour board of Ormvik hears about its idle crane';
const OTHERS = Array.from({ length: 5 }, (_, i) =>
  page(`Story number ${i} of the northern isles`, paragraphs(i + 10, 4)),
);

const ids = (ended: Ended) => rowsOf(ended.stdout).map(({ id }) => id);

/** What an index has, in a form that does not depend on its segments. */
async function content(folder: string): Promise<string[]> {
  const snapshot = await openSnapshot(folder, SKETCH_VERSION, damage => expect.fail(JSON.stringify(damage)));
  const all: string[] = [];
  for (const segment of snapshot.segments) {
    for (let number = 0; number < segment.entries; number++)
      if (!snapshot.isGone(segment, number)) all.push(JSON.stringify(segment.entry(number)));
  }
  snapshot.close();
  return all.toSorted();
}

describe('a later run', () => {
  test('prints what is new, and says how much it left out', () => {
    const folder = sandbox({ 'a.txt': OTHERS.slice(0, 3).join(''), 'b.txt': OTHERS.slice(2).join('') });
    const first = copydesk(folder, ['a.txt', '--index', 'seen']);
    expect([first.code, first.stderr, rowsOf(first.stdout).length]).toEqual([0, '', 3]);
    const second = copydesk(folder, ['b.txt', '--index', 'seen']);
    expect([second.code, rowsOf(second.stdout).length]).toEqual([0, 2]);
    expect(second.stderr).toBe('copydesk: 1 copy of a record of an earlier run dropped\n');
    expect(copydesk(folder, ['a.txt', 'b.txt', '--index', 'seen']).stdout).toBe('');
  });
  test('names the record that stands for one: its id, file and line', () => {
    const folder = sandbox({ 'a.txt': OTHERS[0] + OTHERS[1], 'b.txt': OTHERS[1] });
    const [, first] = rowsOf(copydesk(folder, ['a.txt', '--index', 'seen']).stdout);
    const marked = rowsOf(copydesk(folder, ['b.txt', '--index', 'seen', '--duplicates', 'mark']).stdout);
    expect(marked).toHaveLength(1);
    expect(marked[0].duplicateOf).toBe(first.id);
    expect(marked[0].copies).toEqual([
      {
        id: first.id,
        source: first.source,
        kind: 'exact',
        similarity: 1,
        containment: 1,
        own: [],
        verified: 'id',
        error: 0,
      },
    ]);
    copydesk(folder, ['b.txt', '--index', 'seen', '--dropped', 'dropped.ndjson']);
    expect(readFileSync(join(folder, 'dropped.ndjson'), 'utf8')).toBe(`${JSON.stringify(marked[0])}\n`);
  });
  test('lets nothing be stood for by a record that is not printed itself', () => {
    const notice = paragraphs(77, 1, 50);
    const edited = page(HEADLINE, [...BODY.slice(0, 5), ...notice]);
    const folder = sandbox({
      'a.txt': page(HEADLINE, BODY),
      'b.txt': edited + page('A notice of the salt office', notice),
    });
    const [first] = ids(copydesk(folder, ['a.txt', '--index', 'seen']));
    for (const keep of ['best', 'latest', 'first']) {
      const flags = ['--index', 'seen', '--no-index-write', '--duplicates', 'mark', '--keep', keep];
      const marked = rowsOf(copydesk(folder, ['b.txt', ...flags]).stdout);
      expect(marked.map(({ duplicateOf }) => duplicateOf)).toEqual([first, null]);
    }
  });
  test('with --no-index-write leaves the index as it is', async () => {
    const folder = sandbox({ 'a.txt': OTHERS[0], 'b.txt': OTHERS[0] + OTHERS[1] });
    copydesk(folder, ['a.txt', '--index', 'seen']);
    const before = await content(join(folder, 'seen'));
    for (let i = 0; i < 2; i++)
      expect(rowsOf(copydesk(folder, ['b.txt', '--index', 'seen', '--no-index-write']).stdout)).toHaveLength(1);
    expect(await content(join(folder, 'seen'))).toEqual(before);
  });
});

test.runIf(existsSync('/proc/self'))('an index where no folder can be made ends at once', () => {
  const folder = sandbox({ 'a.txt': OTHERS[0] });
  const { code, stderr } = copydesk(folder, ['a.txt', '--index', '/proc/copydesk']);
  expect([code, stderr]).toEqual([1, expect.stringContaining('the index cannot be written')]);
});

test('rows of other programs count by their own ids', () => {
  const row = (id: string, seed: number, words: number) =>
    `${JSON.stringify({ id, text: wordsOf(seed, 120).slice(0, words).join(' ') })}\n`;
  const folder = sandbox({
    'a.ndjson': row('one', 1, 120) + row('two', 2, 120) + row('three', 3, 60),
    'b.ndjson': row('second', 2, 60) + row('third', 3, 120) + row('fourth', 4, 120),
  });
  expect(rowsOf(copydesk(folder, ['dedup', 'a.ndjson', '--index', 'seen']).stdout)).toHaveLength(3);
  const flags = ['--index', 'seen', '--duplicates', 'mark'];
  const [second, third, fourth] = rowsOf(copydesk(folder, ['dedup', 'b.ndjson', ...flags]).stdout);
  expect(second.duplicateOf).toBe('two');
  expect(second.copies[0]).toMatchObject({ id: 'two', source: { file: 'a.ndjson', firstLine: 2 }, kind: 'truncated' });
  expect([third.supersedes, third.copies[0].source.firstLine]).toEqual(['three', 3]);
  expect(Object.keys(fourth)).toEqual(['id', 'text']);
  expect(copydesk(folder, ['dedup', 'a.ndjson', 'b.ndjson', '--index', 'seen']).stdout).toBe('');
});

describe.each([
  ['sketch', []],
  ['text', ['--index-text']],
] as const)('copies, verified by %s', (verified, flags) => {
  const run = (folder: string, file: string, ...more: string[]) =>
    rowsOf(copydesk(folder, [file, '--index', 'seen', ...flags, '--duplicates', 'mark', ...more]).stdout);
  test('a copy cut short', () => {
    const folder = sandbox({ 'a.txt': page(HEADLINE, BODY), 'b.txt': page(HEADLINE, BODY.slice(0, 3)) });
    const [whole] = run(folder, 'a.txt');
    const [cut] = run(folder, 'b.txt');
    expect(cut.duplicateOf).toBe(whole.id);
    expect(cut.copies[0]).toMatchObject({ id: whole.id, source: whole.source, kind: 'truncated', verified });
    expect(cut.copies[0].containment).toBeGreaterThan(0.9);
    expect(cut.copies[0].error > 0).toBe(verified === 'sketch');
  });
  test('a more complete copy takes the place of what was printed', async () => {
    const folder = sandbox({ 'a.txt': page(HEADLINE, BODY.slice(0, 3)), 'b.txt': page(HEADLINE, BODY) });
    const [cut] = run(folder, 'a.txt');
    const [whole] = run(folder, 'b.txt');
    expect([whole.duplicateOf, whole.supersedes]).toEqual([null, cut.id]);
    expect(whole.copies[0]).toMatchObject({ id: cut.id, source: cut.source, kind: 'truncated', verified });
    const all = await content(join(folder, 'seen'));
    expect(all).toHaveLength(1);
    expect(all[0]).toContain(whole.id);
    expect(run(folder, 'a.txt')[0].duplicateOf).toBe(whole.id);
    expect(run(folder, 'b.txt', '--keep', 'first')[0].duplicateOf).toBe(whole.id);
  });
  test('a phrase edited', () => {
    const edited = BODY.with(2, `Words of another hand ${BODY[2]}`);
    const folder = sandbox({ 'a.txt': page(HEADLINE, BODY), 'b.txt': page(HEADLINE, edited) });
    const [before] = run(folder, 'a.txt');
    const [after] = run(folder, 'b.txt');
    expect([after.duplicateOf, after.copies[0].kind]).toEqual([before.id, 'near']);
  });
  test('half of it written anew is related, and stays', () => {
    const half = [...BODY.slice(0, 3), ...paragraphs(50, 3)];
    const folder = sandbox({ 'a.txt': page(HEADLINE, BODY), 'b.txt': page(HEADLINE, half) });
    const [before] = run(folder, 'a.txt');
    const [after] = run(folder, 'b.txt');
    expect([after.duplicateOf, after.supersedes, after.copies]).toEqual([null, null, []]);
    expect(after.related.map(({ id }) => id)).toEqual([before.id]);
    expect(after.related[0].source).toEqual(before.source);
  });
});

test('single words edited all over: the copy is known, with --index-text and without', () => {
  const next = random(5);
  const edit = (text: string) =>
    text
      .split(' ')
      .map(word => (next() < 0.1 ? `${word}x` : word))
      .join(' ');
  const edited = BODY.map(edit);
  const files = { 'a.txt': page(HEADLINE, BODY), 'b.txt': page(HEADLINE, edited) };
  const counts = [['--index-text'], []].map(flags => {
    const folder = sandbox(files);
    copydesk(folder, ['a.txt', '--index', 'seen', ...flags]);
    return rowsOf(copydesk(folder, ['b.txt', '--index', 'seen', ...flags]).stdout).map(({ related }) => related.length);
  });
  expect(counts).toEqual([[], []]);
});

test('an update replaces what was printed when its time is later, and only then', () => {
  const later = BODY.with(1, BODY[1].replace(/^\w+/, '17'));
  const dump = (body: readonly string[], day: string) => page(HEADLINE, body, day);
  const folder = sandbox({
    'a.txt': dump(BODY, '20 August 2025'),
    'b.txt': dump(later, '21 August 2025'),
    'c.txt': dump(BODY.with(0, BODY[0].replace(/^\w+/, '3')), '19 August 2025'),
  });
  const [first] = rowsOf(copydesk(folder, ['a.txt', '--index', 'seen', '--index-text']).stdout);
  expect(first.updated).toBe('2025-08-20');
  expect(copydesk(folder, ['c.txt', '--index', 'seen', '--index-text']).stdout).toBe('');
  const [second] = rowsOf(copydesk(folder, ['b.txt', '--index', 'seen', '--index-text']).stdout);
  expect([second.supersedes, second.copies[0].kind]).toEqual([first.id, 'update']);
});

describe('only what the output has accepted is remembered', () => {
  const many = {
    'a.txt': Array.from({ length: 400 }, (_, i) =>
      page(`Story number ${i} of the southern isles`, paragraphs(i + 200, 4)),
    ).join(''),
  };
  test.skipIf(!existsSync('/dev/full'))('a full disk: nothing', () => {
    const folder = sandbox({ 'a.txt': OTHERS[0] });
    expect(bash(folder, 'copydesk a.txt --index seen > /dev/full').code).toBe(74);
    expect(rowsOf(copydesk(folder, ['a.txt', '--index', 'seen']).stdout)).toHaveLength(1);
  });
  test('an output that cannot take its name: nothing', () => {
    const folder = sandbox({ 'a.txt': OTHERS[0] });
    mkdirSync(join(folder, 'out'));
    const { code } = copydesk(folder, ['a.txt', '--index', 'seen', '-o', 'out']);
    expect(code).not.toBe(0);
    expect(rowsOf(copydesk(folder, ['a.txt', '--index', 'seen']).stdout)).toHaveLength(1);
  });
  test('a reader that goes away: what it took, and the rest comes in the next run', () => {
    const folder = sandbox(many);
    const { code } = bash(folder, 'copydesk a.txt --index seen | head -c 300000 > part; exit ${PIPESTATUS[0]}');
    expect(code).toBe(0);
    const all = rowsOf(copydesk(folder, ['a.txt']).stdout).length;
    const rest = rowsOf(copydesk(folder, ['a.txt', '--index', 'seen']).stdout).length;
    const [facts] = rowsOf<{ entries: number }>(copydesk(folder, ['index', 'stats', 'seen', '-f', 'ndjson']).stdout);
    expect([all, facts.entries]).toEqual([400, 400]);
    expect(rest).toBeGreaterThan(0);
    expect(rest).toBeLessThan(400);
  });
  test('--limit: what was printed', () => {
    const folder = sandbox({ 'a.txt': OTHERS.join('') });
    const first = ids(copydesk(folder, ['a.txt', '--index', 'seen', '--limit', '2']));
    const second = ids(copydesk(folder, ['a.txt', '--index', 'seen']));
    expect([first.length, second.length, new Set([...first, ...second]).size]).toEqual([2, 3, 5]);
  });
});

describe('many at once', () => {
  test('writers lose nothing and write nothing twice: the index is that of runs one after the other', async () => {
    const folder = sandbox();
    // Of 60 articles in files of their own each writer has 25; each is in several writers' hands.
    for (let i = 0; i < 60; i++)
      writeFileSync(join(folder, `${i}.txt`), page(`Story number ${i} of the western isles`, paragraphs(i + 700, 2)));
    const shares = Array.from({ length: 6 }, (_, w) => Array.from({ length: 25 }, (_, i) => `${(w * 7 + i) % 60}.txt`));
    for (const share of shares) copydesk(folder, [...share, '--index', 'serial']);
    const ended = await Promise.all(
      shares.map(
        share =>
          new Promise(resolve => {
            const child = spawn(execPath, [BIN, ...share, '--index', 'parallel', '-q'], {
              cwd: folder,
              stdio: 'ignore',
            });
            child.on('exit', code => resolve(code));
          }),
      ),
    );
    expect(ended).toEqual(shares.map(() => 0));
    expect(await content(join(folder, 'parallel'))).toEqual(await content(join(folder, 'serial')));
    expect(copydesk(folder, ['index', 'verify', 'parallel']).code).toBe(0);
    for (const file of readdirSync(join(folder, 'parallel'))) expect(file).toMatch(/^(?:manifest|segment)-/);
  });
  const lockOf = (pid: number, started: string | null) => ({
    pid,
    started,
    boot: readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
    host: hostname(),
  });
  const startOf = (pid: number) => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  };
  const withLock = (lock: string) => {
    const folder = sandbox({ 'a.txt': OTHERS[0] });
    mkdirSync(join(folder, 'seen'));
    writeFileSync(join(folder, 'seen', 'lock'), lock);
    return folder;
  };
  test.skipIf(process.platform !== 'linux')(
    'a lock that is held: 75, and who holds it',
    () => {
      const folder = withLock(JSON.stringify(lockOf(process.pid, startOf(process.pid))));
      const { code, stderr, stdout } = copydesk(folder, ['a.txt', '--index', 'seen']);
      expect(code).toBe(75);
      expect(stderr).toMatch(new RegExp(`^copydesk: seen: the index is locked by process ${process.pid} on `));
      expect(rowsOf(stdout)).toHaveLength(1);
      expect(existsSync(join(folder, 'seen', 'lock'))).toBe(true);
    },
    30_000,
  );
  test.skipIf(process.platform !== 'linux').each([
    ['a process that is no more', () => lockOf(2 ** 22 + 1, '1')],
    ['a process that has the number of another', () => lockOf(process.pid, '1')],
    ['another boot', () => ({ ...lockOf(process.pid, startOf(process.pid)), boot: 'x' })],
  ])('a lock of %s is nobody’s', (_, lock) => {
    const folder = withLock(JSON.stringify(lock()));
    expect(copydesk(folder, ['a.txt', '--index', 'seen']).code).toBe(0);
    expect(existsSync(join(folder, 'seen', 'lock'))).toBe(false);
    expect(copydesk(folder, ['a.txt', '--index', 'seen']).stdout).toBe('');
  });
  test('what killed runs have left is cleared away', () => {
    const folder = sandbox({ 'a.txt': OTHERS[0], 'b.txt': OTHERS[1] });
    copydesk(folder, ['a.txt', '--index', 'seen']);
    const left = [`.copydesk-${2 ** 22 + 1}-0123456789abcdef.tmp`, 'segment-00000009-00000009-01234567'];
    for (const name of left) writeFileSync(join(folder, 'seen', name), 'x');
    copydesk(folder, ['b.txt', '--index', 'seen']);
    for (const file of readdirSync(join(folder, 'seen'))) expect(left).not.toContain(file);
    expect(copydesk(folder, ['a.txt', 'b.txt', '--index', 'seen']).stdout).toBe('');
  });
});

describe('an index that cannot be used', () => {
  const made = () => {
    const folder = sandbox({ 'a.txt': OTHERS.join('') });
    expect(copydesk(folder, ['a.txt', '--index', 'seen']).code).toBe(0);
    return folder;
  };
  const fileIn = (folder: string, start: string) =>
    join(folder, 'seen', readdirSync(join(folder, 'seen')).find(name => name.startsWith(start)) ?? '');
  test('of a newer version: 1, and untouched', () => {
    const folder = made();
    const path = fileIn(folder, 'manifest');
    const [line] = readFileSync(path, 'utf8').split('\n');
    const newer = line.replace('"version":1', '"version":2');
    writeFileSync(path, `${newer}\n${crc32(newer).toString(16).padStart(8, '0')}\n`);
    const { code, stderr, stdout } = copydesk(folder, ['a.txt', '--index', 'seen']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('seen: the index was made by a newer version of copydesk');
    expect(readFileSync(path, 'utf8').split('\n')[0]).toBe(newer);
  });
  test('with a flipped bit: what it knows still counts, exit 3, verify lists it, rebuild mends it', () => {
    const folder = made();
    const path = fileIn(folder, 'segment');
    const bytes = readFileSync(path);
    // The rows stand on the fourth page: behind the header, the names and their offsets.
    bytes[3 * 1024 + 40] ^= 4;
    writeFileSync(path, bytes);
    const verified = copydesk(folder, ['index', 'verify', 'seen', '-f', 'ndjson']);
    expect(verified.code).toBe(3);
    expect(rowsOf<{ section: string; page: number }>(verified.stdout)[0]).toMatchObject({ section: 'rows', page: 3 });
    const run = copydesk(folder, ['a.txt', '--index', 'seen', '--no-index-write']);
    expect(run.code).toBe(3);
    expect(run.stderr).toMatch(
      /^copydesk: seen: the index is damaged: page 3 of segment-.* cannot be used, .*; see copydesk index verify seen\n/,
    );
    const rebuilt = copydesk(folder, ['index', 'rebuild', 'seen']);
    expect([rebuilt.code, rebuilt.stderr]).toEqual([0, 'copydesk: warning: seen: made anew with 0 entries; 5 lost\n']);
    expect(copydesk(folder, ['index', 'verify', 'seen']).code).toBe(0);
    expect(rowsOf(copydesk(folder, ['a.txt', '--index', 'seen']).stdout)).toHaveLength(5);
  });
  test('whose segment is gone: exit 3, and the run goes on', () => {
    const folder = made();
    rmSync(fileIn(folder, 'segment'));
    const { code, stdout, stderr } = copydesk(folder, ['a.txt', '--index', 'seen']);
    expect([code, rowsOf(stdout).length]).toEqual([3, 5]);
    expect(stderr).toContain('the index is damaged: segment-');
  });
  test.skipIf(process.getuid?.() === 0)('in a folder that cannot be written: 1, unless it is only read', () => {
    const folder = made();
    chmodSync(join(folder, 'seen'), 0o555);
    try {
      const { code, stderr } = copydesk(folder, ['a.txt', '--index', 'seen']);
      expect(code).toBe(1);
      expect(stderr).toContain('--no-index-write');
      expect(copydesk(folder, ['a.txt', '--index', 'seen', '--no-index-write']).code).toBe(0);
    } finally {
      chmodSync(join(folder, 'seen'), 0o755);
    }
  });
  test.each([
    ['a file', ['a.txt', '--index', 'a.txt'], 1, 'a.txt: '],
    ['a folder of other things', ['a.txt', '--index', '.'], 1, 'is no index: it holds a.txt'],
    ['none, to be read only', ['a.txt', '--index', 'gone', '--no-index-write'], 1, 'gone: there is no such index'],
    ['none, to be told of', ['index', 'stats', 'gone'], 1, 'gone: there is no such index'],
    ['no index, but its flag', ['a.txt', '--index-text'], 2, '--index-text: there is no index'],
    ['with --dedup off', ['a.txt', '--index', 'seen', '--dedup', 'off'], 2, '--dedup off'],
    ['an action that is none', ['index', 'verfy', 'seen'], 2, 'did you mean verify?'],
  ])('%s', (_, args, code, message) => {
    const folder = sandbox({ 'a.txt': OTHERS[0] });
    const ended = copydesk(folder, args);
    expect([ended.code, ended.stdout]).toEqual([code, '']);
    expect(ended.stderr).toContain(message);
    expect(ended.stderr).not.toMatch(/\bat .*:\d+:\d+/);
  });
  test('that is deleted while a run is on: the run says so, and the new one is sound', async () => {
    const folder = made();
    const child = spawn(execPath, [BIN, '-', '--index', 'seen'], { cwd: folder });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', chunk => void (stdout += chunk));
    child.stderr.on('data', chunk => void (stderr += chunk));
    const ended = new Promise(resolve => void child.on('exit', resolve));
    // Wait until the index is open: the folder is tried for writing, so its time changes.
    await opened(child.pid ?? 0, join(folder, 'seen'));
    rmSync(join(folder, 'seen'), { recursive: true });
    child.stdin.end(page('A story of its own', paragraphs(999, 3)));
    expect(await ended).toBe(0);
    expect(rowsOf(stdout)).toHaveLength(1);
    expect(stderr).toContain('the index was taken away during the run');
    expect(await content(join(folder, 'seen'))).toHaveLength(1);
    expect(copydesk(folder, ['index', 'verify', 'seen']).code).toBe(0);
  });
});

/** Waits until a process has a segment of an index open. */
async function opened(pid: number, folder: string): Promise<void> {
  for (let tries = 0; tries < 1000; tries++) {
    const open = existsSync(`/proc/${pid}/fd`) && descriptors(pid).some(path => path.startsWith(`${folder}/segment-`));
    if (open) return;
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  expect.fail('the index was never opened');
}

function descriptors(pid: number): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap(number => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${number}`);
    } catch {
      return [];
    }
  });
}

test('index stats', () => {
  const folder = sandbox({ 'a.txt': OTHERS.join('') });
  copydesk(folder, ['a.txt', '--index', 'seen', '--index-text']);
  const { stdout, code } = copydesk(folder, ['index', 'stats', 'seen']);
  expect(code).toBe(0);
  const [facts] = rowsOf<Record<string, number>>(stdout);
  expect(facts).toMatchObject({ entries: 5, withText: 5, segments: 1, commits: 1, version: 1 });
  // On the narrowest terminal all facts are there.
  const shown = copydesk(folder, ['index', 'stats', 'seen', '-f', 'table'], { env: { COLUMNS: '40' } }).stdout;
  for (const [name, value] of Object.entries(facts)) expect(shown).toMatch(new RegExp(`^${name} +${value}$`, 'm'));
  const rebuilt = copydesk(folder, ['index', 'rebuild', 'seen']);
  expect([rebuilt.code, rebuilt.stderr]).toEqual([0, 'copydesk: seen: made anew with 5 entries; 0 lost\n']);
});
