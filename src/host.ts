/** What a run is given by the process that it runs in: streams, environment, signals. `process` is one; tests make others. */
import type { Writable } from 'node:stream';
import { EXIT } from './errors.js';
import type { InputStream } from './input/files/stdin.js';

export type OutputStream = Writable & {
  readonly fd?: number;
  readonly isTTY?: boolean;
  readonly columns?: number;
};

/** The signals that end a run, and the exit codes that say so. */
const SIGNALS = {
  SIGHUP: EXIT.hangup.code,
  SIGINT: EXIT.interrupt.code,
  SIGTERM: EXIT.terminate.code,
} as const;
type Signal = keyof typeof SIGNALS;
const SIGNAL_NAMES = Object.keys(SIGNALS) as Signal[];

export interface Host {
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  on(signal: Signal, listener: (signal: Signal) => void): unknown;
  off(signal: Signal, listener: (signal: Signal) => void): unknown;
  readonly pid?: number;
  kill?(pid: number, signal: Signal): unknown;
}

/**
 * Waits for a signal: `ended` resolves to its exit code. A second one, before `stop`, ends the process at once, when `cleanUp`
 * has done what cannot wait.
 */
export function watchSignals(host: Host, cleanUp: () => void): { readonly ended: Promise<number>; stop(): void } {
  let end = (_code: number): void => {};
  const ended = new Promise<number>(resolve => {
    end = resolve;
  });
  let isSecond = false;
  const obey = (signal: Signal) => {
    if (!isSecond) end(SIGNALS[signal]);
    else {
      cleanUp();
      stop();
      if (host.pid !== undefined) host.kill?.(host.pid, signal);
    }
    isSecond = true;
  };
  const stop = () => {
    for (const signal of SIGNAL_NAMES) host.off(signal, obey);
  };
  for (const signal of SIGNAL_NAMES) host.on(signal, obey);
  return { ended, stop };
}
