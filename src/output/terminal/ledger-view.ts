/** The ledger as `explain` shows it in a terminal: every line that is not blank, under its article's heading, and the sum of it. */
import { printable } from '../../text/printable.js';
import type { ByteSink } from '../../text/sink.js';
import type { LedgerRow } from '../../types.js';
import type { OutputSettings, RowWriter } from '../format.js';
import { articleHeading, isHeadline, isOfCopy } from './ledger-heading.js';
import { ledgerLine } from './ledger-line.js';
import { startSummary } from './ledger-summary.js';
import { paletteFor } from './palette.js';
import { cut } from './terminal.js';

const NARROWEST = 40;
/** Rows of an article that wait for its headline, so that the heading can name it: menus before it run to hundreds. */
const MOST_WAITING = 4096;

/** Opens the view. It shows every row, whatever `settings.rows` says: a ledger with a gap would be none. */
export function ledgerView(sink: ByteSink, settings: OutputSettings): RowWriter<LedgerRow> {
  const palette = paletteFor(settings.colour);
  const screen = Math.max(NARROWEST, settings.width);
  const summary = startSummary();
  const print = (line: string) => sink.text(`${line}\n`);
  let last: LedgerRow | null = null;
  /** Of a copy the first row that was dropped as such. */
  let copy: LedgerRow | null = null;
  let headed = false;
  /** As they are shown: the texts of so many rows may be long. */
  let waiting: string[] = [];
  /** The evidence told under the heading at hand: once is enough. */
  const said = new Set<string>();

  /** Prints what waits, under the heading of the article of `row`, which is its headline if it has come. */
  const printWaiting = (row: LedgerRow | null) => {
    if (waiting.length === 0 || row === null) return;
    if (!headed) print(`\n${articleHeading(row, copy, screen, palette)}`);
    headed = true;
    for (const line of waiting) print(line);
    waiting = [];
  };
  /** Ends what was shown before a row of another article or file. */
  const turnTo = (row: LedgerRow) => {
    printWaiting(last);
    headed = false;
    copy = null;
    said.clear();
    if (row.file === last?.file) return;
    print(`${last === null ? '' : '\n'}${palette.strong(cut(printable(row.file), screen))}`);
  };

  return {
    row(row) {
      summary.add(row);
      if (row.role === 'blank' && row.text.trim() === '') return;
      if (row.file !== last?.file || row.article !== last.article) turnTo(row);
      if (isOfCopy(row)) copy ??= row;
      waiting.push(ledgerLine(row, screen, palette, said));
      last = row;
      if (headed || row.article === null || isHeadline(row) || waiting.length === MOST_WAITING) printWaiting(row);
    },
    end() {
      printWaiting(last);
      print('');
      for (const line of summary.lines(screen, palette)) print(line);
    },
  };
}
