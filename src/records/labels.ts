/** section and tags: the labels of a page; the first one above the body is its section. */
import type { Passage } from '../text/passage.js';
import type { Article } from '../types.js';
import { type KeptLines, lineText } from './kept.js';

export function labels(article: Article, kept: KeptLines): { section: Passage | null; tags: Passage[] } {
  const all = kept.kicker ?? [];
  const body = kept.body?.[0].start ?? Number.POSITIVE_INFINITY;
  const section = all.length > 0 && all[0].start < body ? all[0] : undefined;
  return {
    section: section === undefined ? null : lineText(article, section),
    tags: all.filter(line => line !== section).map(line => lineText(article, line)),
  };
}
