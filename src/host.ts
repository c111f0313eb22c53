/** What a run is given by the process that it runs in: streams, environment, signals. `process` is one; tests make others. */
import type { Writable } from 'node:stream';
import { EXIT } from './errors.js';
import type { InputStream } from './input/stdin.js';

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
}

/**
 * Waits for a signal: `ended` resolves to its exit code. From then on, as after `stop`, signals do again what they do by
 * default, so a second one ends the process at once.
 */
export function watchSignals(host: Host): { readonly ended: Promise<number>; stop(): void } {
  let end = (_code: number): void => {};
  const ended = new Promise<number>(resolve => {
    end = resolve;
  });
  const obey = (signal: Signal) => {
    stop();
    end(SIGNALS[signal]);
  };
  const stop = () => {
    for (const signal of SIGNAL_NAMES) host.off(signal, obey);
  };
  for (const signal of SIGNAL_NAMES) host.on(signal, obey);
  return { ended, stop };
}
