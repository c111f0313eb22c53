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
  /** Duplicates that are in the output, with what they are copies of. */
  readonly marked: Record<Left, number>;
  /** How often something was doubtful, by code. */
  readonly doubts: ReadonlyMap<string, number>;
}

/** What a run came to: records printed (null when none were asked for), and, of files of records, those that were read. */
export interface Outcome {
  readonly written: number | null;
  readonly read?: number;
}

const BLANK = 'blank';
const LEFT: Readonly<Record<Left, readonly [one: string, many: string]>> = {
  exact: ['exact duplicate', 'exact duplicates'],
  near: ['near duplicate', 'near duplicates'],
  truncated: ['truncated copy', 'truncated copies'],
  update: ['other version', 'other versions'],
  seen: ['copy of a record of an earlier run', 'copies of records of earlier runs'],
  short: ['record with too few words', 'records with too few words'],
};

/** Without counts of lines, there is a line only when records were left out or something was doubtful. */
export function summary(facts: Facts, { written, read }: Outcome, lines: LineCounts | null): string[] {
  const left = countsOfLeft(facts.leftOut, reason => (reason === 'short' ? 'left out' : 'dropped'));
  const doubts = facts.doubts.size === 0 ? [] : [`doubtful: ${listed(facts.doubts)}`];
  if (lines === null) return left.length + doubts.length === 0 ? [] : [[...left, ...doubts].join('; ')];
  const counts =
    read === undefined
      ? [counted(facts.dumps, 'dump', 'dumps'), counted(facts.articles, 'article', 'articles')]
      : [counted(facts.dumps, 'file', 'files'), `${counted(read, 'record', 'records')} read`];
  if (facts.unread > 0) counts.push(counted(facts.unread, 'problem in reading', 'problems in reading'));
  if (written !== null) counts.push(`${counted(written, 'record', 'records')} written`);
  // Lines of records are no lines of dumps: nothing became of them.
  const marked = countsOfLeft(facts.marked, () => 'marked');
  const ofLines = read === undefined ? [lineSummary(lines, left.length > 0)] : [];
  return [[...counts, ...left, ...marked].join(', '), ...ofLines, ...doubts];
}

function countsOfLeft(counts: Facts['leftOut'], fate: (reason: Left) => string): string[] {
  const reasons = (Object.keys(LEFT) as Left[]).filter(reason => counts[reason] > 0);
  return reasons.map(reason => `${counted(counts[reason], ...LEFT[reason])} ${fate(reason)}`);
}

/** What to say of a run that was to print records and found none in what it read, the `operand`; null when there is nothing to say. */
export function noneFound(
  { dumps, articles, unread, doubts }: Facts,
  { written, read }: Outcome,
  lines: LineCounts,
  operand: string,
): string | null {
  if (written === null || dumps === 0 || unread > 0) return null;
  const among = `in ${counted(dumps, 'file', 'files')}`;
  if (read !== undefined) return read === 0 && !doubts.has('empty') ? `no record found ${among}` : null;
  const hasText = Object.values(lines).some(counts => [...counts.keys()].some(name => name !== BLANK));
  return articles === 0 && hasText ? `no article found ${among}; copydesk explain ${operand} shows why` : null;
}

/** What is left out later has lines that are counted as kept: what became of those in the end, `explain` counts. */
function lineSummary(lines: LineCounts, isBefore: boolean): string {
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
  return `${all}${isBefore ? ', before records were left out' : ''}: ${part('kept', kept)}, ${part('collapsed', collapsed)}, ${part('dropped', others)}, ${blank} ${BLANK}`;
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
