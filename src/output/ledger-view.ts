/** The ledger as `explain` shows it in a terminal: every line that is not blank, under its article's heading, and the sum of it. */
import { printable } from '../text/printable.js';
import type { ByteSink } from '../text/sink.js';
import type { LedgerRow } from '../types.js';
import type { OutputSettings, RowWriter } from './index.js';
import { articleHeading, isHeadline } from './ledger-heading.js';
import { ledgerLine } from './ledger-line.js';
import { startSummary } from './ledger-summary.js';
import { paletteFor } from './palette.js';
import { cut } from './terminal.js';

const NARROWEST = 40;
/** Rows of an article that wait for its headline, so that the heading can name it. */
const MOST_WAITING = 100;

/** Opens the view. It shows every row, whatever `settings.rows` says: a ledger with a gap would be none. */
export function ledgerView(sink: ByteSink, settings: OutputSettings): RowWriter<LedgerRow> {
  const palette = paletteFor(settings.colour);
  const screen = Math.max(NARROWEST, settings.width);
  const summary = startSummary();
  const print = (line: string) => sink.text(`${line}\n`);
  let last: LedgerRow | null = null;
  let headed = false;
  let waiting: LedgerRow[] = [];

  const printWaiting = () => {
    if (waiting.length === 0) return;
    if (!headed) print(`\n${articleHeading(waiting, screen, palette)}`);
    headed = true;
    for (const row of waiting) print(ledgerLine(row, screen, palette));
    waiting = [];
  };
  /** Ends what was shown before a row of another article or file. */
  const turnTo = (row: LedgerRow) => {
    printWaiting();
    headed = false;
    if (row.file === last?.file) return;
    print(`${last === null ? '' : '\n'}${palette.strong(cut(printable(row.file), screen))}`);
  };

  return {
    row(row) {
      summary.add(row);
      if (row.role === 'blank' && row.text.trim() === '') return;
      if (row.file !== last?.file || row.article !== last.article) turnTo(row);
      waiting.push(row);
      last = row;
      if (headed || row.article === null || isHeadline(row) || waiting.length === MOST_WAITING) printWaiting();
    },
    end() {
      printWaiting();
      print('');
      for (const line of summary.lines(screen, palette)) print(line);
    },
  };
}
