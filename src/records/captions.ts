/** captions: each with the credit that it ends with, or that stands on the line behind it. */
import { findCredit, isCreditLine } from '../text/credits.js';
import type { Passage } from '../text/passage.js';
import type { Article, Entry } from '../types.js';
import { lineText, partOfLine } from './kept.js';
import type { Caption } from './record.js';

function toCaption(article: Article, entry: Entry): Caption<Passage> {
  const text = lineText(article, entry);
  const written = String(text);
  if (isCreditLine(written)) return { text, credit: text };
  const credit = findCredit(written);
  return { text, credit: credit && partOfLine(article, entry, written, credit.from, credit.to) };
}

/** Captions in order. A credit on a line of its own belongs to the caption before it; without one it is a caption itself. */
export function captions(article: Article, entries: readonly Entry[]): Caption<Passage>[] {
  const found: Caption<Passage>[] = [];
  for (const entry of entries) {
    const last = found.at(-1);
    if (entry.role === 'credit' && last !== undefined && last.credit === null) last.credit = lineText(article, entry);
    else found.push(toCaption(article, entry));
  }
  return found;
}
