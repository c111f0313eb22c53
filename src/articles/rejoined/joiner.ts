/** Joins the broken lines of a wrapped dump: a row for each paragraph, which holds the lines that it was broken into. */
import { lineKey } from '../../text/hash.js';
import { lineOf, linesOf, move } from '../../text/line.js';
import { timeOf } from '../../text/looks.js';
import { decode } from '../../text/passage.js';
import {
  CONTINUED,
  describe,
  FLAGS,
  FROM,
  KEY,
  MORE,
  NEXT,
  NUMBER,
  ROW,
  SENTENCE,
  START,
  TEXT_FROM,
  TEXT_TO,
  TO,
} from '../../text/rows.js';
import { ByteSink } from '../../text/sink.js';
import type { Line, LineBatch } from '../../types.js';
import { joint } from '../units/fragments.js';
import { isBroken } from '../units/wrap.js';
import { KnownLines } from './known-lines.js';

/** What the lines of a paragraph may come to, in bytes; a longer one goes on as another. */
const LONGEST = 1024 * 1024;
/** A headline, caption or label was broken into so many lines, at most. */
const MOST_SHOWN = 4;
/** A line that begins further right than the one above begins a paragraph. */
const INDENTED = 2;
/** Of the last ends of sentences that surely end a paragraph, so many are remembered as bits, set where the next one follows without a blank line. */
const REMEMBERED = 8;
const MOST_TIGHT = 4;
/** A label has no more bytes, and stands in the first lines of a dump again. */
const LONGEST_LABEL = 40;
/** A line of a header block. */
const ENTRY = /^[\p{Lu}\p{Lo}][\p{L}\p{M}-]{1,20}: /u;
/** No paragraph begins so. */
const SMALL = /^\P{L}{0,3}\p{Ll}|^[(（[]/u;
/** Words of a day and an hour with nothing beside them. */
const TIME_WORDS = 4;
const LETTER_LAST = /[\p{L}\p{N}]$/u;
const SPACE = 0x20;
const FIRST_SIZE = 64 * 1024;
/** As `raw` of joined lines, whose text stands nowhere in the dump as it is. */
const JOINED = new Uint8Array(0);

/** A line that may go on: itself, its text without indentation, where that ends in it, and the key of all up to it. */
interface Part {
  readonly line: Line;
  readonly text: string;
  readonly end: number;
}

/** The rows of a batch before `end`, as they were counted. */
interface FirstRows {
  readonly batch: LineBatch;
  readonly end: number;
}

/** The rows of the first lines of a dump, however it was cut. */
function firstRows(batches: readonly LineBatch[], lines: number): FirstRows[] {
  const found: FirstRows[] = [];
  let count = 0;
  for (const batch of batches) {
    let row = 0;
    for (; row < batch.count * ROW && count < lines; row += ROW) count += 1 + batch.rows[row + MORE];
    found.push({ batch, end: row });
  }
  return found;
}

export class Joiner {
  private readonly known = new KnownLines();
  /** Texts of the batch under way: of each line, and of what was joined of several. */
  private store = new ByteSink(FIRST_SIZE);
  private rows: number[] = [];
  private raws = new Map<number, Uint8Array>();
  private parts = new Map<number, readonly Line[]>();
  /** The paragraph under way, its text so far, and whether it surely begins where it does. */
  private open: Part[] = [];
  private readonly text = new ByteSink(FIRST_SIZE);
  private isSure = true;
  private ends = 0;
  /** The first of them, which are how a dump begins; and how many there were. */
  private firstEnds = 0;
  private seen = 0;
  private offset = 0;
  private number = 0;

  constructor(private readonly width: number) {}

  /** Remembers what stands alone in the first lines of a dump, before they are joined. */
  learn(batches: readonly LineBatch[], lines: number): void {
    const first = firstRows(batches, lines);
    this.learnLabels(first);
    for (const { batch, end } of first) {
      this.begin(batch);
      for (let row = 0; row < end; row += ROW) this.take(batch, row);
    }
    this.finish();
    this.isSure = true;
    this.ends = this.firstEnds;
  }

  /** Short lines that come back below others begin and end where they do; the rest of a caption comes back below the same one. */
  private learnLabels(first: readonly FirstRows[]): void {
    const seen = new Map<number, number>();
    let above = 0;
    for (const { batch, end } of first) {
      const { rows } = batch;
      for (let row = 0; row < end; row += ROW) {
        const length = rows[row + TO] - rows[row + FROM];
        const key = rows[row + KEY];
        if (length > 0 && length <= LONGEST_LABEL && (rows[row + FLAGS] & SENTENCE) === 0) {
          if ((seen.get(key) ?? above) !== above) this.known.add(key, key);
          seen.set(key, above);
        }
        above = key;
      }
    }
  }

  /** The paragraphs that end in a batch; its last one waits for what comes next. */
  join(batch: LineBatch): LineBatch {
    this.begin(batch);
    for (let row = 0; row < batch.count * ROW; row += ROW) this.take(batch, row);
    return this.made(batch.high);
  }

  /** The paragraph that waited, at the end of the dump. */
  finish(): LineBatch {
    this.begin(null);
    this.close(true);
    return this.made(null);
  }

  state(): number[] {
    return [this.width, this.ends, ...this.known.state()];
  }

  /** A new batch: what waits stands in its texts, too. */
  private begin(batch: LineBatch | null): void {
    const last = this.store;
    this.store = new ByteSink(FIRST_SIZE);
    this.rows = [];
    this.raws = new Map();
    this.parts = new Map();
    if (batch !== null) [this.offset, this.number] = [batch.offset, batch.number];
    for (const { line } of this.open) {
      const by = this.store.length - line.textFrom;
      this.store.raw(last.bytes, line.textFrom, line.textTo);
      move(line, by);
    }
  }

  private take(batch: LineBatch, row: number): void {
    const [from, to] = [batch.rows[row + TEXT_FROM], batch.rows[row + TEXT_TO]];
    const shift = this.store.length - from;
    this.store.raw(batch.bytes, from, to);
    const line = lineOf(batch, row, shift);
    const isText = line.worded && !line.continued && line.more === 0;
    if (!isText) {
      if (line.from === line.to && this.endsSentence()) this.remember(0);
      this.close(true);
      return this.put(line, null);
    }
    const text = decode(this.store.bytes, line.from, line.to);
    const part = { line, text, end: decode(this.store.bytes, line.textFrom, line.to).length };
    const goesOn = this.open.length > 0 && this.goesOn(part);
    if (!goesOn) {
      const isSure = this.open.length === 0 || !this.isFull(part);
      if (isSure && this.open.length > 1 && this.endsSentence()) this.remember(1);
      this.close(isSure);
    }
    if (goesOn) line.joint = joint(this.open[this.open.length - 1].text, text);
    if (line.joint === ' ') this.text.put(SPACE);
    this.text.raw(this.store.bytes, line.from, line.to);
    this.open.push(part);
  }

  /** Whether the last line left no room for the first word of the next one. */
  private isFull({ text }: Part): boolean {
    const last = this.open[this.open.length - 1];
    return isBroken(last.text, last.end, text, this.width);
  }

  private goesOn(next: Part): boolean {
    if (!this.isFull(next) || this.text.length > LONGEST || this.isIndented(next)) return false;
    const [first] = this.open;
    // Where no blank lines part paragraphs, every twelfth ends with a full line; a sentence within one does so as seldom.
    if (this.isTight() && this.endsSentence() && !SMALL.test(next.text)) return false;
    if (ENTRY.test(next.text) && ENTRY.test(first.text)) return false;
    if (this.isTime(next)) return false;
    if (this.known.isFirst(next.line.key) || next.line.key === first.line.key) return false;
    return this.open.length > MOST_SHOWN || !this.known.isWhole(this.key());
  }

  private remember(bit: 0 | 1): void {
    this.ends = ((this.ends << 1) | bit) & ((1 << REMEMBERED) - 1);
    if (++this.seen <= REMEMBERED) this.firstEnds = this.ends;
  }

  /** Whether paragraphs mostly follow each other without a blank line. */
  private isTight(): boolean {
    let count = 0;
    for (let bits = this.ends; bits > 0; bits >>= 1) count += bits & 1;
    return count >= MOST_TIGHT;
  }

  private endsSentence(): boolean {
    const last = this.open.at(-1);
    return last !== undefined && last.line.sentence;
  }

  /** Whether a line is a time and nothing else, which goes on with no text above. */
  private isTime({ line, text }: Part): boolean {
    const time = line.sentence || !LETTER_LAST.test(text) ? null : timeOf(line, this.store.bytes, []);
    return time !== null && (time.kind !== null || (time.from === 0 && text.split(' ').length <= TIME_WORDS));
  }

  private isIndented({ line }: Part): boolean {
    const last = this.open[this.open.length - 1].line;
    return !this.open[0].line.bullet && line.from - line.textFrom >= last.from - last.textFrom + INDENTED;
  }

  /** The key of the text so far. */
  private key(): number {
    return lineKey(this.text.bytes, 0, this.text.length);
  }

  /** Ends the paragraph under way; `isSure` says whether it surely ends here. */
  private close(isSure: boolean): void {
    const { open } = this;
    if (open.length > 0) {
      const [{ line: first }] = open;
      if (this.isSure && open.length <= MOST_SHOWN) this.known.add(isSure ? this.key() : null, first.key);
      if (open.length === 1) this.put(first, null);
      else
        this.put(
          first,
          open.map(({ line }) => line),
        );
    }
    this.open = [];
    this.text.length = 0;
    this.isSure = isSure;
  }

  /** A row of a line, or of the paragraph that begins with it. */
  private put(line: Line, parts: readonly Line[] | null): void {
    const { store, rows } = this;
    const row = rows.length;
    const last = parts?.at(-1) ?? line;
    const made = new Int32Array(ROW);
    made[START] = line.start - this.offset;
    made[NEXT] = last.end - this.offset;
    made[NUMBER] = line.number - this.number;
    [made[TEXT_FROM], made[TEXT_TO]] = [line.textFrom, line.textTo];
    if (parts !== null) {
      made[TEXT_FROM] = store.length;
      store.raw(this.text.bytes, 0, this.text.length);
      made[TEXT_TO] = store.length;
      this.parts.set(row, parts);
      this.raws.set(row, JOINED);
    } else if (line.raw !== null) this.raws.set(row, line.raw);
    made[FLAGS] = line.continued ? CONTINUED : 0;
    made[MORE] = line.more;
    describe(made, 0, store.bytes);
    rows.push(...made);
  }

  private made(high: 0 | 1 | null): LineBatch {
    const { store, rows, raws, parts, offset, number } = this;
    return {
      bytes: store.bytes,
      rows: Int32Array.from(rows),
      count: rows.length / ROW,
      raws: raws.size === 0 ? null : raws,
      parts,
      high,
      number,
      offset,
      get lines() {
        return linesOf(this);
      },
    };
  }
}
