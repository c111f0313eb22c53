/** Two batches that write to one folder at once, and locks that are left there. */
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ALL, text, three } from './batch-helpers.js';
import { ASHARQ, copydesk, sandbox, started } from './cli-helpers.js';

describe('two runs at once', () => {
  const begun = async (folder: string) => {
    const child = started(folder, ['extract', '-', '--out-dir', 'out']);
    child.stdin?.write(ASHARQ);
    while (!existsSync(join(folder, 'out', '.copydesk-journal'))) await delay(20);
    return child;
  };
  test('the second is told who writes there, and what to do', async () => {
    const folder = sandbox(three);
    const child = await begun(folder);
    const lock = text(folder, 'out/.copydesk-lock');
    for (const command of ['extract', 'clean']) {
      const { code, stdout, stderr } = copydesk(folder, [command, ...ALL.slice(1), '--resume']);
      expect([code, stdout]).toEqual([75, '']);
      expect(stderr).toMatch(new RegExp(`^copydesk: out: process ${child.pid} on .* is writing to this folder; wait `));
      expect(stderr).toContain('out/.copydesk-lock)');
    }
    expect(text(folder, 'out/.copydesk-lock')).toBe(lock);
    child.stdin?.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(copydesk(folder, ALL).code).toBe(0);
    expect(readdirSync(join(folder, 'out'))).not.toContain('.copydesk-lock');
  });
  test('a folder in the place of the lock is told at once', () => {
    const folder = sandbox(three);
    mkdirSync(join(folder, 'out', '.copydesk-lock'), { recursive: true });
    const { code, stderr } = copydesk(folder, ALL);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^copydesk: out\/\.copydesk-lock: cannot write here: /)]);
  });
  test('one that was killed bars nobody', async () => {
    const folder = sandbox(three);
    const child = await begun(folder);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(readdirSync(join(folder, 'out'))).toContain('.copydesk-lock');
    expect(copydesk(folder, ALL)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readdirSync(join(folder, 'out')).filter(name => name.startsWith('.'))).toEqual(['.copydesk-journal']);
  });
  test.skipIf(process.platform !== 'linux')('nor does a process that has the number of another', () => {
    const folder = sandbox(three);
    mkdirSync(join(folder, 'out'));
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const lock = { pid: process.pid, started: '1', boot, host: hostname() };
    writeFileSync(join(folder, 'out', '.copydesk-lock'), JSON.stringify(lock));
    expect(copydesk(folder, ALL).code).toBe(0);
  });
});
