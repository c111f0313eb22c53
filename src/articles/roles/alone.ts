/** A line guessed alone: what it may be by its own looks, before its neighbours are asked. */
import { KNOWN_LABELS } from '../../layouts/index.js';
import type { Layout } from '../../layouts/layout.js';
import { saysTaken } from '../../text/credit-endings.js';
import { COUNT_WORDS, isCount } from '../../text/label-rows.js';
import { creditOf, hasDigit, isLabelRow, textOf, timeOf, wordsOf } from '../../text/looks.js';
import type { ReasonName } from '../../text/reasons.js';
import { saysSource } from '../../text/source-labels.js';
import type { Line, Role } from '../../types.js';
import { isSigned } from '../lines/company.js';
import { isCutName } from '../lines/head-lines.js';
import type { Candidates, HeadRole } from './grammar.js';

/** A line of so few words that is shown once and is no sentence is a label or a button. */
const SHORT_WORDS = 4;
/** Bytes of a line that says where a text is from. */
const LONGEST_SOURCE = 160;
/** With a full stop behind an abbreviation, fewer: `Lecture 1 min.` */
const STOPPED_WORDS = 3;
/** What a line may be, the likeliest first, and why. */
export interface Guess extends Candidates {
  /** The likeliest first, which is a role; the others only by a layout's pattern. */
  readonly roles: readonly [Role, ...HeadRole[]];
  readonly reason: ReasonName;
  /** Whether the layout has it for its own: its furniture, or a time with its label. */
  readonly mark: boolean;
}

let guesses = 0;
const guess = (roles: Guess['roles'], reason: ReasonName, mark = false): Guess => ({
  letter: String.fromCharCode('a'.charCodeAt(0) + guesses++),
  roles,
  reason,
  mark,
});

const GUESSES = {
  wordless: guess(['furniture'], 'no_word'),
  furniture: guess(['furniture'], 'layout_furniture', true),
  labelledTime: guess(['timestamp'], 'timestamp', true),
  time: guess(['timestamp'], 'timestamp'),
  bullet: guess(['highlight'], 'highlight_bullet'),
  credit: guess(['credit', 'byline'], 'credit_line'),
  byline: guess(['byline'], 'byline'),
  short: guess(['furniture', 'kicker', 'byline'], 'head_furniture'),
  repeated: guess(['caption'], 'caption_repeated'),
  caption: guess(['caption'], 'caption_credit'),
  place: guess(['caption', 'highlight', 'about'], 'caption_place'),
  above: guess(['furniture'], 'before_head'),
};

/** The headline of a block is known before its other lines are looked at. */
export const HEADLINE = guess(['headline'], 'headline');
/** The same where it stands only once. */
export const HEADLINE_ONCE = guess(['headline'], 'headline_once');
/** Behind the last repeat, what would be a caption by its place is a highlight. */
export const HIGHLIGHT = guess(['highlight', 'caption'], 'highlight_place');

/** What stands in the place of a caption. */
export const CAPTION = GUESSES.place;

/** What stands above the headline, and is none of the article’s. */
export const ABOVE = GUESSES.above;

/** The name behind a line that says no more than “by”. */
export const BYLINE = GUESSES.byline;

/** What a line in a head block may be, by itself. */
export function guessAlone(line: Line, repeated: boolean, layout: Layout, bytes: Uint8Array): Guess {
  if (!line.worded) return GUESSES.wordless;
  if (isFurniture(line, layout, bytes)) return GUESSES.furniture;
  const time = timeOf(line, bytes, KNOWN_LABELS);
  if (time !== null && (time.kind !== null || !saysTaken(textOf(line, bytes))))
    return isLabel(layout, time.label) ? GUESSES.labelledTime : GUESSES.time;
  if (line.to - line.from <= LONGEST_SOURCE && saysSource(textOf(line, bytes))) return GUESSES.short;
  const credit = creditOf(line, bytes);
  if (credit?.whole === true) return GUESSES.credit;
  if (line.bullet) return GUESSES.bullet;
  if (isSigned(line, bytes) || isCutName(line, bytes)) return GUESSES.byline;
  if (credit === null && wordsOf(line, bytes) <= (line.sentence ? STOPPED_WORDS : SHORT_WORDS)) return GUESSES.short;
  if (isLabelRow(line, bytes) || isCountLine(line, bytes)) return GUESSES.short;
  if (repeated) return GUESSES.repeated;
  return credit === null ? GUESSES.place : GUESSES.caption;
}

/** Whether a line is a number of something: minutes of reading, comments. */
function isCountLine(line: Line, bytes: Uint8Array): boolean {
  return wordsOf(line, bytes) <= COUNT_WORDS && hasDigit(line, bytes) && isCount(textOf(line, bytes));
}

/** Furniture is short; longer lines are not even read. */
function isFurniture(line: Line, { furniture }: Layout, bytes: Uint8Array): boolean {
  const length = line.to - line.from;
  return furniture.some(text => text.length <= length && length <= text.length * 3 && textOf(line, bytes) === text);
}

function isLabel({ labels }: Layout, label: string): boolean {
  return labels.updated.includes(label) || labels.published.includes(label);
}
