/** The headline of a gap that may be a head shown once: of lines in a row that read as headlines, or the only line there is. */

import { isButton } from '../../text/buttons.js';
import { areNames, areSeveralNames, isNameAndRole, isRole } from '../../text/bylines.js';
import { mayBeCaselessName } from '../../text/caseless-names.js';
import { saysOwed } from '../../text/credits.js';
import { isCount } from '../../text/label-rows.js';
import { isBlank } from '../../text/line.js';
import { creditOf, textOf, wordsOf } from '../../text/looks.js';
import { isNoTitle } from '../../text/no-titles.js';
import { endsWithColon } from '../../text/sentences.js';
import { saysSource } from '../../text/source-labels.js';
import type { Line } from '../../types.js';
import { companyOf } from '../lines/company.js';
import { isByline, type Told, toldBy } from '../lines/head-lines.js';
import { mayBeHeadline } from '../lines/headline-lines.js';
import { isSiteName } from '../lines/site-name.js';
import { type Gap, isApart, isAskedBeside, mayBeAsked } from './gaps.js';

/** Headlines in a row, of which the first is the article’s, the next its standfirst; more are a list. */
const MOST_IN_ROW = 2;
/** At the top of a page, where no menu is above them, the first of a few is the headline over its standfirsts. */
const MOST_AT_TOP = 3;
const LINES_AT_TOP = 2;
/** A time, writers and buttons between a headline and a caption. */
const LINES_OVER_CAPTION = 4;
/** So many labels between two showings are a menu: above it stands the title of the page. */
const MENU_LABELS = 4;
/** Words of a headline that nothing but its place tells, at most. */
const LONE_WORDS = 40;
/** Words of a name with what its bearer is, and of a number with what it counts; Han and Kana have one a character. */
const OTHER_WORDS = 24;
/** Bytes of a writer’s name, at most. */
const LONGEST_NAME = 120;
/** Characters of a section, at most. */
const SECTION_LENGTH = 6;

/** Headlines in a row, and whether a byline stands right below the last of them, or below the time that does. */
interface Row {
  readonly places: number[];
  told: Told | null;
  isSigned: boolean;
  isTimed: boolean;
  /** Whether its one line stands there twice, which its standfirst does not. */
  isTwin: boolean;
}

/**
 * The headline in a gap: the first of those that stand last in a row over a byline, or else last in a row, unless they are a
 * list; -1 when there is none. What stands in other gaps is none.
 */
export function headlineIn(lines: readonly Line[], gap: Gap, shared: ReadonlySet<number>, bytes: Uint8Array): number {
  const { first, body } = gap;
  const title = lines.slice(first, body).findIndex(({ heading }) => heading === 1);
  if (title >= 0) return first + title;
  const rows = rowsIn(lines, gap, shared, bytes);
  const told = rows.findLast(({ isSigned }) => isSigned) ?? timedOver(lines, rows) ?? rows.at(-1);
  const over = told === undefined || told.isTwin ? undefined : rows[rows.indexOf(told) - 1];
  const row = over?.isTwin === true ? over : told;
  if (row === undefined) return -1;
  const { places } = row;
  // In scripts whose characters count as words, a section may be as long as a headline.
  const [one, other] = places.map(place => textOf(lines[place], bytes).length);
  if (places.length === 2 && one <= SECTION_LENGTH && other > one * 2) return places[1];
  const isTop = !gap.paragraphs && places.length <= MOST_AT_TOP && wordedIn(lines, first, places[0]) <= LINES_AT_TOP;
  return isTop || places.length <= MOST_IN_ROW ? places[0] : places[places.length - 1];
}

/** The row over a time, where no more than a few lines stand between it and the last one, which is a caption then. */
function timedOver(lines: readonly Line[], rows: readonly Row[]): Row | undefined {
  const last = rows.at(-1)?.places[0] ?? 0;
  return rows.findLast(({ isTimed, places }) => {
    if (!isTimed) return false;
    return wordedIn(lines, places[places.length - 1] + 1, last) <= LINES_OVER_CAPTION;
  });
}

const wordedIn = (lines: readonly Line[], first: number, end: number): number =>
  lines.slice(first, end).filter(({ worded }) => worded).length;

function rowsIn(
  lines: readonly Line[],
  { first, body, spacing }: Gap,
  shared: ReadonlySet<number>,
  bytes: Uint8Array,
): Row[] {
  const rows: Row[] = [];
  let ended = true;
  let isUnderName = false;
  let labels = 0;
  for (let at = first; at < body; at++) {
    const line = lines[at];
    if (isBlank(line)) continue;
    const row = rows.at(-1);
    const may =
      !shared.has(line.key) &&
      mayBeHeadline(line, bytes) &&
      !isOther(line, bytes) &&
      !isSiteName(lines, at, bytes) &&
      !isOverCredit(lines, at, bytes) &&
      (!line.sentence || mayBeAsked(line, spacing, bytes) || isAskedBeside(lines, at, bytes));
    if (!may || endsWithColon(bytes, line.from, line.to)) {
      if (row !== undefined && (!ended || row.told !== null || isUnderName)) row.told = toldBy(line, bytes);
      isUnderName = !ended && row?.told === null && isBareName(line, bytes);
      if (row?.told === 'byline') row.isSigned = true;
      if (row?.told === 'time') row.isTimed = true;
      ended = true;
      if (companyOf(line, bytes) === null) labels++;
      continue;
    }
    // Further showings are no other headlines, but below a menu that stands between.
    const isAgain = row?.places.some(place => lines[place].key === line.key || place === at - line.back);
    if (isAgain && labels < MENU_LABELS) {
      if (row !== undefined) row.isTwin = row.places.length === 1 && !ended;
      continue;
    }
    labels = 0;
    if (row === undefined || ended || isApart(line, spacing))
      rows.push({ places: [at], told: null, isSigned: false, isTimed: false, isTwin: false });
    else row.places.push(at);
    ended = false;
  }
  return rows;
}

/** Whether a line may be a writer’s name, of two words or more. */
function isBareName(line: Line, bytes: Uint8Array): boolean {
  if (!line.worded || line.to - line.from > LONGEST_NAME) return false;
  const text = textOf(line, bytes);
  return text.includes(' ') && !isButton(text) && (areNames(text) || mayBeCaselessName(text));
}

/** Whether right below a line stands whom a picture is owed to, which makes it a caption. */
function isOverCredit(lines: readonly Line[], at: number, bytes: Uint8Array): boolean {
  const below = lines[at + 1];
  if (below === undefined || !below.worded || creditOf(below, bytes)?.whole !== true) return false;
  return saysOwed(textOf(below, bytes));
}

/** Whether a line that reads as a headline is a byline, a name and what its bearer is, a button, or a number of minutes or comments. */
function isOther(line: Line, bytes: Uint8Array): boolean {
  if (isByline(line, bytes) && toldBy(line, bytes) === 'byline') return true;
  if (wordsOf(line, bytes) > OTHER_WORDS) return false;
  const text = textOf(line, bytes);
  if (isCount(text) || isButton(text) || isNameAndRole(text) || IN_BRACKETS.test(text)) return true;
  return saysSource(text) || isNoTitle(text) || isRole(text) || areSeveralNames(text);
}

/** No headline stands in brackets as a whole. */
const IN_BRACKETS = /^[（([［【][^）)\]］】]*[）)\]］】]$/u;

/** The place of a line that stands alone in a gap, is no bullet and not longer than headlines are; -1 where there is none. */
export function loneLine(lines: readonly Line[], { first, body }: Gap, bytes: Uint8Array): number {
  const lone = lines.slice(first + 1, body).every(isBlank);
  return lone && !lines[first].bullet && wordsOf(lines[first], bytes) <= LONE_WORDS ? first : -1;
}
