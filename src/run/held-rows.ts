/**
 * For `explain`: the account of all inputs, held in a temporary file while copies among their articles are looked for, so that
 * they need not be read a second time. Where it is too long to be held, they are.
 */
import { type Account, startAccount } from '../account.js';
import { type ToldBug, toldBug } from '../bug.js';
import { openShelf, type Shelf } from '../dedup/store.js';
import { type CountedRow, rowsOf } from '../records/ledger.js';
import type { Report } from '../report.js';
import { decode } from '../text/passage.js';
import type { LedgerRow, Problem } from '../types.js';
import { type CopyFate, droppedAccount, droppedRow } from './fates.js';
import type { Noting } from './reading.js';

/** Bytes that are held at most: the account of 10 to 50 MB of text. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Rows that are put away together. */
const TOGETHER = 64;

/** What there is to tell, in order; behind an article come its rows. */
type Entry =
  | { readonly dump: string }
  | { readonly problem: Problem }
  | { readonly missing: Problem }
  | { readonly bug: ToldBug }
  | { readonly account: Account; readonly isRecord: boolean }
  | { readonly rows: readonly CountedRow[] };

export interface HeldRows {
  /** Takes notes as a report does. */
  readonly noting: Noting & Pick<Report, 'missing'>;
  /** Whether all is held. */
  readonly isWhole: boolean;
  /** Holds the rows of the article that was noted last. */
  take(rows: Iterable<CountedRow>, isRecord: boolean): Promise<void>;
  /** Tells a report all that was noted, and gives all rows: those of each record by its fate. */
  tell(report: Report, nextFate: () => CopyFate | null, take: (row: LedgerRow) => Promise<void> | null): Promise<void>;
  /** Lets all go. */
  abort(): Promise<void>;
}

/** Opens it, with a temporary file in a folder, or in the system’s own one. */
export async function holdRows(folder: string | null): Promise<HeldRows> {
  let shelf: Shelf | null = await openShelf(folder);
  const encoder = new TextEncoder();
  const accounting = startAccount();
  let notes: Entry[] = [];
  const note = (entry: Entry): void => {
    if (shelf !== null) notes.push(entry);
  };
  const abort = async (): Promise<void> => {
    const open = shelf;
    shelf = null;
    notes = [];
    await open?.abort();
  };
  const put = async (entry: Entry): Promise<void> => {
    await shelf?.append(encoder.encode(JSON.stringify(entry)));
    if (shelf !== null && shelf.size > MOST_BYTES) await abort();
  };
  const putNotes = async (): Promise<void> => {
    const noted = notes;
    notes = [];
    for (const entry of noted) await put(entry);
  };
  return {
    noting: {
      problem: problem => note({ problem }),
      missing: missing => note({ missing }),
      bug: (error, file) => note({ bug: toldBug(error, file) }),
      dump(dump) {
        accounting.dump(dump);
        note({ dump });
      },
      article(extracted) {
        if (shelf !== null) accounting.article(extracted);
      },
    },
    get isWhole() {
      return shelf !== null;
    },
    async take(rows, isRecord) {
      // The dump itself was noted.
      note({ account: { ...accounting.take(), dumps: 0 }, isRecord });
      await putNotes();
      let some: CountedRow[] = [];
      for (const row of rows) {
        if (shelf === null) return;
        if (some.push(row) < TOGETHER) continue;
        await put({ rows: some });
        some = [];
      }
      if (some.length > 0) await put({ rows: some });
    },
    async tell(report, nextFate, take) {
      await putNotes();
      if (shelf === null) return;
      let fate: CopyFate | null = null;
      for await (const bytes of shelf.all()) {
        const entry = JSON.parse(decode(bytes, 0, bytes.length)) as Entry;
        if ('rows' in entry) await giveAll(entry.rows, fate, take);
        else if ('account' in entry) {
          fate = entry.isRecord ? nextFate() : null;
          report.merge(fate === null ? entry.account : droppedAccount(entry.account, fate));
        } else tellNote(report, entry);
      }
    },
    abort,
  };
}

/** Gives the rows of a part of an article, and waits where whoever takes them does. */
async function giveAll(
  rows: readonly CountedRow[],
  fate: CopyFate | null,
  take: (row: LedgerRow) => Promise<void> | null,
): Promise<void> {
  for (const counted of rows)
    for (const row of rowsOf(counted)) {
      const taken = take(fate === null ? row : droppedRow(row, fate));
      if (taken !== null) await taken;
    }
}

const NOTHING: Account = { dumps: 0, articles: 0, leftOut: {}, lines: [], shapes: [], told: [] };

function tellNote(report: Report, entry: Exclude<Entry, { rows: unknown } | { account: unknown }>): void {
  if ('dump' in entry) report.dump(entry.dump);
  else if ('problem' in entry) report.problem(entry.problem);
  else if ('missing' in entry) report.missing(entry.missing);
  else report.merge({ ...NOTHING, told: [entry] });
}
