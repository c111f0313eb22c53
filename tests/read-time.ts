/** What a text tells as its time, in short: the time as ISO 8601, the seconds before the page was taken, or `?` where it is in doubt. */
import { findTime } from '../src/text/times.js';

export function readTime(text: string): string | null {
  const value = findTime(text)?.value ?? null;
  if (value === null) return null;
  return value.kind === 'absolute' ? value.iso : value.kind === 'relative' ? `-${value.seconds}` : '?';
}
