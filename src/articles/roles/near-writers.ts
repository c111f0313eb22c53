/** The writers between the headline and the body of a page that the model read. */
import { isButton } from '../../text/buttons.js';
import { isAddress, isPlacedByline, nameBeside, namesIn, saysRole } from '../../text/bylines.js';
import { mayBeCaselessName } from '../../text/caseless-names.js';
import { isAgency, isWire } from '../../text/credits.js';
import { isCount } from '../../text/label-rows.js';
import { textOf, wordsOf } from '../../text/looks.js';
import { isNewsroom } from '../../text/newsrooms.js';
import { decode } from '../../text/passage.js';
import type { Line } from '../../types.js';
import { isCaselessName, isNameLine, isOwnName, saysBy } from '../lines/head-lines.js';
import { isOne, isTime, lineAt, type NearHead } from './near-head.js';
import { GLUED } from './section.js';

/** Behind “by” stands a name of no more words; beside a name what its bearer is, in no more words. */
const NAME_WORDS = 8;
const ROLE_WORDS = 4;
const NAME_PARTS = 3;
/** Bytes of a count of minutes or comments, at most. */
const LONGEST_COUNT = 60;
/** What stands before the name of a site. */
const SITE = /©|\([Cc]\)| [|–—·»-] $/u;
/** What a capital may follow within a name: `MacAdam`, `DeRosa`. */
const PREFIXED = /(?<!\p{L})(?:Mac|Mc|De|Di|Du|La|Le|Van|Von|Fitz|O)(?=\p{Lu}\p{Ll})/gu;
const PARTED_CASELESS = /\s?[|｜•·]\s?|[,،、，]\s?/u;

/** In East Asia a label may be as long as a name: `기자 페이지`. */
const EASTERN_WRITER = /기자|[記记作]者/u;
/** So many writers stand below each other. */
const MOST_WRITERS = 3;

/** The places of further writers: names and newsrooms on the lines right below one. */
export function writersUnder(near: NearHead, writer: number): number[] {
  const found: number[] = [];
  for (let at = writer + 1; at < near.body && found.length < MOST_WRITERS; at++) {
    const line = lineAt(near, at);
    if (!line.worded || !isOne(near, at) || near.told[at] !== null || !isWriter(line, near.stretch, near.bytes)) break;
    if (line.above > lineAt(near, writer).above && line.above > 1) break;
    found.push(at);
  }
  return found;
}

/** Whether a line right below a writer is another: a name, a newsroom, an agency. */
export function isWriter(line: Line, page: readonly Line[], bytes: Uint8Array): boolean {
  const text = textOf(line, bytes);
  if (isButton(text)) return false;
  if (isNewsroom(text) || isAgency(text)) return true;
  if (isOfSite(line, page, bytes) || page.some(other => other !== line && other.key === line.key)) return false;
  if (bytes[line.from] >= 0x80 && mayBeCaselessName(text)) return !EASTERN_WRITER.test(text);
  return (
    isNameLine(line, bytes) && !saysRole(text) && namesIn(text).every(name => isPerson(line, page, bytes, name.trim()))
  );
}

/** Of so many lines below a headline, and above its body, one may be the writer: a menu or a list between them is far longer. */
const MOST_PLACES = 48;

/**
 * The place of the writer where no line begins as a byline: what is behind one that says no more than “by”; a name beside a
 * time, over what its bearer is, or right below the headline or the standfirst. -1 when there is none.
 */
export function writerBelow(near: NearHead, standfirst: number): number {
  const { units, headline, body, told, stretch, bytes } = near;
  const between = units.flatMap((_, at) => (at > headline && at < body && mayTellWriter(lineAt(near, at)) ? [at] : []));
  const places =
    between.length <= 2 * MOST_PLACES ? between : [...between.slice(0, MOST_PLACES), ...between.slice(-MOST_PLACES)];
  const hasTime = told.some(isTime);
  const menus = stretch.slice(0, units[headline].lines[0]);
  const found = places.find((at, i) => {
    const line = lineAt(near, at);
    if (!isOne(near, at) || told[at] !== null) return false;
    if (i > 0 && saysBy(lineAt(near, places[i - 1]), bytes)) return wordsOf(line, bytes) <= NAME_WORDS;
    if (isPersonInRole(line, stretch, bytes)) return true;
    if (i === places.length - 1 && isPlacedWriter(line, stretch, bytes) && lineAt(near, body).above > 0) return true;
    if (isBesideTime(i) && isWire(textOf(line, bytes))) return true;
    const isOver = isTime(told[places[i + 2]]) && isLabel(lineAt(near, places[i + 1]), bytes);
    const isOverRole = i + 1 < places.length && isRoleLine(lineAt(near, places[i + 1]));
    if (isCaselessWriter(line, menus, isOver || isBesideTime(i), bytes)) return !isOfSite(line, stretch, bytes);
    if (!isNameLine(line, bytes) || isButton(textOf(line, bytes)) || saysBy(line, bytes)) return false;
    if (isOfSite(line, stretch, bytes)) return false;
    if ((isOver || isOverRole) && isPerson(line, stretch, bytes, textOf(line, bytes))) return true;
    if (isBesideTime(i)) return isOwnName(line, stretch, bytes);
    const isLast = i === places.length - 1 && hasTime;
    return (
      (isBelow(places, i, standfirst) || isLast || isOverWriters(places, i) || isOverAddress(places[i + 1])) &&
      isPerson(line, stretch, bytes, textOf(line, bytes))
    );
  });
  return found ?? -1;

  /** How long it takes to read stands between names and times as nothing does. */
  function mayTellWriter(line: Line): boolean {
    return line.worded && (line.to - line.from > LONGEST_COUNT || !isCount(textOf(line, bytes)));
  }

  function isRoleLine(line: Line): boolean {
    return isLabel(line, bytes) && saysRole(textOf(line, bytes));
  }

  /** Whether another writer stands right below, and then a time. */
  function isOverWriters(places: readonly number[], i: number): boolean {
    if (!hasTime) return false;
    const further = places.slice(i + 1, i + 1 + MOST_WRITERS);
    const below = further.findIndex(at => !isWriter(lineAt(near, at), stretch, bytes));
    return below > 0 && isTime(told[further[below]]);
  }

  function isOverAddress(at: number | undefined): boolean {
    return at !== undefined && isAddress(textOf(lineAt(near, at), bytes));
  }

  function isBesideTime(i: number): boolean {
    return isTime(told[places[i + 1]]) || (i > 0 && isTime(told[places[i - 1]]));
  }
}

/** Whether a line right over a body is the place and the writer; in a script with capitals the body says the place, too. */
export function isPlacedWriter(line: Line, stretch: readonly Line[], bytes: Uint8Array): boolean {
  const text = textOf(line, bytes);
  if (!isPlacedByline(text)) return false;
  const [place] = text.split(':');
  return (
    bytes[line.from] >= 0x80 ||
    stretch.some(other => other.sentence && decode(bytes, other.from, other.to).includes(place))
  );
}

const isLabel = (line: Line, bytes: Uint8Array): boolean => !line.sentence && wordsOf(line, bytes) <= ROLE_WORDS;

/** Whether a line is a name in a script without capitals: it stands by the time, or what its bearer is stands behind it. */
function isCaselessWriter(line: Line, menus: readonly Line[], isByTime: boolean, bytes: Uint8Array): boolean {
  const text = textOf(line, bytes);
  const [name, role, ...more] = text.split(PARTED_CASELESS);
  if (isButton(text) || more.length > 0) return false;
  if (role === undefined ? !isByTime : !isLabel(line, bytes) && role.split(' ').length > ROLE_WORDS) return false;
  return isCaselessName(line, name, menus, bytes);
}

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
export function isPersonInRole(line: Line, stretch: readonly Line[], bytes: Uint8Array): boolean {
  if (line.sentence || wordsOf(line, bytes) > NAME_WORDS) return false;
  const name = nameBeside(textOf(line, bytes));
  if (name === null) return false;
  return isPerson(line, stretch, bytes, name);
}

/** Whether a name is surely one of a person: two or three words, none of which the page writes small. */
export function isPerson(line: Line, stretch: readonly Line[], bytes: Uint8Array, name: string): boolean {
  return (
    name.trim().split(' ').length <= NAME_PARTS &&
    !GLUED.test(name.replace(PREFIXED, ' ')) &&
    isOwnName(line, stretch, bytes, true, name)
  );
}
