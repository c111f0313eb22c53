/** section and tags: the labels of a page; the first one above the body is its section, or the one glued to its caption. */
import { sectionOn } from '../text/crumbs.js';
import type { Passage } from '../text/passage.js';
import { tagLabel, tagsOn } from '../text/tag-labels.js';
import type { Article, Line } from '../types.js';
import { partsOf } from './captions.js';
import { type KeptLines, lineText, within } from './kept.js';

export interface Labels {
  readonly section: Passage | null;
  readonly tags: Passage[];
}

export function labels(article: Article, { kickers, captions, headline, body }: KeptLines): Labels {
  if (kickers.length === 0) {
    const section = captions.length === 0 ? null : partsOf(article, captions[0])[1];
    return { section, tags: [] };
  }
  const isAbove = body.length === 0 || kickers[0].start < body[0].start;
  const hasSection = isAbove && tagLabel(String(lineText(article, kickers[0]))) === 0;
  const tags = (hasSection ? kickers.slice(1) : kickers).flatMap(line => tagsIn(article, line));
  return { section: hasSection ? sectionIn(article, kickers[0], headline.at(0)) : null, tags };
}

/** The section of a line: the last one of crumbs, or all of it. */
function sectionIn(article: Article, line: Line, headline: Line | undefined): Passage {
  const whole = lineText(article, line);
  const text = String(whole);
  const found = sectionOn(text, headline === undefined ? '' : String(lineText(article, headline)));
  return found === null ? whole : within(whole, text, ...found);
}

/** The tags of a line: those behind what announces them, or the one that it is. */
function tagsIn(article: Article, line: Line): Passage[] {
  const whole = lineText(article, line);
  const text = String(whole);
  const from = tagLabel(text);
  return from === 0 ? [whole] : tagsOn(text, from).map(place => within(whole, text, ...place));
}
