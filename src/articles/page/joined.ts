/** Pages of several sites that were joined: each seam is weighed, and the pages on both sides of one must be articles. */
import { knownUnits } from './columns.js';
import { readPage } from './index.js';
import { type SeamFeatures, seamGaps } from './seams.js';
import { foldedUnits, cutPages, learnEdges, type Edges, type FoldedUnits } from './stream.js';
import fitted from './seams.json' with { type: 'json' };

/**
 * What a seam must weigh; less where another one weighs so much that pages were surely joined. With it 1 % of 1,622 pages alone
 * are cut, and 60 % of the seams of joined pages are found (tests/fit/seams.js).
 */
const SEAM = 0.8;
const FURTHER = 0;
const SURE = 1.5;
/** How sure it must be that the text between two seams is an article’s. */
const CONFIDENCE = 0.3;

/** What speaks for a seam, in sum. */
export function weigh(features: SeamFeatures, weights: Readonly<Record<string, number>> = fitted): number {
  return Object.entries(features).reduce((sum, [name, value]) => sum + weights[name] * value, 0);
}

/** Where pages begin among the lines of a stretch, the first one’s place, 0, included; by the edges of one site, then by seams. */
export function joinedPages(lines: readonly string[], page: FoldedUnits, edges: Edges): number[] {
  const starts = [0, ...cutPages(page, edges)];
  return starts.flatMap((start, i) => {
    const own = lines.slice(start, starts[i + 1]);
    const seams = seamStarts(own, i === 0 && starts.length === 1 ? page : foldedUnits(own));
    return seams.flatMap((seam, j) => {
      const part = own.slice(seam, seams[j + 1]);
      const again = seams.length === 1 ? [] : cutPages(...withEdges(part));
      return [0, ...again].map(at => start + seam + at);
    });
  });
}

function withEdges(lines: readonly string[]): [FoldedUnits, Edges] {
  const page = foldedUnits(lines);
  return [page, learnEdges(page, true)];
}

interface Seam {
  readonly line: number;
  readonly weight: number;
}

/** Where pages of other sites begin, 0 included: the lightest seam that parts what is no article goes first, until none does. */
function seamStarts(lines: readonly string[], { units }: FoldedUnits): number[] {
  const known = knownUnits(units);
  const all = seamGaps(known).map(({ place, features }) => ({
    line: known[place].unit.lines[0],
    weight: weigh(features),
  }));
  const least = all.some(({ weight }) => weight > SURE) ? FURTHER : SEAM;
  let seams: Seam[] = all.filter(({ weight }) => weight > least);
  const isArticle = articleJudge(lines);
  for (;;) {
    const starts = [0, ...seams.map(({ line }) => line), lines.length];
    const doubtful = seams.filter(
      (_, i) => !isArticle(starts[i], starts[i + 1]) || !isArticle(starts[i + 1], starts[i + 2]),
    );
    if (doubtful.length === 0) return starts.slice(0, -1);
    const lightest = doubtful.reduce((one, other) => (other.weight < one.weight ? other : one));
    seams = seams.filter(seam => seam !== lightest);
  }
}

/** Tells whether lines [from, to) are read as an article with a headline; each range is read once. */
function articleJudge(lines: readonly string[]): (from: number, to: number) => boolean {
  const judged = new Map<string, boolean>();
  return (from, to) => {
    const range = `${from} ${to}`;
    if (!judged.has(range)) {
      const { found, headline, confidence } = readPage(lines.slice(from, to), null);
      judged.set(range, found && headline !== null && confidence >= CONFIDENCE);
    }
    return judged.get(range) === true;
  };
}
