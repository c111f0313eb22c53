/**
 * Where pages of one site begin in text that was run together: the lines at the top of the stream's first page, and those at
 * the foot of its last, come back in the same order at every other page's edges.
 */
import { massOf } from '../page/columns.js';
import { foldOf } from '../units/folds.js';
import { type Unit, unitsOf } from '../units/units.js';
import { measuresOf } from '../units/words.js';

/** So many units at each edge are looked at; and the same edge elsewhere may hold some lines more. */
const EDGE_UNITS = 25;
const WINDOW = EDGE_UNITS + 8;
/** A page's edge shows one of the outermost lines within so many units. */
const OUTERMOST = 4;
const NEAR = 3;
/** Lines of more words say less: they may be an article's own. */
const LONG_WORDS = 15;
const LONG_WEIGHT = 0.7;
/** An edge that weighs less is none: nothing comes back. */
const LEAST_EDGE = 1.5;
/**
 * Scores: the better edge, the worse one, blank lines before, the very first or last line of the stream. Cut from CUT_FROM on,
 * APART units from each other: P .84 and R .89 of the articles on 61 sites of 3 pages or more; from .5 and 6 on F1 is .66.
 */
const BETTER = 0.75;
const WORSE = 0.5;
const BLANKS = [0, 0.05, 0.15];
const SAME_LINE = 0.1;
const LEAST_MATCH = 0.25;
const CUT_FROM = 0.7;
const APART = 12;
/**
 * So few cuts may be those of one page whose menu stands at its foot again: only places where both edges come back to that
 * share count. Of 791 pages alone 4 % are cut then, 11 % without it; articles found in streams stay the same within .001.
 */
const FEW_CUTS = 3;
const BOTH_EDGES = 0.4;
/** Unless so many cuts are where the top edge comes back from its first line on, apart from what stands above. */
const CLEAR_CUTS = 2;
const CLEAR_MATCH = 0.8;
/** Words in sentences of a text; what stands below a menu at the foot of a page has fewer. */
const TEXT_WORDS = 25;

/** An edge's lines that come back: by fold, how far from the edge they stand and what they weigh. */
interface Edge {
  readonly lines: ReadonlyMap<number, { readonly rank: number; readonly weight: number }>;
  readonly weight: number;
  /** Fold of the outermost line. */
  readonly first: number;
  /** Units looked at: fewer than were asked for on short pages. */
  readonly span: number;
}

/** What pages of a stream begin and end with. */
export interface Edges {
  readonly top: Edge;
  readonly foot: Edge;
}

/** The units of a stretch and their folds, which both learning and cutting look at. */
export interface FoldedUnits {
  readonly units: readonly Unit[];
  readonly folds: readonly number[];
}

export function foldedUnits(lines: readonly string[]): FoldedUnits {
  const units = unitsOf(lines);
  return { units, folds: units.map(foldOf) };
}

/**
 * Learns both edges from the lines at the start of a stream, which begin with a page's first line.
 * `whole` says that they also end with a page's last line; else the foot is what stands before the second page.
 */
export function learnEdges({ units, folds }: FoldedUnits, whole: boolean): Edges {
  const counts = new Map<number, number>();
  // What is said twice on the spot, as captions are, has not come back elsewhere.
  folds.forEach((fold, at) => {
    if (fold !== folds[at - 1]) counts.set(fold, (counts.get(fold) ?? 0) + 1);
  });
  const worded = units.map((_, at) => at).filter(at => folds[at] !== 0);
  const edge = (places: readonly number[]): Edge => edgeOf(onePage(places, folds), units, folds, counts);
  const top = edge(worded.slice(0, EDGE_UNITS));
  const none: Edge = { lines: new Map(), weight: 0, first: 0, span: 0 };
  const end = whole ? units.length : (cuts(units, folds, { top, foot: none })[0] ?? 0);
  // The last page may be so short that its top would be taken for a part of its foot.
  const start = lastTop(top, units, folds, end);
  const before = worded.filter(at => at > start && at < end);
  return { top, foot: edge(before.slice(-EDGE_UNITS).toReversed()) };
}

/** A number alone, `16+`, is as every other number. */
const LETTER = /\p{L}/u;

/** The units at which the whole top edge comes back, before `end`, rising. */
function topUnits(top: Edge, folds: readonly number[], end: number): number[] {
  if (!top.lines.has(top.first)) return [];
  const below = matchesOf(top, folds, 1);
  return folds.flatMap((fold, at) =>
    at > 0 && at < end && fold === top.first && below(at) >= CLEAR_MATCH ? [at] : [],
  );
}

/** Places of the lines at which the whole top edge comes back, rising: pages begin there, or the menu stands there again. */
export function topsAgain({ units, folds }: FoldedUnits, { top }: Edges): number[] {
  return topUnits(top, folds, units.length).map(at => units[at].lines[0]);
}

/** Where the top edge ends that comes back last before `end`, with a text behind it; -1 when it does not. */
function lastTop(top: Edge, units: readonly Unit[], folds: readonly number[], end: number): number {
  const last = topUnits(top, folds, end).at(-1);
  if (last === undefined) return -1;
  const start = last + Math.max(...[...top.lines.values()].map(({ rank }) => rank));
  const words = units.slice(start + 1, end).reduce((sum, unit) => sum + massOf(measuresOf(unit)), 0);
  return words < TEXT_WORDS ? -1 : start;
}

/** Places of the lines with which pages begin, rising; the first page's is not among them. */
export function cutPages({ units, folds }: FoldedUnits, edges: Edges): number[] {
  return cuts(units, folds, edges).map(at => units[at].lines[0]);
}

/** Of places from an edge on those up to where its outermost line comes back: short pages have fewer than were asked for. */
function onePage(places: readonly number[], folds: readonly number[]): readonly number[] {
  const again = places.findIndex((at, rank) => rank > OUTERMOST && folds[at] === folds[places[0]]);
  return again < 0 ? places : places.slice(0, again);
}

function edgeOf(
  places: readonly number[],
  units: readonly Unit[],
  folds: readonly number[],
  counts: ReadonlyMap<number, number>,
): Edge {
  const again = places.filter(at => counts.get(folds[at])! > 1);
  // Most of these stand once on each page; what stands more often is no mark of an edge.
  const usual = again.map(at => counts.get(folds[at])!).toSorted((one, other) => one - other)[again.length >> 1];
  const lines = new Map<number, { rank: number; weight: number }>();
  places.forEach((at, rank) => {
    const count = counts.get(folds[at])!;
    if (count < 2 || lines.has(folds[at]) || !LETTER.test(units[at].text)) return;
    const share = Math.min(1, usual / count) ** 2;
    lines.set(folds[at], { rank, weight: measuresOf(units[at]).words < LONG_WORDS ? share : share * LONG_WEIGHT });
  });
  const weight = [...lines.values()].reduce((sum, line) => sum + line.weight, 0);
  return { lines, weight, first: places.length > 0 ? folds[places[0]] : 0, span: places.length };
}

/** The units with which pages begin: the best scores first, and nothing near them. */
function cuts(units: readonly Unit[], folds: readonly number[], edges: Edges): number[] {
  const [below, above] = [matchesOf(edges.top, folds, 1), matchesOf(edges.foot, folds, -1)];
  const scored: (Score & { at: number })[] = [];
  for (let at = 1; at < units.length; at++) {
    const score = scoreAt(units[at], at, folds, edges, below(at), above(at - 1));
    if (score.score >= CUT_FROM) scored.push({ at, ...score });
  }
  scored.sort((one, other) => other.score - one.score || one.at - other.at);
  const apart = Math.min(APART, edges.top.span >> 1);
  const taken = new Uint8Array(units.length);
  const made = scored.filter(({ at }) => {
    if (taken[at] === 1) return false;
    taken.fill(1, Math.max(0, at - apart + 1), at + apart);
    return true;
  });
  const clear = made.filter(cut => cut.clear);
  // Edges of short pages are short too: only what is plainly one counts.
  const mayBeOne = made.length <= FEW_CUTS && edges.foot.weight > 0;
  const both = mayBeOne ? made.filter(({ worse }) => worse >= BOTH_EDGES) : made;
  const sure = edges.top.span < EDGE_UNITS && clear.length >= CLEAR_CUTS ? clear : both;
  return sure.map(({ at }) => at).toSorted((one, other) => one - other);
}

/** How well a place fits the edges, the share of the edge that it fits worse, and whether it is plainly the top one again. */
interface Score {
  readonly score: number;
  readonly worse: number;
  readonly clear: boolean;
}

const NO_CUT: Score = { score: 0, worse: 0, clear: false };

function scoreAt(
  unit: Unit,
  at: number,
  folds: readonly number[],
  { top, foot }: Edges,
  below: number,
  above: number,
): Score {
  const better = Math.max(below, above);
  if (better <= LEAST_MATCH) return NO_CUT;
  const isFirst = folds[at] === top.first && top.lines.has(top.first);
  const isLast = folds[at - 1] === foot.first && foot.lines.has(foot.first);
  const extra = BLANKS[Math.min(2, unit.blanksBefore)] + (isFirst ? SAME_LINE : 0) + (isLast ? SAME_LINE : 0);
  const worse = Math.min(below, above);
  const clear = isFirst && below >= CLEAR_MATCH && unit.blanksBefore >= 2;
  return { score: BETTER * better + WORSE * worse + extra, worse, clear };
}

/** What an edge does not know. */
const UNKNOWN = 0x7f;

/** Share of an edge's weight that is met from a place on, down or up, each line once and in order; 0 beyond the units. */
function matchesOf({ lines, weight }: Edge, folds: readonly number[], step: 1 | -1): (from: number) => number {
  if (weight < LEAST_EDGE) return () => 0;
  const weights = new Float64Array(EDGE_UNITS);
  for (const { rank, weight: own } of lines.values()) weights[rank] = own;
  // Each unit is looked up once, for it stands in the windows of many.
  const ranks = new Uint8Array(folds.length);
  for (let at = 0; at < folds.length; at++) ranks[at] = lines.get(folds[at])?.rank ?? UNKNOWN;
  return from => {
    let isNear = false;
    for (let by = 0; by < NEAR && !isNear; by++) isNear = ranks[from + by * step] <= OUTERMOST;
    if (!isNear) return 0;
    let sum = 0;
    for (let at = from, seen = 0, last = -1; seen < WINDOW && at >= 0 && at < ranks.length; at += step, seen++) {
      const rank = ranks[at];
      if (rank === UNKNOWN || rank <= last) continue;
      sum += weights[rank];
      last = rank;
    }
    return sum / weight;
  };
}
