/** Where output goes: the one interface of all writers, and the errors that writing ends in. */
import { UserError } from '../errors.js';
import { reason, systemCode } from './reason.js';

/** Bytes go out in the order of the calls; the buffer is the caller's again when `write` resolves. */
export interface Target {
  /** Throws a UserError (output), or ClosedPipe when nobody reads any more. */
  write(bytes: Uint8Array): Promise<void>;
  /** Makes what was written final. */
  close(): Promise<void>;
  /** Leaves things as they were before, as far as can be. Never throws. */
  abort(): Promise<void>;
}

/** The reader went away, as `head` does: the run ends quietly. */
export class ClosedPipe extends Error {
  override readonly name = 'ClosedPipe';
}

/** Runs a call that writes, so that its system errors become a UserError that names the target. */
export async function writing<T>(name: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw writeError(name, error);
  }
}

/** Runs a call that opens something to write to: what cannot be written to ends the run before anything is read. */
export async function opening<T>(name: string, call: () => Promise<T>, hint: string | null = null): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    // A full disk is no mistake of the user's.
    if (code in HINTS) throw writeError(name, error);
    throw new UserError('cannot', `cannot write here: ${reason(error)}`, hint, name);
  }
}

/** The error to throw for what a write ended in. Anything that is no system error is a bug and stays as it is. */
export function writeError(name: string, error: unknown): unknown {
  const code = systemCode(error);
  if (code === 'EPIPE') return new ClosedPipe();
  if (code === null) return error;
  return new UserError('output', `cannot write: ${reason(error)}`, HINTS[code] ?? null, name);
}

const HINTS: Readonly<Record<string, string>> = {
  ENOSPC: 'make room and run again',
  EDQUOT: 'make room within the quota and run again',
  EFBIG: 'raise the limit on file sizes (ulimit -f) and run again',
};
