/** What stands around the headline of a page that the model read: the standfirst and the writer below it. */
import { isButton } from '../text/buttons.js';
import { areNames } from '../text/bylines.js';
import { creditOf, isLabelRow, textOf, wordsOf } from '../text/looks.js';
import { decode } from '../text/passage.js';
import type { Line } from '../types.js';
import { isCaselessName, isNameLine, isOwnName, saysBy, type Told } from './head-lines.js';
import type { ReadUnit } from './page/index.js';
import { GLUED } from './section.js';

/** A page with its headline and body, by places among its units, and what each unit above the body tells. */
export interface NearHead {
  readonly units: readonly ReadUnit[];
  readonly headline: number;
  readonly body: number;
  readonly told: readonly (Told | null)[];
  readonly stretch: readonly Line[];
  readonly bytes: Uint8Array;
}

/** Behind “by” stands a name of no more words; beside a name what its bearer is, in no more words. */
const NAME_WORDS = 8;
const ROLE_WORDS = 4;
const NAME_PARTS = 3;
/** What stands before the name of a site. */
const SITE = /©|\([Cc]\)| [|–—·»-] $/u;
/** A standfirst has so many words, and stands within so many units above a time or a byline. */
const STANDFIRST = { least: 6, most: 60, reach: 8 };
/** What parts a name from what its bearer is. */
const PARTED = /\s?[|•·]\s?|,\s|\s[–—-]\s/u;

const lineAt = ({ units, stretch }: NearHead, at: number): Line => stretch[units[at].lines[0]];
const isOne = ({ units }: NearHead, at: number): boolean => units[at].lines.length === 1;
const isTime = (told: Told | null | undefined): boolean => told === 'time' || told === 'labelled';

/** The place of the standfirst: the one longer line between the headline and the first time or byline; -1 when there is none. */
export function standfirstBelow(near: NearHead): number {
  const { headline, body, told, bytes } = near;
  const end = told.findIndex((what, at) => at > headline && at < body && what !== null);
  if (end < 0 || end - headline > STANDFIRST.reach) return -1;
  const long: number[] = [];
  for (let at = headline + 1; at < end; at++) if (isLong(lineAt(near, at), bytes)) long.push(at);
  return long.length === 1 && isOne(near, long[0]) ? long[0] : -1;
}

/** Whether a line is as long as a standfirst, and no caption or row of labels. */
export function isLong(line: Line, bytes: Uint8Array): boolean {
  if (!line.worded || line.bullet) return false;
  const words = wordsOf(line, bytes);
  if (words < STANDFIRST.least || words > STANDFIRST.most || creditOf(line, bytes) !== null) return false;
  return !isLabelRow(line, bytes);
}

/**
 * The place of the writer where no line begins as a byline: what is behind one that says no more than “by”; a name beside a
 * time, over what its bearer is, or right below the headline or the standfirst. -1 when there is none.
 */
export function writerBelow(near: NearHead, standfirst: number): number {
  const { units, headline, body, told, stretch, bytes } = near;
  const places = units.flatMap((_, at) => (at > headline && at < body && lineAt(near, at).worded ? [at] : []));
  const found = places.find((at, i) => {
    const line = lineAt(near, at);
    if (!isOne(near, at) || told[at] !== null) return false;
    if (i > 0 && saysBy(lineAt(near, places[i - 1]), bytes)) return wordsOf(line, bytes) <= NAME_WORDS;
    if (isPersonInRole(line, stretch, bytes)) return true;
    if (isBesideTime(i) && !isButton(textOf(line, bytes)) && isCaselessName(line, stretch, bytes)) return true;
    if (!isNameLine(line, bytes) || isButton(textOf(line, bytes))) return false;
    if (isOfSite(line, stretch, bytes)) return false;
    const isOver = isTime(told[places[i + 2]]) && isLabel(lineAt(near, places[i + 1]), bytes);
    if (isOver && isPerson(line, stretch, bytes, textOf(line, bytes))) return true;
    if (isBesideTime(i)) return isOwnName(line, stretch, bytes);
    return isBelow(places, i, standfirst) && isPerson(line, stretch, bytes, textOf(line, bytes));
  });
  return found ?? -1;

  function isBesideTime(i: number): boolean {
    return isTime(told[places[i + 1]]) || (i > 0 && isTime(told[places[i - 1]]));
  }
}

const isLabel = (line: Line, bytes: Uint8Array): boolean => !line.sentence && wordsOf(line, bytes) <= ROLE_WORDS;

/** Whether a name is that of the site: it stands behind the title of the page, or behind the sign of an owner. */
function isOfSite(line: Line, stretch: readonly Line[], bytes: Uint8Array): boolean {
  const name = textOf(line, bytes);
  return stretch.some(other => {
    if (other.to - other.from <= line.to - line.from || other.sentence || !other.worded) return false;
    const text = decode(bytes, other.from, other.to);
    return text.endsWith(name) && SITE.test(text.slice(0, -name.length));
  });
}

/** Whether a place is the first below the headline, or below its standfirst. */
function isBelow(places: readonly number[], i: number, standfirst: number): boolean {
  return i === 0 || (i === 1 && places[0] === standfirst);
}

/** Whether a line is surely the name of a person and what that is: `Mira Olden | Staff reporter`, `Mira Olden, editor`. */
function isPersonInRole(line: Line, stretch: readonly Line[], bytes: Uint8Array): boolean {
  if (line.sentence || wordsOf(line, bytes) > NAME_WORDS) return false;
  const [name, role, ...more] = textOf(line, bytes).split(PARTED);
  if (role === undefined || more.length > 1 || role.split(' ').length > ROLE_WORDS || !areNames(name)) return false;
  return isPerson(line, stretch, bytes, name);
}

/** Whether a name is surely one of a person: two or three words, none of which the page writes small. */
function isPerson(line: Line, stretch: readonly Line[], bytes: Uint8Array, name: string): boolean {
  return (
    name.trim().split(' ').length <= NAME_PARTS && !GLUED.test(name) && isOwnName(line, stretch, bytes, true, name)
  );
}
