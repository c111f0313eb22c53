/** section and tags: the labels of a page; the first one above the body is its section, or the one glued to its caption. */
import type { Passage } from '../text/passage.js';
import type { Article } from '../types.js';
import { partsOf } from './captions.js';
import { type KeptLines, lineText } from './kept.js';

export interface Labels {
  readonly section: Passage | null;
  readonly tags: Passage[];
}

export function labels(article: Article, { kickers, captions, body }: KeptLines): Labels {
  if (kickers.length === 0) {
    const section = captions.length === 0 ? null : partsOf(article, captions[0])[1];
    return { section, tags: [] };
  }
  const hasSection = body.length === 0 || kickers[0].start < body[0].start;
  const texts = kickers.map(line => lineText(article, line));
  return hasSection ? { section: texts[0], tags: texts.slice(1) } : { section: null, tags: texts };
}
