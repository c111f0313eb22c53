/**
 * For `explain`: the account of all inputs, held in a temporary file while copies among their articles are looked for, so that they
 * need not be read a second time. Where it is too long to be held, they are.
 */
import { type Account, startAccount } from '../../account.js';
import { type ToldBug, toldBug } from '../../bug.js';
import { openShelf, type Shelf } from '../../dedup/store.js';
import { type CountedRow, rowsOf } from '../../records/ledger.js';
import { rowPacker, rowReader } from '../../records/packed-rows.js';
import type { Report } from '../../report.js';
import { decode } from '../../text/passage.js';
import type { LedgerRow, Problem } from '../../types.js';
import type { Noting } from '../reading.js';
import { type CopyFate, droppedAccount, droppedRow } from './fate.js';

/** Bytes that are held at most: the account of 100 to 200 MB of text. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Bytes of rows that are put away together. */
const TOGETHER = 64 * 1024;
/** What begins an entry that is no rows. */
const OPEN_OBJECT = 0x7b;

/** What there is to tell, in order, as JSON; behind the account of a record come its rows, as they were packed. */
type Entry =
  | { readonly dump: string }
  | { readonly problem: Problem }
  | { readonly missing: Problem }
  | { readonly bug: ToldBug }
  | { readonly account: Account; readonly isRecord: boolean };

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

/** Opens it, with a temporary file in a folder, or in the system’s own one, which has so many bytes at most. */
export async function holdRows(folder: string | null, mostBytes = MOST_BYTES): Promise<HeldRows> {
  let shelf: Shelf | null = await openShelf(folder);
  const encoder = new TextEncoder();
  const accounting = startAccount();
  const packer = rowPacker();
  /** What was noted since rows were put away last. */
  let notes: Entry[] = [];
  let isCounting = false;
  const note = (entry: Entry): void => {
    if (shelf !== null) notes.push(entry);
  };
  /** Notes the account since the last one; the dumps themselves were noted. */
  const noteAccount = (isRecord: boolean): void => {
    if (!isCounting) return;
    isCounting = false;
    note({ account: { ...accounting.take(), dumps: 0 }, isRecord });
  };
  const abort = async (): Promise<void> => {
    const open = shelf;
    shelf = null;
    notes = [];
    await open?.abort();
  };
  const append = async (bytes: Uint8Array): Promise<void> => {
    await shelf?.append(bytes);
    if (shelf !== null && shelf.size > mostBytes) await abort();
  };
  const putNotesAway = async (): Promise<void> => {
    const noted = notes;
    notes = [];
    for (const entry of noted) await append(encoder.encode(JSON.stringify(entry)));
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
      await putNotesAway();
      for (const row of rows) {
        if (shelf === null) return;
        packer.add(row);
        if (packer.size > TOGETHER) await append(packer.take());
      }
      if (packer.size > 0) await append(packer.take());
    },
    async tell(report, nextFate, take) {
      noteAccount(false);
      await putNotesAway();
      if (shelf === null) return;
      const read = rowReader();
      let fate: CopyFate | null = null;
      for await (const bytes of shelf.all()) {
        if (bytes[0] !== OPEN_OBJECT) {
          await giveAll(read(bytes), fate, take);
          continue;
        }
        const entry = JSON.parse(decode(bytes, 0, bytes.length)) as Entry;
        if (!('account' in entry)) tellNote(report, entry);
        else {
          if (entry.isRecord) fate = nextFate();
          const dropped = entry.isRecord ? fate : null;
          report.merge(dropped === null ? entry.account : droppedAccount(entry.account, dropped));
        }
      }
    },
    abort,
  };
}

/** Gives the rows of a part of an article, those of a record by its fate, and waits where whoever takes them does. */
async function giveAll(
  rows: Iterable<CountedRow>,
  fate: CopyFate | null,
  take: (row: LedgerRow) => Promise<void> | null,
): Promise<void> {
  for (const counted of rows)
    for (const row of rowsOf(counted)) {
      const taken = take(fate === null || row.record === null ? row : droppedRow(row, fate));
      if (taken !== null) await taken;
    }
}

const NOTHING: Account = { dumps: 0, articles: 0, leftOut: {}, lines: [], shapes: [], told: [] };

function tellNote(report: Report, entry: Exclude<Entry, { account: unknown }>): void {
  if ('dump' in entry) report.dump(entry.dump);
  else if ('problem' in entry) report.problem(entry.problem);
  else if ('missing' in entry) report.missing(entry.missing);
  else report.merge({ ...NOTHING, told: [entry] });
}
