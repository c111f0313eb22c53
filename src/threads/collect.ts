/** Collecting what threads make, in the order of the inputs, as if one thread had made it all. */
import { statSync } from 'node:fs';
import type { Account } from '../account.js';
import { bugAgain } from '../bug.js';
import { changes } from '../input/files/file.js';
import type { LineStats } from '../input/lines/line-stats.js';
import { noStats } from '../input/lines/line-stats.js';
import { fileKey } from '../io/identity.js';
import type { Report } from '../report.js';
import type { Block, PartEnd } from './messages.js';
import { type Base, rowMover } from './places.js';
import type { Running } from './pool.js';
import type { SplitRun } from './split-run.js';

/** Takes rows, lines of NDJSON; the bytes are valid until it resolves. */
export type TakeRows = (rows: Uint8Array, records: number) => Promise<void>;

export interface Collecting {
  readonly report: Report;
  readonly takeRows: TakeRows;
  /** Tells what was noticed in all lines of a dump. */
  tellStats(stats: LineStats, file: string): void;
}

/** Collects a group of small files. */
export async function collectFiles(run: Running, { report, takeRows }: Collecting): Promise<void> {
  for (let message = await run.next(); message !== null; message = await run.next()) {
    if (message.kind === 'bug') throw bugAgain(message.bug);
    if (message.kind !== 'block') continue;
    for (const { account } of message.segments) report.merge(account);
    const { to } = message.segments[message.segments.length - 1];
    await takeRows(new Uint8Array(message.buffer, 0, to), recordsOf(message));
    run.tell({ kind: 'buffer', buffer: message.buffer });
  }
}

function recordsOf({ segments }: Block): number {
  return segments.reduce((sum, { records }) => sum + records, 0);
}

/** Collects a file that was read in parts. */
export async function collectSplit(split: SplitRun, collecting: Collecting): Promise<void> {
  const { report, tellStats } = collecting;
  const { source, before } = split.file;
  report.dump(source.name);
  const move = rowMover();
  const stats = noStats();
  let bytes = 0;
  let part = 0;
  /** How many noted boundaries of the part come before what is wanted of it; and the articles up to there. */
  let heads = 0;
  let articles = 0;
  try {
    for (;;) {
      const end = await collectPart(await split.run(part), heads, { articles, lines: stats.lines }, collecting, move);
      if (end === null) return;
      articles = end.total;
      addStats(stats, end.counts);
      report.read?.(end.bytes - bytes);
      bytes = end.bytes;
      if (end.next === null) break;
      part = end.next.part;
      heads = end.next.head + 1;
    }
  } finally {
    split.close();
  }
  const after = statSync(source.path, { bigint: true, throwIfNoEntry: false }) ?? before;
  const finding = changes(before, bytes, after, fileKey(source.path));
  if (finding !== null) report.problem({ ...finding, file: source.name, line: null });
  tellStats(stats, source.name);
}

/** Collects a run over one part or more; `total` counts the articles of the file up to its end. Null when a bug ended the dump. */
async function collectPart(
  run: Running,
  heads: number,
  before: Base,
  { report, takeRows }: Collecting,
  move: ReturnType<typeof rowMover>,
): Promise<(PartEnd & { readonly total: number }) | null> {
  let skipping = heads;
  let base = before;
  for (let message = await run.next(); message !== null; message = await run.next()) {
    if (message.kind === 'end' && message.part !== null)
      return { ...message.part, total: base.articles + message.part.articles };
    if (message.kind === 'bug') {
      report.merge({ ...NOTHING, told: [{ bug: message.bug }] });
      return null;
    }
    if (message.kind !== 'block') continue;
    const rows = new Uint8Array(message.buffer);
    let from = 0;
    let placesFrom = 0;
    for (const { to, placesTo, records, account, articles, isHead } of message.segments) {
      if (skipping === 0) {
        report.merge(moved(account, base.lines));
        if (to > from)
          await takeRows(move(rows, from, to, message.places.subarray(placesFrom, placesTo), base), records);
      } else if (isHead && --skipping === 0) {
        // Its own articles up to there were found by whoever read the part before, too.
        base = { ...before, articles: before.articles - articles };
      }
      from = to;
      placesFrom = placesTo;
    }
    run.tell({ kind: 'buffer', buffer: message.buffer });
  }
  return null;
}

const NOTHING: Account = { dumps: 0, articles: 0, leftOut: {}, lines: [], shapes: [], told: [] };

/** An account whose problems and shapes stand so many lines further down. */
function moved(account: Account, lines: number): Account {
  if (lines === 0 || account.told.length + account.shapes.length === 0) return account;
  const told = account.told.map(each => {
    if ('bug' in each || each.problem.line === null) return each;
    return { problem: { ...each.problem, line: each.problem.line + lines } };
  });
  const shapes = account.shapes.map(shape => Object.assign({}, shape, { line: shape.line + lines }));
  return { ...account, shapes, told };
}

/** Adds the counts of the lines that follow. */
function addStats(stats: LineStats, more: LineStats): void {
  const first = (known: number, other: number) => known || (other === 0 ? 0 : other + stats.lines);
  stats.firstInvalid = first(stats.firstInvalid, more.firstInvalid);
  stats.firstLong = first(stats.firstLong, more.firstLong);
  stats.firstForeign = first(stats.firstForeign, more.firstForeign);
  stats.invalidBytes += more.invalidBytes;
  stats.longLines += more.longLines;
  stats.innerMarks += more.innerMarks;
  stats.lines += more.lines;
}
