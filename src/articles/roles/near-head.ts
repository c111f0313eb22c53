/** What stands below the headline of a page that the model read: standfirst, captions, highlights. */
import { creditOf, isLabelRow, textOf, weighedWords, wordsOf } from '../../text/looks.js';
import type { Line } from '../../types.js';
import { type Told } from '../lines/head-lines.js';
import { standfirstExcess } from '../lines/standfirst.js';
import type { ReadUnit } from '../page/index.js';
import { contentOf } from '../page/topic.js';

/** A page with its headline and body, by places among its units, and what each unit above the body tells. */
export interface NearHead {
  readonly units: readonly ReadUnit[];
  readonly headline: number;
  readonly body: number;
  readonly told: readonly (Told | null)[];
  readonly stretch: readonly Line[];
  readonly bytes: Uint8Array;
}

/** A standfirst has so many words, and stands within so many units above a time or a byline. */
const STANDFIRST = { least: 6, most: 60, reach: 8 };
/** The first line of a unit. */
export const lineAt = ({ units, stretch }: NearHead, at: number): Line => stretch[units[at].lines[0]];
/** Whether a unit is one line. */
export const isOne = ({ units }: NearHead, at: number): boolean => units[at].lines.length === 1;
/** Whether a line tells a time. */
export const isTime = (told: Told | null | undefined): boolean => told === 'time' || told === 'labelled';

/** What longer lines between a headline and its body are. */
export interface Leading {
  /** The place of the standfirst, or -1. */
  readonly standfirst: number;
  readonly captions: readonly number[];
  readonly highlights: readonly number[];
}

/**
 * The standfirst is the first longer line below the headline, above the first time or byline where there is one; a caption without a
 * credit is the next one. More than two are a list of other articles. Bullets that stand together sum the article up.
 */
export function leadingBelow(near: NearHead): Leading {
  const { units, headline, body, told, bytes } = near;
  const end = told.findIndex((what, at) => at > headline && at < body && what !== null);
  const long: number[] = [];
  for (let at = headline + 1; at < body; at++)
    if (isOne(near, at) && told[at] === null && units[at].rule !== 'site_furniture' && isLong(lineAt(near, at), bytes))
      long.push(at);
  const highlights = bulletsBelow(near);
  if (long.length === 0 || long.length > MOST_LONG) return { standfirst: -1, captions: [], highlights };
  const isOver = end < 0 ? isRight(near, long[0]) : long[0] < end || isAloneBelow(near, long);
  const standfirst = isOver && long[0] - headline <= STANDFIRST.reach ? long[0] : -1;
  const plain = long.filter(at => at !== standfirst && mayBePlain(lineAt(near, at), bytes));
  return { standfirst, captions: saidBelow(near, plain), highlights };
}

/**
 * Of the words of a caption without a credit the body has more than this share, or it is an offer or a button: 25 of 222 such captions on
 * real pages, three of which were captions.
 */
const SAID = 0.25;

/** Those of the places above the body of which it says enough. */
function saidBelow({ units, stretch, bytes, ...near }: NearHead, places: readonly number[]): number[] {
  if (places.length === 0) return [];
  const textsOf = (of: readonly number[]): string =>
    of
      .map(at => units[at].lines.map(line => textOf(stretch[line], bytes)).join(' '))
      .join('\n')
      .toLowerCase();
  const body = units.flatMap(({ rule }, at) => (at >= near.body && rule === null ? [at] : []));
  const [said, ...own] = contentOf([textsOf(body), ...places.map(at => textsOf([at]))]).of;
  const known = new Set(said);
  return places.filter((_, i) => own[i].filter(word => known.has(word)).length > own[i].length * SAID);
}

/** Whether one long line stands below the time, and is longer than captions are. */
function isAloneBelow(near: NearHead, [at, ...others]: readonly number[]): boolean {
  const [headline, words] = [near.headline, at].map(place => weighedWords(lineAt(near, place), near.bytes));
  return others.length === 0 && !lineAt(near, at).sentence && standfirstExcess(words, headline) > 0;
}

/** Words of a caption that names nobody; a count of comments or a note on rights has fewer. */
const PLAIN_WORDS = 7;
const SQUARE = '['.charCodeAt(0);

function mayBePlain(line: Line, bytes: Uint8Array): boolean {
  return !line.sentence && bytes[line.from] !== SQUARE && weighedWords(line, bytes) >= PLAIN_WORDS;
}

/** Longer lines between a headline and its body that are a standfirst and a caption, at most. */
const MOST_LONG = 2;
/** Bullets that sum an article up: so many, of so many words. */
const BULLETS = { least: 2, most: 6, words: 4 };

/** Whether nothing with words stands between the headline and a place. */
function isRight(near: NearHead, at: number): boolean {
  for (let place = near.headline + 1; place < at; place++) if (lineAt(near, place).worded) return false;
  return true;
}

/** The places of the bullets between a headline and its body, which stand together. */
function bulletsBelow(near: NearHead): number[] {
  const { units, headline, body, bytes } = near;
  const found: number[] = [];
  for (let at = headline + 1; at < body; at++) {
    const line = lineAt(near, at);
    if (!line.worded || !line.bullet || near.told[at] !== null) continue;
    if (!isOne(near, at) || units[at].rule === 'site_furniture' || wordsOf(line, bytes) < BULLETS.words) return [];
    found.push(at);
  }
  const isTogether = found.length > 0 && found[found.length - 1] - found[0] === found.length - 1;
  return isTogether && found.length >= BULLETS.least && found.length <= BULLETS.most ? found : [];
}

/** Whether a line is as long as a standfirst, and no caption or row of labels. */
export function isLong(line: Line, bytes: Uint8Array): boolean {
  if (!line.worded || line.bullet) return false;
  const words = wordsOf(line, bytes);
  if (words < STANDFIRST.least || words > STANDFIRST.most || creditOf(line, bytes) !== null) return false;
  return !isLabelRow(line, bytes);
}
