/** highlights: the lines that sum an article up, without their bullets. */
import { bulletLength } from '../text/bullets.js';
import type { Passage } from '../text/passage.js';
import type { Article, Line } from '../types.js';
import { lineText } from './kept.js';

export function highlights(article: Article, lines: readonly Line[]): Passage[] {
  return lines.map(line => lineText(article, line, bulletLength(article.bytes, line.from, line.to)));
}
