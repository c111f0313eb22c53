/** Reads a page of a site that nobody configured: which of its lines are an article's body, which is the headline, how sure that is. */
import type { Paragraphs } from '../../layouts/layout.js';
import { type Unit, unitsOf } from '../units/units.js';
import { type Columns, columnsOf, type Known, knownUnits, massOf } from './columns.js';
import { confidenceOf } from './confidence.js';
import { posteriors } from './crf.js';
import { findHeadline, type HeadlineWeights } from './headline.js';
import { potentialsOf, WEIGHTS, type Weights } from './model.js';
import type { PageReading, ReadUnit, Rule } from './reading.js';
import { isToldAbove } from './told.js';
import { type Content, contentOf } from './topic.js';
import { isArticle, LEAST_BARE_MASS, type Verdict, verdicts } from './verdict.js';

export type { State } from './crf.js';
export type { PageReading, ReadUnit, Rule } from './reading.js';

/** A page before the chain is asked: its worded units, their content words, and the columns of those that are no furniture. */
export interface Prepared {
  readonly units: readonly Unit[];
  readonly known: readonly Known[];
  readonly content: Content;
  readonly page: Columns;
  /** Content of the units in the columns. */
  readonly pageContent: Content;
}

/** Joins lines to units and measures them. `furniture` holds the folds that siblings share; null when none are known. */
export function prepare(
  lines: readonly string[],
  furniture: ReadonlySet<number> | null,
  paragraphs: Paragraphs = 'auto',
): Prepared {
  const units = unitsOf(lines, paragraphs);
  return prepareUnits(units, knownUnits(units), furniture);
}

function prepareUnits(
  units: readonly Unit[],
  known: readonly Known[],
  furniture: ReadonlySet<number> | null,
): Prepared {
  const content = contentOf(known.map(({ lower }) => lower));
  const page = columnsOf(known, furniture);
  return {
    units,
    known,
    content,
    page,
    pageContent: { of: page.places.map(at => content.of[at]), size: content.size },
  };
}

/**
 * Reads a page from the texts of all its lines, blank ones as '' or white space.
 * `furniture` is what `learn` found on the site's pages, null for a page alone; `paragraphs` how they stand there.
 * Time and memory grow with the page, about 1.5 kB a line while it runs; the caller bounds the lines of a page.
 */
export function readPage(
  lines: readonly string[],
  furniture: ReadonlySet<number> | null,
  paragraphs: Paragraphs = 'auto',
  weights: Weights = WEIGHTS,
  headlineWeights?: HeadlineWeights,
): PageReading {
  const units = unitsOf(lines, paragraphs);
  const known = knownUnits(units);
  if (isEndlessList(known)) return nothingOn(lines.length, units, known);
  const prepared = prepareUnits(units, known, furniture);
  const { page, pageContent } = prepared;
  const given = verdicts(page, posteriors(potentialsOf(page, pageContent, weights)));
  // The time may be like those of other pages but for its figures.
  const isTold = (): boolean => isToldAbove(known, spread(known.length, page, given, true));
  const found = isArticle(page, given, isTold);
  const confidence = found ? confidenceOf(page, given) : 0;
  const all = spread(known.length, page, given, found);
  const kept = all.map(({ rule }) => rule === null);
  const furnitureOf = all.map(({ rule }) => rule === 'site_furniture');
  const headline = findHeadline({ known, content: prepared.content, kept, furniture: furnitureOf }, headlineWeights);
  if (headline !== null) {
    all[headline] = { ...all[headline], rule: 'headline' };
    // The way to the page ends with its headline.
    if (headline > 0 && kept[headline - 1] && isWayTo(known[headline - 1], known[headline]))
      all[headline - 1] = { ...all[headline - 1], rule: 'before_body' };
  }
  // Where the headline was all the body there was, no article is left.
  const isLeft = found && all.some(({ rule }) => rule === null);
  return { ...placed(lines.length, units, known, all, headline), found: isLeft, confidence: isLeft ? confidence : 0 };
}

/** Whether a line ends with a headline, and says more. */
function isWayTo({ lower }: Known, headline: Known): boolean {
  return lower.length > headline.lower.length && lower.endsWith(headline.lower);
}

/** Hardly a page has so many units: there the chain is only asked when there may be an article among them. */
const ENDLESS_UNITS = 1024;

/** Whether so many units hold fewer words in sentences than the shortest article. */
function isEndlessList(known: readonly Known[]): boolean {
  if (known.length < ENDLESS_UNITS) return false;
  let mass = 0;
  for (const { measures } of known) mass += massOf(measures);
  return mass < LEAST_BARE_MASS;
}

/** The reading of a page without an article, of which nothing else is known. */
function nothingOn(lineCount: number, units: readonly Unit[], known: readonly Known[]): PageReading {
  const none: Verdict = { state: 'before', probability: 0, rule: 'no_article' };
  return {
    ...placed(
      lineCount,
      units,
      known,
      known.map(() => none),
      null,
    ),
    found: false,
    confidence: 0,
  };
}

/** Verdicts of all worded units: those of the chain, and of the furniture cut out before. */
function spread(count: number, page: Columns, given: readonly Verdict[], found: boolean): Verdict[] {
  const all = Array<Verdict | undefined>(count).fill(undefined);
  given.forEach((verdict, at) => {
    all[page.places[at]] = found || verdict.rule !== null ? verdict : { ...verdict, rule: 'no_article' };
  });
  return withStates(all, 'site_furniture');
}

/** Units outside the chain stand before, in or after the body as their places have it. */
function withStates(given: readonly (Verdict | undefined)[], rule: Rule): Verdict[] {
  const isBody = (verdict: Verdict | undefined): boolean => verdict?.state === 'body';
  const first = given.findIndex(isBody);
  const last = given.findLastIndex(isBody);
  const stateAt = (at: number) => (first < 0 || at < first ? 'before' : at > last ? 'after' : 'gap');
  return given.map((verdict, at) => verdict ?? { state: stateAt(at), probability: 0, rule });
}

/** The reading of all units, those without a word too. */
function placed(
  lineCount: number,
  units: readonly Unit[],
  known: readonly Known[],
  given: readonly Verdict[],
  headline: number | null,
) {
  const unitOf = new Int32Array(lineCount).fill(-1);
  const verdictOf = new Map(known.map(({ unit }, at) => [unit, given[at]]));
  const all = withStates(
    units.map(unit => verdictOf.get(unit)),
    'no_word',
  );
  const read: ReadUnit[] = units.map(({ lines, joints }, at) => {
    for (const line of lines) unitOf[line] = at;
    return { lines, joints, ...all[at] };
  });
  return { units: read, unitOf, headline: headline === null ? null : units.indexOf(known[headline].unit) };
}
