/** byline and authors: the line that names the writers, and the names in it. */

import { areNames, bylineOpening, isNameAndRole, ROLE, saysRole, titledLength } from '../text/bylines.js';
import { isAgency } from '../text/credits.js';
import { isNoPerson } from '../text/newsrooms.js';
import type { Passage } from '../text/passage.js';
import { type Timestamp, timesIn } from '../text/timestamps.js';
import type { Article, Line } from '../types.js';
import { type KeptLines, leaveOut, lineText, within } from './kept.js';

/** A byline may begin with a place and a colon. */
const PLACE = /^[^:：]{1,30}[:：]\s\s*/u;
const BETWEEN =
  /\([^()]{1,60}\)|[,،、，／]|;|&| \/ |\band\b|\bund\b|\bet\b|\by\b|\bavec\b|\bmit\b|\||·|⋅|•|»| [-–—] /iu;
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

/** The names in a byline, as passages of it. */
export function authors(byline: Passage): Passage[] {
  const whole = String(byline);
  const titled = titledLength(whole);
  const text =
    titled > 0 ? whole.slice(0, titled).replace(TITLE, '') : isNameAndRole(whole) ? whole.split(ROLE)[0] : whole;
  const from = bylineOpening(text) || (PLACE.exec(text)?.[0].length ?? 0);
  const names = text
    .slice(from)
    .split(BETWEEN)
    .map(name => name.trim())
    .map(name => withoutAddress(name).trim())
    .filter(name => name !== '' && !/\p{N}/u.test(name) && name.split(' ').length <= NAME_WORDS);
  const persons = names.filter(name => !isAgency(name) && !isNoPerson(name));
  const own = persons.filter((name, at) => at === 0 || !isBeside(name, persons[0]));
  let at = from;
  return own.map(name => {
    const start = text.indexOf(name, at);
    at = start + name.length;
    return within(byline, whole, start, at);
  });
}

/** The names on the lines right below the byline, which are kept; further bylines elsewhere are left out. */
export function furtherAuthors(article: Article, { bylines }: KeptLines): Passage[] {
  const found: Passage[] = [];
  let above = bylines.at(0);
  for (const line of bylines.slice(1)) {
    if (above !== undefined && isNext(article, above, line)) {
      found.push(...authors(withoutBullet(lineText(article, line))));
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
export function bylineIn(article: Article, { bylines, timestamps }: KeptLines): Passage | null {
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

/** The names before the first time of a line, or behind a time and `by`. */
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
  for (const { to } of times) {
    const gap = /^\s{0,3}/u.exec(text.slice(to))?.[0].length ?? 0;
    const rest = text
      .slice(to + gap)
      .split(PARTED)[0]
      .trimEnd();
    if (bylineOpening(rest) > 0) return within(passage, text, to + gap, to + gap + rest.length);
  }
  return null;
}
