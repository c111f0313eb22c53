/** source: where an article stands in its dump, from the first line of it that was not dropped to the last. */
import type { Article, Line } from '../types.js';
import type { KeptLines } from './kept.js';
import type { Source } from './record.js';

export function sourceOf(article: Article, kept: KeptLines, file: string): Source {
  const first = kept.first as Line;
  const last = kept.last as Line;
  const { number, start, end, more } = last.parts?.at(-1) ?? last;
  return {
    file,
    article: article.number as number,
    firstLine: first.number,
    // The last of the identical lines that a line stands for.
    lastLine: number + more,
    startByte: first.start,
    endByte: end + more * (end - start),
  };
}
