/** What stands near the body of a page that the model read: times, names, captions and tags above, in and below it. */
import { isAgency, saysOwed } from '../../text/credits.js';
import { creditOf, textOf, weighedWords, wordsOf } from '../../text/looks.js';
import { beginsPlaced } from '../../text/placed.js';
import { REASONS, type ReasonName } from '../../text/reasons.js';
import { endsSigned } from '../../text/signed.js';
import type { Line } from '../../types.js';
import { collapse, drop } from '../lines/fates.js';
import { isByline, saysBy, type Told, toldBy } from '../lines/head-lines.js';
import { mayBeHeadline } from '../lines/headline-lines.js';
import type { PageReading, ReadUnit } from '../page/index.js';
import { ABOVE, captionAbove, captionAmong } from './near-captions.js';
import { isLong, type Leading, leadingBelow, type NearHead } from './near-head.js';
import { settleInside } from './near-inside.js';
import { settleOutside } from './near-outside.js';
import { isKept, isKeptByline, type NearRole, roleOf, settleAs, settlePlain } from './near-roles.js';
import { writerBelow, writersUnder } from './near-writers.js';
import { sectionAbove, sectionBelow } from './section.js';
import { announcesTags, settleTags } from './tags.js';

/** Tags, names and a late headline stand within so many units below the body. */
const BELOW = 8;
/** Times and names are told from paragraphs among the first units of the body only. */
const FIRST_UNITS = 3;
/** Behind so many paragraphs the last one may be signed by an agency as captions are. */
const FEWEST_SIGNED = 2;
/** Paragraphs that a standfirst is read as, at most. */
const STANDFIRST = 1;
/** Words of one that nothing but a caption below it tells: below a first paragraph may stand one, too. */
const SHORT_STANDFIRST = 13;
/** Below it a caption and buttons may stand before the time or the writer. */
const UNDER_STANDFIRST = 5;
/** Above the headline and below it times and names stand within so many units. */
const OVER = 2;
/** Above the headline, times with a label: a bar of buttons may stand between. */
const LABELLED_OVER = 16;
const UNDER = 12;
/** A headline has at least so many words, unless it is said again in the body. */
const HEADLINE_WORDS = 3;
/** Settles what stands near the body; returns whether there is a headline. */
export function settleNear({ units, headline }: PageReading, stretch: readonly Line[], bytes: Uint8Array): boolean {
  const line = (at: number): Line => stretch[units[at].lines[0]];
  const isOne = (at: number): boolean => units[at].lines.length === 1;
  const body = units.findIndex(({ rule }) => rule === null);
  const end = units.findLastIndex(({ rule }) => rule === null);
  const told = units.map((_, at) => (at < body && at !== headline && isOne(at) ? toldAbove(at) : null));
  function toldAbove(at: number): Told | null {
    const found = toldBy(line(at), bytes);
    return found !== null && isNear(units, at, found, headline, body) ? found : null;
  }
  const near = headline === null ? null : { units, headline, body, told, stretch, bytes };
  const section = headline === null ? -1 : sectionAt(headline);
  const leading: Leading = near === null ? NO_LEADING : leadingBelow(near);
  const { standfirst } = leading;
  for (let at = Math.max(0, Math.min(body - ABOVE, (headline ?? body) - LABELLED_OVER)); at < body; at++) {
    if (at === headline || !isOne(at)) continue;
    const role = units[at].lines[0] === section ? 'kicker' : roleOf(told[at]);
    settleAs(line(at), role ?? captionAbove(line(at), body - at, bytes), stretch, bytes);
  }
  for (const at of [standfirst, ...leading.highlights]) if (at >= 0) settleAs(line(at), 'highlight', stretch, bytes);
  for (const at of leading.captions) if (!isKept(line(at))) settlePlain(line(at), stretch, bytes);
  settleCredits(
    units.slice(Math.max(headline ?? 0, body - ABOVE), body).map(({ lines }) => lines[0]),
    stretch,
    bytes,
  );
  if (near !== null && !stretch.some(line => isKeptByline(line) && !saysBy(line, bytes))) {
    const writer = writerBelow(near, standfirst);
    if (writer >= 0) settleAs(line(writer), 'byline', stretch, bytes);
  }
  if (near !== null) settleWriters(near);
  const paragraphs: number[] = [];
  for (let at = body; at <= end; at++) {
    const kept = paragraphs.length;
    if (units[at].rule === 'repeated_paragraph') collapseCaption(line(at), stretch, bytes);
    if (units[at].rule === null) {
      if (isOne(at) && !(at === end && kept >= FEWEST_SIGNED && endsSigned(textOf(line(at), bytes))))
        settleInside(line(at), kept < FIRST_UNITS, kept === 0, stretch, bytes);
      if (line(at).role === 'body') paragraphs.push(at);
    } else if (isOne(at)) {
      const role = (at - body < UNDER ? roleInside(at, kept) : null) ?? captionAmong(line(at), bytes);
      settleAs(line(at), units[at].rule === 'site_furniture' && role === 'caption' ? null : role, stretch, bytes);
    }
    if (kept === STANDFIRST && at < end && isStandfirst(paragraphs[0], at))
      settleAs(line(paragraphs[0]), 'highlight', stretch, bytes);
  }
  const [first, second] = paragraphs;
  // A body begins with its place: what stands above that is a standfirst.
  if (near !== null && second !== undefined && isOne(first) && isLong(line(first), bytes)) {
    if (beginsPlaced(textOf(line(second), bytes)) && !beginsPlaced(textOf(line(first), bytes)))
      settleAs(line(first), 'highlight', stretch, bytes);
  }
  if (near !== null && line(body).role === 'highlight' && paragraphs.length > 1) settleUnder(near, paragraphs[1]);
  const below = units.slice(end + 1, end + 1 + BELOW).filter(isWhole);
  settleBelow(below, stretch, bytes);
  settleOutside(units, headline ?? body, end, stretch, bytes);
  return settleHeadline(headline === null ? null : line(headline), below, stretch, bytes);

  /** Tags in small letters may have been read as of the label above them. */
  function isWhole({ lines }: ReadUnit): boolean {
    return lines.length === 1 || announcesTags(stretch[lines[0]], bytes);
  }

  /** Further writers below the one that is known. */
  function settleWriters(near: NearHead): void {
    const writer = units.findIndex((_, at) => at > near.headline && at < body && isKeptByline(line(at)));
    for (const at of writer < 0 ? [] : writersUnder(near, writer)) settleAs(line(at), 'byline', stretch, bytes);
  }

  function sectionAt(headline: number): number {
    const title = units[headline].lines[0];
    const above = sectionOver(title);
    return above < 0 ? sectionBelow(stretch, title, units[body].lines[0], at => !isKept(stretch[at]), bytes) : above;
  }

  function sectionOver(title: number): number {
    const ofSite = new Set(units.filter(({ rule }) => rule === 'site_furniture').map(({ lines }) => lines[0]));
    return sectionAbove(stretch, title, 0, at => ofSite.has(at), true, bytes);
  }

  /** The head goes on behind a standfirst that was read as the first paragraph: the writer and captions above the next one. */
  function settleUnder(near: NearHead, next: number): void {
    for (let at = body + 1; at < next; at++)
      if (isOne(at) && !isKept(line(at))) settleAs(line(at), captionAbove(line(at), next - at, bytes), stretch, bytes);
    if (stretch.some(isKeptByline)) return;
    const all = units.map((_, at) => (at > body && at < next && isOne(at) ? toldBy(line(at), bytes) : told[at]));
    const writer = writerBelow({ ...near, body: next, told: all }, body);
    if (writer > body) settleAs(line(writer), 'byline', stretch, bytes);
  }

  /** Whether the first paragraph stands between the headline and what tells the time or the writer, or right over a caption. */
  function isStandfirst(first: number, below: number): boolean {
    const isCaption = below === first + 1 && line(below).role === 'caption' && isKept(line(below));
    const isOverCaption = isCaption && weighedWords(line(first), bytes) <= SHORT_STANDFIRST;
    if (!isOverCaption && !isTold(line(below))) return false;
    if (headline === null || !isOne(first) || below - first > UNDER_STANDFIRST || standfirst >= 0) return false;
    for (let at = headline + 1; at < first; at++)
      if (isTold(line(at)) ? !isOverCaption : isLong(line(at), bytes)) return false;
    return isLong(line(first), bytes);
  }

  /** The head may go on behind a standfirst that was read as the first paragraph: what it told above is not told again. */
  function roleInside(at: number, kept: number): NearRole | null {
    const found = toldBy(line(at), bytes);
    if (found === 'labelled') return 'timestamp';
    const role = kept > STANDFIRST || units[at].rule === 'site_furniture' ? null : roleOf(found);
    return role !== null && stretch.some(other => other.role === role && isKept(other)) ? null : role;
  }
}

const NO_LEADING: Leading = { standfirst: -1, captions: [], highlights: [] };
const isTold = (line: Line): boolean => isKept(line) && (line.role === 'timestamp' || line.role === 'byline');

/**
 * Whether what a line above the body tells is of the article: near the headline, and with a label anywhere above the body.
 * A time over the headline that all pages of the site have is today’s.
 */
function isNear(units: PageReading['units'], at: number, told: Told, headline: number | null, body: number): boolean {
  if (headline === null || (told === 'labelled' && at >= body - ABOVE)) return at >= body - ABOVE;
  if (at < headline && told === 'labelled') return at >= headline - LABELLED_OVER;
  if (at < headline) return at >= headline - OVER && units[at].rule !== 'site_furniture';
  return at <= headline + UNDER || at >= body - ABOVE;
}

/** A credit on a line of its own above the body, and the caption on the line above it. */
function settleCredits(places: readonly number[], stretch: readonly Line[], bytes: Uint8Array): void {
  for (const at of places) {
    const line = stretch[at];
    const credit = isKept(line) ? null : creditOf(line, bytes);
    if (credit?.whole !== true || isAgency(textOf(line, bytes))) continue;
    const above = stretch[at - 1];
    const isCaption = places.includes(at - 1) && !isKept(above) && isLong(above, bytes);
    if (isCaption) settleAs(above, 'caption', stretch, bytes);
    if (isCaption || saysOwed(textOf(line, bytes))) settleAs(line, 'credit', stretch, bytes);
  }
}

/** A caption that stood twice before the body was read as a paragraph and its repeat. */
function collapseCaption(line: Line, stretch: readonly Line[], bytes: Uint8Array): void {
  if (stretch.some(({ role, key, fate }) => role === 'caption' && key === line.key && fate === 'kept'))
    settleAs(line, 'caption', stretch, bytes);
}

/** Tags behind what announces them, and the time and the byline where none stood above. */
function settleBelow(below: readonly ReadUnit[], stretch: readonly Line[], bytes: Uint8Array): void {
  let behind = 0;
  for (const { lines } of below) {
    const [at] = lines;
    const line = stretch[at];
    if (!line.worded || at < behind) continue;
    if (announcesTags(line, bytes)) behind = settleTags(stretch, at, other => isAbove(other, stretch), bytes);
    else if (toldBy(line, bytes) === 'labelled') {
      if (!stretch.some(({ role, fate }) => role === 'timestamp' && fate === 'kept'))
        settleAs(line, 'timestamp', stretch, bytes);
    } else if (isByline(line, bytes) && !saysBy(line, bytes)) {
      if (!stretch.some(isKeptByline)) settleAs(line, 'byline', stretch, bytes);
    }
  }
}

/** Whether a line below the body stands above it too. */
function isAbove(line: Line, stretch: readonly Line[]): boolean {
  return stretch.find(({ key }) => key === line.key) !== line;
}

/** Whether the words of a line stand in a paragraph of the body, one behind the other. */
function isSaidAgain(line: Line, stretch: readonly Line[], bytes: Uint8Array): boolean {
  const words = textOf(line, bytes).toLowerCase();
  return stretch.some(
    other =>
      isKept(other) && other.role === 'body' && other.sentence && textOf(other, bytes).toLowerCase().includes(words),
  );
}

/** A headline of one or two words is a button, unless the body says it; one that comes back below the body is a headline. */
function settleHeadline(
  headline: Line | null,
  below: readonly ReadUnit[],
  stretch: readonly Line[],
  bytes: Uint8Array,
): boolean {
  let found = headline;
  let reason: ReasonName = 'headline_below';
  if (found === null || (wordsOf(found, bytes) < HEADLINE_WORDS && !isSaidAgain(found, stretch, bytes))) {
    const late = below.map(({ lines }) => stretch[lines[0]]).find(line => line.again && mayBeHeadline(line, bytes));
    // What was taken for its standfirst is the headline where the label above it is none.
    const next = stretch.find(line => line.role === 'highlight' && isKept(line) && mayBeHeadline(line, bytes));
    if (found !== null) drop(found, REASONS.before_body);
    if (late === undefined && found !== null) reason = 'headline_above';
    found = late ?? (found === null ? null : (next ?? null));
  }
  if (found === null) return false;
  if (found !== headline) Object.assign(found, { role: 'headline', fate: 'kept', reason: REASONS[reason] });
  for (const line of stretch) {
    if (line === found || line.key !== found.key || isKept(line)) continue;
    line.role = 'headline';
    collapse(line, found, bytes);
  }
  return true;
}
