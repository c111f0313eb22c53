/** What the operating system said, in words. */
import { getSystemErrorMap } from 'node:util';

/** The code of a system error (`ENOENT`), or null for any other. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** The reason alone, such as `permission denied`: without the call and the path, which the message has already. */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const number = 'errno' in error ? Number(error.errno) : Number.NaN;
  return getSystemErrorMap().get(number)?.[1] ?? error.message;
}
