/**
 * Wrapped articles: paragraphs broken into lines, one article after the other. What stands further from the text above it than paragraphs
 * do, or below a rule of signs or behind a form feed, and is no sentence, is the headline of the next one:
 *
 *     H _ Y _ b b b _ b b _ _ H _ b b b _ b b
 *                             └ start
 */
import { endsText } from '../../text/sentences.js';
import { type Unit } from '../units/units.js';
import { measuresOf } from '../units/words.js';

/** Paragraphs of more than one line, at least: others are none that were wrapped. */
const FEWEST_PARAGRAPHS = 3;
/**
 * Of the units so many are text, headlines, or what stands between the two; else there are menus, lists or subheads. With half of them
 * text alone, pages of wcxb wrapped at 72 columns lost F1 .0026.
 */
const PLAIN_SHARE = 0.95;
/** Words of a headline. */
const HEADLINE = { least: 3, most: 24 };
/** Units between a headline and its first paragraph: writer, role, place, time. */
const LEADING = 4;
/** Words of the text of an article, at least. */
const BODY_WORDS = 20;

/** Where further articles begin, as places of lines; none where there are menus or lists. `fed` holds the lines behind form feeds. */
export function wrappedStarts(units: readonly Unit[], fed: ReadonlySet<number>): number[] {
  const long = units.filter(({ lines }, at) => at > 0 && lines.length > 1);
  if (long.length < FEWEST_PARAGRAPHS || !isHead(units, 0)) return [];
  const spacing = long.map(({ blanksBefore }) => blanksBefore).toSorted((one, other) => one - other)[long.length >> 1];
  const isParted = (at: number): boolean =>
    fed.has(units[at].lines[0]) ||
    units[at].blanksBefore > spacing ||
    (measuresOf(units[at - 1]).words === 0 && units[at - 1].blanksBefore > spacing);
  const found = units.flatMap((_, at) => (at > 0 && isParted(at) && isHead(units, at) ? [at] : []));
  const bounds = [0, ...found, units.length];
  const articles = bounds.slice(0, -1).map((from, i) => units.slice(from, bounds[i + 1]));
  const plain = articles.reduce((sum, article) => sum + plainUnits(article), 0);
  if (plain < units.filter(unit => measuresOf(unit).words > 0).length * PLAIN_SHARE) return [];
  return articles.every(article => wordsIn(article) >= BODY_WORDS) ? found.map(at => units[at].lines[0]) : [];
}

/** Text, and what stands above the first paragraph of an article. */
function plainUnits(article: readonly Unit[]): number {
  const body = article.findIndex(isText);
  return body + article.slice(body).filter(isText).length;
}

const isText = ({ text }: Unit): boolean => endsText(text);

/** Whether a unit may be a headline, with a paragraph not far below it. */
function isHead(units: readonly Unit[], at: number): boolean {
  const { words } = measuresOf(units[at]);
  if (isText(units[at]) || words < HEADLINE.least || words > HEADLINE.most) return false;
  return units.slice(at + 1, at + 2 + LEADING).some(isText);
}

function wordsIn(units: readonly Unit[]): number {
  return units.filter(isText).reduce((sum, unit) => sum + measuresOf(unit).words, 0);
}
