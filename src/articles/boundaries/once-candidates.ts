/** Candidates: gaps between paragraphs that may be heads shown once, and what speaks for each. */
import { KNOWN_LABELS } from '../../layouts/index.js';
import { isBlank } from '../../text/line.js';
import { creditOf, timeOf, wordsOf } from '../../text/looks.js';
import type { Line } from '../../types.js';
import { keyOf } from '../header/keys.js';
import { beginsAsByline, type Company, companyOf } from '../lines/company.js';
import { nextLine } from '../lines/next-line.js';
import { type Gap, isApart } from './gaps.js';
import type { Head } from './heads.js';
import { headlineIn, loneLine } from './once-headlines.js';

/** A gap of more lines is a list, not a head. */
const LONGEST_GAP = 24;
/** What a head may begin with beside its headline. */
const LEADS: ReadonlySet<Company | null> = new Set<Company>(['caption', 'time', 'byline']);
/** Words of a line `key: value` in a table; a headline with a colon has more. */
const TABLE_WORDS = 6;
/** Words of the name over a comment, “says” included. */
const NAME_WORDS = 6;
/** So many lines are the foot of a page; one may be a button. */
const FOOT_LINES = 2;
/** Words of a label, at most. */
const LABEL_WORDS = 4;

/** A gap that may be a head: its kinds of company, in order of the alphabet; whether it stands apart, and has bullets. */
export interface Candidate {
  readonly head: Head;
  readonly gap: Gap;
  readonly isEnd: boolean;
  readonly kinds: readonly Company[];
  readonly apart: boolean;
  readonly bullets: boolean;
  /** Whether it stands by the foot of a page: lines that come back in other gaps. */
  readonly foot: boolean;
  /** Whether nothing but its place says that it is a head. */
  readonly isLone: boolean;
  /** Whether nothing stands in the gap but a headline and below it a day with its hour, as below no subhead; no name over a comment. */
  readonly isDated: boolean;
}

/** Keys of the lines that stand in several gaps. */
export function sharedIn(lines: readonly Line[], gaps: readonly Gap[]): ReadonlySet<number> {
  const seen = new Set<number>();
  const shared = new Set<number>();
  for (const { first, body } of gaps) {
    const own = new Set<number>();
    for (let at = first; at < body; at++) if (!isBlank(lines[at])) own.add(lines[at].key);
    for (const key of own) (seen.has(key) ? shared : seen).add(key);
  }
  return shared;
}

/** Lines of a gap that stand in no other. */
function ownLines(lines: readonly Line[], { first, body }: Gap, shared: ReadonlySet<number>): number {
  return lines.slice(first, body).filter(({ key }) => !shared.has(key)).length;
}

/** What all gaps of a stretch are judged by. */
export interface Around {
  /** Where the lines begin that are looked at; 0 where no head stands above them. */
  readonly from: number;
  /** Whether they may be of menus and lists: taken once, since it asks for all lines of the stretch. */
  readonly isDoubtful: boolean;
  /** Keys of lines that stand in several gaps. */
  readonly shared: ReadonlySet<number>;
}

/** What a gap is as a head; null when it is none. */
export function candidateIn(
  lines: readonly Line[],
  gap: Gap,
  { from, isDoubtful, shared }: Around,
  bytes: Uint8Array,
): Candidate | null {
  const isEnd = gap.body === lines.length;
  if (gap.body - gap.first > LONGEST_GAP && ownLines(lines, gap, shared) > LONGEST_GAP) return null;
  const found = headlineIn(lines, gap, shared, bytes);
  const headline = found < 0 && from === 0 ? loneLine(lines, gap, bytes) : found;
  if (headline < 0 || isTable(lines, headline, gap, bytes)) return null;
  let last = gap.body - 1;
  while (isBlank(lines[last])) last--;
  const first = leadOf(lines, headline, gap, bytes);
  const kinds = new Set<Company>();
  for (let at = first; at <= last; at++) {
    const company = companyOf(lines[at], bytes);
    // Among menus and lists what begins as a byline may be one of another text.
    if (company === 'byline' && isDoubtful && !beginsAsByline(lines[at], bytes)) continue;
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
    foot: lines.slice(gap.first, gap.body).filter(({ key }) => shared.has(key)).length >= FOOT_LINES,
    isLone: found < 0,
    isDated: isDated(lines.slice(gap.first, gap.body), lines[headline], bytes),
  };
}

/**
 * Whether what looks like a headline is a line `key: value` of several: results, opening hours, ingredients. Where blank lines
 * part it from the others, a long one is a headline with a colon.
 */
function isTable(lines: readonly Line[], headline: number, { first, body }: Gap, bytes: Uint8Array): boolean {
  const keysIn = (some: readonly Line[]) => some.flatMap(line => (line.worded && keyOf(line, bytes)?.key) || []);
  if (keysIn([lines[headline]]).length === 0) return false;
  const isLong = wordsOf(lines[headline], bytes) > TABLE_WORDS;
  const near = isLong ? lines.slice(Math.max(first, headline - 1), headline + 2) : lines.slice(first, body);
  return new Set(keysIn(near)).size > 1;
}

/** Whether a gap is a headline and right below it a day with its hour, and nothing else. */
function isDated(gap: readonly Line[], headline: Line, bytes: Uint8Array): boolean {
  const [first, second, ...further] = gap.filter(line => !isBlank(line));
  if (first !== headline || second === undefined || further.length > 0) return false;
  if (wordsOf(headline, bytes) <= NAME_WORDS) return false;
  const value = timeOf(second, bytes, KNOWN_LABELS)?.value ?? null;
  return value?.kind === 'absolute' && value.iso.includes('T');
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
