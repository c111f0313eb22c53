/** source: where an article stands in its dump, from the first line of it that was not dropped to the last. */
import type { Article, Entry } from '../types.js';
import type { Source } from './record.js';

/** The last line of an entry, the identical ones behind it included: its number and where it ends. */
export function lastOf({ line, more }: Entry): { number: number; end: number } {
  return { number: line.number + more, end: line.end + more * (line.end - line.start) };
}

export function sourceOf(article: Article, file: string): Source {
  const counts = ({ fate }: Entry): boolean => fate !== 'dropped';
  const first = article.entries.find(counts) as Entry;
  const last = lastOf(article.entries.findLast(counts) as Entry);
  return {
    file,
    article: article.number as number,
    firstLine: first.line.number,
    lastLine: last.number,
    startByte: first.line.start,
    endByte: last.end,
  };
}
