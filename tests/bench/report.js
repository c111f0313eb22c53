/** From runs to figures, and from figures to the table that people read. */
import { FLOORS, PAIR, STARTUP_NAME, THREADS, WAYS } from './ways.js';

/** @typedef {import('./measure.js').Run} Run */
/** @typedef {Record<string, Run[]>} Runs  By way, in order of rounds; a way that failed has one run. */
/**
 * @typedef {object} Figure
 * @property {string} label
 * @property {string | null} failure
 * @property {number[]} seconds  One a round.
 * @property {number | null} speed  MB/s, median.
 * @property {number | null} spread  (slowest - fastest) / median.
 * @property {number | null} toGawk  Median of the rounds' own ratios, which drift of the machine disturbs least.
 * @property {number | null} toWc
 * @property {number | null} peakBytes  Median.
 */
/** @typedef {{name: string, figure: number | null, floor: number, reached: boolean, text: string}} Verdict */

const MEGA = 1e6;
const MEBI = 2 ** 20;
const MS_PER_SECOND = 1000;
const HEAD = ['', 'MB/s', 'spread', 'x gawk', 'x wc -l', 'peak MiB'];

/** @param {readonly number[]} values @returns {number | null} null when there are none */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return null;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {string} name @param {Runs} runs @param {number} bytes  Of the dump. @returns {Figure} */
export function figureOf(name, runs, bytes) {
  const [first] = runs[name];
  const good = runs[name].filter(run => run.failure === null);
  const seconds = good.map(run => run.seconds);
  const middle = median(seconds);
  return {
    label: WAYS[name].label,
    failure: first.failure,
    seconds,
    speed: middle === null ? null : (bytes * (WAYS[name].atOnce ?? 1)) / MEGA / middle,
    spread: middle === null ? null : (Math.max(...seconds) - Math.min(...seconds)) / middle,
    toGawk: ratio(seconds, runs.gawk),
    toWc: ratio(seconds, runs.wc),
    peakBytes: median(good.flatMap(run => run.peakBytes ?? [])),
  };
}

/** How many times faster than another way. @param {number[]} seconds @param {Run[] | undefined} other */
function ratio(seconds, other) {
  if (other === undefined || other[0].failure !== null) return null;
  return median(seconds.map((value, round) => other[round].seconds / value));
}

/**
 * @param {Record<string, Figure>} figures
 * @param {number} bytes
 * @param {number | null} startup  Ratio to Node.
 * @param {readonly string[]} names  What was asked for.
 * @returns {Verdict[]}
 */
export function judge(figures, bytes, startup, names) {
  const verdicts = [];
  if ('extract' in figures) verdicts.push(atLeast('extract, x gawk', figures.extract.toGawk, FLOORS.gawkRatio(bytes)));
  for (const [name, { peakBytes }] of Object.entries(figures)) {
    if (!WAYS[name].ours) continue;
    const mebibytes = peakBytes === null ? null : peakBytes / MEBI;
    const most =
      name in THREADS ? FLOORS.threadsPeakBytes : name.startsWith('files') ? FLOORS.filesPeakBytes : FLOORS.peakBytes;
    verdicts.push(below(`${name}, peak MiB`, mebibytes, most / MEBI));
  }
  for (const [two, one] of Object.entries(THREADS)) {
    if (!(two in figures) || !(one in figures)) continue;
    verdicts.push(atLeast(`${two}, x ${one}`, faster(figures[two], figures[one]), FLOORS.threadsRatio));
  }
  if (names.includes(STARTUP_NAME)) verdicts.push(below('start-up, x node', startup, FLOORS.startupRatio));
  return verdicts;
}

/**
 * How many times the work of one run two at once do in its time: what the cores of this machine allow.
 * @param {Record<string, Figure>} figures
 */
export function ceilingLine({ [PAIR.two]: two, [PAIR.one]: one }) {
  const ratio = two === undefined || one === undefined ? null : faster(two, one);
  return ratio === null ? null : `two runs at once do ${digits(2 * ratio)} times the work of one in its time`;
}

/** How many times faster, the median of the rounds' own ratios, since the machine drifts. @param {Figure} one @param {Figure} other */
function faster(one, other) {
  const pairs = one.seconds.flatMap((seconds, round) =>
    round in other.seconds ? [other.seconds[round] / seconds] : [],
  );
  return median(pairs);
}

/** @param {string} name @param {number | null} figure @param {number} floor */
function atLeast(name, figure, floor) {
  return verdict(name, figure, floor, 'at least', figure !== null && figure >= floor);
}

/** @param {string} name @param {number | null} figure @param {number} floor */
function below(name, figure, floor) {
  return verdict(name, figure, floor, 'at most', figure !== null && figure <= floor);
}

/**
 * @param {string} name
 * @param {number | null} figure
 * @param {number} floor
 * @param {string} bound
 * @param {boolean} reached
 * @returns {Verdict}
 */
function verdict(name, figure, floor, bound, reached) {
  const outcome = figure === null ? 'not measured' : reached ? 'reached' : 'NOT REACHED';
  return { name, figure, floor, reached, text: `${name}: ${digits(figure)} (${bound} ${floor}) ${outcome}` };
}

/** @param {Record<string, Figure>} figures @returns {string} */
export function table(figures) {
  const rows = Object.values(figures).map(row);
  const widths = HEAD.map((title, column) => Math.max(title.length, ...rows.map(cells => cells[column]?.length ?? 0)));
  // What was skipped says why in place of figures, and must not widen their columns.
  const line = (/** @type {string[]} */ cells) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  ');
  return Object.values(figures)
    .map((figure, index) =>
      figure.failure === null ? line(rows[index]) : `${line(rows[index])}  skipped: ${figure.failure}`,
    )
    .reduce((text, next) => `${text}${next}\n`, `${line(HEAD)}\n`);
}

/** @param {Figure} figure @returns {string[]} */
function row({ label, failure, speed, spread, toGawk, toWc, peakBytes }) {
  if (failure !== null) return [label];
  const percent = spread === null ? '-' : `${Math.round(spread * 100)} %`;
  return [
    label,
    digits(speed),
    percent,
    digits(toGawk),
    digits(toWc),
    digits(peakBytes === null ? null : peakBytes / MEBI),
  ];
}

/** Three digits that count. @param {number | null} value */
function digits(value) {
  if (value === null) return '-';
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** @param {Record<string, number | null>} startup  Seconds. @returns {string} */
export function startupLine({ copydesk, node }) {
  const [ours, bare] = [copydesk, node].map(seconds => (seconds === null ? '-' : (seconds * MS_PER_SECOND).toFixed(0)));
  return `start-up: copydesk --version ${ours} ms, node -e 0 ${bare} ms`;
}
