/**
 * Lines to articles: finds where each article of a dump begins, settles the role and fate of every line, and hands the
 * article on as soon as the next head block is known. Holds the open article and no more.
 */
import type { Layout } from '../layouts/index.js';
import { REASONS } from '../text/reasons.js';
import type { Article, Issue, Line, LineBatch, Stage } from '../types.js';
import { readMarkdown } from './markdown.js';
import { onceHeads } from './once.js';
import { bodyStarts } from './gaps.js';
import { findGlued } from './glued.js';
import { headSettler } from './head-roles.js';
import { type Head, HeadFinder } from './heads.js';
import { eitherKnowledge, type Knowledge, pagesKnowledge } from './knowledge.js';
import { findListing, type Listing, settleBeside } from './listing.js';
import { pageStarts } from './pages.js';
import { preludeStart } from './prelude.js';
import { type Settled, settleContinued, settleHeaded, settleHeadless } from './settle.js';
import { FROM, ROW, TO } from '../text/rows.js';
import { isTrusted } from './trust.js';
import { textsOf } from './whole-page.js';
import { Window } from './window.js';

export interface ArticleSettings {
  /** The layouts to try, in order; the generic one last. */
  readonly layouts: readonly Layout[];
  /** What is known of the pages' sites; null when only what stands together may tell. */
  readonly knowledge: Knowledge | null;
  /** Bytes of text that one record may have. */
  readonly recordLimit: number;
  /**
   * Called behind each boundary, when the articles before it have been taken: where the next article begins, and all that the
   * rest of the dump depends on beside its text. Two extractions that agree there go on alike.
   */
  readonly onBoundary?: (at: number, state: () => Float64Array) => void;
}

/** Lines that one record may have, lest memory grow with a dump of very short lines. */
const LINE_LIMIT = 16_384;

/** How sure an article is where something in its stretch looks like another’s head, and is not taken for one. */
const DOUBTED = 0.6;

/** Why a stretch ends: an issue of its last article, another page behind it, or (null) another article’s head block. */
type Ending = Issue | 'page' | null;

/** The stage that turns the lines of one dump into its articles. Its articles are valid until the next push. */
export function toArticles(settings: ArticleSettings): Stage<LineBatch, Article> {
  const window = new Window();
  const settler = headSettler(settings.layouts);
  let heads = new HeadFinder();
  /** The head block of the open article, by places in the window; null while none was found. */
  let head: Head | null = null;
  let count = 0;
  let continues = false;

  /** Closes the first `length` lines of the window: one article, or the pages that were run together in them. */
  const close = (length: number, ending: Ending): Article[] => {
    const lines = window.release(length);
    heads.shift(length);
    if (lines.length === 0) return [];
    if (head === null) readMarkdown(lines, window.bytes);
    if (continues) return [toArticle(lines, null, ending, settings.knowledge)];
    if (head !== null || onceHeads(lines, 0, settler, window.bytes).known)
      return parts(lines, head, ending, settings.knowledge);
    const starts = pageStarts(lines, true, window.bytes);
    const pages = starts.map((start, i) => lines.slice(start, starts[i + 1]));
    const { bytes } = window;
    const shared = () => pagesKnowledge(pages.map(page => textsOf(page, bytes)));
    const knowledge = pages.length < 2 ? settings.knowledge : eitherKnowledge(settings.knowledge, shared);
    return pages.flatMap((page, i) => {
      const articles = parts(page, null, i === pages.length - 1 ? ending : 'page', knowledge);
      const mayList = starts.length === 1 && articles.every(({ number }) => number === null);
      const listing = mayList ? findListing(page, window.bytes) : null;
      return listing === null ? articles : toTeasers(page, listing);
    });
  };

  /** The articles of a stretch: the first one, and those behind it whose heads are shown once. */
  const parts = (lines: Line[], first: Head | null, ending: Ending, knowledge: Knowledge | null): Article[] => {
    const { heads: once, doubtful } = onceHeads(lines, first === null ? 0 : first.last + 1, settler, window.bytes);
    const articles: Article[] = [];
    let start = 0;
    let open = first;
    // Bodies without heads, one after the other.
    const bodies = first === null && once.length === 0 ? bodyStarts(lines, window.bytes).slice(1) : [];
    for (const next of bodies) {
      articles.push(toArticle(lines.slice(start, next), null, 'page', knowledge));
      start = next;
    }
    for (const found of once) {
      const floor = open === null ? start : open.last + 1;
      const cut = preludeStart(lines, found.first, floor, window.bytes);
      if (cut > start) articles.push(toArticle(lines.slice(start, cut), shifted(open, start), null, knowledge));
      start = cut;
      open = found;
    }
    articles.push(toArticle(lines.slice(start), shifted(open, start), ending, knowledge));
    return doubtful && first !== null ? articles.map(doubted) : articles;
  };

  /** Settles the lines of an article; `ending` says why it ends there, null when a head block follows. */
  const toArticle = (lines: Line[], head: Head | null, ending: Ending, knowledge: Knowledge | null): Article => {
    const { bytes } = window;
    const settled = continues
      ? settleContinued(lines, bytes)
      : head === null
        ? settleHeadless(lines, knowledge, bytes)
        : settleHeaded(lines, head, settler, knowledge, bytes);
    const { issues } = settled;
    if (ending === null && head === null && issues.includes('no_headline')) issues.push('cut_head');
    if (ending === 'record_limit' || (ending === 'cut_body' && endsCut(lines))) issues.push(ending);
    return articleOf(lines, settled);
  };

  const articleOf = (lines: Line[], { found, layout, confidence, issues }: Settled): Article => {
    if (found) count++;
    return { number: found ? count : null, bytes: window.bytes, lines, layout, confidence, issues, continues };
  };

  /** The teasers of a listing, and the lines around them. */
  const toTeasers = (lines: Line[], { teasers, settle }: Listing): Article[] => {
    const made: Article[] = [];
    const add = (part: Line[], settlePart: Listing['settle']): void => {
      if (part.length > 0) made.push(articleOf(part, settlePart(part, window.bytes)));
    };
    let done = 0;
    for (const { first, end } of teasers) {
      add(lines.slice(done, first), settleBeside);
      add(lines.slice(first, end), settle);
      done = end;
    }
    add(lines.slice(done), settleBeside);
    return made;
  };

  /** A new head block ends the article before it. */
  const begin = (found: Head): Article[] => {
    const floor = head === null ? 0 : head.last + 1;
    if (!isTrusted(window.lines, found, floor, settler, window.bytes)) return [];
    const cut = preludeStart(window.lines, found.first, floor, window.bytes);
    const closed = close(cut, null);
    head = shifted(found, cut);
    continues = false;
    return closed;
  };

  /** Cuts a line in two where the last one added shows that a headline is glued to its end. */
  const unglue = (): void => {
    const glued = findGlued(window.lines, window.lines.length - 1, window.bytes);
    if (glued === null) return;
    window.split(glued.place, glued.cut);
    heads.insert(glued.place + 1);
  };

  /** At the limit, pages that are complete are closed; where there are none, the record goes on in the next. */
  const closeAtLimit = (): Article[] => {
    const last = head === null && !continues ? pageStarts(window.lines, false, window.bytes).at(-1) : 0;
    if (last !== undefined && last > 0) return close(last, 'page');
    const closed = close(window.lines.length, 'record_limit');
    heads = new HeadFinder();
    head = null;
    // What was no article so far may still become one.
    continues = closed.at(-1)?.number !== null;
    return closed;
  };

  return {
    *push(batch) {
      window.append(batch);
      for (let row = 0; row < batch.count * ROW; row += ROW) {
        if (!window.add(batch, row)) continue;
        if (batch.rows[row + FROM] < batch.rows[row + TO]) {
          unglue();
          const found = heads.see(window.lines, window.lines.length - 1, window.bytes);
          const before = head;
          if (found !== null) yield* begin(found);
          if (head !== before) settings.onBoundary?.(window.lines[0].start, () => stateOf(window, heads, head));
        }
        if (window.held > settings.recordLimit || window.lines.length >= LINE_LIMIT) yield* closeAtLimit();
      }
    },
    *end() {
      const found = heads.end();
      if (found !== null) yield* begin(found);
      yield* close(window.lines.length, 'cut_body');
    },
  };
}

/** An article that may hold the beginning of another one. */
function doubted(article: Article): Article {
  return { ...article, confidence: Math.min(article.confidence, DOUBTED) };
}

/** A head block by places in a list that begins `by` lines later. */
function shifted<Found extends Head | null>(head: Found, by: number): Found {
  return head === null
    ? head
    : ({ first: head.first - by, last: head.last - by, headline: head.headline - by } as Found);
}

/** Everything that changes while lines come in, as numbers; bytes in the dump count from its beginning, lines from the first one held. */
function stateOf(window: Window, heads: HeadFinder, head: Head | null): Float64Array {
  const { first, last, headline } = head ?? { first: -1, last: -1, headline: -1 };
  return Float64Array.from([...window.state(), ...heads.state(), first, last, headline]);
}

/** Whether the last line of a body stops in mid-sentence; of a page with lines around the body that says nothing. */
function endsCut(lines: readonly Line[]): boolean {
  const last = lines.findLast(line => line.fate === 'kept');
  return last !== undefined && last.role === 'body' && last.reason.name === REASONS.body.name && !last.sentence;
}
