/** captions: each with the credit that it ends with, or that stands on the line behind it. */
import { bareCredit, findCredit, isCreditLine } from '../text/credits.js';
import type { Passage } from '../text/passage.js';
import type { Article, Entry } from '../types.js';
import { lineText, within } from './kept.js';
import type { Caption } from './record.js';

/** The credit that a line is, without brackets, or ends with. */
function creditIn(text: Passage): Passage | null {
  const written = String(text);
  if (!isCreditLine(written)) {
    const credit = findCredit(written);
    return credit && within(text, written, credit.from, credit.to);
  }
  const bare = bareCredit(written);
  const from = written.indexOf(bare);
  return within(text, written, from, from + bare.length);
}

/** Captions in order. A credit on a line of its own belongs to the caption before it; without one it is a caption itself. */
export function captions(article: Article, entries: readonly Entry[]): Caption<Passage>[] {
  const found: Caption<Passage>[] = [];
  for (const entry of entries) {
    const text = lineText(article, entry);
    const credit = creditIn(text);
    const last = found.at(-1);
    if (entry.role === 'credit' && last !== undefined && last.credit === null) last.credit = credit;
    else found.push({ text, credit });
  }
  return found;
}
