/** Progress: what it says, where it is shown, and that nothing of it stays. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { progressLine, startProgress } from '../src/progress.js';
import { ASHARQ, copydesk, onTerminal, sandbox } from './cli-helpers.js';

const nothing = { articles: 0, duplicates: 0, problems: 0 };

test.each([
  [{ done: 0, all: null, seconds: 0 }, '0 B, 0 articles'],
  [{ done: 340e6, all: 1e9, seconds: 3 }, '34 % of 1.00 GB, 113 MB/s, 6 s left, 0 articles'],
  [{ done: 1e6, all: 1e9, seconds: 10 }, '0 % of 1.00 GB, 100 kB/s, 2 h 46 min left, 0 articles'],
  [{ done: 2e9, all: 1e9, seconds: 2 }, '100 % of 1.00 GB, 1.00 GB/s, 0 articles'],
  [
    { done: 5e6, all: null, seconds: 2, articles: 7, duplicates: 2, problems: 1 },
    '5.00 MB, 2.50 MB/s, 7 articles, 2 duplicates, 1 problems',
  ],
  [{ step: 'learning', done: 340e6, all: 1e9, seconds: 3 } as const, 'learning: 34 % of 1.00 GB, 113 MB/s, 6 s left'],
])('%j', (standing, line) => expect(progressLine({ step: 'reading', ...nothing, ...standing })).toBe(line));

describe('on a terminal', () => {
  test('--progress shows it, and takes it away', async () => {
    const folder = sandbox({ 'a.txt': ASHARQ });
    const output = join(folder, 'out.ndjson');
    const { code, stderr } = await onTerminal([
      join(folder, 'a.txt'),
      join(folder, 'none.txt'),
      '-o',
      output,
      '--progress',
    ]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^\r\u001b\[K0 B, 0 articles(?:\r\u001b\[K[^\r]*)*\r\u001b\[Kcopydesk: /);
    expect(stderr.slice(stderr.lastIndexOf('\r\u001b[K') + 4)).toMatch(/^copydesk: /);
    expect(readFileSync(output, 'utf8')).not.toBe('');
  });
  test.each([['--no-progress'], ['-q'], ['-v']])('%s: a short run shows none', async flag => {
    const folder = sandbox({ 'a.txt': ASHARQ });
    const { stderr } = await onTerminal([join(folder, 'a.txt'), '-o', join(folder, 'out.ndjson'), flag]);
    expect(stderr).not.toContain('\r');
  });
  test('a run that nobody asked to tell shows none for a second, and then does', () => {
    vi.useFakeTimers();
    const written: string[] = [];
    const stderr = { columns: 80, write: (text: string) => void written.push(text) };
    const progress = startProgress(stderr as unknown as Parameters<typeof startProgress>[0], () => nothing, false);
    vi.advanceTimersByTime(999);
    expect(written).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(written).toEqual(['\r\u001b[K0 B, 0 articles']);
    progress.stop();
    vi.useRealTimers();
  });
  test('each step has its own bytes and its own time', () => {
    vi.useFakeTimers();
    const written: string[] = [];
    const stderr = { columns: 80, write: (text: string) => void written.push(text) };
    const progress = startProgress(stderr as unknown as Parameters<typeof startProgress>[0], () => nothing, true);
    progress.expect(200, 'learning');
    progress.read(100);
    vi.advanceTimersByTime(1000);
    expect(written.at(-1)).toBe('\r\u001b[Klearning: 50 % of 200 B, 100 B/s, 1 s left');
    progress.expect(100, 'reading');
    progress.read(20);
    vi.advanceTimersByTime(2000);
    expect(written.at(-1)).toBe('\r\u001b[K20 % of 100 B, 10 B/s, 8 s left, 0 articles');
    // At most ten times a second, and once at its start.
    expect(written).toHaveLength(31);
    progress.stop();
    vi.useRealTimers();
  });
  test('it is no wider than the terminal', () => {
    const written: string[] = [];
    const stderr = { columns: 12, write: (text: string) => void written.push(text) };
    startProgress(stderr as unknown as Parameters<typeof startProgress>[0], () => nothing, true).stop();
    expect(written).toEqual(['\r\u001b[K0 B, 0 arti', '\r\u001b[K']);
  });
});

test('never in a pipe', () => {
  const folder = sandbox({});
  writeFileSync(join(folder, 'a.txt'), ASHARQ);
  expect(copydesk(folder, ['a.txt', '--progress', '-o', 'x.csv']).stderr).toBe('');
});
