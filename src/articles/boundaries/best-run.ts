/** Stretches without a head block: the best contiguous run of text is the body, the line above it the headline. */
import { isBlank } from '../../text/line.js';
import { isLabelRow } from '../../text/looks.js';
import { REASONS } from '../../text/reasons.js';
import { countWords } from '../../text/words.js';
import type { Line } from '../../types.js';
import { toldBy } from '../lines/head-lines.js';
import { isLabelled } from '../roles/marked-captions.js';

/** Words that a line must have to pay for itself; on 1,622 real pages the best run has a body F1 of .86 to .89 with it. */
const WORDS_A_LINE = 10;
/** A run with fewer words is no article. */
const LEAST_WORDS = 25;
/** The headline stands within so many lines above the run, and has words like one. */
const HEADLINE_LINES = 6;
/** Over the headline, times and bylines stand within so many. */
const LINES_OVER = 2;
const HEADLINE_WORDS = { least: 3, most: 30 };

/** The run as places [first, last] of non-blank lines. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

/** The contiguous run with the largest sum of words less WORDS_A_LINE a line; null when it holds no article. */
export function findBestRun(lines: readonly Line[], bytes: Uint8Array): Run | null {
  let best = { first: -1, last: -1, score: 0, words: 0 };
  let run = { first: -1, score: 0, words: 0 };
  lines.forEach((line, at) => {
    if (!line.worded) return;
    const words = countWords(bytes, line.from, line.to);
    if (run.score <= 0) run = { first: at, score: 0, words: 0 };
    run.score += words - WORDS_A_LINE;
    run.words += words;
    if (run.score > best.score) best = { ...run, last: at };
  });
  // Where a line goes on beyond the line limit, its end is not seen yet.
  const hasSentence = lines.slice(best.first, best.last + 1).some(line => line.sentence || line.continued);
  if (best.words < LEAST_WORDS || !hasSentence) return null;
  const first = belowHeadline(lines, best.first, bytes);
  return { first: extend(lines, first, -1), last: extend(lines, best.last, 1) };
}

/** Where the text begins below the first line of a run that is a long headline; the run’s first place where it is none. */
function belowHeadline(lines: readonly Line[], first: number, bytes: Uint8Array): number {
  const isTop = !lines.slice(Math.max(0, first - HEADLINE_LINES), first).some(line => line.worded);
  if (!isTop || lines[first].sentence || lines[first].continued || !isHeadline(lines[first], bytes)) return first;
  const next = lines.findIndex((line, at) => at > first && line.worded);
  return next > 0 && lines[next].sentence ? next : first;
}

/** Short sentences directly before or behind the run still belong to it. */
function extend(lines: readonly Line[], from: number, step: 1 | -1): number {
  let end = from;
  for (let at = from + step; at >= 0 && at < lines.length && (isBlank(lines[at]) || lines[at].sentence); at += step) {
    if (!isBlank(lines[at])) end = at;
  }
  return end;
}

/** Gives the lines above and below the run their roles; the run itself is settled as a body. True when a headline was found. */
export function settleAround(lines: readonly Line[], run: Run, bytes: Uint8Array): boolean {
  lines.forEach((line, at) => {
    if (line.worded && (at < run.first || at > run.last)) line.reason = REASONS.outside_body;
  });
  let found = false;
  for (let at = run.first - 1, seen = 0; at >= 0 && seen < (found ? LINES_OVER : HEADLINE_LINES); at--) {
    const line = lines[at];
    if (!line.worded) continue;
    seen++;
    const told = toldBy(line, bytes);
    if (told !== null) keep(line, told === 'byline' ? 'byline' : 'timestamp');
    else if (!found && isHeadline(line, bytes) && !isLabelled(lines, at, bytes)) {
      keep(line, 'headline');
      found = true;
      seen = 0;
    }
  }
  return found;
}

function isHeadline(line: Line, bytes: Uint8Array): boolean {
  const words = countWords(bytes, line.from, line.to);
  if (line.sentence || line.bullet || words < HEADLINE_WORDS.least || words > HEADLINE_WORDS.most) return false;
  return !isLabelRow(line, bytes);
}

function keep(line: Line, role: keyof typeof KEPT): void {
  line.role = role;
  line.fate = 'kept';
  line.reason = REASONS[KEPT[role]];
}

const KEPT = { headline: 'headline_above', timestamp: 'timestamp', byline: 'byline' } as const;
