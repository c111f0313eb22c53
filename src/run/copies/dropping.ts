/** Printing what is left of records, their duplicates left out or marked, in the order they came. */
import type { History, Past } from '../../dedup/history/index.js';
import type { Asked } from '../../dedup/history/subject.js';
import { STDIN } from '../../input/files/stdin.js';
import type { Output, OutputChoice } from '../../output/open.js';
import type { Copy, Source } from '../../records/record.js';
import type { Run } from '../run.js';
import type { Duplicates } from './duplicates.js';
import { type Kin, mergedKin } from './kin.js';

/**
 * What a record is told of others: when it is kept, its kin and whose place in the index it takes; else which record stands for
 * it, and where that one was printed when an earlier run did that.
 */
export type Told =
  | { readonly kin: Kin; readonly supersedes: string | null }
  | { readonly duplicateOf: string; readonly copies: readonly Copy[] };

/** How what was put aside of a record becomes a row again. */
export interface RowMaker<Row> {
  /** The row, with what it is told. */
  row(stored: Uint8Array, told: Told): Row;
  /** The line as which it may be printed. */
  line(stored: Uint8Array): Uint8Array;
  /** What earlier runs are asked about it. */
  asked(stored: Uint8Array): Asked;
}

/** What else there may be to printing. */
export interface Printing {
  /** Awaited before each record. */
  before?(line: Uint8Array, isPrinted: boolean): Promise<void>;
  readonly history?: History | null;
}

/** How an output for what is dropped differs from that of the records. */
export type DropChoice = Pick<OutputChoice, 'output' | 'format' | 'fields'> & { readonly flag: string };

/** Opens the output for what is dropped: a file, or standard output, which then nothing else is printed to; null when nobody wants it. */
export async function dropsTo<Row>(
  run: Run,
  open: (choice: DropChoice) => Promise<Output<Row>>,
): Promise<Output<Row> | null> {
  const { dropped } = run.options;
  if (dropped === null) return null;
  const output = dropped === STDIN ? null : dropped;
  return run.hold(open({ output, format: null, fields: null, flag: '--dropped' }));
}

/**
 * Prints the records that nothing stands for, in this run or, with a history, in earlier ones; returns how many were written.
 * A line that is to be printed as it was put aside is not read again.
 */
export async function printKept<Row>(
  { options, report }: Run,
  duplicates: Duplicates,
  maker: RowMaker<Row>,
  output: Output<Row>,
  dropped: Output<Row> | null,
  { before, history = null }: Printing = {},
): Promise<number> {
  const marks = options.duplicates === 'mark';
  const seen = history === null ? new Map<number, Seen>() : await seenBefore(duplicates, maker, history);
  const isTold = dropped !== null || marks || history !== null;
  const keepers = isTold ? keepersOf(duplicates, maker) : new Map<number, Keeper>();
  const toldCopy = (record: number): Told => {
    const keeper = duplicates.keeper(record);
    const known = seen.get(keeper) ?? keepers.get(keeper);
    return known === undefined ? NOT_TOLD : copyOf(duplicates.copy(record), known);
  };
  let written = 0;
  let record = 0;
  for await (const line of duplicates.lines()) {
    const isKept = duplicates.keeper(record) === record;
    const past = isKept && history !== null ? history.ask(maker.asked(line)) : null;
    const told = isKept ? toldOf(duplicates, record, past) : toldCopy(record);
    const isNew = 'kin' in told;
    const isPrinted = isNew || marks;
    if (isPrinted && written === options.limit) break;
    await before?.(line, isPrinted);
    if (!isNew) report[isPrinted ? 'mark' : 'leaveOut'](isKept ? 'seen' : duplicates.kind(record));
    if (isPrinted) {
      if (isNew && output.takesLines && isAlone(told)) output.line(maker.line(line));
      else output.row(maker.row(line, told));
      written++;
      if (isNew && past !== null) history?.printed(past);
      if (output.isFull()) {
        await output.flush();
        await history?.accepted();
      }
    } else if (dropped !== null) {
      dropped.row(maker.row(line, told));
      if (dropped.isFull()) await dropped.flush();
    }
    if (history !== null && !isNew) await remember(history, maker.asked(line), told, past);
    record++;
  }
  return written;
}

/** What a record is told that something stands for. */
export type Seen = Extract<Told, { duplicateOf: string }>;
const NOT_TOLD: Seen = { duplicateOf: '', copies: [] };

/** A record of this run that stands for others. */
type Keeper = { readonly id: string; readonly source: Source };

/** Lets the index know a record that was left out, unless it has its very words: those of an exact copy are those of the other. */
async function remember(history: History, record: Asked, { copies }: Seen, past: Past | null): Promise<void> {
  const [copy] = copies;
  if (past?.isKnown !== true && copy.kind !== 'exact') await history.leftOut(record, copy);
}

/**
 * What is told of records that have copies here and that earlier runs know. Of one that an earlier run printed as it is, the copies
 * are copies of what was printed, as all words tell: they go with it. Of one that only a copy of was printed, they may not be:
 * it stands for nothing then, and its copies are looked at anew, without it.
 */
export async function seenBefore(
  duplicates: Duplicates,
  maker: Pick<RowMaker<never>, 'asked'>,
  history: History,
): Promise<ReadonlyMap<number, Seen>> {
  const seen = new Map<number, Seen>();
  const apart = new Set<number>();
  const asked = new Set<number>();
  const ask = (record: number): void => {
    if (asked.has(record)) return;
    asked.add(record);
    const told = toldOf(duplicates, record, history.ask(maker.asked(duplicates.line(record))));
    if (!('duplicateOf' in told)) return;
    seen.set(record, told);
    if (told.copies[0].kind !== 'exact') apart.add(record);
  };
  for (let before = -1; before < apart.size; ) {
    before = apart.size;
    for (let record = 0; record < duplicates.count; record++) {
      const keeper = duplicates.keeper(record);
      if (keeper === record) continue;
      ask(keeper);
      // Of many versions of one story most are known, or each in its turn would stand for the others.
      if (apart.has(keeper)) ask(record);
    }
    if (apart.size > before) await duplicates.resolve(apart);
  }
  return seen;
}

/** What a copy is told of the record that stands for it; of one that an earlier run printed it is a copy of what that printed. */
function copyOf(copy: Copy, known: Seen | Keeper): Seen {
  if (!('copies' in known)) return { duplicateOf: known.id, copies: [{ ...copy, id: known.id, source: known.source }] };
  const [past] = known.copies;
  const told = copy.kind === 'exact' ? past : { ...copy, id: past.id, source: past.source };
  return { duplicateOf: known.duplicateOf, copies: [told] };
}

const NO_KIN: Kin = { copies: [], related: [] };

/** What a record that is kept in this run is told of this and of earlier runs. */
function toldOf(duplicates: Duplicates, record: number, past: Past | null): Told {
  const kin = duplicates.hasKin(record) ? duplicates.kin(record) : NO_KIN;
  if (past === null) return { kin, supersedes: null };
  const { copy, takesItsPlace, related } = past;
  if (copy !== null && !takesItsPlace) return { duplicateOf: copy.id, copies: [copy] };
  const all = mergedKin(kin, { copies: copy === null ? [] : [copy], related });
  return { kin: all, supersedes: copy?.id ?? null };
}

function isAlone({ kin: { copies, related }, supersedes }: Extract<Told, { kin: Kin }>): boolean {
  return copies.length === 0 && related.length === 0 && supersedes === null;
}

/** The records that stand for others. */
function keepersOf<Row>(duplicates: Duplicates, maker: RowMaker<Row>): ReadonlyMap<number, Keeper> {
  const keepers = new Map<number, Keeper>();
  for (let record = 0; record < duplicates.count; record++) {
    const keeper = duplicates.keeper(record);
    if (keeper === record || keepers.has(keeper)) continue;
    const { id, source } = maker.asked(duplicates.line(keeper));
    keepers.set(keeper, { id, source });
  }
  return keepers;
}
