/** Articles by day, or by the shortest longer span of which no more than a month’s worth of columns is needed. */
import type { ChartColumn } from './charts.js';

/** Days that are counted one by one (27 years); the others are counted together. */
const MOST_DAYS = 10_000;
const MOST_COLUMNS = 31;
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
  /** The columns of a chart, oldest first, and the articles of years before those. */
  columns(): { readonly unit: string; readonly columns: ChartColumn[]; readonly before: number };
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
    columns() {
      const days = [...counts.keys()].toSorted((a, b) => a - b);
      if (days.length === 0) return { unit: UNITS[0].name, columns: [], before: 0 };
      const [first, last] = [days[0], days[days.length - 1]];
      const unit = UNITS.find(({ of }) => of(last) - of(first) < MOST_COLUMNS) ?? UNITS[UNITS.length - 1];
      const start = Math.max(unit.of(first), unit.of(last) - MOST_COLUMNS + 1);
      const columns = Array.from({ length: unit.of(last) - start + 1 }, (_, i) => ({
        ...unit.column(start + i),
        count: 0,
      }));
      let before = 0;
      for (const [day, count] of counts) {
        const at = unit.of(day) - start;
        if (at < 0) before += count;
        else columns[at].count += count;
      }
      return { unit: unit.name, columns, before };
    },
  };
}
