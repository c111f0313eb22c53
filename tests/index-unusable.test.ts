/** An index that cannot be used: newer, damaged, gone, in the way, or taken away during a run. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { BIN, copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { content, OTHERS, page, paragraphs } from './index-helpers.js';

test.runIf(existsSync('/proc/self'))('an index where no folder can be made ends at once', () => {
  const folder = sandbox({ 'a.txt': OTHERS[0] });
  const { code, stderr } = copydesk(folder, ['a.txt', '--index', '/proc/copydesk']);
  expect([code, stderr]).toEqual([1, expect.stringContaining('the index cannot be written')]);
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
  test('with a pipe in the place of its manifest: told at once, nothing waited for', () => {
    const folder = made();
    const path = fileIn(folder, 'manifest');
    rmSync(path);
    spawnSync('mkfifo', [path]);
    const { code, stderr } = copydesk(folder, ['index', 'stats', 'seen']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('the manifest of the index is damaged')]);
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
    expect(copydesk(folder, ['index', 'stats', 'seen']).code).toBe(3);
    const run = copydesk(folder, ['a.txt', '--index', 'seen', '--no-index-write']);
    expect(run.code).toBe(3);
    expect(run.stderr).toMatch(
      /^copydesk: seen: the index is damaged: page 3 of segment-.* cannot be used, .*; see copydesk index verify seen\n/,
    );
    const rebuilt = copydesk(folder, ['index', 'rebuild', 'seen']);
    const message = 'copydesk: seen: made anew with 0 entries; 5 lost; what was there is kept in seen~\n';
    expect([rebuilt.code, rebuilt.stderr]).toEqual([3, message]);
    expect(copydesk(folder, ['index', 'verify', 'seen']).code).toBe(0);
    expect(rowsOf(copydesk(folder, ['a.txt', '--index', 'seen']).stdout)).toHaveLength(5);
  });
  test('verify says that an index has no flaw', () => {
    const folder = sandbox({ 'a.txt': OTHERS[0] });
    copydesk(folder, ['a.txt', '--index', 'seen']);
    const said = (...flags: string[]) => copydesk(folder, ['index', 'verify', 'seen', ...flags]).stderr;
    expect([said('-f', 'table'), said('-q')]).toEqual(['copydesk: seen: no flaw found\n', '']);
  });
  test.each(['table', 'ndjson', 'html'])('verify -f %s shows ids and files as they are shown elsewhere', format => {
    const folder = sandbox({
      'a.ndjson': `${JSON.stringify({ id: 'x\u001b[2Jy\u009b', text: paragraphs(1, 3).join(' ') })}\n`,
    });
    copydesk(folder, ['dedup', 'a.ndjson', '--text-field', 'text', '--index', 'seen']);
    const path = fileIn(folder, 'segment');
    const bytes = readFileSync(path);
    const { sections } = JSON.parse(bytes.toString('utf8', 0, bytes.indexOf(0))) as {
      sections: Record<string, { page: number }>;
    };
    bytes[sections.tags.page * 1024 + 3] ^= 1;
    writeFileSync(path, bytes);
    const { code, stdout } = copydesk(folder, ['index', 'verify', 'seen', '-f', format], { env: { COLUMNS: '200' } });
    expect([code, stdout]).toEqual([3, expect.stringMatching(/x\\u(?:\{1b\}|001b)\[2Jy\\u(?:\{9b\}|009b)/)]);
    expect(stdout).not.toMatch(/[\u001b\u009b]/);
  });
  test('whose manifest is gone: refused and left alone, until rebuild has saved its entries', () => {
    const folder = made();
    rmSync(fileIn(folder, 'manifest'));
    const before = readdirSync(join(folder, 'seen'));
    const hint = 'make it anew of what is sound: copydesk index rebuild seen';
    const uses = [
      ['index', 'verify', 'seen'],
      ['index', 'stats', 'seen'],
      ['a.txt', '--index', 'seen'],
    ];
    for (const args of [...uses, ['a.txt', '--index', 'seen', '--no-index-write']]) {
      const { code, stdout, stderr } = copydesk(folder, args);
      const message = `copydesk: seen: the manifest of the index is missing; ${hint}\n`;
      expect([args, code, stdout, stderr]).toEqual([args, 1, '', message]);
    }
    expect(readdirSync(join(folder, 'seen'))).toEqual(before);
    const { code, stderr } = copydesk(folder, ['index', 'rebuild', 'seen']);
    expect([code, stderr]).toEqual([
      0,
      'copydesk: warning: seen: made anew with 5 entries; 0 lost; whether there were more, nobody knows: the manifest was lost; ' +
        'what was there is kept in seen~\n',
    ]);
    expect(copydesk(folder, ['a.txt', '--index', 'seen']).stdout).toBe('');
  });
  test('of a newer version is not rebuilt', () => {
    const folder = made();
    const path = fileIn(folder, 'manifest');
    const newer = readFileSync(path, 'utf8').split('\n')[0].replace('"version":1', '"version":2');
    writeFileSync(path, `${newer}\n${crc32(newer).toString(16).padStart(8, '0')}\n`);
    const before = readdirSync(join(folder, 'seen'));
    const { code, stderr } = copydesk(folder, ['index', 'rebuild', 'seen']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('was made by a newer version')]);
    expect(readdirSync(join(folder, 'seen'))).toEqual(before);
  });
  const hasStrace = spawnSync('strace', ['-V']).error === undefined;
  // The lock, the empty manifest, the manifest: each is given its name by a link.
  test.runIf(hasStrace).each([1, 2, 3, 4])('whose first commit was killed at name %i: the next run makes it', at => {
    const folder = sandbox({ 'a.txt': OTHERS.join('') });
    const inject = `inject=link,linkat:signal=KILL:when=${at}`;
    const strace = ['-f', '-o', join(folder, 'trace'), '-e', 'trace=link,linkat', '-e', inject];
    const env = { ...process.env, UV_THREADPOOL_SIZE: '1' };
    const line = [...strace, execPath, BIN, 'a.txt', '--index', 'seen'];
    expect(spawnSync('strace', line, { cwd: folder, env }).signal).toBe(at === 4 ? null : 'SIGKILL');
    expect(copydesk(folder, ['a.txt', '--index', 'seen']).code).toBe(0);
    expect(copydesk(folder, ['a.txt', '--index', 'seen']).stdout).toBe('');
    expect(copydesk(folder, ['index', 'verify', 'seen']).code).toBe(0);
    const files = readdirSync(join(folder, 'seen'));
    expect(files.filter(name => name.startsWith('segment'))).toHaveLength(1);
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
