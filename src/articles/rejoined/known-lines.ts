/**
 * Lines whose beginning and end are beyond doubt, since blank or short lines stand around them. What such a page shows again (headlines,
 * captions, labels) begins and ends there, too, where nothing else would tell: a full line above or below it.
 */

/** So many are remembered; the oldest goes first. */
const MOST_KNOWN = 1024;

export class KnownLines {
  /** Keys of whole lines, and of the first of the lines that one was broken into. */
  private readonly wholes = new Set<number>();
  private readonly firsts = new Set<number>();

  isWhole(key: number): boolean {
    return this.wholes.has(key);
  }

  isFirst(key: number): boolean {
    return this.firsts.has(key);
  }

  add(whole: number | null, first: number): void {
    if (whole !== null) remember(this.wholes, whole);
    remember(this.firsts, first);
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
