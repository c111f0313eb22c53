/**
 * Rejoining: lines of a dump that a hard wrap broke become paragraphs again before anything else is read in them, so that a wrapped dump
 * gives what it would have given unwrapped. The first lines tell whether it was wrapped, and wait until they have.
 *
 *     batches of lines -> [ width of the first 512 -> joined at that width ] -> batches of paragraphs
 */
import { keptBatch } from '../../text/batch.js';
import { isBlank } from '../../text/line.js';
import { decode } from '../../text/passage.js';
import { FROM, MORE, ROW, TO } from '../../text/rows.js';
import type { Line, LineBatch } from '../../types.js';
import { Joiner } from './joiner.js';
import { FIRST_LINES, LONGEST, MOST_LONG, widthOf } from './width.js';

export class Rejoiner {
  /** What was read before the width was known. */
  private waiting: LineBatch[] = [];
  private seen = 0;
  private long = 0;
  private isKnown = false;
  /** Null where the lines are as they should be. */
  private joiner: Joiner | null = null;

  /** Whether all lines are handed on as they come. */
  get isOff(): boolean {
    return this.isKnown && this.joiner === null;
  }

  /** The batches that are complete; what they address is valid until the next call. */
  push(batch: LineBatch): LineBatch[] {
    if (this.isKnown) return [this.joiner?.join(batch) ?? batch];
    if (!this.mayTell(batch)) {
      this.waiting.push(keptBatch(batch));
      return [];
    }
    return this.release([...this.waiting, batch]);
  }

  end(): LineBatch[] {
    const released = this.isKnown ? [] : this.release(this.waiting);
    return this.joiner === null ? released : [...released, this.joiner.finish()];
  }

  /** What the joining of the rest depends on, as numbers. */
  state(): number[] {
    return this.joiner?.state() ?? [0];
  }

  /** Counts the lines of a batch; true when enough of the first ones are there. */
  private mayTell({ bytes, rows, count }: LineBatch): boolean {
    for (let row = 0; row < count * ROW && this.seen < FIRST_LINES; row += ROW) {
      this.seen += 1 + rows[row + MORE];
      if (isLong(bytes, rows[row + FROM], rows[row + TO]) && ++this.long >= MOST_LONG) return true;
    }
    return this.seen >= FIRST_LINES;
  }

  private release(batches: LineBatch[]): LineBatch[] {
    this.isKnown = true;
    this.waiting = [];
    const width = this.long >= MOST_LONG ? 0 : widthIn(batches);
    if (width === 0) return batches;
    const learner = new Joiner(width);
    this.joiner = learner;
    learner.learn(batches, FIRST_LINES);
    return batches.map(batch => learner.join(batch));
  }
}

/** Whether a text has more characters than wrapped ones have. */
function isLong(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from <= LONGEST) return false;
  let characters = 0;
  for (let at = from; at < to && characters <= LONGEST; at++) if ((bytes[at] & 0xc0) !== 0x80) characters++;
  return characters > LONGEST;
}

/** The width that the first lines show. */
function widthIn(batches: readonly LineBatch[]): number {
  const texts: string[] = [];
  const ends: number[] = [];
  const add = (line: Line, bytes: Uint8Array): void => {
    texts.push(isBlank(line) ? '' : decode(bytes, line.from, line.to));
    ends.push(isBlank(line) ? 0 : decode(bytes, line.textFrom, line.to).length);
  };
  for (const { lines, bytes } of batches) {
    for (const line of lines) {
      if (texts.length >= FIRST_LINES) return widthOf(texts, ends);
      add(line, bytes);
    }
  }
  return widthOf(texts, ends);
}
