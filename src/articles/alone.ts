/** A line guessed alone: what it may be by its own looks, before its neighbours are asked. */
import type { Layout } from '../layouts/layout.js';
import type { Role } from '../types.js';
import type { Candidates } from './grammar.js';
import { isWorded, type Item } from './item.js';
import { looksOf } from './looks.js';
import type { ReasonName } from './reasons.js';

/** A line of so few words that is shown once and is no sentence is a label or a button. */
const SHORT_WORDS = 4;

/** What a line may be, the likeliest first, and why. */
export interface Guess extends Candidates {
  readonly reason: ReasonName;
  /** Whether the layout has it for its own: its furniture, or a time with its label. */
  readonly mark: boolean;
}

let guesses = 0;
const guess = (roles: readonly Role[], reason: ReasonName, mark = false): Guess => ({
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
  credit: guess(['credit'], 'credit_line'),
  byline: guess(['byline'], 'byline'),
  short: guess(['furniture', 'kicker'], 'head_furniture'),
  repeated: guess(['caption'], 'caption_repeated'),
  caption: guess(['caption'], 'caption_credit'),
  place: guess(['caption', 'highlight'], 'caption_place'),
};

/** The headline of a block is known before its other lines are looked at. */
export const HEADLINE = guess(['headline'], 'headline');
/** Behind the last repeat, what would be a caption by its place is a highlight. */
export const HIGHLIGHT = guess(['highlight', 'caption'], 'highlight_place');

/** What a line in a head block may be, by itself. */
export function guessAlone(item: Item, repeated: boolean, layout: Layout, bytes: Uint8Array): Guess {
  if (!isWorded(item)) return GUESSES.wordless;
  const { text, words, time, credit, byline } = looksOf(item, bytes);
  if (layout.furniture.includes(text)) return GUESSES.furniture;
  if (time !== null) return isLabel(layout, time.label) ? GUESSES.labelledTime : GUESSES.time;
  if (item.bullet) return GUESSES.bullet;
  if (credit === 'whole') return GUESSES.credit;
  if (byline) return GUESSES.byline;
  if (!item.sentence && words <= SHORT_WORDS) return GUESSES.short;
  if (repeated) return GUESSES.repeated;
  return credit === 'end' ? GUESSES.caption : GUESSES.place;
}

function isLabel({ labels }: Layout, label: string): boolean {
  return labels.updated.includes(label) || labels.published.includes(label);
}
