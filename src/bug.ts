/** A bug as it is told: in one line, and on request where it happened. */
import type { OutputStream } from './host.js';
import { tell } from './tell.js';

/** A bug as it can be sent and stored. */
export interface ToldBug {
  readonly message: string;
  readonly stack: string | null;
  readonly file: string | null;
}

export function toldBug(error: unknown, file: string | null): ToldBug {
  if (!(error instanceof Error)) return { message: String(error), stack: null, file };
  return { message: error.message, stack: error.stack ?? null, file };
}

/** The error of a bug that was told. */
export function bugAgain({ message, stack }: ToldBug): Error {
  return Object.assign(new Error(message), stack === null ? {} : { stack });
}

/** Tells a bug in one line, with `debug` also where it happened. */
export function tellBug({ message, stack, file }: ToldBug, debug: boolean, stderr: OutputStream): void {
  const hint = debug ? null : 'run again with --debug for details';
  tell({ severity: 'error', file, line: null, message: `a bug in copydesk: ${message}`, hint }, stderr);
  if (debug && stack !== null) stderr.write(`${stack}\n`);
}
