/** Articles by day, or by the shortest longer span of which a month’s worth of columns holds nearly all of them. */
import type { ChartColumn } from './charts.js';

/** Days that are counted one by one (27 years); the others are counted together. */
const MOST_DAYS = 10_000;
const MOST_COLUMNS = 31;
/** What the columns must hold: a few articles with odd dates shall not turn days into years. */
const LEAST_SHARE = 0.9;
const DAY = /^\d{4}-\d{2}-\d{2}/;
const MILLISECONDS = 86_400_000;
const WEEK = 7;
/** 1 January 1970 was a Thursday. */
const MONDAY_SHIFT = 3;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export interface Days {
  /** Counts a time, ISO 8601, by its day as written; null when it is unknown. */
  add(time: string | null): void;
  readonly undated: number;
  /** The columns of a chart, oldest first, and how many articles are older or younger than those. */
  columns(): { readonly unit: string; readonly columns: ChartColumn[]; readonly outside: number };
}

/** A span of days: the numbers of the spans, and how they are called. */
interface Unit {
  readonly name: string;
  of(day: number): number;
  column(span: number): Omit<ChartColumn, 'count'>;
}

const dateOf = (day: number) => new Date(day * MILLISECONDS);
const iso = (day: number) => dateOf(day).toISOString().slice(0, 10);
const monthOf = (day: number) => `${MONTHS[dateOf(day).getUTCMonth()]} ${dateOf(day).getUTCFullYear()}`;
const dayColumn = (name: string, day: number) => ({
  name,
  label: String(dateOf(day).getUTCDate()),
  group: monthOf(day),
});

const UNITS: readonly Unit[] = [
  { name: 'day', of: day => day, column: day => dayColumn(iso(day), day) },
  {
    name: 'week',
    of: day => Math.floor((day + MONDAY_SHIFT) / WEEK),
    column: week => dayColumn(`week from ${iso(week * WEEK - MONDAY_SHIFT)}`, week * WEEK - MONDAY_SHIFT),
  },
  {
    name: 'month',
    of: day => dateOf(day).getUTCFullYear() * MONTHS.length + dateOf(day).getUTCMonth(),
    column(month) {
      const [year, name] = [Math.floor(month / MONTHS.length), MONTHS[month % MONTHS.length]];
      return { name: `${name} ${year}`, label: name, group: String(year) };
    },
  },
  {
    name: 'year',
    of: day => dateOf(day).getUTCFullYear(),
    column: year => ({ name: String(year), label: String(year), group: '' }),
  },
];

export function startDays(): Days {
  const counts = new Map<number, number>();
  let undated = 0;
  return {
    add(time) {
      const day = time === null || !DAY.test(time) ? Number.NaN : Date.parse(time.slice(0, 10)) / MILLISECONDS;
      if (Number.isNaN(day) || (counts.size === MOST_DAYS && !counts.has(day))) undated++;
      else counts.set(day, (counts.get(day) ?? 0) + 1);
    },
    get undated() {
      return undated;
    },
    columns: () => columnsOf(counts),
  };
}

type Counts = ReadonlyMap<number, number>;

function columnsOf(days: Counts): ReturnType<Days['columns']> {
  const all = [...days.values()].reduce((sum, count) => sum + count, 0);
  for (const unit of UNITS) {
    const spans = spansOf(days, unit);
    const { first, last, count } = densest(spans);
    if (count < all * LEAST_SHARE && unit !== UNITS[UNITS.length - 1]) continue;
    const columns = Array.from({ length: last - first + 1 }, (_, i) => ({
      ...unit.column(first + i),
      count: spans.get(first + i) ?? 0,
    }));
    return { unit: unit.name, columns, outside: all - count };
  }
  return { unit: UNITS[0].name, columns: [], outside: 0 };
}

function spansOf(days: Counts, { of }: Unit): Counts {
  const spans = new Map<number, number>();
  for (const [day, count] of days) spans.set(of(day), (spans.get(of(day)) ?? 0) + count);
  return spans;
}

/** The stretch of no more spans than there may be columns that holds the most, and of such the last one. */
function densest(spans: Counts): { readonly first: number; readonly last: number; readonly count: number } {
  const sorted = [...spans].toSorted(([a], [b]) => a - b);
  let best = { first: 0, last: -1, count: 0 };
  let from = 0;
  let count = 0;
  for (const [last, more] of sorted) {
    count += more;
    for (; last - sorted[from][0] >= MOST_COLUMNS; from++) count -= sorted[from][1];
    if (count >= best.count) best = { first: sorted[from][0], last, count };
  }
  return best;
}
