/** How many files the process may have open at once. */
import { readFileSync } from 'node:fs';

/** Node has 20 files open, a thread up to ten, and the program is read from up to 60. From here on nobody need count. */
export const ENOUGH_OPEN_FILES = 128;

/** The limit, where the system tells it. */
export function mostOpenFiles(): number {
  try {
    const [, most] = /^Max open files +(\d+)/m.exec(readFileSync('/proc/self/limits', 'latin1')) ?? [];
    return most === undefined ? Number.POSITIVE_INFINITY : Number(most);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
