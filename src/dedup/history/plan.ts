/** What is known of a new segment before anything is written: which entries it gets, in which order, and how large its parts are. */
import { COLUMNS, compareTexts, emptyRow, idOf, type Row } from './entry.js';
import type { Source } from './source.js';

/** A source, and which of its entries are left out. */
export interface Input {
  readonly source: Source;
  isGone(entry: number): boolean;
  /** Whether what cannot be read is left out. */
  readonly isLenient: boolean;
}

/** The number of an entry that is not in the new segment. */
export const GONE = 0xffffffff;

/** What has to be known before anything is written. */
export interface Plan {
  /** Each source's entry numbers in the new segment. */
  readonly numbers: readonly Uint32Array[];
  entries: number;
  postings: number;
  bodyBytes: number;
  readonly greatest: Row;
  /** Which names of each source are used. */
  readonly used: readonly Uint8Array[];
}

/** Gives the entries their new numbers, in order. */
export function planFor(inputs: readonly Input[]): Plan {
  const plan: Plan = {
    numbers: inputs.map(({ source }) => new Uint32Array(source.entries).fill(GONE)),
    entries: 0,
    postings: 0,
    bodyBytes: 0,
    greatest: emptyRow(),
    used: inputs.map(({ source }) => new Uint8Array(source.names.count)),
  };
  for (const { input, item } of inOrder(inputs, input => rowCursor(inputs[input]), compareRows)) {
    const { entry, row } = item;
    plan.numbers[input][entry] = plan.entries++;
    plan.postings += row.postings;
    plan.bodyBytes += row.bodyBytes;
    for (const name of [row.file, row.idName - 1]) if (name >= 0) plan.used[input][name] = 1;
    for (const column of COLUMNS) plan.greatest[column] = Math.max(plan.greatest[column], row[column]);
  }
  return plan;
}

interface RowItem {
  readonly entry: number;
  readonly row: Row;
  readonly source: Source;
}

/** The live rows of an input, in order. */
export function* rowCursor({ source, isGone }: Input): Generator<RowItem> {
  for (let entry = 0; entry < source.entries; entry++) {
    if (!isGone(entry)) yield { entry, row: source.row(entry), source };
  }
}

/** The order of `compareEntries`; names are looked at only when bodies are equal. */
export function compareRows(a: RowItem, b: RowItem): number {
  const byBody = a.row.high - b.row.high || a.row.low - b.row.low;
  if (byBody !== 0) return byBody;
  return (
    compareTexts(rowId(a), rowId(b)) ||
    compareTexts(a.source.names.name(a.row.file), b.source.names.name(b.row.file)) ||
    a.row.article - b.row.article
  );
}

function rowId({ row, source }: RowItem): string {
  return row.idName > 0 ? source.names.name(row.idName - 1) : idOf(row.idHigh, row.idLow);
}

/** What several ordered streams give, in order; equal things in the order of the streams. */
export function* inOrder<Item>(
  inputs: readonly unknown[],
  open: (input: number) => Iterator<Item>,
  compare: (a: Item, b: Item) => number,
): Generator<{ readonly input: number; readonly item: Item }> {
  const streams = inputs.map((_, input) => open(input));
  const pull = (input: number) => {
    const { value, done } = streams[input].next();
    return done === true ? null : { input, item: value };
  };
  const heads = streams.map((_, input) => pull(input));
  for (;;) {
    let least: { readonly input: number; readonly item: Item } | null = null;
    for (const head of heads) if (head !== null && (least === null || compare(head.item, least.item) < 0)) least = head;
    if (least === null) return;
    yield least;
    heads[least.input] = pull(least.input);
  }
}
