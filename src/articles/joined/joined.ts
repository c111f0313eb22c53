/** Pages of several sites that were joined: each seam is weighed, and the pages on both sides of one must be articles. */
import { knownUnits } from '../page/columns.js';
import { readPage } from '../page/index.js';
import { digestOf, keepReading } from '../page/kept-readings.js';
import { LEAST_BARE_MASS } from '../page/verdict.js';
import { type SeamFeatures, seamGaps } from './seams.js';
import fitted from './seams.json' with { type: 'json' };
import behind from './seams-article.json' with { type: 'json' };
import { cutPages, type Edges, type FoldedUnits, foldedUnits, learnEdges, topsAgain } from './stream.js';

/**
 * What a seam must weigh; less where another one weighs so much that pages were surely joined. With it 1 % of 1,622 pages alone
 * are cut, and 60 % of the seams of joined pages are found (tests/fit/seams.js).
 */
const SEAM = 0.8;
const FURTHER = 0;
const SURE = 1.5;
/** How sure it must be that the text between two seams is an article’s. */
const CONFIDENCE = 0.3;
/** Lines are read so many times on average, at most: once, and again where seams between them go. */
const MOST_READ = 4;

/** A page with a menu has more lines. */
const LEAST_LINES = 4;
/** Two articles have more characters: none of these is more than a word. */
const LEAST_CHARACTERS = 2 * LEAST_BARE_MASS;

/** What speaks for a seam, in sum. */
export function weigh(features: SeamFeatures, weights: Readonly<Record<string, number>> = fitted): number {
  return Object.entries(features).reduce((sum, [name, value]) => sum + weights[name] * value, 0);
}

/** Where pages begin among the lines of a stretch, the first one’s place, 0, included; by the edges of one site, then by seams. */
export function joinedPages(lines: readonly string[], page: FoldedUnits, edges: Edges): number[] {
  const starts = [0, ...cutPages(page, edges)];
  return starts.flatMap((start, i) => {
    const own = lines.slice(start, starts[i + 1]);
    if (holdsOneAtMost(own)) return [start];
    const seams = seamStarts(own, i === 0 && starts.length === 1 ? page : foldedUnits(own));
    return seams.flatMap((seam, j) => {
      const part = own.slice(seam, seams[j + 1]);
      const again = seams.length === 1 ? [] : cutPages(...withEdges(part));
      return [0, ...again].map(at => start + seam + at);
    });
  });
}

/** Whether lines are too short for two articles, between which alone there is a seam: so are the entries of a list that comes back. */
function holdsOneAtMost(lines: readonly string[]): boolean {
  let characters = 0;
  for (const line of lines) if ((characters += line.length) >= LEAST_CHARACTERS) return false;
  return true;
}

/**
 * Where pages begin whose menu comes back as a whole, 0 included; what stands on both sides must be articles, or it is a menu that
 * stands on one page again.
 */
export function menuStarts(lines: readonly string[], page: FoldedUnits, edges: Edges): number[] {
  const tops = topsAgain(page, edges).filter((top, i, all) => i === 0 || top - all[i - 1] >= LEAST_LINES);
  const bounds = [0, ...tops, lines.length];
  const isArticle = articleJudge(lines);
  return [0, ...tops.filter((top, i) => isArticle(bounds[i], top) && isArticle(top, bounds[i + 2]))];
}

function withEdges(lines: readonly string[]): [FoldedUnits, Edges] {
  const page = foldedUnits(lines);
  return [page, learnEdges(page, true)];
}

/**
 * What a seam must weigh behind nothing but an article; and from where on the text behind it need not read as an article’s, for
 * some pages have none. Of 1,544 bodies 36 and 6 have such a seam, of seams 79 and 48 % are found (tests/fit/seams.js --article).
 */
const BEHIND = 0;
const SURE_BEHIND = 2;
/** So many such seams are tried. */
const MOST_TRIED = 4;

/** Where a page of another site begins behind the article with which a stretch begins, or null. */
export function pageBehind(lines: readonly string[]): number | null {
  const known = knownUnits(foldedUnits(lines).units);
  const isArticle = articleJudge(lines);
  const seams = seamGaps(known, 'article')
    .map(({ place, features }) => ({ line: known[place].unit.lines[0], weight: weigh(features, behind) }))
    .filter(({ weight }) => weight > BEHIND);
  const seam = seams
    .slice(0, MOST_TRIED)
    .find(({ line, weight }) => weight > SURE_BEHIND || isArticle(line, lines.length));
  return seam?.line ?? null;
}

/** What stands between two seams: lines [from, to). */
interface Range {
  readonly from: number;
  to: number;
  /** The one above and the one below it. */
  above: Range | null;
  below: Range | null;
  /** The place, by weight, of the seam that it begins with. */
  rank: number;
  /** Undefined until somebody asks. */
  isArticle: boolean | undefined;
}

const length = ({ from, to }: Range): number => to - from;

/** Where pages of other sites begin, 0 included: the lightest seam that parts what is no article goes first, until none does. */
function seamStarts(lines: readonly string[], { units }: FoldedUnits): number[] {
  const known = knownUnits(units);
  const all = seamGaps(known).map(({ place, features }) => ({
    line: known[place].unit.lines[0],
    weight: weigh(features),
  }));
  const least = all.some(({ weight }) => weight > SURE) ? FURTHER : SEAM;
  const seams = all.filter(({ weight }) => weight > least);
  if (seams.length === 0) return [0];
  // Each range is counted when it comes to be, whether it will be read or not.
  let left = lines.length * (MOST_READ - 1);
  const judge = (range: Range): boolean => (range.isArticle ??= isArticle(lines.slice(range.from, range.to)));
  const ranges = rangesBetween(seams, lines.length);
  const byWeight = ranges.slice(1).toSorted((one, other) => one.rank - other.rank);
  // A seam is not over until both its sides are known to be articles; a side that grows is asked again.
  const open = new Uint8Array(byWeight.length).fill(1);
  for (let rank = 0; rank >= 0; rank = open.indexOf(1)) {
    open[rank] = 0;
    const range = byWeight[rank];
    const above = range.above!;
    if (!isDoubtful(above, range, judge)) continue;
    above.to = range.to;
    above.below = range.below;
    if (range.below !== null) {
      range.below.above = above;
      open[range.below.rank] = 1;
    }
    if (above.above !== null) open[above.rank] = 1;
    left -= length(above);
    above.isArticle = left < 0 ? true : undefined;
  }
  const starts: number[] = [];
  for (let range: Range | null = ranges[0]; range !== null; range = range.below) starts.push(range.from);
  return starts;
}

/** What stands before, between and behind seams, in order; the lightest seam is the first by rank. */
function rangesBetween(seams: readonly { readonly line: number; readonly weight: number }[], end: number): Range[] {
  const ranges: Range[] = [0, ...seams.map(({ line }) => line)].map((from, at) => {
    return { from, to: seams[at]?.line ?? end, above: null, below: null, rank: -1, isArticle: undefined };
  });
  const order = seams.map((_, at) => at);
  order.sort((one, other) => seams[one].weight - seams[other].weight || one - other);
  for (const [rank, at] of order.entries()) ranges[at + 1].rank = rank;
  for (let at = 1; at < ranges.length; at++) {
    ranges[at].above = ranges[at - 1];
    ranges[at - 1].below = ranges[at];
  }
  return ranges;
}

/**
 * Whether one of two ranges is no article. Of both sides the shorter one is asked first, since what goes with its seam need not be
 * read by itself.
 */
function isDoubtful(above: Range, below: Range, judge: (range: Range) => boolean): boolean {
  const [first, second] = length(below) < length(above) ? [below, above] : [above, below];
  return first.isArticle === false || second.isArticle === false || !judge(first) || !judge(second);
}

/**
 * Tells whether lines [from, to) are read as an article with a headline. What grows would be read again and again: beyond MOST_READ
 * times all lines nothing more is read, and what is left has to do for an article.
 */
function articleJudge(lines: readonly string[]): (from: number, to: number) => boolean {
  let left = lines.length * MOST_READ;
  return (from, to) => {
    left -= to - from;
    return left < 0 || isArticle(lines.slice(from, to));
  };
}

/** So many verdicts are kept; then they are forgotten, all at once, so that memory is bounded. */
const MOST_KNOWN = 16_384;
const known = new Map<string, boolean>();

/**
 * Whether lines are read as an article with a headline. The same lines are judged when a stretch is learned from, when it is looked
 * for its last page, when that is closed, and by whoever reads a dump twice; to read them takes a hundred times as long as to know
 * them again.
 */
export function isArticle(lines: readonly string[]): boolean {
  const digest = digestOf(lines);
  let verdict = known.get(digest);
  if (verdict === undefined) {
    const reading = readPage(lines, null);
    const { found, headline, confidence } = reading;
    verdict = found && headline !== null && confidence >= CONFIDENCE;
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(digest, verdict);
    // As a page of its own it is read again, when it is settled.
    if (verdict) keepReading(digest, reading);
  }
  return verdict;
}
