/** Features of what stands on the page again: entries of a table of contents, headlines said twice, words of the menus. */

import { foldKey } from '../units/folds.js';
import { bulletLength } from '../units/words.js';
import type { Columns, Known } from './columns.js';
import type { Emit } from './features-own.js';
import type { Run } from './features-page.js';
import { columnBy, fadingAfter, fadingBefore, mapped } from './sums.js';
import { type Content, countsIn, shared } from './topic.js';

/** How fast a table of contents fades. */
const DECAY = 0.8;
/** Words of an entry of a menu. */
const MENU_WORDS = 6;
const PRIOR = { hits: 0.2, words: 1 };

/** Emits what of each unit comes back. */
export function againFeatures(page: Columns, content: Content, run: Run, emit: Emit): void {
  again(page.known.map(coreOf), emit);
  menus(page, content, run, emit);
}

/** The fold without the bullet or the number of an entry. */
function coreOf({ unit, lower, measures, fold }: Known): number {
  return measures.bullet ? foldKey(lower.slice(bulletLength(unit.text))) : fold;
}

/** Whether a unit stands again further down, like an entry of a table of contents, or stood above, like its subhead. */
function again(folds: readonly number[], emit: Emit): void {
  const last = new Map(folds.map((fold, at) => [fold, at]));
  const seen = new Set<number>();
  const above = columnBy(folds.length, at => {
    const stood = folds[at] !== 0 && seen.has(folds[at]);
    seen.add(folds[at]);
    return Number(stood);
  });
  const below = columnBy(folds.length, at => Number(folds[at] !== 0 && last.get(folds[at])! > at));
  const faded = (sum: number): number => sum * (1 - DECAY);
  emit('again_above', above);
  emit('again_below', below);
  emit('contents_before', mapped(fadingBefore(below, DECAY), faded));
  emit('contents_after', mapped(fadingAfter(below, DECAY), faded));
}

/** How far a unit speaks of what the menus name: the site and its offers. */
function menus({ words }: Columns, content: Content, [from, to]: Run, emit: Emit): void {
  const isMenu = (at: number): boolean => (at < from || at >= to) && words[at] <= MENU_WORDS;
  const places: number[] = [];
  for (let at = 0; at < words.length; at++) if (isMenu(at)) places.push(at);
  const counts = countsIn(content, places);
  const share = (at: number): number => {
    const own = content.of[at];
    return (shared(own, counts, isMenu(at)) + PRIOR.hits) / (own.length + PRIOR.words);
  };
  emit('menu_words', columnBy(words.length, share));
}
