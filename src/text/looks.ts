/**
 * The looks of a line: what its text shows by itself, taken only of lines in head blocks. One pass over the bytes tells which
 * signs there are; most questions are answered by that, and the text is decoded only for the others.
 */
import type { Credit, Line, Looks } from '../types.js';
import { characterLength, IDEOGRAPH, kindOfPoint, pointAt } from './characters.js';
import { isClock } from './clock.js';
import { findCredit, LONGEST_AGENCY } from './credits.js';
import { frontLetters, rearLetters } from './end-letters.js';
import { folded } from './fold.js';
import { areLabels, mayBeRow } from './label-rows.js';
import { decode } from './passage.js';
import { runningWords } from './running.js';
import { findTimestamp, type Timestamp } from './timestamps.js';
import { countWords } from './words.js';

const DIGIT = 1;
/** Signs that stand before, in or around a credit. */
const CREDIT_SIGN = 2;
const STOP = 4;
const STROKE = 8;
/** Characters beyond ASCII may be any of these. */
const FOREIGN = 16;

const SIGNS = new Uint8Array(256).fill(FOREIGN, 0x80);
/** What digits beyond ASCII begin with: Arabic, Persian and N’Ko ones, those of India and further east, wide ones. */
for (const lead of [0xd9, 0xdb, 0xdf, 0xe0, 0xe1, 0xea, 0xef, 0xf0]) SIGNS[lead] |= DIGIT;
for (const byte of new TextEncoder().encode('0123456789')) SIGNS[byte] = DIGIT;
for (const byte of new TextEncoder().encode('()[]-:|')) SIGNS[byte] = CREDIT_SIGN;
SIGNS['.'.charCodeAt(0)] = STOP | CREDIT_SIGN;
SIGNS['/'.charCodeAt(0)] = STROKE | CREDIT_SIGN;

/** A line of fewer bytes a word has its words parted. */
const LONGEST_PARTED = 9;
/** Han and Kana begin with this byte or a higher one (U+2E80), and a character of theirs carries about as much as .6 words. */
const FIRST_IDEOGRAPH_LEAD = 0xe2;
const WORDS_AN_IDEOGRAPH = 0.6;

/** The looks of a line, made when they are first asked for. */
export function looksOf(line: Line): Looks {
  if (line.looks !== null) return line.looks;
  const looks = {
    signs: undefined,
    words: undefined,
    front: undefined,
    rear: undefined,
    text: undefined,
    folded: undefined,
    digits: undefined,
    time: undefined,
    credit: undefined,
    headline: undefined,
    labels: undefined,
    signed: undefined,
  };
  line.looks = looks;
  return looks;
}

/** Whether the first letters of two lines are the same, or the last ones. */
export function haveSameEnds(a: Line, b: Line, bytes: Uint8Array): boolean {
  const [one, other] = [looksOf(a), looksOf(b)];
  one.front ??= frontLetters(bytes, a.from, a.to);
  other.front ??= frontLetters(bytes, b.from, b.to);
  if (one.front === other.front) return true;
  one.rear ??= rearLetters(bytes, a.from, a.to);
  other.rear ??= rearLetters(bytes, b.from, b.to);
  return one.rear === other.rear;
}

/** Which signs stand in a line. */
function signsOf(line: Line, bytes: Uint8Array): number {
  const looks = looksOf(line);
  if (looks.signs === undefined) {
    const { from, to } = line;
    let signs = 0;
    let at = from;
    for (; at <= to - 4; at += 4) {
      signs |= SIGNS[bytes[at]] | SIGNS[bytes[at + 1]] | SIGNS[bytes[at + 2]] | SIGNS[bytes[at + 3]];
    }
    for (; at < to; at++) signs |= SIGNS[bytes[at]];
    looks.signs = signs;
  }
  return looks.signs;
}

/** Whether there is a digit of any script in a line; some lines without one are let through. */
export const hasDigit = (line: Line, bytes: Uint8Array): boolean => (signsOf(line, bytes) & DIGIT) !== 0;

/** The words in a line; where they are not parted, as many as its letters make. */
export function wordsOf(line: Line, bytes: Uint8Array): number {
  const looks = looksOf(line);
  if (looks.words === undefined) {
    const words = countWords(bytes, line.from, line.to);
    const may = (signsOf(line, bytes) & FOREIGN) !== 0 && line.to - line.from > words * LONGEST_PARTED;
    looks.words = may ? Math.max(words, runningWords(bytes, line.from, line.to)) : words;
  }
  return looks.words;
}

/** The same, but of Han and Kana as many as the text has in other scripts, so that one limit serves all. */
export function weighedWords(line: Line, bytes: Uint8Array): number {
  const words = wordsOf(line, bytes);
  if (words < 2 || (signsOf(line, bytes) & FOREIGN) === 0) return words;
  const ideographs = countIdeographs(bytes, line.from, line.to);
  return ideographs === 0 ? words : Math.round(words - ideographs * (1 - WORDS_AN_IDEOGRAPH));
}

/** Characters of Han and Kana. */
function countIdeographs(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += characterLength(bytes[at]))
    if (bytes[at] >= FIRST_IDEOGRAPH_LEAD && at + 3 <= to && kindOfPoint(pointAt(bytes, at)) === IDEOGRAPH) count++;
  return count;
}

/** Bytes of a time of day with its zone. */
const LONGEST_CLOCK = 24;

/** Whether a line is a time of day beside which its date stands on a line of its own, if anywhere. */
export function isClockLine(line: Line, bytes: Uint8Array): boolean {
  if (line.to - line.from > LONGEST_CLOCK || !hasDigit(line, bytes)) return false;
  return isClock(textOf(line, bytes));
}

const FIGURES = /(?<![\p{L}\p{N}])\p{N}+/gu;

export function textOf(line: Line, bytes: Uint8Array): string {
  const looks = looksOf(line);
  looks.text ??= decode(bytes, line.from, line.to);
  return looks.text;
}

export function foldedTextOf(line: Line, bytes: Uint8Array): string {
  const looks = looksOf(line);
  looks.folded ??= folded(textOf(line, bytes));
  return looks.folded;
}

/** The figures in a line, digit by digit; a digit inside a word is a slip. */
export function digitsOf(line: Line, bytes: Uint8Array): string {
  const looks = looksOf(line);
  looks.digits ??= (foldedTextOf(line, bytes).match(FIGURES) ?? []).join(' ');
  return looks.digits;
}

/** A line of more bytes says more than when; beyond ASCII, a character takes up to four. */
const LONGEST_TIME = 100;
const LONGEST_FOREIGN_TIME = 400;
const AGO = [...'ago'].map(letter => letter.charCodeAt(0));

function mayTellTime(line: Line, bytes: Uint8Array): boolean {
  const { from, to } = line;
  if (to - from > LONGEST_FOREIGN_TIME) return false;
  const signs = signsOf(line, bytes);
  if (to - from > ((signs & FOREIGN) === 0 ? LONGEST_TIME : LONGEST_FOREIGN_TIME)) return false;
  if ((signs & DIGIT) !== 0) return true;
  // Beyond ASCII, a sign may follow.
  for (let at = (signs & FOREIGN) === 0 ? to - AGO.length : from; at <= to - AGO.length; at++) {
    if (bytes[at] === AGO[0] && bytes[at + 1] === AGO[1] && bytes[at + 2] === AGO[2]) return true;
  }
  return false;
}

/** The time that a line tells, when that is all it says. `labels` are what stands before times. */
export function timeOf(line: Line, bytes: Uint8Array, labels: readonly string[]): Timestamp | null {
  const looks = looksOf(line);
  if (looks.time === undefined) {
    looks.time =
      mayTellTime(line, bytes) || beginsWith(line, bytes, labels) ? findTimestamp(textOf(line, bytes), labels) : null;
  }
  return looks.time;
}

/** Whether a line begins with one of some ASCII words and a space or colon. */
export function beginsWith({ from, to }: Line, bytes: Uint8Array, words: readonly string[]): boolean {
  for (const word of words) {
    const next = bytes[from + word.length];
    if (from + word.length >= to || (next !== 0x20 && next !== 0x3a)) continue;
    let same = 0;
    while (same < word.length && bytes[from + same] === word.charCodeAt(same)) same++;
    if (same === word.length) return true;
  }
  return false;
}

/** The credit that a line ends with, or is. */
export function creditOf(line: Line, bytes: Uint8Array): Credit | null {
  const looks = looksOf(line);
  if (looks.credit === undefined) {
    const may = (signsOf(line, bytes) & (CREDIT_SIGN | FOREIGN)) !== 0 || line.to - line.from <= LONGEST_AGENCY;
    looks.credit = may ? findCredit(textOf(line, bytes)) : null;
  }
  return looks.credit;
}

/** Whether a line is nothing but labels in a row. */
export function isLabelRow(line: Line, bytes: Uint8Array): boolean {
  const looks = looksOf(line);
  looks.labels ??= mayBeRow(bytes, line.from, line.to) && areLabels(textOf(line, bytes));
  return looks.labels;
}

/** Words of a headline: fewer are a label, more are a caption. With a full stop at the end it has even fewer, and in two parts. */
const HEADLINE_WORDS = { least: 3, most: 40, mostWithStop: 12, mostOfTwo: 20 };
/** A full stop in the middle, behind a word of four letters or more, ends a sentence. */
const INNER_STOP = /\p{L}{4}[.。] ?\p{Lu}/u;
const END_STOP = /[.。]["”’“‘»«')]?$/u;

/** Whether a line is as long as headlines are, and no more than one sentence. */
export function isHeadlineLong(line: Line, bytes: Uint8Array): boolean {
  const signs = signsOf(line, bytes);
  const words = wordsOf(line, bytes);
  if (words < HEADLINE_WORDS.least || words > HEADLINE_WORDS.most) return false;
  if ((signs & (STOP | FOREIGN)) === 0) return true;
  const text = textOf(line, bytes);
  if (words > HEADLINE_WORDS.mostWithStop && END_STOP.test(text)) return false;
  return !INNER_STOP.test(text) || (!line.sentence && words <= HEADLINE_WORDS.mostOfTwo);
}
