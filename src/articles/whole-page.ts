/** Pages of sites that nobody configured: what the page model reads in a stretch of lines, put onto the lines. */
import { KNOWN_BYLINES, KNOWN_LABELS } from '../layouts/index.js';
import { isBlank } from '../text/line.js';
import { beginsWith, creditOf, textOf, timeOf, wordsOf } from '../text/looks.js';
import { decode } from '../text/passage.js';
import { REASONS, type ReasonName } from '../text/reasons.js';
import type { Line, Role } from '../types.js';
import { tailOf } from './body-roles.js';
import { type PageReading, readPage, type ReadUnit } from './page/index.js';

/** From this share on of lines that are no sentences, a stretch is a page with menus and lists, or its lines are broken. */
const MESSY_SHARE = 0.34;
/** So few lines are never a page. */
const FEWEST_LINES = 8;
/** Times, bylines and captions stand within so many units above the body. */
const NEAR_BODY = 12;
/** A caption has more words than a link with something in brackets behind it. */
const CAPTION_WORDS = 6;
/** Words of a section. */
const SECTION_WORDS = 3;
const NAME = /^\p{Lu}[\p{Lu}\p{M}.'’-]+(?: [\p{Lu}\p{M}.'’-]+){1,3} ?[|·]$/u;
/** Bytes of a name, at most. */
const LONGEST_NAME = 120;

/**
 * Whether there is more than an article’s own text in lines [first, end), or their paragraphs are broken into lines.
 * With `once`, only lines that stand there once count: the others are of head blocks.
 */
export function isMessy(lines: readonly Line[], first: number, end: number, once = false): boolean {
  let worded = 0;
  let sentences = 0;
  for (let at = first; at < end; at++) {
    if (!lines[at].worded || lines[at].continued) continue;
    if (once && (lines[at].back > 0 || lines[at].again)) continue;
    worded++;
    if (lines[at].sentence) sentences++;
  }
  return worded >= FEWEST_LINES && worded - sentences >= worded * MESSY_SHARE;
}

export interface ReadPage {
  readonly found: boolean;
  readonly hasHeadline: boolean;
  readonly confidence: number;
}

/**
 * Gives roles to the lines from `first` on by the page model; nothing is kept when it finds no article. `furniture` is what the
 * site's pages have in common, null when that is not known.
 */
export function settlePage(
  lines: readonly Line[],
  first: number,
  furniture: ReadonlySet<number> | null,
  bytes: Uint8Array,
): ReadPage {
  const stretch = first === 0 ? lines : lines.slice(first);
  const reading = readPage(textsOf(stretch, bytes), furniture);
  for (const unit of reading.units) settleUnit(unit, stretch);
  if (!reading.found) return { found: false, hasHeadline: false, confidence: 0 };
  if (reading.headline !== null) keep(reading.units[reading.headline], stretch, 'headline', 'page_headline');
  dropTail(stretch, bytes);
  settleNear(reading, stretch, bytes);
  settleContinued(stretch);
  return { found: true, hasHeadline: reading.headline !== null, confidence: round(reading.confidence) };
}

/** Lines at the very end that are no body after all: the next article’s headline where a dump was cut off behind it. */
function dropTail(stretch: readonly Line[], bytes: Uint8Array): void {
  const last = stretch.findLastIndex(({ worded }) => worded);
  const tail = tailOf(stretch, 0, bytes);
  if (tail > last || stretch[last].fate !== 'kept') return;
  for (const line of stretch.slice(tail)) {
    if (line.fate !== 'kept' || line.role !== 'body' || line.joint !== null) continue;
    line.role = 'furniture';
    line.fate = 'dropped';
    line.reason = REASONS.after_body;
  }
}

/** The texts of lines; that of an over-long line is with its first part. */
export function textsOf(lines: readonly Line[], bytes: Uint8Array): string[] {
  const texts = lines.map(line => (isBlank(line) || line.continued ? '' : decode(bytes, line.from, line.to)));
  let first = 0;
  lines.forEach((line, at) => {
    if (!line.continued) first = at;
    else texts[first] += decode(bytes, line.textFrom, line.textTo);
  });
  return texts;
}

/** Parts of an over-long line share what became of the first. */
function settleContinued(lines: readonly Line[]): void {
  for (let at = 1; at < lines.length; at++) {
    if (!lines[at].continued) continue;
    const { role, fate, reason } = lines[at - 1];
    Object.assign(lines[at], { role, fate, reason });
  }
}

function settleUnit(unit: ReadUnit, stretch: readonly Line[]): void {
  if (unit.rule === null) return keep(unit, stretch, 'body', 'page_body');
  for (const place of unit.lines)
    stretch[place].reason = REASONS[unit.rule === 'headline' ? 'outside_body' : unit.rule];
}

/** Keeps the lines of a unit, joined, in a role. */
function keep(unit: ReadUnit, stretch: readonly Line[], role: Role, reason: 'page_body' | 'page_headline'): void {
  unit.lines.forEach((place, i) => {
    const line = stretch[place];
    line.role = role;
    line.fate = 'kept';
    line.reason = {
      ...REASONS[reason],
      certainty: role === 'body' ? round(unit.probability) : REASONS[reason].certainty,
    };
    if (i > 0) line.joint = unit.joints[i - 1];
  });
}

const round = (share: number): number => Math.round(share * 100) / 100;

/** Times, bylines and captions among the lines above the body; below it they are those of other articles. */
function settleNear({ units, headline }: PageReading, stretch: readonly Line[], bytes: Uint8Array): void {
  const body = units.findIndex(({ rule }) => rule === null);
  const section = headline === null ? -1 : sectionAbove(units, headline, stretch, bytes);
  for (let at = Math.max(0, body - NEAR_BODY); at < body; at++) {
    const unit = units[at];
    if (at === headline || unit.lines.length > 1) continue;
    const line = stretch[unit.lines[0]];
    const role = nearRole(line, bytes) ?? (at === section ? 'kicker' : null);
    if (role === null) continue;
    line.role = role;
    line.fate = 'kept';
    line.reason = REASONS[NEAR_REASONS[role]];
  }
}

/**
 * The place of the section: a label right above the headline that is not on all pages of the site, where those above it are;
 * -1 when there is none.
 */
function sectionAbove(
  units: PageReading['units'],
  headline: number,
  stretch: readonly Line[],
  bytes: Uint8Array,
): number {
  const at = headline - 1;
  if (at < 1 || units[at].lines.length > 1 || units[at].rule === 'site_furniture') return -1;
  if (units[at - 1].rule !== 'site_furniture') return -1;
  const line = stretch[units[at].lines[0]];
  const isNext = units[headline].lines[0] === units[at].lines[0] + 1;
  return isNext && line.worded && !line.sentence && !line.bullet && wordsOf(line, bytes) <= SECTION_WORDS ? at : -1;
}

type NearRole = 'timestamp' | 'byline' | 'caption' | 'kicker';
const NEAR_REASONS = {
  timestamp: 'timestamp',
  byline: 'byline',
  caption: 'caption_above',
  kicker: 'section_above',
} as const satisfies Record<NearRole, ReasonName>;

function nearRole(line: Line, bytes: Uint8Array): NearRole | null {
  if (!line.worded || line.bullet) return null;
  if (timeOf(line, bytes, KNOWN_LABELS) !== null) return 'timestamp';
  if (!line.sentence && (beginsWith(line, bytes, KNOWN_BYLINES) || isName(line, bytes))) return 'byline';
  return creditOf(line, bytes)?.whole === false && wordsOf(line, bytes) >= CAPTION_WORDS ? 'caption' : null;
}

/** Whether a line is a name in capitals and the bar or dot that parts it from what once stood behind it. */
function isName(line: Line, bytes: Uint8Array): boolean {
  return line.to - line.from <= LONGEST_NAME && NAME.test(textOf(line, bytes));
}
