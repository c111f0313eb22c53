/** Counts by name, of which there may be any number: in bounded memory, and the largest first. */

/** Names that are counted one by one; what comes under further ones is counted together. */
const MOST_NAMES = 10_000;

export interface TopCounts {
  add(name: string, count?: number): void;
  /** How many names there are, and what was counted under names beyond those. */
  readonly names: number;
  readonly beyond: number;
  /** The largest, ties by name, and what the others come to. */
  top(most: number): { readonly rows: readonly (readonly [name: string, count: number])[]; readonly others: number };
}

export function topCounts(): TopCounts {
  const counts = new Map<string, number>();
  let beyond = 0;
  return {
    add(name, count = 1) {
      const before = counts.get(name);
      if (before === undefined && counts.size === MOST_NAMES) beyond += count;
      else counts.set(name, (before ?? 0) + count);
    },
    get names() {
      return counts.size;
    },
    get beyond() {
      return beyond;
    },
    top(most) {
      const sorted = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
      const others = sorted.slice(most).reduce((sum, [, count]) => sum + count, beyond);
      return { rows: sorted.slice(0, most), others };
    },
  };
}
