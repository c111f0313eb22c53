/** Runs one command and takes its time and its peak memory. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Run
 * @property {number} seconds
 * @property {number | null} peakBytes  Resident; null where /proc does not tell.
 * @property {string | null} failure  Why it counts for nothing.
 */

const POLL_MS = 10;
const MS_PER_SECOND = 1000;
/** Of standard error, what is kept to tell a failure. */
const KEPT_CHARACTERS = 4096;

/**
 * Runs a command to its end, with nothing on standard input and standard output to /dev/null. What ends otherwise than
 * with 0, or cannot start, is a failure; only `signal`, which ends the command, makes this reject.
 * @param {string} command @param {readonly string[]} args @param {{env: NodeJS.ProcessEnv, signal: AbortSignal}} options
 * @returns {Promise<Run>}
 */
export function measure(command, args, options) {
  return new Promise((resolve, reject) => {
    /** @type {Run} */
    const run = { seconds: 0, peakBytes: null, failure: null };
    let complaint = '';
    const started = performance.now();
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    const poll = setInterval(() => {
      run.peakBytes = peakOf(child.pid) ?? run.peakBytes;
    }, POLL_MS);
    child.stderr.setEncoding('utf8').on('data', text => {
      complaint = (complaint + text).slice(0, KEPT_CHARACTERS);
    });
    child.on('error', error => {
      run.failure = 'code' in error && error.code === 'ENOENT' ? 'not installed' : error.message;
    });
    child.on('exit', () => {
      run.seconds = (performance.now() - started) / MS_PER_SECOND;
    });
    child.on('close', (code, killer) => {
      clearInterval(poll);
      if (code !== 0) run.failure ??= tell(complaint) ?? `ended with ${code ?? killer}`;
      if (options.signal.aborted) reject(options.signal.reason);
      else resolve(run);
    });
  });
}

/**
 * The most memory that a process has had resident so far. It only grows, so the last value read is the peak, and one
 * read before the program was loaded does no harm.
 * @param {number | undefined} pid
 */
export function peakOf(pid) {
  try {
    const found = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'));
    return found === null ? null : Number(found[1]) * 1024;
  } catch {
    return null;
  }
}

/**
 * The first line that tells something: Node puts its own source line before the message.
 * @param {string} complaint
 */
function tell(complaint) {
  const lines = complaint.split('\n').filter(line => line !== '');
  return lines.find(line => line.includes(': ')) ?? lines[0] ?? null;
}
