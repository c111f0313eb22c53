/** highlights: the lines that sum an article up, without their bullets. */
import { bulletLength } from '../text/bullets.js';
import type { Passage } from '../text/passage.js';
import type { Article, Entry } from '../types.js';
import { lineText } from './kept.js';

export function highlights(article: Article, entries: readonly Entry[]): Passage[] {
  return entries.map(entry => lineText(article, entry, bulletLength(article.bytes, entry.line.from, entry.line.to)));
}
