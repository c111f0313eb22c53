/**
 * A dump of invented articles: two layouts in turn, with copies of earlier articles among them. What comes out
 * depends on (seed, size) alone, and a smaller dump is the start of a larger one. Only one article is held at a time.
 */
import { makeArticle } from './article.js';
import { Random, Text } from './words.js';

/** @typedef {import('./article.js').Article} Article */
/** @typedef {import('./article.js').Range} Range */
/** @typedef {'original' | 'exact' | 'near' | 'truncated'} Kind */

/** In percent of the articles; all others are originals. */
const EXACT_SHARE = 8;
const NEAR_SHARE = 8;
const TRUNCATED_SHARE = 4;
/** One paragraph in this many of a near copy, and at least one, has a word changed. */
const CHANGED = 3;
/** Bounds of one article: 20 paragraphs of 60 words, the caption four times, and room to spare. */
const ARTICLE_BYTES = 128 * 1024;
const CHUNK_BYTES = 1024 * 1024;
const SPACE = 32;
const BLANK = '';

/**
 * What article `number` is, and which original it shows (itself, when it is one).
 * @param {number} seed @param {number} number @returns {{kind: Kind, of: number}}
 */
export function plan(seed, number) {
  const random = new Random(seed, number * 2 + 1);
  const share = random.below(100);
  let of = random.below(number);
  const kind = kindOf(share);
  if (kind === 'original') return { kind, of: number };
  while (of >= 0 && kindOf(new Random(seed, of * 2 + 1).below(100)) !== 'original') of--;
  return of < 0 ? { kind: 'original', of: number } : { kind, of };
}

/** @param {number} share @returns {Kind} */
function kindOf(share) {
  if (share < EXACT_SHARE) return 'exact';
  if (share < EXACT_SHARE + NEAR_SHARE) return 'near';
  return share < EXACT_SHARE + NEAR_SHARE + TRUNCATED_SHARE ? 'truncated' : 'original';
}

/** Lines of an article as one site shows them. @param {Article} article @returns {(Range | string)[]} */
function doubledCaptions({ headline, caption, body }) {
  const top = [headline, BLANK, caption, caption, 'TT', BLANK, headline, BLANK, caption, caption, BLANK];
  return [...top, ...body.flatMap(paragraph => [paragraph, BLANK]), BLANK];
}

/** Lines of an article as the other site shows them. @param {Article} article @returns {(Range | string)[]} */
function fourHeadlines({ headline, caption, updated, highlights, body }) {
  const top = [headline, BLANK, headline, caption, 'Short Url', updated, BLANK, headline, BLANK, headline];
  return [...top, ...highlights, BLANK, ...body, BLANK, BLANK];
}

/**
 * The dump in pieces; each is valid until the next is asked for.
 * @param {number} seed @param {number} size @returns {Generator<Uint8Array>}
 */
export function* dump(seed, size) {
  const text = new Text(seed, ARTICLE_BYTES);
  const out = new Text(seed, CHUNK_BYTES + ARTICLE_BYTES);
  let written = 0;
  for (let number = 0; written + out.length < size; number++) {
    writeArticle(text, out, seed, number);
    if (out.length < CHUNK_BYTES) continue;
    yield out.bytes.subarray(0, out.length);
    written += out.length;
    out.length = 0;
  }
  yield out.bytes.subarray(0, out.length);
}

/** @param {Text} text  Scratch. @param {Text} out @param {number} seed @param {number} number */
function writeArticle(text, out, seed, number) {
  const { kind, of } = plan(seed, number);
  const random = new Random(seed, -number - 3);
  const article = makeArticle(text, seed, of);
  if (kind === 'truncated') truncate(article, text, random);
  const sure = random.below(article.body.length);
  const changes = article.body.filter((_, index) => index === sure || random.below(CHANGED) === 0);
  const changed = new Set(kind === 'near' ? changes : []);
  for (const line of number % 2 === 0 ? doubledCaptions(article) : fourHeadlines(article)) {
    if (typeof line === 'string') out.add(line);
    else if (changed.has(line)) copyChanged(text, out, line, random);
    else copy(text, out, line);
    out.add('\n');
  }
}

/** @param {Text} text @param {Text} out @param {Range} range */
function copy(text, out, [from, to]) {
  out.bytes.set(text.bytes.subarray(from, to), out.length);
  out.length += to - from;
}

/**
 * Copies a paragraph with one word of it changed.
 * @param {Text} text @param {Text} out @param {Range} range @param {Random} random
 */
function copyChanged(text, out, [from, to], random) {
  const start = text.bytes.indexOf(SPACE, from + random.below((to - from) >> 1)) + 1;
  const end = text.bytes.indexOf(SPACE, start);
  copy(text, out, [from, start]);
  out.word(random.next(), false);
  copy(text, out, [end + 1, to]);
}

/**
 * Leaves 40 to 80 % of the paragraphs, the last of them cut behind a word half the time.
 * @param {Article} article @param {Text} text @param {Random} random
 */
function truncate(article, text, random) {
  article.body.length = Math.max(2, Math.round((article.body.length * (40 + random.below(41))) / 100));
  const [from, to] = article.body[article.body.length - 1];
  if (random.below(2) === 0) return;
  article.body[article.body.length - 1] = [from, text.bytes.indexOf(SPACE, (from + to) >> 1)];
}
