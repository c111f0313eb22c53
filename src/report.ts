/** What a run says on standard error, and the exit code that it comes to. */
import type { Account } from './account.js';
import { type ToldBug, tellBug, toldBug } from './bug.js';
import { doubtsOf } from './doubts.js';
import type { ExitName } from './errors.js';
import type { OutputStream } from './host.js';
import { STDIN } from './input/files/stdin.js';
import type { Options } from './options.js';
import type { BatchFacts } from './output/kinds/batch-facts.js';
import type { Extracted } from './pipeline.js';
import { type Step, startProgress } from './progress.js';
import { startShapes } from './shapes.js';
import { type Facts, type Left, noneFound, type Outcome, summary } from './summary.js';
import { startTally } from './tally.js';
import { tell, tellNote } from './tell.js';
import type { Problem } from './types.js';

export interface Report {
  /** Tells a problem at once. */
  problem(problem: Problem): void;
  /** Tells a problem with an input that never came to be a dump. */
  missing(problem: Problem): void;
  /** Tells a bug that ended a dump. */
  bug(error: unknown, file: string | null): void;
  /** Tells what there is to note about the output. */
  notes(notes: readonly string[]): void;
  /** Tells something that is no problem. */
  say(message: string): void;
  /** Counts a dump that is being read, and an article with its lines; tells what is doubtful about its record. */
  dump(file: string): void;
  article(extracted: Extracted): void;
  /** Counts a record that is not in the output. */
  leaveOut(reason: Left): void;
  /** Counts a duplicate that is in the output, marked as one. */
  mark(reason: Left): void;
  /** Says at the end what the whole came to. */
  sumUp(outcome: Outcome): void;
  /** Takes over what was noted elsewhere, as if it had happened now. */
  merge(account: Account): void;
  /** What the run came to so far. */
  facts(): BatchFacts;
  /** Whether no input could be read at all, or none was found, so that the output says nothing about them. */
  hasReadNothing(): boolean;
  exit(): ExitName;
  /** Counts bytes that were read, and says how many there will be in the next step; there only while progress is shown. */
  readonly read?: (bytes: number) => void;
  readonly expect?: (bytes: number | null, step: Step) => void;
  /** Says no more. */
  stop(): void;
}

/** Gets every problem, told or not: the file of --errors. */
export type ProblemLog = (problem: Problem) => void;

/** Warnings of one kind that are told; the others are counted. */
const MOST_TOLD = 20;
/** Rows of one file, which may have millions of them, whose problems are told; the others are counted. */
const MOST_ROWS_TOLD = 5;
const ROW_CODE = 'bad_row';
/** Problems that a page about the batch shows; the others are counted. */
const MOST_KEPT = 100;

/** `mayShow` says that progress can be seen: on a terminal that shows nothing else. */
export function openReport(options: Options, stderr: OutputStream, log: ProblemLog, mayShow = false): Report {
  const tally = startTally();
  const shapes = startShapes();
  const problems = { counts: new Map<string, number>(), first: [] as Problem[] };
  let file: string | null = null;
  const doubts = new Map<string, number>();
  const facts: Facts = {
    dumps: 0,
    unread: 0,
    articles: 0,
    leftOut: noneLeft(),
    marked: noneLeft(),
    doubts,
  };
  let bugs = 0;
  let missing = 0;
  /** Whether a dump before the one that is being read, `file`, had no error. */
  let hasSound = false;
  const isSound = () => hasSound || (file !== null && !bad.has(file));
  /** Names of inputs that could not be read, or not whole. */
  const bad = new Set<string | null>();
  const badRows = new Map<string | null, number>();
  const counts = () => {
    const { short: _short, ...copies } = facts.leftOut;
    const duplicates = Object.values(copies).reduce((sum, count) => sum + count, 0);
    return { articles: facts.articles, duplicates, problems: facts.unread };
  };
  const progress = mayShow ? startProgress(stderr, counts, options.progress) : null;
  const say = (line: Omit<Problem, 'code'>) => {
    progress?.clear();
    tell(line, stderr);
  };
  const note = (message: string) => {
    progress?.clear();
    tellNote(message, stderr);
  };
  const record = (found: Problem) => {
    log(found);
    problems.counts.set(found.code, (problems.counts.get(found.code) ?? 0) + 1);
    if (problems.first.length < MOST_KEPT) problems.first.push(found);
  };
  const problem = (found: Problem) => {
    record(found);
    if (found.severity === 'error') {
      facts.unread++;
      bad.add(found.file);
      if (found.code === ROW_CODE) {
        const count = (badRows.get(found.file) ?? 0) + 1;
        badRows.set(found.file, count);
        if (count > MOST_ROWS_TOLD) return;
      }
    } else {
      const count = (doubts.get(found.code) ?? 0) + 1;
      doubts.set(found.code, count);
      if (options.quiet || count > MOST_TOLD) return;
    }
    say(found);
  };
  const bug = (told: ToldBug) => {
    bugs++;
    const { message, file } = told;
    bad.add(file);
    record({ severity: 'error', code: 'bug', file, line: null, message: `a bug in copydesk: ${message}`, hint: null });
    progress?.clear();
    tellBug(told, options.debug, stderr);
  };
  return {
    ...(progress === null ? {} : { read: progress.read, expect: progress.expect }),
    stop: () => progress?.stop(),
    problem,
    missing(found) {
      if (found.severity === 'error') missing++;
      problem(found);
    },
    bug: (error, file) => bug(toldBug(error, file)),
    notes(notes) {
      if (options.quiet) return;
      for (const message of notes) say({ severity: 'warning', file: null, line: null, message, hint: null });
    },
    say(message) {
      if (!options.quiet) note(message);
    },
    dump(name) {
      facts.dumps++;
      hasSound = isSound();
      file = name;
    },
    article({ article, record }) {
      tally.add(article.lines);
      shapes.add(article, file ?? '');
      if (record === null) return;
      facts.articles++;
      for (const doubt of doubtsOf(record)) problem(doubt);
    },
    leaveOut(reason) {
      facts.leftOut[reason]++;
    },
    mark(reason) {
      facts.marked[reason]++;
    },
    sumUp(outcome) {
      progress?.stop();
      for (const [name, count] of badRows) {
        const message = `${count - MOST_ROWS_TOLD} more rows could not be read`;
        if (count > MOST_ROWS_TOLD) say({ severity: 'error', file: name, line: null, message, hint: null });
      }
      if (options.quiet) return;
      for (const [code, count] of doubts) if (count > MOST_TOLD) note(`${count - MOST_TOLD} more warnings: ${code}`);
      const isWhole = options.verbose || stderr.isTTY === true;
      const lines = tally.counts();
      for (const line of summary(facts, outcome, isWhole ? lines : null)) note(line);
      const operand = file === (options.stdinName ?? STDIN) ? STDIN : 'FILE';
      const none = options.limit > 0 ? noneFound(facts, outcome, lines, operand) : null;
      if (none !== null) note(none);
    },
    merge({ dumps, articles, leftOut, lines, shapes: found, told }) {
      facts.dumps += dumps;
      facts.articles += articles;
      for (const [reason, count] of Object.entries(leftOut)) facts.leftOut[reason as Left] += count;
      for (const line of lines) tally.count(...line);
      shapes.merge(found);
      for (const each of told) {
        if ('problem' in each) problem(each.problem);
        else bug(each.bug);
      }
      const failed = told.map(each =>
        'bug' in each ? each.bug.file : each.problem.severity === 'error' && each.problem.file,
      );
      hasSound ||= dumps > new Set(failed.filter(name => name !== false)).size;
    },
    facts: () => ({ ...facts, lines: tally.counts(), shapes: shapes.list(), problems }),
    hasReadNothing() {
      // A share of the inputs may be none of them, and a limit of 0 wants none.
      const isWished = options.limit === 0 || (options.shard !== null && problems.counts.size === 0);
      return !isSound() && !isWished;
    },
    exit() {
      if (bugs > 0) return 'bug';
      const most = mostBad(options.maxBad, facts.dumps + missing);
      return bad.size > most || (options.strict && doubts.size > 0) ? 'partial' : 'done';
    },
  };
}

const noneLeft = (): Record<Left, number> => ({ exact: 0, near: 0, truncated: 0, update: 0, seen: 0, short: 0 });

/** How many inputs may be bad: a number, or a share of all in percent. */
function mostBad({ count, isShare }: Options['maxBad'], inputs: number): number {
  return isShare ? (inputs * count) / 100 : count;
}
