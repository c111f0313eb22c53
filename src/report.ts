/** What a run says on standard error, and the exit code that it comes to. */
import { type ExitName, formatProblem } from './errors.js';
import type { OutputStream } from './host.js';
import type { Options } from './options.js';
import type { Extracted } from './pipeline.js';
import type { NewsRecord } from './records/record.js';
import type { Passage } from './text/passage.js';
import { startTally } from './tally.js';
import { type Facts, type Left, summary } from './summary.js';
import { type Issue, ISSUES, type Problem } from './types.js';

export interface Report {
  /** Tells a problem at once. */
  problem(problem: Problem): void;
  /** Tells a bug that ended a dump. */
  bug(error: unknown, file: string | null): void;
  /** Tells what there is to note about the output. */
  notes(notes: readonly string[]): void;
  /** Counts a dump that is being read, and an article with its lines; tells what is doubtful about its record. */
  dump(): void;
  article(extracted: Extracted): void;
  /** Counts a record that is not in the output. */
  leaveOut(reason: Left): void;
  /** Says at the end what the whole came to; `written` is null when no records were asked for. */
  sumUp(facts: { readonly written: number | null }): void;
  exit(): ExitName;
}

/** Warnings of one kind that are told; the others are counted. */
const MOST_TOLD = 20;
/** Characters of a dump that a warning quotes. */
const MOST_QUOTED = 80;
/** Issues that make a record doubtful; the others say how the dump was. */
const DOUBTS: ReadonlySet<Issue> = new Set(['unknown_date', 'excess_marks', 'record_limit']);

export function openReport(options: Options, stderr: OutputStream): Report {
  const tally = startTally();
  const doubts = new Map<string, number>();
  const facts: Facts = { dumps: 0, unread: 0, articles: 0, leftOut: { duplicate: 0, short: 0 }, doubts };
  let bugs = 0;
  const say = (line: Omit<Problem, 'code'>) => stderr.write(formatProblem(line));
  const note = (message: string) => say({ severity: 'error', file: null, line: null, message, hint: null });
  const problem = (found: Problem) => {
    if (found.severity === 'error') facts.unread++;
    else {
      const count = (doubts.get(found.code) ?? 0) + 1;
      doubts.set(found.code, count);
      if (options.quiet || count > MOST_TOLD) return;
    }
    say(found);
  };
  return {
    problem,
    bug(error, file) {
      bugs++;
      tellBug(error, file, options.debug, stderr);
    },
    notes(notes) {
      if (options.quiet) return;
      for (const message of notes) say({ severity: 'warning', file: null, line: null, message, hint: null });
    },
    dump() {
      facts.dumps++;
    },
    article({ article, record }) {
      tally.add(article.lines);
      if (record === null) return;
      facts.articles++;
      for (const issue of record.issues) if (DOUBTS.has(issue)) problem(doubtful(record, issue));
    },
    leaveOut(reason) {
      facts.leftOut[reason]++;
    },
    sumUp({ written }) {
      if (options.quiet) return;
      for (const [code, count] of doubts) if (count > MOST_TOLD) note(`${count - MOST_TOLD} more warnings: ${code}`);
      const isWhole = options.verbose || stderr.isTTY === true;
      for (const line of summary(facts, written, isWhole ? tally.counts() : null)) note(line);
    },
    exit() {
      if (bugs > 0) return 'bug';
      return facts.unread > 0 || (options.strict && doubts.size > 0) ? 'partial' : 'done';
    },
  };
}

function doubtful(record: NewsRecord<Passage>, issue: Issue): Problem {
  const { file, firstLine } = record.source;
  const time = issue === 'unknown_date' ? unreadTime(record) : null;
  const message = time === null ? ISSUES[issue] : `${ISSUES[issue]}: “${String(time).slice(0, MOST_QUOTED)}”`;
  return { severity: 'warning', code: issue, file, line: time?.line.number ?? firstLine, message, hint: null };
}

/** The time that was kept as written; null when two were, one of which may only wait for --captured-at. */
function unreadTime({ published, publishedRaw, updated, updatedRaw }: NewsRecord<Passage>): Passage | null {
  const raws = [published === null ? publishedRaw : null, updated === null ? updatedRaw : null];
  const [time = null, other] = raws.filter(raw => raw !== null);
  return other === undefined ? time : null;
}

/** Tells a bug in one line, with `debug` also where it happened. */
export function tellBug(error: unknown, file: string | null, debug: boolean, stderr: OutputStream): void {
  const reason = error instanceof Error ? error.message : String(error);
  const hint = debug ? null : 'run again with --debug for details';
  const message = `a bug in copydesk: ${reason}`;
  stderr.write(formatProblem({ severity: 'error', file, line: null, message, hint }));
  if (debug && error instanceof Error) stderr.write(`${error.stack}\n`);
}
