/** The built program, run in a folder of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, onTestFinished, vi } from 'vitest';
import type { Host } from '../src/host.js';
import type { NewsRecord } from '../src/index.js';
import { main } from '../src/main.js';
import { FIXTURES } from './fixtures.js';

export const BIN = fileURLToPath(new URL('../bin/copydesk.js', import.meta.url));
const MOST_OUTPUT = 256 * 1024 * 1024;
/** No test waits longer, whatever hangs. */
const MOST_MILLISECONDS = 250_000;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Given {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder, gone when the tests of a file are over. */
export function sandbox(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-test-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** The dump of a fixture. */
export function dumpOf(name: string): Buffer {
  return readFileSync(new URL(`extract/${name}/input.txt`, FIXTURES));
}

/** Two dumps with different records. */
export const ASHARQ = dumpOf('seed--asharq-twin');
export const ARAB_NEWS = dumpOf('seed--arab-news-twin');

const CLEAN_ENV = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(NO_COLOR|FORCE_COLOR|TERM|COLUMNS|CI)$/.test(name)),
);

/** Runs the program. Without `input`, standard input is an empty pipe. */
export function copydesk(folder: string, args: readonly string[], { input = '', env = {} }: Given = {}): Ended {
  const options = {
    cwd: folder,
    input,
    env: { ...CLEAN_ENV, ...env },
    maxBuffer: MOST_OUTPUT,
    timeout: MOST_MILLISECONDS,
  };
  const { status, stdout, stderr, error } = spawnSync(execPath, [BIN, ...args], options);
  // One that took too long may have ended with 0 all the same, its pipes being closed.
  // One that ends without reading all of its input is none of that.
  if (error !== undefined && !('code' in error && error.code === 'EPIPE')) throw error;
  return { code: status, stdout: stdout.toString(), stderr: stderr.toString() };
}

/** Runs a line of bash, in which `copydesk` is the program. What it leaves running in the background is ended with it. */
export function bash(folder: string, line: string): Ended {
  const script = `copydesk() { '${execPath}' '${BIN}' "$@"; }; trap 'kill $(jobs -p) 2>/dev/null' EXIT; ${line}`;
  const options = { cwd: folder, env: CLEAN_ENV, maxBuffer: MOST_OUTPUT, timeout: MOST_MILLISECONDS };
  const { status, stdout, stderr, error } = spawnSync('bash', ['-c', script], options);
  if (error !== undefined) throw error;
  return { code: status, stdout: stdout.toString(), stderr: stderr.toString() };
}

/** Starts the program and leaves it running. */
export function started(folder: string, args: readonly string[]): ChildProcess {
  const child = spawn(execPath, [BIN, ...args], { cwd: folder, env: CLEAN_ENV });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

export function rowsOf<Row = NewsRecord>(ndjson: string): Row[] {
  return ndjson
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Row);
}

/** Runs the program in this process, on terminals that are so many columns wide. */
export async function onTerminal(
  args: readonly string[],
  { columns = 80, env = {} }: { columns?: number; env?: Record<string, string> } = {},
): Promise<Ended> {
  const [stdout, stderr] = [terminal(columns), terminal(columns)];
  const stdin = Object.assign(Readable.from([]), { isTTY: true });
  const host: Host = { stdin, stdout: stdout.stream, stderr: stderr.stream, env, on: () => {}, off: () => {} };
  // Progress shows itself after a second: on a slow machine, in the middle of what a test compares.
  vi.useFakeTimers({ toFake: ['setInterval'] });
  try {
    const code = await main(args, host);
    return { code, stdout: stdout.said(), stderr: stderr.said() };
  } finally {
    vi.useRealTimers();
  }
}

/** A stream that says it is a terminal and remembers what it was sent; a chunk's buffer is its sender's again. */
function terminal(columns: number) {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return {
    stream: Object.assign(stream, { isTTY: true as const, columns }),
    said: () => Buffer.concat(chunks).toString(),
  };
}
