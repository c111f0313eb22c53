/**
 * Lines whose beginning and end are beyond doubt, since blank or short lines stand around them. What such a page shows again (headlines,
 * captions, labels) begins and ends there, too, where nothing else would tell: a full line above or below it.
 */
import { KNOWN_FURNITURE } from '../../layouts/index.js';
import { lineKey } from '../../text/hash.js';
import { FLAGS, FROM, KEY, ROW, SENTENCE, TO } from '../../text/rows.js';
import type { LineBatch } from '../../types.js';

/** A label has no more bytes. */
const LONGEST_LABEL = 40;
/** So many are remembered; the oldest goes first. */
const MOST_KNOWN = 1024;

const encoder = new TextEncoder();
/** What known layouts have between captions and times, by its key. */
const LABELS: ReadonlySet<number> = new Set(
  KNOWN_FURNITURE.map(text => {
    const bytes = encoder.encode(text);
    return lineKey(bytes, 0, bytes.length);
  }),
);

export class KnownLines {
  /** Keys of whole lines, and of the first of the lines that one was broken into. */
  private readonly wholes = new Set<number>();
  private readonly firsts = new Set<number>();
  /** Short lines that were seen, and what stood above each. */
  private readonly above = new Map<number, number>();
  private last = 0;

  isWhole(key: number): boolean {
    return this.wholes.has(key);
  }

  isFirst(key: number): boolean {
    return this.firsts.has(key) || LABELS.has(key);
  }

  add(whole: number | null, first: number): void {
    if (whole !== null) remember(this.wholes, whole);
    remember(this.firsts, first);
  }

  /** Short lines that come back below others begin and end where they do; the rest of a caption comes back below the same line. */
  addLabels({ rows }: LineBatch, end: number): void {
    for (let row = 0; row < end; row += ROW) {
      const length = rows[row + TO] - rows[row + FROM];
      const key = rows[row + KEY];
      if (length > 0 && length <= LONGEST_LABEL && (rows[row + FLAGS] & SENTENCE) === 0) {
        if ((this.above.get(key) ?? this.last) !== this.last) this.add(key, key);
        this.above.set(key, this.last);
      }
      this.last = key;
    }
  }

  /** What is remembered, in order. */
  state(): number[] {
    return [this.wholes.size, ...this.wholes, ...this.firsts];
  }
}

function remember(keys: Set<number>, key: number): void {
  keys.delete(key);
  keys.add(key);
  if (keys.size > MOST_KNOWN) for (const oldest of keys) return void keys.delete(oldest);
}
