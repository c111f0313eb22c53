/** Joins the broken lines of a wrapped dump: a row for each paragraph, which holds the lines that it was broken into. */
import { lineOf, move } from '../../text/line.js';
import { decode } from '../../text/passage.js';
import { MORE, ROW, TEXT_FROM, TEXT_TO } from '../../text/rows.js';
import type { LineBatch } from '../../types.js';
import { Ends } from './ends.js';
import { KnownLines } from './known-lines.js';
import { MadeRows } from './made-rows.js';
import { MOST_SHOWN, Paragraph } from './paragraph.js';

export class Joiner {
  private readonly known = new KnownLines();
  private readonly ends = new Ends();
  private readonly open: Paragraph;
  private made = new MadeRows(0, 0);
  /** Whether the paragraph under way surely begins where it does. */
  private isSure = true;
  private number = 0;
  private offset = 0;

  constructor(private readonly width: number) {
    this.open = new Paragraph(width, this.known);
  }

  /** Remembers what stands alone in the first lines of a dump, before they are joined. */
  learn(batches: readonly LineBatch[], lines: number): void {
    const first = firstRows(batches, lines);
    for (const { batch, end } of first) this.known.addLabels(batch, end);
    for (const { batch, end } of first) {
      this.begin(batch);
      for (let row = 0; row < end; row += ROW) this.take(batch, row);
    }
    this.finish();
    this.isSure = true;
    this.ends.rewind();
  }

  /** The paragraphs that end in a batch; its last one waits for what comes next. */
  join(batch: LineBatch): LineBatch {
    this.begin(batch);
    for (let row = 0; row < batch.count * ROW; row += ROW) this.take(batch, row);
    return this.made.batch(batch.high);
  }

  /** The paragraph that waited, at the end of the dump. */
  finish(): LineBatch {
    this.begin(null);
    this.close(true);
    return this.made.batch(null);
  }

  /** On what the joining of the lines that follow depends. */
  state(): number[] {
    return [this.width, this.ends.state, ...this.known.state()];
  }

  /** A new batch: what waits stands in its texts, too. */
  private begin(batch: LineBatch | null): void {
    const { bytes } = this.made;
    if (batch !== null) [this.number, this.offset] = [batch.number, batch.offset];
    this.made = new MadeRows(this.number, this.offset);
    for (const { line } of this.open.parts) move(line, this.made.copy(bytes, line.textFrom, line.textTo));
  }

  private take(batch: LineBatch, row: number): void {
    const { made, open, ends } = this;
    const line = lineOf(batch, row, made.copy(batch.bytes, batch.rows[row + TEXT_FROM], batch.rows[row + TEXT_TO]));
    if (!line.worded || line.continued || line.more > 0) {
      if (line.from === line.to && open.endsSentence) ends.add(false);
      this.close(true);
      return made.put(line);
    }
    const text = decode(made.bytes, line.from, line.to);
    const part = { line, text, end: decode(made.bytes, line.textFrom, line.to).length };
    if (!open.goesOnIn(part, ends.isTight, made.bytes)) {
      const isSure = open.isEmpty || !open.leavesNoRoomFor(part);
      if (isSure && open.parts.length > 1 && open.endsSentence) ends.add(true);
      this.close(isSure);
    }
    open.add(part, made.bytes);
  }

  /** Ends the paragraph under way; `isSure` says whether it surely ends here. */
  private close(isSure: boolean): void {
    const { open, made, known } = this;
    const lines = open.parts.map(({ line }) => line);
    if (lines.length > 0 && lines.length <= MOST_SHOWN && this.isSure)
      known.add(isSure ? open.key : null, lines[0].key);
    if (lines.length > 1) made.putJoined(lines, open.text);
    else if (lines.length === 1) made.put(lines[0]);
    open.clear();
    this.isSure = isSure;
  }
}

/** The rows of a batch before `end`, as they are counted. */
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
