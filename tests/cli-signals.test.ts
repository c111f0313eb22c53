/** Signals: the run ends within a second, with nothing half-written left behind. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, cpSync, mkdirSync, openSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ASHARQ, bash, sandbox, started } from './cli-helpers.js';

/** Until the program has begun to read. Not timed: a slow machine only waits longer. */
async function untilTemporary(folder: string): Promise<void> {
  while (!readdirSync(folder).some(name => name.startsWith('.copydesk-'))) await setTimeout(20);
}

describe.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s', (signal, code) => {
  test.each([['clean'], ['extract'], ['explain']])('while %s waits for standard input', async command => {
    const folder = sandbox();
    const child = started(folder, [command, '-', '-o', 'out.ndjson']);
    child.stdin?.write(ASHARQ);
    await untilTemporary(folder);
    child.kill(signal);
    const [ended] = await once(child, 'exit');
    expect(ended).toBe(code);
    expect(readdirSync(folder)).toEqual([]);
  });
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s before the program is loaded', async (signal, code) => {
  const folder = sandbox({ 'package.json': '{"type":"module"}' });
  for (const name of ['bin', 'dist']) mkdirSync(join(folder, name));
  cpSync(fileURLToPath(new URL('../bin/copydesk.js', import.meta.url)), join(folder, 'bin/copydesk.js'));
  writeFileSync(
    join(folder, 'dist/open-files.js'),
    'export const ENOUGH_OPEN_FILES = 0;\nexport const mostOpenFiles = () => 1;\n',
  );
  writeFileSync(
    join(folder, 'dist/main.js'),
    `process.kill(process.pid, '${signal}');\nawait new Promise(() => setInterval(() => {}, 1000));\n`,
  );
  const child = spawn(process.execPath, [join(folder, 'bin/copydesk.js')]);
  expect(await once(child, 'exit')).toEqual([code, null]);
});

test('a second signal is not needed, but may come', async () => {
  const folder = sandbox();
  const child = started(folder, ['-', '-o', 'out.json.gz']);
  await untilTemporary(folder);
  child.kill('SIGINT');
  child.kill('SIGINT');
  const [code, signal] = await once(child, 'exit');
  expect(code === 130 || signal === 'SIGINT').toBe(true);
});

test('F13 a second signal at once leaves no temporary file', async () => {
  const folder = sandbox();
  const child = started(folder, ['-', '-o', 'out.ndjson']);
  await untilTemporary(folder);
  for (let count = 0; count < 5; count++) child.kill('SIGTERM');
  await once(child, 'exit');
  expect(readdirSync(folder)).toEqual([]);
});

test('while a FIFO that is to be written to has no reader', async () => {
  const folder = sandbox({ 'a.txt': ASHARQ });
  bash(folder, 'mkfifo p');
  // The file of --errors is begun before the output is opened.
  const child = started(folder, ['a.txt', '-o', 'p', '--errors', 'e.ndjson', '--tmp-dir', folder]);
  await untilTemporary(folder);
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(143);
});

test('a FIFO is written to when somebody reads it', () => {
  const folder = sandbox({ 'a.txt': ASHARQ });
  const { code, stdout } = bash(
    folder,
    'mkfifo p; copydesk a.txt -f ndjson > out; (sleep 0.2; cat p > read) & copydesk a.txt -o p; code=$?; wait $!; cmp out read; exit $code',
  );
  expect([code, stdout]).toEqual([0, '']);
});

test('while a FIFO has no more to give', async () => {
  const folder = sandbox();
  bash(folder, 'mkfifo p');
  const child = started(folder, ['p', '-o', 'out.csv']);
  const fifo = openSync(join(folder, 'p'), 'w');
  writeSync(fifo, ASHARQ);
  await untilTemporary(folder);
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  closeSync(fifo);
  expect(code).toBe(143);
  expect(readdirSync(folder)).toEqual(['p']);
});

test('while nobody reads what is printed', async () => {
  const folder = sandbox({ 'big.txt': Buffer.concat(Array(500).fill(ASHARQ)) });
  const child = started(folder, ['explain', 'big.txt', '-f', 'ndjson']);
  await once(child.stdout as NodeJS.ReadableStream, 'readable');
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(143);
});
