/** The lines of a stretch as days and texts: which tell a day, which are paragraphs, and whether one text ends where another begins. */
import { KNOWN_LABELS } from '../../layouts/index.js';
import { isButton } from '../../text/buttons.js';
import { isCount } from '../../text/label-rows.js';
import { creditOf, hasDigit, textOf, timeOf, weighedWords, wordsOf } from '../../text/looks.js';
import { isNoTitle } from '../../text/no-titles.js';
import { decode } from '../../text/passage.js';
import { saysSource } from '../../text/source-labels.js';
import { timesIn } from '../../text/timestamps.js';
import type { Line } from '../../types.js';
import { isByline, LONGEST_TOLD, toldBy } from '../lines/head-lines.js';
import { mayBeHeadline } from '../lines/headline-lines.js';
import { standfirstExcess } from '../lines/standfirst.js';
import { contentOf } from '../page/topic.js';

/** A paragraph has so many words; the paragraphs of an article so many together. */
const PARAGRAPH_WORDS = 5;
export const BODY_WORDS = 24;
/** The headline stands within so many lines of the day, the first paragraph within so many below it. */
export const REACH = { headline: 7, body: 7 };
/**
 * So many lines without a paragraph may be the foot of an article and the head of the next; more where so many of those around each
 * day stand around another one.
 */
const MOST_LABELS = 16;
const SHARED_LABELS = 2;
/** The time of a change stands so many lines behind that of publication, at most. */
const DAY_SPACING = 2;
/** Paragraphs whose words are compared with those of a headline. */
const SAID_IN = 8;
/** Words of a headline, at least. */
const HEADLINE_WORDS = 4;
/** Of the content words of a text the next one has so many, at most: a card for another article stands in the midst of one text. */
const MOST_SHARED = 0.25;
/** An entry of a list, or a line in brackets. */
const NO_TITLE = /^(?:\d+[.)]\s|[（([［【])/u;
/** Bytes of a line that tells a day and ends as a sentence does; paragraphs are longer. */
const LONGEST_SENTENCE = 120;
/** Longer lines are read no further. */
const LONGEST = 400;

/** What is asked of the lines of a stretch that have words, by their place among those. */
export interface DayLines {
  readonly all: readonly Line[];
  readonly places: readonly number[];
  readonly isText: readonly boolean[];
  readonly isDay: readonly boolean[];
  readonly days: readonly Day[];
  readonly content: readonly (readonly number[])[];
  readonly bytes: Uint8Array;
}

/** The places of lines that tell when a text was published and changed: one, or more with a label between at most. */
export interface Day {
  readonly first: number;
  last: number;
}

/** What is asked of the lines from `from` on; null where none of them tells a day, or they are a menu or a list. */
export function dayLines(all: readonly Line[], from: number, bytes: Uint8Array): DayLines | null {
  if (!hasDay(all, from, bytes)) return null;
  const places = all.flatMap((line, at) => (line.worded && at >= from ? [at] : []));
  const isDay = places.map(at => tellsDay(all[at], bytes));
  const isText = places.map((at, i) => !isDay[i] && isParagraph(all[at], bytes));
  const texts = places.map(at => decode(bytes, all[at].from, all[at].to).toLowerCase());
  const lines: DayLines = { all, places, isText, isDay, days: daysIn(isDay), content: contentOf(texts).of, bytes };
  return hasList(lines) ? null : lines;
}

function daysIn(isDay: readonly boolean[]): Day[] {
  const days: Day[] = [];
  isDay.forEach((is, at) => {
    const above = days.at(-1);
    if (!is) return;
    if (above !== undefined && at - above.last <= DAY_SPACING) above.last = at;
    else days.push({ first: at, last: at });
  });
  return days;
}

/**
 * Whether so many lines in a row are no paragraphs that they are a menu or a list: there a day may be anything’s, unless labels stand
 * around it that stand around another one, too, as buttons do on each page of a site.
 */
function hasList({ all, places, isText, days }: DayLines): boolean {
  let run = 0;
  const isLong = isText.some(is => (run = is ? 0 : run + 1) > MOST_LABELS);
  if (!isLong) return false;
  const labels = days.map(({ first, last }) => {
    const [from, to] = [Math.max(0, first - REACH.headline), last + REACH.body + 1];
    return new Set(places.slice(from, to).flatMap((place, i) => (isText[from + i] ? [] : [all[place].key])));
  });
  const shared = (own: ReadonlySet<number>, other: ReadonlySet<number> = new Set()): number =>
    [...own].filter(key => other.has(key)).length;
  return labels.some((own, i) => Math.max(shared(own, labels[i - 1]), shared(own, labels[i + 1])) < SHARED_LABELS);
}

/** Whether any line tells a day: among those of an article of a known site hardly ever one does. */
function hasDay(lines: readonly Line[], from: number, bytes: Uint8Array): boolean {
  for (let at = from; at < lines.length; at++) if (tellsDay(lines[at], bytes)) return true;
  return false;
}

/** Whether a line tells a day, with its year, and little else. */
function tellsDay(line: Line, bytes: Uint8Array): boolean {
  if (line.to - line.from > (line.sentence ? LONGEST_SENTENCE : LONGEST_TOLD) || !hasDigit(line, bytes)) return false;
  const told = toldBy(line, bytes);
  if (told !== 'time' && told !== 'labelled') return false;
  const time = timeOf(line, bytes, KNOWN_LABELS);
  const values = time === null ? timesIn(textOf(line, bytes)).map(({ value }) => value) : [time.value];
  return values.some(value => value !== null && value.kind !== 'relative');
}

function isParagraph(line: Line, bytes: Uint8Array): boolean {
  if (!line.sentence || line.bullet) return false;
  if (line.to - line.from > LONGEST) return true;
  return wordsOf(line, bytes) >= PARAGRAPH_WORDS && creditOf(line, bytes) === null && !isCountLine(line, bytes);
}

/** Bytes of a count, at most: of minutes or comments. */
const LONGEST_COUNT = 60;
const isCountLine = (line: Line, bytes: Uint8Array): boolean =>
  line.to - line.from <= LONGEST_COUNT && hasDigit(line, bytes) && isCount(textOf(line, bytes));

export function mayBeTitle({ all, places, bytes }: DayLines, at: number): boolean {
  const line = all[places[at]];
  if (line.sentence || line.bullet || weighedWords(line, bytes) < HEADLINE_WORDS) return false;
  const text = textOf(line, bytes);
  return (
    mayBeHeadline(line, bytes) &&
    !isByline(line, bytes) &&
    !isButton(text) &&
    !isNoTitle(text) &&
    !saysSource(text) &&
    !NO_TITLE.test(text)
  );
}

/** The headline among places that may be one: the line of which most is said again below, from the paragraph at `body` on; -1 when none is. */
export function titleOf(lines: DayLines, may: readonly number[], body: number): number {
  const { isText, content } = lines;
  const said = new Set(content.slice(body, body + SAID_IN).flatMap((words, i) => (isText[body + i] ? words : [])));
  const share = (at: number): number => content[at].filter(word => said.has(word)).length / (content[at].length + 1);
  const best = may.reduce((found, at) => (found < 0 || share(at) > share(found) ? at : found), -1);
  if (best < 0 || share(best) === 0) return -1;
  // What stands below a headline may say more of it than it does itself.
  let headline = best;
  for (const at of may.filter(at => at < best).toReversed()) {
    if (share(at) === 0 || (at < headline - 1 && !isOverStandfirst(lines, at, headline))) break;
    headline = at;
  }
  return headline;
}

/** Whether the day stands between a headline and its standfirst. */
function isOverStandfirst({ all, places, isDay, bytes }: DayLines, at: number, standfirst: number): boolean {
  const [headline, below] = [at, standfirst].map(each => wordsOf(all[places[each]], bytes));
  return at === standfirst - 2 && isDay[at + 1] && standfirstExcess(below, headline) > 0;
}

/** The words of paragraphs: how many, and those with content. */
export interface Text {
  words: number;
  readonly content: Set<number>;
}

export function textIn({ isText, all, places, content, bytes }: DayLines, from: number, end: number): Text {
  const found: Text = { words: 0, content: new Set<number>() };
  for (let at = from; at < end; at++) {
    if (!isText[at]) continue;
    found.words += wordsOf(all[places[at]], bytes);
    for (const word of content[at]) found.content.add(word);
  }
  return found;
}

/** Whether there is enough text above a place, and that below it does not go on with its words. */
export function isSeam(lines: DayLines, above: Text, at: number, end: number): boolean {
  const below = textIn(lines, at, end);
  if (above.words < BODY_WORDS / 2) return false;
  const both = [...below.content].filter(word => above.content.has(word)).length;
  return both <= Math.min(above.content.size, below.content.size) * MOST_SHARED;
}
