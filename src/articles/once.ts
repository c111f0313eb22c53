/**
 * Heads shown once: an article whose headline does not come back still begins where, behind a body, lines that are no sentences
 * stand together with what heads have, and then a body follows:
 *
 *     B _ B _ _ H _ C C x _ C C _ B      B B H S S T Y B B      B _ B _ _ H _ C
 *               └───────────────┘            └───────┘                    └───┘ cut off by the dump’s end
 *               first        last            first last
 */
import { isBlank } from '../text/line.js';
import { creditOf, wordsOf } from '../text/looks.js';
import { endsWithColon } from '../text/sentences.js';
import type { Line } from '../types.js';
import { nextLine } from './body-roles.js';
import { type Gap, gapsOf, isApart, isAskedOver, mayBeAsked } from './gaps.js';
import type { HeadSettler } from './head-roles.js';
import { keyOf } from './header/keys.js';
import { type Head, mayBeHeadline } from './heads.js';
import { kickersOf } from './kickers.js';
import { type Company, companyOf } from './trust.js';
import { isMessy } from './whole-page.js';

/** Kinds of evidence that a head needs: what stands in it, and that it stands apart. */
const ENOUGH = 2;
/** A gap of more lines is a list, not a head. */
const LONGEST_GAP = 24;
/** Lines of a head, at most, where heads with all that stands above them are the only thing between bodies. */
const LONGEST_HEAD = 12;
/** Headlines in a row, of which the first is the article’s, the next its standfirst; more are a list. */
const MOST_IN_ROW = 2;
/** Words of the paragraphs behind a head; a standfirst between the headlines of a list has fewer. */
const BODY_WORDS = 25;
/** What a head may begin with beside its headline. */
const LEADS: ReadonlySet<Company | null> = new Set<Company>(['caption', 'time', 'byline']);
/** So many headlines that stand apart are no chance; they have so many words on average. */
const FEWEST_TITLES = 2;
const TITLE_WORDS = { mean: 4, most: 40 };
/** Of the lines that stand apart: a headline of two sentences is not known as one. */
const TITLES_SHARE = 0.7;
/** Words of a label, at most. */
const LABEL_WORDS = 4;

/** The heads shown once in a stretch, and whether more places look like one. */
export interface OnceHeads {
  readonly heads: readonly Head[];
  readonly doubtful: boolean;
  /** Whether the stretch begins with one that a known layout has, or is nothing but heads that are alike and their bodies. */
  readonly known: boolean;
  /** Lines that name the sections of articles, where there is nothing but heads that are alike. */
  readonly kickers: readonly Line[];
}

/** A gap that may be a head: its kinds of company, in order of the alphabet; whether it stands apart, and has bullets. */
interface Candidate {
  readonly head: Head;
  readonly gap: Gap;
  readonly isEnd: boolean;
  readonly kinds: readonly Company[];
  readonly apart: boolean;
  readonly bullets: boolean;
  /** Whether nothing but its place says that it is a head. */
  readonly isLone: boolean;
}

/**
 * Finds heads shown once in the lines from `from` on. Behind a head that comes back they are expected; lines without one may be
 * any page, with comments and lists, so more must speak for them there: two kinds of company, or the same in all heads.
 */
export function onceHeads(lines: readonly Line[], from: number, settler: HeadSettler, bytes: Uint8Array): OnceHeads {
  const gaps = gapsOf(lines, from, BODY_WORDS, bytes);
  // The body behind the last one may have been cut off.
  const whole = gaps.filter((gap, i) => gap.words >= BODY_WORDS || i === gaps.length - 1);
  const found = whole.flatMap(gap => candidateIn(lines, gap, from, bytes) ?? []);
  const titles = from === 0 && areTitles(lines, found, bytes);
  const all = titles ? found : found.filter(({ isLone }) => !isLone);
  const first = all.at(0);
  const known =
    from === 0 &&
    first !== undefined &&
    !first.gap.paragraphs &&
    settler.fits(lines, { ...first.head, tail: first.head.last + 1 }, bytes);
  const alike = areAlike(all);
  const only = from === 0 && alike && isNothingElse(gaps, all);
  const expected = from > 0 || known || alike;
  const heads: Head[] = [];
  let doubtful = false;
  for (const candidate of all) {
    const { head, gap, isEnd, kinds, apart, bullets } = candidate;
    const bulleted = isEnd && bullets && heads.length > 0 && all[0].bullets;
    const fitting = fittingHead(lines, candidate, settler, bytes);
    const isHead =
      lines[head.headline].heading === 1 ||
      bulleted ||
      only ||
      (titles && apart) ||
      (expected ? isExpected(candidate) : isPlain(candidate));
    if (fitting !== null) heads.push(fitting);
    else if (isHead) heads.push(only ? { ...head, first: gap.first } : head);
    else doubtful ||= gap.paragraphs && !isEnd && (kinds.length > 0 || apart);
  }
  return { heads, doubtful, known: known || only, kickers: only ? kickersOf(lines, heads, bytes) : [] };
}

/** The head that a layout has a pattern for: what stands before the headline may be of it, as much as fits. */
function fittingHead(
  lines: readonly Line[],
  { head, gap }: Candidate,
  settler: HeadSettler,
  bytes: Uint8Array,
): Head | null {
  for (let first = gap.first; first <= head.first; first++) {
    if (isBlank(lines[first])) continue;
    const whole = { ...head, first };
    if (settler.fits(lines, { ...whole, tail: head.last + 1 }, bytes)) return whole;
  }
  return null;
}

function candidateIn(lines: readonly Line[], gap: Gap, from: number, bytes: Uint8Array): Candidate | null {
  const isEnd = gap.body === lines.length;
  if (gap.body - gap.first > LONGEST_GAP) return null;
  const found = headlineIn(lines, gap, bytes);
  const headline = found < 0 && from === 0 ? loneLine(lines, gap, bytes) : found;
  if (headline < 0 || isTable(lines, headline, gap, bytes)) return null;
  let last = gap.body - 1;
  while (isBlank(lines[last])) last--;
  const first = leadOf(lines, headline, gap, bytes);
  const kinds = new Set<Company>();
  for (let at = first; at <= last; at++) {
    const company = companyOf(lines[at], bytes);
    if (company !== null && (company !== 'caption' || isCaption(lines[at], from > 0, bytes))) kinds.add(company);
  }
  if (shownAgain(lines, headline, last)) kinds.add('caption');
  const bullets = kinds.delete('bullet');
  const apart = isApart(lines[first], gap.spacing) || (from === 0 && nextLine(lines, 0) === first);
  return {
    head: { first, last, headline },
    gap,
    isEnd,
    kinds: [...kinds].toSorted(),
    apart,
    bullets,
    isLone: found < 0,
  };
}

/** Whether what looks like a headline is a line `key: value` of several: results, opening hours, ingredients. */
function isTable(lines: readonly Line[], headline: number, { first, body }: Gap, bytes: Uint8Array): boolean {
  const keysIn = (some: readonly Line[]) => some.flatMap(line => (line.worded && keyOf(line, bytes)?.key) || []);
  return keysIn([lines[headline]]).length > 0 && new Set(keysIn(lines.slice(first, body))).size > 1;
}

/** Whether a headline comes back before the body. */
function shownAgain(lines: readonly Line[], headline: number, last: number): boolean {
  const { key } = lines[headline];
  return lines.slice(headline + 1, last + 1).some(line => line.key === key);
}

/** A caption that comes back has a credit; without one, what comes back may be of a menu where no head is expected. */
function isCaption(line: Line, expected: boolean, bytes: Uint8Array): boolean {
  return (expected && (line.again || line.back === line.above)) || creditOf(line, bytes) !== null;
}

/** Where more heads are expected. What the dump’s end cuts off needs less: the body that would speak for it is not there. */
function isExpected({ kinds, apart, bullets, isEnd, gap }: Candidate): boolean {
  if (kinds.length === 0) return false;
  return (isEnd && gap.paragraphs) || kinds.length + Number(apart) + Number(bullets) >= ENOUGH;
}

/** Where nothing is known. */
function isPlain({ kinds, isEnd, gap, apart }: Candidate): boolean {
  if (isEnd) return !gap.paragraphs && kinds.includes('caption') && apart;
  return kinds.length >= ENOUGH;
}

/** Whether a stretch begins with a head, and all further ones have the same company. */
function areAlike(all: readonly Candidate[]): boolean {
  const whole = all.filter(({ isEnd }) => !isEnd);
  if (whole.length < 2 || whole[0].gap.paragraphs || whole[0].kinds.length === 0) return false;
  return whole.every(({ kinds }) => kinds.join() === whole[0].kinds.join());
}

/** Whether there is nothing between the bodies of a stretch but heads with a time or a byline. */
function isNothingElse(gaps: readonly Gap[], all: readonly Candidate[]): boolean {
  const tells = all[0].kinds.includes('time') || all[0].kinds.includes('byline');
  return tells && gaps.every(gap => gap.body - gap.first <= LONGEST_HEAD && all.some(other => other.gap === gap));
}

/**
 * Whether a stretch is nothing but articles one after the other, each a headline and its paragraphs: whatever stands further from
 * the line above it than paragraphs do is a headline, and as long as one, which subheads of one article are not.
 */
function areTitles(lines: readonly Line[], all: readonly Candidate[], bytes: Uint8Array): boolean {
  const titles = all.filter(({ apart }) => apart);
  const fewest = FEWEST_TITLES + Number(titles[0]?.gap.paragraphs ?? false);
  if (titles.length < fewest || isMessy(lines, 0, lines.length)) return false;
  // The first one is a headline in any case: what comes behind it may be the sections of its article.
  const further = titles.slice(titles[0].gap.paragraphs ? 0 : 1);
  const words = further.reduce((sum, { head }) => sum + wordsOf(lines[head.headline], bytes), 0);
  if (words < TITLE_WORDS.mean * further.length) return false;
  const firsts = new Set(titles.map(({ head }) => lines[head.first]));
  const { spacing } = titles[titles.length - 1].gap;
  const apart = lines.filter((line, at) => !isBlank(line) && at > 0 && isApart(line, spacing));
  return apart.filter(line => firsts.has(line)).length >= apart.length * TITLES_SHARE;
}

/** The place of a line that stands alone in a gap, is no bullet and not longer than headlines are; -1 where there is none. */
function loneLine(lines: readonly Line[], { first, body }: Gap, bytes: Uint8Array): number {
  const lone = lines.slice(first + 1, body).every(isBlank);
  return lone && !lines[first].bullet && wordsOf(lines[first], bytes) <= TITLE_WORDS.most ? first : -1;
}

/** The headline in a gap: the first of those that stand last in a row, unless they are a list; -1 when there is none. */
function headlineIn(lines: readonly Line[], { first, body, spacing }: Gap, bytes: Uint8Array): number {
  const title = lines.slice(first, body).findIndex(({ heading }) => heading === 1);
  if (title >= 0) return first + title;
  let row: number[] = [];
  let ended = false;
  for (let at = first; at < body; at++) {
    const line = lines[at];
    if (isBlank(line)) continue;
    const may =
      mayBeHeadline(line, bytes) &&
      (!line.sentence || mayBeAsked(line, spacing, bytes) || isAskedOver(lines, at, bytes));
    if (!may || endsWithColon(bytes, line.from, line.to)) ended = true;
    else {
      // Further showings are no other headlines.
      if (row.some(place => lines[place].key === line.key || place === at - line.back)) continue;
      row = ended || isApart(line, spacing) ? [at] : [...row, at];
      ended = false;
    }
  }
  return row.length === 0 ? -1 : row.length <= MOST_IN_ROW ? row[0] : row[row.length - 1];
}

/** Where a head begins: captions, times and names may stand before the headline. */
function leadOf(lines: readonly Line[], headline: number, gap: Gap, bytes: Uint8Array): number {
  let first = headline;
  for (let at = headline - 1; at >= gap.first && !isApart(lines[first], gap.spacing); at--) {
    if (isBlank(lines[at])) continue;
    const company = companyOf(lines[at], bytes);
    if (company === null && lines[at].worded && !isLabel(lines[at], bytes)) break;
    if (LEADS.has(company)) first = at;
  }
  return first;
}

function isLabel(line: Line, bytes: Uint8Array): boolean {
  return !line.sentence && wordsOf(line, bytes) <= LABEL_WORDS;
}
