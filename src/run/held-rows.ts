/**
 * For `explain`: the account of all inputs, held in memory and then in a temporary file while copies among their articles are
 * looked for, so that they need not be read a second time. Where it is too long to be held, they are.
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
/** Of them in memory, about: to write a row and to read it again takes as long as to make it. */
const MOST_IN_MEMORY = 32 * 1024 * 1024;
/** What a row takes beside its text, and each line of an account. */
const ROW_BYTES = 200;
/** Rows that are put away together. */
const TOGETHER = 64;

/** What there is to tell, in order; behind the account of a record come its rows. */
type Entry =
  | { readonly dump: string }
  | { readonly problem: Problem }
  | { readonly missing: Problem }
  | { readonly bug: ToldBug }
  | { readonly account: Account; readonly isRecord: boolean }
  | { readonly rows: readonly CountedRow[]; readonly isRecord: boolean };

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

/** Opens it, with a temporary file in a folder, or in the system’s own one; so many bytes stay in memory. */
export async function holdRows(folder: string | null, mostInMemory = MOST_IN_MEMORY): Promise<HeldRows> {
  let shelf: Shelf | null = await openShelf(folder);
  const encoder = new TextEncoder();
  const accounting = startAccount();
  let notes: Entry[] = [];
  let inMemory = 0;
  let isCounting = false;
  const note = (entry: Entry): void => {
    if (shelf !== null) notes.push(entry);
  };
  /** Notes the account since the last one; the dumps themselves were noted. */
  const noteAccount = (isRecord: boolean): void => {
    if (!isCounting) return;
    isCounting = false;
    const account = { ...accounting.take(), dumps: 0 };
    inMemory += ROW_BYTES * (1 + account.lines.length + account.shapes.length + account.told.length);
    note({ account, isRecord });
  };
  const abort = async (): Promise<void> => {
    const open = shelf;
    shelf = null;
    notes = [];
    await open?.abort();
  };
  /** Puts away all that is in memory. */
  const putAway = async (): Promise<void> => {
    const noted = notes;
    notes = [];
    inMemory = 0;
    for (const entry of noted) {
      await shelf?.append(encoder.encode(JSON.stringify(entry)));
      if (shelf !== null && shelf.size > MOST_BYTES) await abort();
    }
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
        if (shelf === null) return;
        // What is no record may be counted together: its lines stay as they are.
        if (extracted.record !== null) noteAccount(false);
        isCounting = true;
        accounting.article(extracted);
      },
    },
    get isWhole() {
      return shelf !== null;
    },
    async take(rows, isRecord) {
      if (isRecord) noteAccount(true);
      let some: CountedRow[] = [];
      for (const row of rows) {
        if (some.length === 0) note({ rows: some, isRecord });
        inMemory += ROW_BYTES + row.row.text.length;
        if (some.push(row) < TOGETHER) continue;
        some = [];
        if (inMemory > mostInMemory) await putAway();
        if (shelf === null) return;
      }
      if (inMemory > mostInMemory) await putAway();
    },
    async tell(report, nextFate, take) {
      noteAccount(false);
      if (shelf === null) return;
      let fate: CopyFate | null = null;
      const tellEntry = async (entry: Entry): Promise<void> => {
        if ('rows' in entry) return giveAll(entry.rows, entry.isRecord ? fate : null, take);
        if (!('account' in entry)) return tellNote(report, entry);
        if (entry.isRecord) fate = nextFate();
        const dropped = entry.isRecord ? fate : null;
        report.merge(dropped === null ? entry.account : droppedAccount(entry.account, dropped));
      };
      for await (const bytes of shelf.all()) await tellEntry(JSON.parse(decode(bytes, 0, bytes.length)) as Entry);
      for (const entry of notes) await tellEntry(entry);
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
