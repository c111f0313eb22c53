/**
 * Trust: which head blocks begin an article. Menus, tables of contents and buttons repeat too; what stands with the headline
 * of an article, between its showings or right below them, does not stand with those.
 */
import { isBlank } from '../../text/line.js';
import { wordsOf } from '../../text/looks.js';
import type { Line } from '../../types.js';
import { type Company, companyOf } from '../lines/company.js';
import { OnceJudge } from '../lines/messy.js';
import type { HeadSettler } from '../roles/head-roles.js';
import type { Head } from './heads.js';

/** Showings that need nothing beside them. */
const ENOUGH_SHOWINGS = 3;
/** Lines of a head block that has no menu in it. */
const SHORT_BLOCK = 16;
/** A headline that stands alone with itself has at least so many words, and a paragraph of so many below it. */
const HEADLINE_WORDS = 3;
const PARAGRAPH_WORDS = 7;
/** Lines below the last showing among which a byline is looked for. */
const BYLINE_LINES = 2;
/** Standfirsts between a headline and its paragraph, at most, and words of each. */
const STANDFIRSTS = 2;
const STANDFIRST_WORDS = 4;
/** Labels between the text of an article and the next headline, at most, where a standfirst may be below that. */
const LABELS_ABOVE = 3;
/** Lines between a headline and its paragraph. */
const LEADING_LINES = 3;

/** Whether a head block begins an article; `floor` is where the body before it begins. */
export function isTrusted(
  lines: readonly Line[],
  head: Head,
  floor: number,
  heads: HeadSettler,
  once: OnceJudge,
  bytes: Uint8Array,
): boolean {
  if (head.isUnlikely === true) return heads.fits(lines, { ...head, tail: head.last + 1 }, bytes);
  const showings = showingsOf(lines, head);
  let shown = 0;
  for (const at of showings) shown += 1 + lines[at].more;
  const isMessyBelow = new OnceJudge().isMessy(lines, head.last + 1, lines.length);
  if (isMessyBelow || once.isMessy(lines, floor, head.first)) {
    // The foot of the article above may be as long as that.
    if (!isMessyBelow && floor > 0 && leads(lines, head, showings, bytes)) return true;
    // Among menus and lists anything may stand with what repeats: only many showings or the pattern of a known layout tell.
    if (shown > ENOUGH_SHOWINGS && head.last - head.headline <= SHORT_BLOCK && isAccompanied(lines, head, bytes))
      return true;
    return heads.fits(lines, { ...head, tail: head.last + 1 }, bytes);
  }
  if (isAccompanied(lines, head, bytes)) return true;
  if (wordsOf(lines[head.headline], bytes) < HEADLINE_WORDS) return false;
  if (shown >= ENOUGH_SHOWINGS || head.isAlike === true) return true;
  const standfirsts = isBehindText(lines, head.first) && areAlone(lines, head, showings) ? STANDFIRSTS : 0;
  return (
    isFollowed(lines, head.last, standfirsts, bytes) ||
    hasByline(lines, head.last, bytes) ||
    leads(lines, head, showings, bytes)
  );
}

/** Whether something stands between the showings of a headline that does not stand in menus and listings. */
export function isAccompanied(lines: readonly Line[], head: Head, bytes: Uint8Array): boolean {
  const showings = showingsOf(lines, head);
  for (let at = head.first; at <= head.last; at++)
    if (!isBlank(lines[at]) && !showings.has(at) && isCompany(lines[at], bytes)) return true;
  return false;
}

/** Whether a byline stands right below the last showing, or below a label there. */
function hasByline(lines: readonly Line[], last: number, bytes: Uint8Array): boolean {
  for (let at = last + 1, seen = 0; at < lines.length && seen < BYLINE_LINES; at++) {
    if (isBlank(lines[at])) continue;
    if (lines[at].sentence) return false;
    if (companyOf(lines[at], bytes) === 'byline') return true;
    seen++;
  }
  return false;
}

/** Whether showings that nothing parts lead to a paragraph over a few labels, a time, a credit or a byline among them. */
function leads(lines: readonly Line[], head: Head, showings: ReadonlySet<number>, bytes: Uint8Array): boolean {
  if (!areAlone(lines, head, showings)) return false;
  const { last } = head;
  let told = false;
  for (let at = last + 1, seen = 0; at < lines.length && seen <= LEADING_LINES; at++) {
    if (isBlank(lines[at])) continue;
    if (lines[at].sentence) return told && wordsOf(lines[at], bytes) >= PARAGRAPH_WORDS;
    told ||= LEADING.has(companyOf(lines[at], bytes));
    seen++;
  }
  return false;
}

/** Whether nothing parts the showings of a headline. */
function areAlone(lines: readonly Line[], { first, last }: Head, showings: ReadonlySet<number>): boolean {
  for (let at = first; at <= last; at++) if (!isBlank(lines[at]) && !showings.has(at)) return false;
  return true;
}

/** The places of the headline's showings. */
function showingsOf(lines: readonly Line[], { headline, last }: Head): ReadonlySet<number> {
  const places = new Set([headline]);
  for (let at = headline + 1; at <= last; at++) if (places.has(at - lines[at].back)) places.add(at);
  return places;
}

const LEADING: ReadonlySet<Company | null> = new Set<Company>(['time', 'credit', 'byline']);

/** Kinds that stand between showings of a headline, and not among those of a menu or a button. */
function isCompany(line: Line, bytes: Uint8Array): boolean {
  const company = companyOf(line, bytes);
  return company !== null && company !== 'bullet' && company !== 'byline';
}

/** Whether a place is at the top of what was closed together, or right behind the text of another article: no menu is above it. */
function isBehindText(lines: readonly Line[], place: number): boolean {
  let labels = 0;
  for (let at = place - 1; at >= 0 && !lines[at].sentence; at--)
    if (lines[at].worded && ++labels > LABELS_ABOVE) return false;
  return true;
}

/** Whether a paragraph follows, below bullets and so many standfirsts at most. */
function isFollowed(lines: readonly Line[], last: number, most: number, bytes: Uint8Array): boolean {
  let at = last + 1;
  for (let seen = 0; at < lines.length && !lines[at].sentence && seen <= most; at++) {
    if (isBlank(lines[at]) || lines[at].bullet) continue;
    if (lines[at].above > 1 || wordsOf(lines[at], bytes) < STANDFIRST_WORDS) return false;
    seen++;
  }
  return at < lines.length && lines[at].sentence && wordsOf(lines[at], bytes) >= PARAGRAPH_WORDS;
}
