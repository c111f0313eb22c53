/** byline and authors: the line that names the writers, and the names in it. */

import {
  areNames,
  bylineOpening,
  isNameAndRole,
  isOpeningAlone,
  isQuotedName,
  ROLE,
  saysRole,
  titledLength,
} from '../text/bylines.js';
import { isAgency } from '../text/credits.js';
import { isNoPerson } from '../text/newsrooms.js';
import type { Passage } from '../text/passage.js';
import { isSectionName } from '../text/section-names.js';
import { type Timestamp, timesIn } from '../text/timestamps.js';
import type { Article, Line } from '../types.js';
import { type KeptLines, leaveOut, lineText, within } from './kept.js';

/** A byline may begin with a place and a colon, or a place of one word and a dash before a whole name. */
const PLACE = /^[^:：]{1,30}[:：]\s\s*|^\p{Lu}\S{1,30} [–—-] (?=\p{Lu}\S{0,30} \p{Lu})/u;
/** Where the writer was, behind the name. */
const PLACE_BEHIND = /(?<=\p{L} \p{Lu}\S{0,30}) (?:in|à|en|w|we|в|во|у|στ[ηο]ν?) \p{Lu}.{0,60}$/u;
const BETWEEN =
  /\([^()]{1,60}\)|[,،、，／]|;|&| \/ |\band\b|\bund\b|\bet\b|\by\b|\bavec\b|\bmit\b| (?:e|i|и|og|och|en|και|ve|oraz|com|con|with) |\||·|⋅|•|»| [-–—] /iu;
/** What a name’s bearer is, behind the name. */
const TITLE = / ?(?:선임|수석|인턴|객원|전문|수습)?(?:기자|특파원|논설위원|통신원)$|記者$/u;
/** An address of mail. */
const ADDRESS = /^[^@]{1,64}@[^@]{1,255}\.\p{L}{2,24}[>)]?$/u;
/** A name has at most so many words, and no figures; anything else is no name. */
const NAME_WORDS = 5;

/** From where a writer reports, as in Taiwan. */
const REPORTED = /(?:報導|报道)[〕】）)］\]]?$/u;

/** Whether what stands behind a whole name is no other name, but what its bearer is or writes for. */
function isBeside(text: string, first: string): boolean {
  if (REPORTED.test(text) || bylineOpening(`${text}:`) > text.length || saysRole(text) || isAgency(text)) return true;
  if (!first.includes(' ')) return false;
  return !text.includes(' ') || /^the /iu.test(text) || (areNames(first) && !areNames(text));
}

/** A name without the address of mail behind it. */
function withoutAddress(name: string): string {
  const last = name.lastIndexOf(' ') + 1;
  return ADDRESS.test(name.slice(last)) ? name.slice(0, last) : name;
}

/** Behind a whole name and a dash stands what its bearer writes for, or where. */
const DASH = / [-–—] /u;

function withoutDash(names: string): string {
  const [front] = names.split(DASH);
  return front.includes(' ') && areNames(front) ? front : names;
}

/** The names in a byline, as passages of it; of several names those that the body says are places, behind the first one. */
export function authors(byline: Passage, body: readonly Passage[]): Passage[] {
  const whole = String(byline);
  const titled = titledLength(whole);
  const text =
    titled > 0 ? whole.slice(0, titled).replace(TITLE, '') : isNameAndRole(whole) ? whole.split(ROLE)[0] : whole;
  const from = bylineOpening(text) || (PLACE.exec(text)?.[0].length ?? 0);
  if (isQuotedName(text.slice(from))) return [];
  const names = withoutDash(text.slice(from))
    .split(BETWEEN)
    .map(name => name.trim())
    .map(name => withoutAddress(name).replace(PLACE_BEHIND, '').trim())
    .filter(name => name !== '' && !/\p{N}/u.test(name) && name.split(' ').length <= NAME_WORDS);
  const persons = names.filter(name => !isAgency(name) && !isNoPerson(name) && !isOpeningAlone(name));
  const own = persons.filter((name, at) => at === 0 || !(isBeside(name, persons[0]) || isSaid(name, body)));
  let at = from;
  return own.map(name => {
    const start = text.indexOf(name, at);
    at = start + name.length;
    return within(byline, whole, start, at);
  });
}

const isSaid = (name: string, body: readonly Passage[]): boolean => body.some(text => String(text).includes(name));

/** The names on the lines right below the byline, which are kept; further bylines elsewhere are left out. */
export function furtherAuthors(article: Article, { bylines }: KeptLines): Passage[] {
  const found: Passage[] = [];
  let above = bylines.at(0);
  for (const line of bylines.slice(1)) {
    if (above !== undefined && isNext(article, above, line)) {
      found.push(...authors(withoutBullet(lineText(article, line)), []));
      above = line;
    } else leaveOut(article, line);
  }
  return found;
}

/** Whether nothing with words stands between two lines. */
function isNext({ lines }: Article, above: Line, line: Line): boolean {
  return !lines.slice(lines.indexOf(above) + 1, lines.indexOf(line)).some(({ worded }) => worded);
}

/** The byline: the line that is one, without a time in it, or what stands beside the time in a line that tells one. */
export function bylineIn(article: Article, kept: KeptLines): Passage | null {
  const found = bylineOf(article, kept);
  return found === null ? null : namesAlone(found);
}

function bylineOf(article: Article, { bylines, timestamps }: KeptLines): Passage | null {
  const line = bylines.at(0);
  if (line !== undefined) return besideTime(article, line) ?? withoutBullet(lineText(article, line));
  for (const time of timestamps) {
    const found = time.fate === 'kept' ? besideTime(article, time) : null;
    if (found !== null) return found;
  }
  return null;
}

const BULLET = /^(?:[*•·–-] )?\s*/u;

function withoutBullet(passage: Passage): Passage {
  const text = String(passage);
  const bullet = BULLET.exec(text)?.[0].length ?? 0;
  return bullet === 0 ? passage : within(passage, text, bullet, text.length);
}

/** A sign or a small word and a weekday between a name and a time. */
const ENDS = /(?: (?:on|am|le|el|il|em|den|op)(?: \p{Lu}\p{Ll}{2,12})?)?[\s,;:|•·●⋅»–—(-]{0,8}$/u;
/** What parts the names from what else stands on the line. */
const PARTED = /[|•·●⋅»]| [–—-] /u;

/** Names without an opening stand apart from a date; what is glued to it, or to so long “ago”, is where it comes from. */
function isNamed(place: string, front: string, { value }: Timestamp): boolean {
  return value?.kind === 'absolute' && front.length > place.length && areNames(place);
}

const isOnlyTime = (text: string, times: readonly Timestamp[]): boolean =>
  times.length === 1 && times[0].labelFrom === 0 && times[0].to === text.length;

/** The names in a line that tells a time: those before it, the part of it that begins as a byline, or what it ends with. */
function besideTime(article: Article, line: Line): Passage | null {
  const passage = lineText(article, line);
  const text = line.looks?.text ?? String(passage);
  const times = timesIn(text);
  if (times.length === 0 || isOnlyTime(text, times)) return null;
  const bullet = BULLET.exec(text)?.[0].length ?? 0;
  const front = text.slice(bullet, times[0].labelFrom);
  const place = front.split(PARTED)[0].replace(ENDS, '');
  if (place !== '' && (bylineOpening(place) > 0 || isNamed(place, front, times[0])))
    return within(passage, text, bullet, bullet + place.length);
  const parts = [{ to: 0 }, ...times].flatMap(({ to }, at) => partsOf(text, to, times[at]?.labelFrom ?? text.length));
  const last = parts[parts.length - 1];
  const named =
    parts.find(({ from, to }) => bylineOpening(text.slice(from, to)) > 0) ??
    (isNamedBehind(text.slice(last.from, last.to)) ? last : undefined);
  return named === undefined ? null : within(passage, text, named.from, named.to);
}

const isNamedBehind = (text: string): boolean => areNames(text) && !isSectionName(text) && !isNoPerson(text);

/** The parts of a text within [from, to), without the white space and the signs around them. */
function partsOf(text: string, from: number, to: number): { from: number; to: number }[] {
  let at = from;
  return text
    .slice(from, to)
    .split(PARTED)
    .map(part => {
      const start = text.indexOf(part, at);
      at = start + part.length;
      const open = start + (BEFORE.exec(part)?.[0].length ?? 0);
      return { from: open, to: Math.max(open, start + part.replace(ENDS, '').length) };
    });
}

/** What may stand between a time, or a sign, and a name. */
const BEFORE = /^[\s,;]{0,4}/u;

/** Behind a name: how long it takes to read, how many comments there are, what stands in another column. */
const BESIDE_NAMES = /\s\s|[\s—–-]\d/u;

/** A byline that ends where its names do, if a figure or another column follows these. */
function namesAlone(byline: Passage): Passage {
  const text = String(byline);
  const from = bylineOpening(text);
  const end = from + (BESIDE_NAMES.exec(text.slice(from))?.index ?? text.length);
  return end < text.length && areNames(text.slice(from, end)) ? within(byline, text, 0, end) : byline;
}
