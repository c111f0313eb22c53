/**
 * Lines to articles: finds where each article of a dump begins, settles the role and fate of every line, and hands the
 * article on as soon as the next head block is known. Holds the open article and no more.
 */
import { REASONS } from '../text/reasons.js';
import type { Article, Issue, Line, LineBatch, Stage } from '../types.js';
import { readMarkdown } from './markdown.js';
import { onceHeads } from './once.js';
import { bodyStarts } from './gaps.js';
import { findGlued } from './glued.js';
import type { HeadSettler } from './head-roles.js';
import { type Head, HeadFinder } from './heads.js';
import { eitherKnowledge, type Knowledge, pagesKnowledge } from './knowledge.js';
import { findListing, type Listing, settleBeside } from './listing.js';
import { pageStarts } from './pages.js';
import { preludeStart } from './prelude.js';
import { type Settled, settleContinued, settleHeaded, settleHeadless } from './settle.js';
import { FROM, ROW, TO } from '../text/rows.js';
import { isTrusted } from './trust.js';
import { OnceJudge, textsOf } from './whole-page.js';
import { Window } from './window.js';

export interface ArticleSettings {
  /** Made once of the layouts to try, for all dumps of a run: it remembers the shapes of head blocks. */
  readonly settler: HeadSettler;
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
  return new Articles(settings);
}

/** A class, since functions made for each dump would be compiled for each, too, which takes longer than a short dump does. */
class Articles implements Stage<LineBatch, Article> {
  private readonly window = new Window();
  private heads = new HeadFinder();
  private readonly once = new OnceJudge();
  /** The head block of the open article, by places in the window; null while none was found. */
  private head: Head | null = null;
  private count = 0;
  private continues = false;

  constructor(private readonly settings: ArticleSettings) {}

  /** Closes the first `length` lines of the window: one article, or the pages that were run together in them. */
  private close(length: number, ending: Ending): Article[] {
    const { head, settings } = this;
    const lines = this.window.release(length);
    const { bytes } = this.window;
    this.heads.shift(length);
    this.once.forget();
    if (lines.length === 0) return [];
    if (head === null) readMarkdown(lines, bytes);
    if (this.continues) return [this.toArticle(lines, null, ending, settings.knowledge)];
    if (head !== null || onceHeads(lines, 0, settings.settler, bytes).known)
      return this.parts(lines, head, ending, settings.knowledge);
    const starts = pageStarts(lines, true, bytes);
    const pages = starts.map((start, i) => lines.slice(start, starts[i + 1]));
    const shared = () => pagesKnowledge(pages.map(page => textsOf(page, bytes)));
    const knowledge = pages.length < 2 ? settings.knowledge : eitherKnowledge(settings.knowledge, shared);
    return pages.flatMap((page, i) => {
      const articles = this.parts(page, null, i === pages.length - 1 ? ending : 'page', knowledge);
      const mayList = starts.length === 1 && articles.every(({ number }) => number === null);
      const listing = mayList ? findListing(page, bytes) : null;
      return listing === null ? articles : this.toTeasers(page, listing);
    });
  }

  /** The articles of a stretch: the first one, and those behind it whose heads are shown once. */
  private parts(lines: Line[], first: Head | null, ending: Ending, knowledge: Knowledge | null): Article[] {
    const { bytes } = this.window;
    const from = first === null ? 0 : first.last + 1;
    const { heads: once, doubtful } = onceHeads(lines, from, this.settings.settler, bytes);
    const articles: Article[] = [];
    let start = 0;
    let open = first;
    // Bodies without heads, one after the other.
    const bodies = first === null && once.length === 0 ? bodyStarts(lines, bytes).slice(1) : [];
    for (const next of bodies) {
      articles.push(this.toArticle(lines.slice(start, next), null, 'page', knowledge));
      start = next;
    }
    for (const found of once) {
      const floor = open === null ? start : open.last + 1;
      const cut = preludeStart(lines, found.first, floor, bytes);
      if (cut > start) articles.push(this.toArticle(lines.slice(start, cut), shifted(open, start), null, knowledge));
      start = cut;
      open = found;
    }
    articles.push(this.toArticle(lines.slice(start), shifted(open, start), ending, knowledge));
    return doubtful && first !== null ? articles.map(doubted) : articles;
  }

  /** Settles the lines of an article; `ending` says why it ends there, null when a head block follows. */
  private toArticle(lines: Line[], head: Head | null, ending: Ending, knowledge: Knowledge | null): Article {
    const { bytes } = this.window;
    const settled = this.continues
      ? settleContinued(lines, bytes)
      : head === null
        ? settleHeadless(lines, knowledge, bytes)
        : settleHeaded(lines, head, this.settings.settler, knowledge, bytes);
    const { issues } = settled;
    if (ending === null && head === null && issues.includes('no_headline')) issues.push('cut_head');
    if (ending === 'record_limit' || (ending === 'cut_body' && endsCut(lines))) issues.push(ending);
    return this.articleOf(lines, settled);
  }

  private articleOf(lines: Line[], { found, layout, confidence, issues }: Settled): Article {
    if (found) this.count++;
    const number = found ? this.count : null;
    return { number, bytes: this.window.bytes, lines, layout, confidence, issues, continues: this.continues };
  }

  /** The teasers of a listing, and the lines around them. */
  private toTeasers(lines: Line[], { teasers, settle }: Listing): Article[] {
    const made: Article[] = [];
    const add = (part: Line[], settlePart: Listing['settle']): void => {
      if (part.length > 0) made.push(this.articleOf(part, settlePart(part, this.window.bytes)));
    };
    let done = 0;
    for (const { first, end } of teasers) {
      add(lines.slice(done, first), settleBeside);
      add(lines.slice(first, end), settle);
      done = end;
    }
    add(lines.slice(done), settleBeside);
    return made;
  }

  /** A new head block ends the article before it. */
  private begin(found: Head): Article[] {
    const { lines, bytes } = this.window;
    const floor = this.head === null ? 0 : this.head.last + 1;
    if (!isTrusted(lines, found, floor, this.settings.settler, this.once, bytes)) return [];
    const cut = preludeStart(lines, found.first, floor, bytes);
    const closed = this.close(cut, null);
    this.head = shifted(found, cut);
    this.continues = false;
    return closed;
  }

  /** Cuts a line in two where the last one added shows that a headline is glued to its end. */
  private unglue(): void {
    const { lines, bytes } = this.window;
    const glued = findGlued(lines, lines.length - 1, bytes);
    if (glued === null) return;
    this.window.split(glued.place, glued.cut);
    this.heads.insert(glued.place + 1);
    this.once.forget();
  }

  /** At the limit, pages that are complete are closed; where there are none, the record goes on in the next. */
  private closeAtLimit(): Article[] {
    const { lines, bytes } = this.window;
    const last = this.head === null && !this.continues ? pageStarts(lines, false, bytes).at(-1) : 0;
    if (last !== undefined && last > 0) return this.close(last, 'page');
    const closed = this.close(lines.length, 'record_limit');
    this.heads = new HeadFinder();
    this.head = null;
    // What was no article so far may still become one.
    this.continues = closed.at(-1)?.number !== null;
    return closed;
  }

  *push(batch: LineBatch): Iterable<Article> {
    const { window, settings } = this;
    window.append(batch);
    for (let row = 0; row < batch.count * ROW; row += ROW) {
      if (!window.add(batch, row)) continue;
      if (batch.rows[row + FROM] < batch.rows[row + TO]) {
        this.unglue();
        const found = this.heads.see(window.lines, window.lines.length - 1, window.bytes);
        const before = this.head;
        if (found !== null) yield* this.begin(found);
        if (this.head !== before) settings.onBoundary?.(window.lines[0].start, () => this.state());
      }
      if (window.held > settings.recordLimit || window.lines.length >= LINE_LIMIT) yield* this.closeAtLimit();
    }
  }

  *end(): Iterable<Article> {
    const found = this.heads.end();
    if (found !== null) yield* this.begin(found);
    yield* this.close(this.window.lines.length, 'cut_body');
  }

  /** Everything that changes while lines come in, as numbers; bytes in the dump count from its beginning, lines from the first one held. */
  private state(): Float64Array {
    const { first, last, headline } = this.head ?? { first: -1, last: -1, headline: -1 };
    return Float64Array.from([...this.window.state(), ...this.heads.state(), first, last, headline]);
  }
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

/** Whether the last line of a body stops in mid-sentence; of a page with lines around the body that says nothing. */
function endsCut(lines: readonly Line[]): boolean {
  const last = lines.findLast(line => line.fate === 'kept');
  return last !== undefined && last.role === 'body' && last.reason.name === REASONS.body.name && !last.sentence;
}
