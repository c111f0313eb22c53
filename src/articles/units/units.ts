/** Lines to units: what a hard wrap or an HTML text node broke apart becomes one unit again, mostly a paragraph. */

import type { Paragraphs } from '../../layouts/layout.js';
import { isRule } from '../../text/rule.js';
import { endsText } from '../../text/sentences.js';
import { mayHoldDate } from '../../text/times.js';
import { findTimestamp } from '../../text/timestamps.js';
import { flagsOf, pointAt, WORD } from './characters.js';
import { goesOn, isFragmented, joint, SIGN_LENGTH } from './fragments.js';
import type { Measures } from './words.js';
import { isBroken, wrapWidth } from './wrap.js';

export interface Unit {
  /** Places of its lines, rising. */
  readonly lines: readonly number[];
  /** What stands between its lines: one fewer. */
  readonly joints: readonly ('' | ' ')[];
  readonly text: string;
  /** Blank lines before and after it. */
  readonly blanksBefore: number;
  readonly blanksAfter: number;
  /** What it is by itself, once learning, seams or the chain have asked; in it, since a table by units costs more than the looks. */
  fold: number | undefined;
  measures: Measures | undefined;
}

/** A unit under way; `ends` and `quotes` of all its text, so that no line is looked at twice. */
interface Growing {
  readonly lines: number[];
  readonly joints: ('' | ' ')[];
  readonly parts: string[];
  readonly blanksBefore: number;
  blanksAfter: number;
  length: number;
  quotes: number;
}

/** A rule of signs, or of dots, parts blocks as two blank lines do. */
const DOTS = /^\.{3,}$/;
const RULE_BLANKS = 2;
const LONGEST_DAY = 40;

/** The units of a page, in order; blank lines are in none. */
export function unitsOf(lines: readonly string[], paragraphs: Paragraphs = 'auto'): Unit[] {
  const texts = lines.map(line => line.trim());
  const ends = lines.map(line => line.trimEnd().length);
  const seen = paragraphs === 'auto' ? paragraphsOf(texts, ends) : paragraphs;
  const width = typeof seen === 'number' ? seen : 0;
  const fragmented = seen === 'fragments';
  const joins = (unit: Growing, at: number): boolean => {
    if (width > 0) {
      const last = unit.lines[unit.lines.length - 1];
      return isBroken(texts[last], ends[last], texts[at], width);
    }
    return fragmented && !isDay(texts[at]) && goesOn(openOf(unit), texts[at]);
  };
  return grow(texts, fragmented, joins).map(finished);
}

/** Whether a line is a day alone: it goes on with no other. */
const isDay = (text: string): boolean =>
  text.length <= LONGEST_DAY && mayHoldDate(text) && findTimestamp(text, [])?.from === 0;

/** How the paragraphs of a page stand, as far as its lines show; `ends` are their lengths with indentation. */
export function paragraphsOf(texts: readonly string[], ends: readonly number[]): Paragraphs {
  const width = wrapWidth(texts, ends);
  if (width > 0) return width;
  const blanks = texts.reduce((sum, text) => (text === '' ? sum + 1 : sum), 0);
  return isFragmented(texts, blanks) ? 'fragments' : 'lines';
}

/** Whether the paragraphs of a page were wrapped. */
export function isWrapped(lines: readonly string[]): boolean {
  return (
    wrapWidth(
      lines.map(line => line.trim()),
      lines.map(line => line.trimEnd().length),
    ) > 0
  );
}

/** Grows units line by line; `joins` says whether a unit goes on in a line. */
function grow(texts: readonly string[], fragmented: boolean, joins: (unit: Growing, at: number) => boolean): Growing[] {
  const units: Growing[] = [];
  let unit: Growing | null = null;
  let blanks = 0;
  texts.forEach((text, at) => {
    if (text === '') return void blanks++;
    const isPart = hasWord(text) || (fragmented && blanks === 0);
    if (!hasWord(text) && (isRule(text) || DOTS.test(text)) && !(fragmented && text.length <= SIGN_LENGTH))
      blanks = Math.max(blanks, RULE_BLANKS) + 1;
    if (unit !== null && blanks === 0 && isPart && joins(unit, at)) append(unit, text, at);
    else {
      if (unit !== null) unit.blanksAfter = blanks;
      unit = {
        lines: [at],
        joints: [],
        parts: [text],
        blanksBefore: blanks,
        blanksAfter: 0,
        length: text.length,
        quotes: quotesIn(text),
      };
      units.push(unit);
    }
    blanks = 0;
  });
  return units;
}

function append(unit: Growing, text: string, at: number): void {
  const between = joint(unit.parts[unit.parts.length - 1], text);
  unit.lines.push(at);
  unit.joints.push(between);
  unit.parts.push(text);
  unit.length += between.length + text.length;
  unit.quotes += quotesIn(text);
}

function openOf(unit: Growing) {
  const last = unit.parts[unit.parts.length - 1];
  return { last, length: unit.length, ends: endsText(last), oddQuote: unit.quotes % 2 === 1 };
}

function finished(unit: Growing): Unit {
  const { lines, joints, parts, blanksBefore, blanksAfter } = unit;
  const text =
    parts.length === 1 ? parts[0] : parts.map((part, at) => (at === 0 ? part : joints[at - 1] + part)).join('');
  return { lines, joints, text, blanksBefore, blanksAfter, fold: undefined, measures: undefined };
}

/** Whether a text holds a letter or a number. */
function hasWord(text: string): boolean {
  for (let at = 0; at < text.length; at++) if ((flagsOf(pointAt(text, at)) & WORD) !== 0) return true;
  return false;
}

function quotesIn(text: string): number {
  let quotes = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) quotes++;
  return quotes;
}
