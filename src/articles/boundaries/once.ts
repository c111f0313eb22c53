/**
 * Heads shown once: an article whose headline does not come back still begins where, behind a body, lines that are no sentences
 * stand together with what heads have, and then a body follows:
 *
 *     B _ B _ _ H _ C C x _ C C _ B      B B H S S T Y B B      B _ B _ _ H _ C
 *               └───────────────┘            └───────┘                    └───┘ cut off by the dump’s end
 *               first        last            first last
 */
import { isBlank } from '../../text/line.js';
import { wordsOf } from '../../text/looks.js';
import type { Line } from '../../types.js';
import { companyOf } from '../lines/company.js';
import { isMessy } from '../lines/messy.js';
import type { HeadSettler } from '../roles/head-roles.js';
import { type Gap, gapsOf, isApart } from './gaps.js';
import type { Head } from './heads.js';
import { kickersOf } from './kickers.js';
import { type Candidate, candidateIn, sharedIn } from './once-candidates.js';

/** Kinds of evidence that a head needs: what stands in it, and that it stands apart. */
const ENOUGH = 2;
/** Lines of a head, at most, where heads with all that stands above them are the only thing between bodies. */
const LONGEST_HEAD = 12;
/** Words of the paragraphs behind a head; a standfirst between the headlines of a list has fewer. */
const BODY_WORDS = 25;
/** So many headlines that stand apart are no chance; they have so many words on average. */
const FEWEST_TITLES = 2;
const TITLE_WORDS = 4;
/** Of the lines that stand apart: a headline of two sentences is not known as one. */
const TITLES_SHARE = 0.7;

/** The heads shown once in a stretch, and whether more places look like one. */
export interface OnceHeads {
  readonly heads: readonly Head[];
  readonly doubtful: boolean;
  /**
   * Whether the stretch begins with one that a known layout has, or is nothing but heads that are alike and their bodies, with
   * at most a few lines between them.
   */
  readonly known: boolean;
  /** Lines that name the sections of articles, where there is nothing but heads that are alike. */
  readonly kickers: readonly Line[];
}

/** So many bodies with the same label above their headlines are no chance; lines above each, at most. */
const FEWEST_LABELLED = 3;
const LABELLED_LINES = 3;
/** So many heads that are alike stand below the title of their page. */
const FEWEST_BELOW_TITLE = 3;

const NONE: ReadonlySet<number> = new Set();
const NOTHING: OnceHeads = { heads: [], doubtful: false, known: false, kickers: [] };

/**
 * Finds heads shown once in the lines from `from` on. Behind a head that comes back they are expected; lines without one may be
 * any page, with comments and lists, so more must speak for them there: two kinds of company, or the same in all heads.
 */
export function onceHeads(lines: readonly Line[], from: number, settler: HeadSettler, bytes: Uint8Array): OnceHeads {
  const gaps = gapsOf(lines, from, BODY_WORDS, bytes);
  if (gaps.length === 0) return NOTHING;
  // The body behind the last one may have been cut off.
  const whole = gaps.filter((gap, i) => gap.words >= BODY_WORDS || i === gaps.length - 1);
  const isDoubtful = from === 0 && isMessy(lines, 0, lines.length);
  const candidatesIn = (shared: ReadonlySet<number>) =>
    whole.flatMap(gap => candidateIn(lines, gap, { from, isDoubtful, shared }, bytes) ?? []);
  const shared = from === 0 ? sharedIn(lines, gaps) : NONE;
  const below = shared.size > 0 ? candidatesIn(shared) : [];
  const footed = areFooted(gaps, below);
  const found = footed ? below.filter(({ isEnd, kinds }) => !isEnd || kinds.length > 0) : candidatesIn(NONE);
  const titles = from === 0 && areTitles(lines, found, bytes);
  const all = titles ? found : found.filter(({ isLone }) => !isLone);
  const first = all.at(0);
  const begins = from === 0 && first !== undefined && !first.gap.paragraphs;
  const fitsFrom = (place: number): boolean =>
    begins && settler.fits(lines, { ...first.head, first: place, tail: first.head.last + 1 }, bytes);
  const fits = begins && fitsFrom(first.head.first);
  const alike = areAlike(gaps, all);
  const only =
    from === 0 &&
    (((alike || areDated(lines, gaps, all, bytes)) && isNothingElse(lines, gaps, all, bytes)) ||
      areLabelled(lines, gaps, all));
  const expected = from > 0 || fits || alike;
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
      (footed && candidate.foot) ||
      (expected ? isExpected(candidate) : isPlain(candidate));
    if (fitting !== null) heads.push(fitting);
    else if (isHead) heads.push(only ? { ...head, first: gap.first } : head);
    else doubtful ||= gap.paragraphs && !isEnd && (kinds.length > 0 || apart);
  }
  return {
    heads,
    doubtful,
    known: only || fits || (begins && fitsFrom(first.gap.first)) || (footed && !isMessy(lines, 0, lines.length)),
    kickers: only ? kickersOf(lines, heads, bytes) : [],
  };
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

/** Where more heads are expected. What the dump’s end cuts off needs less: the body that would speak for it is not there. */
function isExpected({ kinds, apart, bullets, isEnd, gap }: Candidate): boolean {
  if (kinds.length === 0) return false;
  return (isEnd && gap.paragraphs) || kinds.length + Number(apart) + Number(bullets) >= ENOUGH;
}

/** Where nothing is known. */
function isPlain({ kinds, isEnd, gap, apart, isDated }: Candidate): boolean {
  if (isDated && gap.paragraphs) return true;
  if (isEnd) return !gap.paragraphs && kinds.includes('caption') && apart;
  return kinds.length >= ENOUGH;
}

/** Whether a stretch begins with a head, and all further ones have the same company; the page’s own title and a line on it may stand above. */
function areAlike(gaps: readonly Gap[], all: readonly Candidate[]): boolean {
  const heads = alikeIn(gaps, all);
  if (heads.length < 2 || heads[0].kinds.length === 0) return false;
  if (heads[0].gap.paragraphs && (heads[0].gap !== gaps[1] || heads.length < FEWEST_BELOW_TITLE)) return false;
  return heads.every(({ kinds }) => kinds.join() === heads[0].kinds.join());
}

/** The heads that may be alike: whole ones, without a title that has no company. */
function alikeIn(gaps: readonly Gap[], all: readonly Candidate[]): readonly Candidate[] {
  const whole = all.filter(({ isEnd }) => !isEnd);
  const isTitle = whole.length > 2 && whole[0].gap === gaps[0] && whole[0].kinds.length === 0;
  return isTitle ? whole.slice(1) : whole;
}

/** Whether a stretch begins with a head, and all have a time or all a byline on the same side of their headline. */
function areDated(lines: readonly Line[], gaps: readonly Gap[], all: readonly Candidate[], bytes: Uint8Array): boolean {
  const heads = all.filter(({ isEnd }) => !isEnd);
  if (heads.length < 2 || heads[0].gap !== gaps[0] || gaps[0].paragraphs) return false;
  const sides = (kind: 'time' | 'byline') =>
    new Set(heads.map(({ head, gap }) => sideOf(lines.slice(gap.first, gap.body), lines[head.headline], kind, bytes)));
  return TELLING.some(kind => {
    const found = sides(kind);
    return found.size === 1 && !found.has(0);
  });
}

const TELLING = ['time', 'byline'] as const;

/** 1 where a time or a byline stands below the headline of a head, -1 above it, 0 where there is none. */
function sideOf(gap: readonly Line[], headline: Line, kind: 'time' | 'byline', bytes: Uint8Array): -1 | 0 | 1 {
  const at = gap.findIndex(line => companyOf(line, bytes) === kind);
  return at < 0 ? 0 : at > gap.indexOf(headline) ? 1 : -1;
}

/** Whether there is nothing between the bodies of a stretch but heads with a time or a byline, and subheads of a line. */
function isNothingElse(
  lines: readonly Line[],
  gaps: readonly Gap[],
  all: readonly Candidate[],
  bytes: Uint8Array,
): boolean {
  const [first] = alikeIn(gaps, all);
  const tells = first.kinds.includes('time') || first.kinds.includes('byline');
  const own = gaps.slice(gaps.indexOf(first.gap));
  return (
    tells &&
    own.every(gap => {
      if (all.some(other => other.gap === gap)) return gap.body - gap.first <= LONGEST_HEAD;
      const own = lines.slice(gap.first, gap.body).filter(line => !isBlank(line));
      return gap.paragraphs && gap.body < lines.length && own.length === 1 && companyOf(own[0], bytes) === null;
    })
  );
}

/** Whether every body of a stretch has a headline and one label, the same for all, above it, and hardly anything else. */
function areLabelled(lines: readonly Line[], gaps: readonly Gap[], all: readonly Candidate[]): boolean {
  const labels = gaps
    .filter(({ body }) => body < lines.length)
    .map(gap => {
      const own = lines.slice(gap.first, gap.body).filter(line => !isBlank(line));
      const isHead = own.length > 1 && own.length <= LABELLED_LINES && all.some(other => other.gap === gap);
      return isHead && own[0].worded && !own[0].sentence ? own[0].key : null;
    });
  return labels.length >= FEWEST_LABELLED && labels[0] !== null && labels.every(key => key === labels[0]);
}

/**
 * Whether a stretch is nothing but articles of one page layout: their heads are alike, and a foot stands above each but the first,
 * in every gap but the last, where it stands alone.
 */
function areFooted(gaps: readonly Gap[], found: readonly Candidate[]): boolean {
  const all = found.filter(({ isLone }) => !isLone);
  const further = all.filter(({ isEnd }) => !isEnd).slice(1);
  const alike = areAlike(gaps, all) || further.every(({ kinds }) => kinds.length === 0);
  return alike && further.length >= Math.max(1, gaps.length - 2) && further.every(({ foot }) => foot);
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
  if (words < TITLE_WORDS * further.length) return false;
  const firsts = new Set(titles.map(({ head }) => lines[head.first]));
  const { spacing } = titles[titles.length - 1].gap;
  const apart = lines.filter((line, at) => !isBlank(line) && at > 0 && isApart(line, spacing));
  return apart.filter(line => firsts.has(line)).length >= apart.length * TITLES_SHARE;
}
