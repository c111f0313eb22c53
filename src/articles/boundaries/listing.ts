/**
 * Listings: pages that hold no article but teasers, a headline and a sentence or two each, perhaps with a label (“Read more”),
 * a byline or a time:
 *
 *     U U H S U H S U H S U U        H _ H _ U _ S _ H _ S _ H _ S        H S Y H S S Y H S Y
 *
 * The sentences may be bullets, or one that was cut off.
 */
import { generic, KNOWN_LABELS } from '../../layouts/index.js';
import { creditOf, isClockLine, textOf, timeOf, weighedWords } from '../../text/looks.js';
import { promoIn } from '../../text/promos.js';
import { REASONS } from '../../text/reasons.js';
import type { Line, Role } from '../../types.js';
import { collapse } from '../lines/fates.js';
import { isByline } from '../lines/head-lines.js';
import type { Settled } from '../roles/settled.js';
import { findCards, settleCard, type Teaser } from './cards.js';

/** So many teasers make a listing. */
const FEWEST = 3;
/**
 * Sentences of a teaser, words of them (weblogs cut excerpts at 55), and words of them in the middle of all where no time or byline
 * marks them: an article’s paragraphs are longer or more.
 */
const MOST_SENTENCES = 2;
const MOST_WORDS = 58;
const USUAL_WORDS = 30;
/** Bullets of a teaser, and words of one that is no entry of a menu. */
const MOST_BULLETS = 4;
const BULLET_WORDS = 5;
/** Of the teasers of a page that may as well be an article, so many have a time or a byline. */
const MARKED_SHARE = 0.8;
/** Of some listings a part of the headlines stands twice, which no article’s subheads do. */
const DOUBLED_SHARE = 0.4;
const FEWEST_DOUBLED = 2;
/** Words of a teaser’s headline. */
const HEADLINE_WORDS = { least: 2, most: 30 };
/** Bytes that so many words take at least, and bytes behind which a line may have more of them than a headline. */
const SHORTEST_HEADLINE = 2 * HEADLINE_WORDS.least - 1;
const SHORTEST_TEXT = 2 * HEADLINE_WORDS.most;
/** Speech in many languages begins with a dash and a capital. */
const SPEECH = /^[–—] ?\p{Lu}/u;
/** A line that begins small goes on with what stands above it. */
const GOES_ON = /^\p{Ll}/u;
/** Words of a label. */
const LABEL_WORDS = 4;
/** Of a listing’s sentences, this share stands in its teasers. */
const TEASERS_SHARE = 0.8;
/** Bytes of a sentence that no teaser has: most stretches are told by their first paragraph. */
const LONGEST_SENTENCE = 600;
/** Bytes of a sentence that may have been cut off. */
const CUT_BYTES = 120;
/** How sure a teaser is one. */
const CONFIDENCE = 0.5;

type Kind = 'headline' | 'again' | 'label' | 'byline' | 'timestamp' | 'sentence' | 'bullet';

/** What may stand between a teaser's headline and its first sentence, and what may follow the last one. */
const BETWEEN: ReadonlySet<Kind> = new Set(['again', 'label', 'byline', 'timestamp']);
const BEHIND: ReadonlySet<Kind> = new Set(['label', 'byline', 'timestamp']);
const TEXTS: ReadonlySet<Kind> = new Set(['sentence', 'bullet']);
const MARKS: ReadonlySet<Kind> = new Set(['byline', 'timestamp']);

const ROLES: Readonly<Record<Exclude<Kind, 'label' | 'again'>, Role>> = {
  headline: 'headline',
  byline: 'byline',
  timestamp: 'timestamp',
  sentence: 'body',
  bullet: 'highlight',
};

/** The teasers of a listing, in order, and what settles the lines of one. */
export interface Listing {
  readonly teasers: readonly Teaser[];
  /** Whether most teasers have a time or a byline, or a good part of them their headline twice. */
  readonly isMarked: boolean;
  settle(lines: readonly Line[], bytes: Uint8Array): Settled;
}

/** The listing that a stretch is; null for any other. */
export function findListing(lines: readonly Line[], bytes: Uint8Array): Listing | null {
  const teasers = findTeasers(lines, bytes);
  if (teasers !== null) return { ...teasers, settle: settleTeaser };
  const cards = findCards(lines, bytes);
  return cards && { teasers: cards, isMarked: false, settle: settleCard };
}

function findTeasers(lines: readonly Line[], bytes: Uint8Array): Pick<Listing, 'teasers' | 'isMarked'> | null {
  let sentences = 0;
  for (const { sentence, bullet, from, to } of lines) {
    if (sentence && to - from > LONGEST_SENTENCE) return null;
    if (sentence || bullet || to - from > CUT_BYTES) sentences++;
  }
  // Each teaser has one.
  if (sentences < FEWEST || mostTeasers(lines) < FEWEST) return null;
  const places = lines.flatMap(({ worded }, place) => (worded ? [place] : []));
  const kinds = kindsOf(lines, places, bytes);
  const words = places.map(place => weighedWords(lines[place], bytes));
  const found: { from: number; to: number; words: number }[] = [];
  for (let at = 0; at < places.length; at++) {
    const to = teaserEnd(kinds, words, at);
    if (to === 0) continue;
    found.push({ from: at, to, words: sentenceWords(kinds, words, at, to) });
    at = to - 1;
  }
  const middle = found.map(teaser => teaser.words).toSorted((one, other) => one - other)[found.length >> 1];
  const marked = found.filter(({ from, to }) => kinds.slice(from, to).some(kind => MARKS.has(kind))).length;
  const doubled = found.filter(({ from, to }) => kinds.slice(from, to).includes('again')).length;
  const isDoubled = doubled >= FEWEST_DOUBLED && doubled >= found.length * DOUBLED_SHARE;
  const isMarked = isDoubled || marked >= found.length * MARKED_SHARE;
  if (found.length < FEWEST || (middle > USUAL_WORDS && !isMarked)) return null;
  const inside = found.reduce((sum, teaser) => sum + teaser.words, 0);
  if (inside < TEASERS_SHARE * sentenceWords(kinds, words, 0, places.length)) return null;
  const broken = found.filter(({ from }) => isBroken(lines[places[from]], lines[places[from + 1]], bytes)).length;
  if (broken >= found.length / 2) return null;
  return { teasers: found.map(({ from, to }) => ({ first: places[from], end: places[to - 1] + 1 })), isMarked };
}

/** A sentence ends and another begins. */
const SENTENCES = /\p{L}[.!?] \p{Lu}/u;
const SMALL = /^\p{Ll}/u;

/** Whether a line and the one below are of one wrapped paragraph, and no headline and its text. */
function isBroken(line: Line, below: Line, bytes: Uint8Array): boolean {
  return SENTENCES.test(textOf(line, bytes)) || SMALL.test(textOf(below, bytes));
}

/** How many teasers a stretch has at most, by what needs no reading: texts, above each of them what may be a headline. */
function mostTeasers(lines: readonly Line[]): number {
  let count = 0;
  let isHeaded = false;
  let above: number | null = null;
  for (const { worded, sentence, bullet, from, to, key } of lines) {
    if (!worded) continue;
    const isAgain = key === above;
    above = key;
    const mayBeText = sentence || bullet || (!isAgain && to - from > SHORTEST_TEXT);
    if (isHeaded && mayBeText) {
      count++;
      isHeaded = false;
    } else if (!sentence && !bullet && !isAgain) isHeaded ||= to - from >= SHORTEST_HEADLINE;
  }
  return count;
}

/** Behind which of the worded lines the teaser ends whose headline is the one at `at`; 0 when it begins none. */
function teaserEnd(kinds: readonly Kind[], words: readonly number[], at: number): number {
  if (kinds[at] !== 'headline') return 0;
  let sentence = at + 1;
  while (BETWEEN.has(kinds[sentence])) sentence++;
  let end = sentence;
  while (TEXTS.has(kinds[end])) end++;
  const bullets = kinds.slice(sentence, end).filter(kind => kind === 'bullet').length;
  if (end === sentence || end - sentence - bullets > MOST_SENTENCES || bullets > MOST_BULLETS) return 0;
  if (sentenceWords(kinds, words, sentence, end) > MOST_WORDS) return 0;
  while (BEHIND.has(kinds[end])) end++;
  return end;
}

function sentenceWords(kinds: readonly Kind[], words: readonly number[], from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) if (TEXTS.has(kinds[at])) sum += words[at];
  return sum;
}

/** What each of the worded lines at these places may be in a teaser. */
function kindsOf(lines: readonly Line[], places: readonly number[], bytes: Uint8Array): Kind[] {
  const counts = new Map<number, number>();
  for (const place of places) counts.set(lines[place].key, (counts.get(lines[place].key) ?? 0) + 1);
  return places.map((place, at) => {
    const line = lines[place];
    if (timeOf(line, bytes, KNOWN_LABELS) !== null || isClockLine(line, bytes)) return 'timestamp';
    // Behind a dash somebody speaks.
    if (line.bullet && !(line.sentence && SPEECH.test(textOf(line, bytes))))
      return weighedWords(line, bytes) >= BULLET_WORDS ? 'bullet' : 'label';
    if (line.sentence) return 'sentence';
    if (at > 0 && lines[places[at - 1]].key === line.key) return 'again';
    if (isByline(line, bytes) || creditOf(line, bytes)?.whole === true) return 'byline';
    const words = weighedWords(line, bytes);
    const isShownAgain = lines[places[at + 1]]?.key === line.key;
    if (!isShownAgain && words <= LABEL_WORDS && (counts.get(line.key) as number) > 1) return 'label';
    if (creditOf(line, bytes) !== null || promoIn(textOf(line, bytes)) !== null) return 'label';
    if (words > HEADLINE_WORDS.most) return 'sentence';
    return words >= HEADLINE_WORDS.least && !GOES_ON.test(textOf(line, bytes)) ? 'headline' : 'label';
  });
}

/** Gives the lines of a teaser their roles. */
export function settleTeaser(lines: readonly Line[], bytes: Uint8Array): Settled {
  const places = lines.flatMap(({ worded }, place) => (worded ? [place] : []));
  let headline: Line | null = null;
  kindsOf(lines, places, bytes).forEach((kind, at) => {
    const line = lines[places[at]];
    if (headline === null) headline = keep(line, 'headline');
    else if (line.key === headline.key) {
      line.role = 'headline';
      collapse(line, headline, bytes);
    } else if (kind === 'label' || kind === 'again' || kind === 'headline') line.reason = REASONS.teaser_label;
    else keep(line, kind);
  });
  return { found: true, layout: generic, confidence: CONFIDENCE, issues: ['teaser'] };
}

/** Lines before, between and behind teasers. */
export function settleBeside(lines: readonly Line[]): Settled {
  for (const line of lines) if (line.worded) line.reason = REASONS.outside_teasers;
  return { found: false, layout: generic, confidence: 0, issues: [] };
}

function keep(line: Line, kind: keyof typeof ROLES): Line {
  line.role = ROLES[kind];
  line.fate = 'kept';
  line.reason = REASONS.teaser;
  return line;
}
