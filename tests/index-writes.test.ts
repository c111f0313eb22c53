/** What an index remembers: only what the output has accepted, and once, however many write at a time. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { describe, expect, test } from 'vitest';
import { BIN, bash, copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { content, ids, OTHERS, page, paragraphs } from './index-helpers.js';

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
