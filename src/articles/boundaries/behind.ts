/**
 * Pages of other sites right behind an article of a known one that are too short to be told by menus or by a text of their own: a
 * wall, a notice, a page that is not there. They stand apart from the article, and say hardly a word that it says:
 *
 *     H C T H B _ B _ B _ _ U S U _ _ H C T
 *                           └───┘
 */
import { isBlank } from '../../text/line.js';
import { creditOf, wordsOf } from '../../text/looks.js';
import { decode } from '../../text/passage.js';
import type { Line } from '../../types.js';
import { standsAlone } from '../lines/twins.js';
import { contentOf } from '../page/topic.js';
import { announcesTags } from '../roles/tags.js';
import type { Head } from './heads.js';

/** Blank lines between paragraphs where there are no two to tell. */
const USUAL_SPACING = 1;
/** Bytes of a line of signs that parts pages; shorter ones part sections. */
const RULE_BYTES = 10;
/** So many paragraphs as far from each other tell how far they stand apart. */
const EVEN_PARAGRAPHS = 3;
/**
 * Of the words of a page of another site so many may be said in the article: of 3,000 ends of real bodies 1 to 2 % have a share as
 * small as that of texts, of texts of other sites in the same language a half. More where labels show that it is no text.
 */
const SHARED = { text: 0.05, labels: 0.2, close: 0.1 };
/** Words of a label; so many, and such a share of all lines, are no chance. */
const LABEL_WORDS = 4;
const LABELS = { fewest: 2, share: 1 / 3 };
/** One line of fewer words may be a note of the article’s own: who wrote it, or where it was said first. */
const FEWEST_WORDS = 12;

/** Where a page may begin, and whether it stands further from the line above than paragraphs do, or behind a rule. */
interface Place {
  readonly at: number;
  readonly isApart: boolean;
}

/** Where such a page begins behind the article with whose head block a stretch begins; else the end. */
export function foreignStart(lines: readonly Line[], { first, last }: Head, bytes: Uint8Array): number {
  const places = placesApart(lines, last + 1, bytes);
  if (places.length === 0) return lines.length;
  const texts = lines.map(line => (line.worded ? decode(bytes, line.from, line.to).toLowerCase() : ''));
  const { own, shared } = wordsBehind(contentOf(texts).of, first);
  const { worded, labels } = labelsBehind(lines, bytes);
  const found = places.find(({ at, isApart }) => {
    const hasLabels = labels[at] >= LABELS.fewest && labels[at] >= worded[at] * LABELS.share;
    if (!isPage(lines, at, worded[at], bytes) || !(isApart || hasLabels)) return false;
    return shared[at] <= own[at] * (hasLabels ? (isApart ? SHARED.labels : SHARED.close) : SHARED.text);
  });
  return found?.at ?? lines.length;
}

/** By place, how many words there are from it on, and how many of these stand above it too, from the line `first` on. */
function wordsBehind(words: readonly (readonly number[])[], first: number) {
  const spans = new Map<number, { readonly from: number; to: number }>();
  for (let at = first; at < words.length; at++)
    for (const word of words[at]) {
      const span = spans.get(word);
      if (span === undefined) spans.set(word, { from: at, to: at });
      else span.to = at;
    }
  const own = new Int32Array(words.length + 2);
  const shared = new Int32Array(words.length + 2);
  for (const { from, to } of spans.values()) {
    own[to]++;
    shared[to]++;
    shared[from]--;
  }
  for (let at = words.length - 1; at >= 0; at--) {
    own[at] += own[at + 1];
    shared[at] += shared[at + 1];
  }
  return { own, shared };
}

/** By place, how many lines with words there are from it on, and how many of these are labels. */
function labelsBehind(lines: readonly Line[], bytes: Uint8Array) {
  const worded = new Int32Array(lines.length + 1);
  const labels = new Int32Array(lines.length + 1);
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at];
    worded[at] = worded[at + 1] + Number(line.worded);
    const isLabel = line.worded && !line.sentence && wordsOf(line, bytes) <= LABEL_WORDS;
    labels[at] = labels[at + 1] + Number(isLabel);
  }
  return { worded, labels };
}

/** Places behind the first paragraph that stand otherwise than paragraphs do: further, closer where all are apart, or behind a rule. */
function placesApart(lines: readonly Line[], body: number, bytes: Uint8Array): Place[] {
  const places: Place[] = [];
  const gaps = { count: 0, least: Number.POSITIVE_INFINITY, most: 0 };
  let paragraph = -1;
  let rule = -1;
  for (let at = body; at < lines.length; at++) {
    const line = lines[at];
    if (isBlank(line)) continue;
    const gap = line.above - 1;
    if (paragraph < 0) {
      if (standsAlone(line)) paragraph = at;
      continue;
    }
    if (!line.worded && line.to - line.from >= RULE_BYTES) rule = at;
    else {
      const isFar = rule >= 0 || gap > Math.max(gaps.most, USUAL_SPACING);
      const isEven = gaps.count >= EVEN_PARAGRAPHS && gaps.least === gaps.most;
      if ((isFar || (isEven && gap !== gaps.least)) && mayBegin(line, bytes))
        places.push({ at: rule >= 0 ? rule : at, isApart: isFar });
      else if (!isFar && standsAlone(line) && paragraph === at - line.above) {
        gaps.count++;
        gaps.least = Math.min(gaps.least, gap);
        gaps.most = Math.max(gaps.most, gap);
      }
      rule = -1;
      paragraph = standsAlone(line) ? at : paragraph;
    }
  }
  return places;
}

/** Whether a page may begin with a line: tags of the article, or a picture in it, may stand apart as well. */
function mayBegin(line: Line, bytes: Uint8Array): boolean {
  return !announcesTags(line, bytes) && creditOf(line, bytes) === null;
}

/** Whether the lines from a place on are more than a note: several, or one as long as a paragraph. */
function isPage(lines: readonly Line[], at: number, worded: number, bytes: Uint8Array): boolean {
  if (worded !== 1) return worded > 1;
  const line = lines.slice(at).find(each => each.worded) as Line;
  return wordsOf(line, bytes) >= FEWEST_WORDS;
}
