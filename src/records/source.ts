/** source: where an article stands in its dump, from the first line of it that was not dropped to the last. */
import type { Article, Line } from '../types.js';
import type { Source } from './record.js';

/** The last of the identical lines that a line stands for: its number and where it ends. */
export function lastOf({ number, start, end, more }: Line): { number: number; end: number } {
  return { number: number + more, end: end + more * (end - start) };
}

export function sourceOf(article: Article, file: string): Source {
  const counts = ({ fate }: Line): boolean => fate !== 'dropped';
  const first = article.lines.find(counts) as Line;
  const last = lastOf(article.lines.findLast(counts) as Line);
  return {
    file,
    article: article.number as number,
    firstLine: first.number,
    lastLine: last.number,
    startByte: first.start,
    endByte: last.end,
  };
}
