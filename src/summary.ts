/** The lines that sum a run up: all of it when asked, else only what the user should know. */
import type { CopyKind } from './records/record.js';
import type { LineCounts } from './tally.js';
import type { Fate } from './types.js';

/** Why a record is not in the output. */
export type Left = CopyKind | 'seen' | 'short';

export interface Facts {
  dumps: number;
  /** Inputs that could not be read, or not whole. */
  unread: number;
  articles: number;
  readonly leftOut: Record<Left, number>;
  /** How often something was doubtful, by code. */
  readonly doubts: ReadonlyMap<string, number>;
}

const BLANK = 'blank';
const LEFT_OUT: Readonly<Record<Left, readonly [one: string, many: string]>> = {
  exact: ['exact duplicate dropped', 'exact duplicates dropped'],
  near: ['near duplicate dropped', 'near duplicates dropped'],
  truncated: ['truncated copy dropped', 'truncated copies dropped'],
  update: ['other version dropped', 'other versions dropped'],
  seen: ['copy of a record of an earlier run dropped', 'copies of records of earlier runs dropped'],
  short: ['record with too few words left out', 'records with too few words left out'],
};

/** Without counts of lines, there is a line only when records were left out or something was doubtful. */
export function summary(facts: Facts, written: number | null, lines: LineCounts | null): string[] {
  const left = (Object.keys(LEFT_OUT) as Left[])
    .filter(reason => facts.leftOut[reason] > 0)
    .map(reason => counted(facts.leftOut[reason], ...LEFT_OUT[reason]));
  const doubts = facts.doubts.size === 0 ? [] : [`doubtful: ${listed(facts.doubts)}`];
  if (lines === null) return left.length + doubts.length === 0 ? [] : [[...left, ...doubts].join('; ')];
  const counts = [counted(facts.dumps, 'dump', 'dumps'), counted(facts.articles, 'article', 'articles')];
  if (facts.unread > 0) counts.push(counted(facts.unread, 'problem in reading', 'problems in reading'));
  if (written !== null) counts.push(`${counted(written, 'record', 'records')} written`);
  return [[...counts, ...left].join(', '), lineSummary(lines), ...doubts];
}

function lineSummary(lines: LineCounts): string {
  const countsOf = (fate: Fate) =>
    new Map([...lines[fate]].filter(([, sum]) => sum.lines > 0).map(([name, sum]) => [name, sum.lines] as const));
  const dropped = countsOf('dropped');
  const blank = dropped.get(BLANK) ?? 0;
  dropped.delete(BLANK);
  const told = { kept: new Map<string, number>(), collapsed: countsOf('collapsed'), dropped } satisfies Record<
    Fate,
    unknown
  >;
  const part = (fate: Fate, count: number) => {
    const rules = told[fate].size === 0 ? '' : ` (${listed(told[fate])})`;
    return `${count} ${fate}${rules}`;
  };
  const [kept, collapsed, others] = [sum(countsOf('kept')), sum(told.collapsed), sum(dropped)];
  const all = counted(kept + collapsed + others + blank, 'line', 'lines');
  return `${all}: ${part('kept', kept)}, ${part('collapsed', collapsed)}, ${part('dropped', others)}, ${blank} ${BLANK}`;
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

/** `layout_furniture 12, no_word 3`: the most frequent first. */
function listed(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return sorted.map(([name, count]) => `${name} ${count}`).join(', ');
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
