/** Which lines are furniture of a site: those that stand in two or more distinct articles. Counts that do not depend on order. */
import { foldOf, runBefore, type Token, visitTokens } from '../units/folds.js';
import type { Unit } from '../units/units.js';
import { unitsOf } from '../units/units.js';
import { measuresOf } from '../units/words.js';
import { labelKey } from './labels.js';

/** A page says something about its site when so many words of sentences stand on no other page. */
const OWN_WORDS = 25;
/** Lines that count for that, in words of any script and in tokens. */
const LINE_WORDS = 8;
const LINE_TOKENS = 8;
/** A sentence is known by its first and last tokens, so that a copy cut short is known too. */
const EDGE_TOKENS = 6;
/** On sites of so many pages, two that share so many words that no third has are showings of one story. */
const PAIR_PAGES = 5;
const PAIR_WORDS = 60;
/**
 * Two pages are versions of one story when sentences that only begin or only end alike have as many words as those that are on one
 * of them alone: so it is of 317 pages with 5 % or 10 % of their words replaced, and of 6,514 pairs of pages of one site of 3 %,
 * most of them with a long notice that differs from page to page. An edge that more pages have tells of no version.
 */
const MOST_VERSIONS = 16;
/** A line is furniture from so many distinct articles on (DESIGN.md, Boundaries). */
const ARTICLES = 2;
/** What is remembered of a site: pages with the smallest names, and units of each; 32 bytes a unit, 67 MB at most. */
const MOST_PAGES = 512;
const MOST_UNITS = 4096;

/** A page as its site remembers it, one value a unit: fold, words, hashes of the first and last tokens (0 for none). */
export interface Sketch {
  /** Made of the folds, so that a page read twice is one. */
  readonly name: number;
  readonly folds: Float64Array;
  readonly words: Float32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Keys of the labels that units begin with which are no sentences; 0 for none. */
  readonly labels: Float64Array;
}

/** A site's pages by name. */
export type Site = Map<number, Sketch>;

/** What a site's pages have in common: null for those who share nothing or are too few. */
export interface Learned {
  /** Folds of the lines that are furniture, and keys of the labels that lines begin with which are. */
  readonly furniture: ReadonlySet<number>;
  /** In how many distinct articles each of them stands. */
  readonly counts: ReadonlyMap<number, number>;
  readonly articles: number;
}

/** Remembers the lines of a page; the same pages in any order make the same site. */
export function addPage(site: Site, lines: readonly string[]): void {
  addSketch(site, sketchOf(unitsOf(lines)));
}

/** Puts the pages of one site to those of another. */
export function merge(into: Site, from: Site): void {
  for (const sketch of from.values()) addSketch(into, sketch);
}

/** Puts a page to the others of its site. */
export function addSketch(site: Site, sketch: Sketch): void {
  site.set(sketch.name, sketch);
  if (site.size > MOST_PAGES) site.delete(Math.max(...site.keys()));
}

/** What is remembered of a page with these units. */
export function sketchOf(units: readonly Unit[]): Sketch {
  const count = Math.min(units.length, MOST_UNITS);
  const [starts, ends] = [new Int32Array(count), new Int32Array(count)];
  const labels = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const unit = units[at];
    [starts[at], ends[at]] = edgesOf(unit.text.toLowerCase());
    labels[at] = measuresOf(unit).ends ? 0 : labelKey(unit.text);
  }
  const { name, folds, words } = glanceAt(units);
  return { name, folds, words, starts, ends, labels };
}

/** The part of it by which a page and its site are known again. */
export type Glance = Pick<Sketch, 'name' | 'folds' | 'words'>;

export function glanceAt(units: readonly Unit[]): Glance {
  const count = Math.min(units.length, MOST_UNITS);
  const [folds, words] = [new Float64Array(count), new Float32Array(count)];
  let name = 0;
  // Typed arrays that are made of others by a function take ten times as long.
  for (let at = 0; at < count; at++) {
    folds[at] = foldOf(units[at]);
    words[at] = measuresOf(units[at]).words;
    name = (name * 31 + folds[at]) % Number.MAX_SAFE_INTEGER;
  }
  return { name, folds, words };
}

/** Hashes of the first and the last tokens without numbers of a text in lower case, [0, 0] where they are too few. */
function edgesOf(lower: string): readonly [number, number] {
  const first = tokensIn(lower, LINE_TOKENS);
  if (first.length < LINE_TOKENS) return [0, 0];
  // What is between the edges need not be read.
  const last: number[] = [];
  for (let place = lower.length; last.length < EDGE_TOKENS; ) {
    const [from, to] = runBefore(lower, place);
    last.unshift(...tokensIn(lower, Number.POSITIVE_INFINITY, from, to));
    place = from;
  }
  const start = first.slice(0, EDGE_TOKENS).reduce(mixed, 0);
  const end = last.slice(-EDGE_TOKENS).reduce(mixed, 0);
  return [start || 1, end || 1];
}

/** Hashes of the first tokens without numbers in characters [from, to) of a text in lower case, so many at most. */
function tokensIn(lower: string, most: number, from = 0, to: number = lower.length): number[] {
  const found: number[] = [];
  const take = ({ hash, isNumber }: Token): boolean => (isNumber ? found.length : found.push(hash)) >= most;
  visitTokens(lower, take, from, to);
  return found;
}

function mixed(hash: number, next: number): number {
  return Math.imul(hash ^ next, 0x5bd1e995) ^ (hash >>> 13);
}

/** What the pages of a site share. Null until there are two distinct articles. */
export function learn(site: Site): Learned | null {
  // By name, so that arrival does not matter where sums are rounded.
  const pages = [...site.values()].toSorted((one, other) => one.name - other.name);
  const shown = showings(pages);
  const { own, pairs } = ownWords(pages, shown);
  const isShown = ({ one, other, words }: Pair) => words >= PAIR_WORDS && words >= Math.min(own[one], own[other]);
  const story = stories(pages.length, [...pairs.filter(isShown), ...versions(pages, shown, own)]);
  const votes = own.map(words => words >= OWN_WORDS);
  const articles = new Set(pages.flatMap((_, at) => (votes[at] ? [story[at]] : []))).size;
  if (articles < ARTICLES) return null;
  const counts = new Map<number, number>();
  for (const [fold, on] of [...shown.folds, ...shown.labels]) {
    const count = new Set(on.filter(at => votes[at]).map(at => story[at])).size;
    if (count >= ARTICLES) counts.set(fold, count);
  }
  return { furniture: new Set(counts.keys()), counts, articles };
}

/** On which pages each fold and each edge of a sentence stands; pages rising, each once. */
interface Showings {
  readonly folds: ReadonlyMap<number, readonly number[]>;
  readonly starts: ReadonlyMap<number, readonly number[]>;
  readonly ends: ReadonlyMap<number, readonly number[]>;
  readonly labels: ReadonlyMap<number, readonly number[]>;
}

function showings(pages: readonly Sketch[]): Showings {
  const index = (columnOf: (page: Sketch) => ArrayLike<number>): Map<number, number[]> => {
    const found = new Map<number, number[]>();
    pages.forEach((page, at) => {
      for (const key of new Set(Array.from(columnOf(page)))) {
        if (key === 0) continue;
        const on = found.get(key);
        if (on === undefined) found.set(key, [at]);
        else on.push(at);
      }
    });
    return found;
  };
  return {
    folds: index(page => page.folds),
    starts: index(page => page.starts),
    ends: index(page => page.ends),
    labels: index(page => page.labels),
  };
}

/** Words of a pair of pages in lines that stand on these two only. */
interface Pair {
  readonly one: number;
  readonly other: number;
  words: number;
}

/** For each page its words that no other page has, and what pairs of pages share. */
function ownWords(pages: readonly Sketch[], shown: Showings) {
  const own = pages.map(() => 0);
  const pairs = new Map<number, Pair>();
  pages.forEach((page, at) => {
    const seen = new Set<number>();
    page.folds.forEach((fold, unit) => {
      const words = page.words[unit];
      if (page.starts[unit] === 0 || words < LINE_WORDS || seen.has(fold)) return;
      seen.add(fold);
      const isOwn = shown.starts.get(page.starts[unit])!.length === 1 && shown.ends.get(page.ends[unit])!.length === 1;
      const on = shown.folds.get(fold)!;
      if (isOwn) own[at] += words;
      else if (on.length === 2 && pages.length >= PAIR_PAGES) addPair(pairs, on, words / 2);
    });
  });
  return { own, pairs: [...pairs.values()] };
}

function addPair(pairs: Map<number, Pair>, [one, other]: readonly number[], words: number): void {
  const key = one * MOST_PAGES * 2 + other;
  const pair = pairs.get(key) ?? { one, other, words: 0 };
  pair.words += words;
  pairs.set(key, pair);
}

/** Pairs of pages of which one is the other with words changed in most of its sentences, so that both seem to say something new. */
function versions(pages: readonly Sketch[], { folds, starts, ends }: Showings, own: readonly number[]): Pair[] {
  const edited = new Map<number, number>();
  const few = (on: readonly number[] | undefined): readonly number[] =>
    on !== undefined && on.length <= MOST_VERSIONS ? on : [];
  pages.forEach((page, at) => {
    page.folds.forEach((fold, unit) => {
      const words = page.words[unit];
      if (page.starts[unit] === 0 || words < LINE_WORDS) return;
      const alike = new Set([...few(starts.get(page.starts[unit])), ...few(ends.get(page.ends[unit]))]);
      for (const other of folds.get(fold)!) alike.delete(other);
      for (const other of alike) {
        const key = at * MOST_PAGES * 2 + other;
        edited.set(key, (edited.get(key) ?? 0) + words);
      }
    });
  });
  const found: Pair[] = [];
  for (const [key, words] of edited) {
    const [one, other] = [Math.floor(key / (MOST_PAGES * 2)), key % (MOST_PAGES * 2)];
    const least = Math.min(words, edited.get(other * MOST_PAGES * 2 + one) ?? 0);
    if (one < other && least >= OWN_WORDS && least >= Math.min(own[one], own[other]))
      found.push({ one, other, words: least });
  }
  return found;
}

/** For each page the first page of its story; the pages of a pair have the same. */
function stories(count: number, pairs: readonly Pair[]): number[] {
  const first = Array.from({ length: count }, (_, at) => at);
  const root = (at: number): number => (first[at] === at ? at : (first[at] = root(first[at])));
  for (const { one, other } of pairs) first[Math.max(root(one), root(other))] = Math.min(root(one), root(other));
  return first.map(root);
}
