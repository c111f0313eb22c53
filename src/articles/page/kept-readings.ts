/** Readings of pages of which nothing is known but their lines: those that were read to find where pages end are settled soon after. */
import { hash64 } from '../../text/hash.js';
import { readPage } from './index.js';
import type { PageReading } from './reading.js';

/** Lines of all that are kept, about 200 bytes each; then they are forgotten, all at once. */
const MOST_LINES = 65_536;
const kept = new Map<string, PageReading>();
let keptLines = 0;
const encoder = new TextEncoder();

/** What lines are known by. */
export function digestOf(lines: readonly string[]): string {
  return hash64(encoder.encode(lines.join('\n')));
}

/** Keeps the reading of lines with this digest. */
export function keepReading(digest: string, reading: PageReading): void {
  const count = reading.unitOf.length;
  if (keptLines + count > MOST_LINES) {
    kept.clear();
    keptLines = 0;
  }
  kept.set(digest, reading);
  keptLines += count;
}

/** Reads a page of whose site nothing is known, unless that was done. */
export function readAlone(lines: readonly string[]): PageReading {
  return (kept.size > 0 ? kept.get(digestOf(lines)) : undefined) ?? readPage(lines, null);
}
