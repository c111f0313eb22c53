/** A line guessed alone: what it may be by its own looks, before its neighbours are asked. */
import type { Layout } from '../layouts/layout.js';
import { findCredit, isCreditLine } from '../text/credits.js';
import { decode } from '../text/passage.js';
import { findTimestamp } from '../text/timestamps.js';
import { countWords } from '../text/words.js';
import type { Role } from '../types.js';
import { isWorded, type Item } from './item.js';
import type { ReasonName } from './reasons.js';

/** A line of so few words that is shown once and is no sentence is a label or a button. */
const SHORT_WORDS = 4;
const LONGEST_BYLINE = 120;

/** What a line may be, the likeliest first, and why. */
export interface Guess {
  readonly roles: readonly Role[];
  readonly reason: ReasonName;
  /** Whether the layout has it for its own: its furniture, or a time with its label. */
  readonly mark: boolean;
}

export const guess = (roles: readonly Role[], reason: ReasonName, mark = false): Guess => ({ roles, reason, mark });

/** What a line in a head block may be, by itself. */
export function guessAlone(item: Item, repeated: boolean, layout: Layout, bytes: Uint8Array): Guess {
  if (!isWorded(item)) return guess(['furniture'], 'no_word');
  const text = decode(bytes, item.line.from, item.line.to);
  if (layout.furniture.includes(text)) return guess(['furniture'], 'layout_furniture', true);
  const { updated, published } = layout.labels;
  const time = findTimestamp(text, [...updated, ...published]);
  if (time !== null) return guess(['timestamp'], 'timestamp', [...updated, ...published].includes(time.label));
  if (item.bullet) return guess(['highlight'], 'highlight_bullet');
  if (isCreditLine(text)) return guess(['credit'], 'credit_line');
  if (isByline(text, layout)) return guess(['byline'], 'byline');
  if (!item.sentence && countWords(bytes, item.line.from, item.line.to) <= SHORT_WORDS) {
    return guess(['furniture', 'kicker'], 'head_furniture');
  }
  if (repeated) return guess(['caption'], 'caption_repeated');
  return findCredit(text) === null
    ? guess(['caption', 'highlight'], 'caption_place')
    : guess(['caption'], 'caption_credit');
}

/** Whether a line begins as a byline of the layout does, and is no sentence. */
export function isByline(text: string, layout: Layout): boolean {
  return (
    text.length < LONGEST_BYLINE && !/[.!?]$/u.test(text) && layout.bylines.some(word => text.startsWith(`${word} `))
  );
}
