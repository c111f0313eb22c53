/** How far a run is, on a terminal: one line that is written over, at most ten times a second. */
import type { OutputStream } from './host.js';

/** Inputs are read to learn from their pages, and then to extract their articles. */
export type Step = 'learning' | 'reading';

/** What is told. */
export interface Standing {
  readonly step: Step;
  /** Bytes of the inputs that were read in this step, and of all; null when that cannot be known. */
  readonly done: number;
  readonly all: number | null;
  /** Since the step began. */
  readonly seconds: number;
  readonly articles: number;
  readonly duplicates: number;
  readonly problems: number;
}

export interface Progress {
  /** Adds bytes that were read. */
  read(bytes: number): void;
  /** Begins a step, with so many of them. */
  expect(bytes: number | null, step: Step): void;
  /** Takes the line away, so that something else can be said; it comes back. */
  clear(): void;
  /** Takes it away for good. */
  stop(): void;
}

const REDRAW_MS = 100;
/** A run that is shorter shows none, unless it is asked for. */
const PATIENCE_MS = 1000;
const MS_PER_SECOND = 1000;
const USUAL_WIDTH = 80;
/** To the beginning of the line, which is then empty. */
const CLEAR = '\r\u001b[K';
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];
const UNIT = 1000;

/** Shows progress on a terminal from now on, or, when nobody asked for it, after a second. */
export function startProgress(
  stderr: OutputStream,
  counts: () => Pick<Standing, 'articles' | 'duplicates' | 'problems'>,
  isAsked: boolean,
): Progress {
  const started = performance.now();
  let since = started;
  let step: Step = 'reading';
  let done = 0;
  let all: number | null = null;
  let isShown = false;
  const draw = () => {
    const now = performance.now();
    if (!isAsked && now - started < PATIENCE_MS) return;
    const line = progressLine({ step, done, all, seconds: (now - since) / MS_PER_SECOND, ...counts() });
    stderr.write(`${CLEAR}${line.slice(0, (stderr.columns || USUAL_WIDTH) - 1)}`);
    isShown = true;
  };
  const clear = () => {
    if (isShown) stderr.write(CLEAR);
    isShown = false;
  };
  const timer = setInterval(draw, REDRAW_MS);
  timer.unref();
  if (isAsked) draw();
  return {
    read: bytes => void (done += bytes),
    expect(bytes, next) {
      [step, done, all, since] = [next, 0, bytes, performance.now()];
    },
    clear,
    stop() {
      clearInterval(timer);
      clear();
    },
  };
}

/**
 * The line, such as `34 % of 1.00 GB, 120 MB/s, 5 s left, 1234 articles, 56 duplicates, 2 problems`, or, while there are no articles
 * yet, `learning: 34 % of 1.00 GB, 120 MB/s, 5 s left`.
 */
export function progressLine({ step, done, all, seconds, articles, duplicates, problems }: Standing): string {
  const rate = seconds > 0 ? done / seconds : 0;
  const parts = [
    all === null || all === 0 ? sizeOf(done) : `${Math.floor((100 * Math.min(done, all)) / all)} % of ${sizeOf(all)}`,
  ];
  if (rate > 0) parts.push(`${sizeOf(rate)}/s`);
  if (rate > 0 && all !== null && all > done) parts.push(`${timeOf((all - done) / rate)} left`);
  if (step === 'learning') return `learning: ${parts.join(', ')}`;
  parts.push(`${articles} articles`);
  if (duplicates > 0) parts.push(`${duplicates} duplicates`);
  if (problems > 0) parts.push(`${problems} problems`);
  return parts.join(', ');
}

function sizeOf(bytes: number): string {
  let unit = 0;
  let size = bytes;
  while (size >= UNIT && unit < UNITS.length - 1) {
    size /= UNIT;
    unit++;
  }
  return `${unit === 0 ? Math.round(size) : size.toPrecision(3)} ${UNITS[unit]}`;
}

function timeOf(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
