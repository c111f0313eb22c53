/**
 * Lines to articles: finds where each article of a dump begins, settles the role and fate of every line, and hands the
 * article on as soon as the next head block is known. Holds the open article and no more.
 */
import { isBlank } from '../text/line.js';
import { FROM, ROW, TO } from '../text/rows.js';
import type { Article, LineBatch, Stage } from '../types.js';
import { findGlued } from './boundaries/glued.js';
import { type Head, HeadFinder } from './boundaries/heads.js';
import { innerHeads } from './boundaries/inner-heads.js';
import { preludeStart } from './boundaries/prelude.js';
import { isTrusted } from './boundaries/trust.js';
import { underBlock } from './header/join.js';
import { hideBlock } from './header/settle.js';
import { type Block, HeaderWatch } from './header/watch.js';
import { lastStart } from './last-start.js';
import { OnceJudge } from './lines/messy.js';
import { isSiteName } from './lines/site-name.js';
import { standsAlone } from './lines/twins.js';
import { Window } from './lines/window.js';
import type { HeadSettler } from './roles/head-roles.js';
import type { Knowledge } from './site/knowledge.js';
import { type Ending, StretchReader, shifted } from './stretch.js';

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

/** A class, since functions made for each dump would be compiled for each, too, which takes longer than a short dump does. */
export class Articles implements Stage<LineBatch, Article> {
  private readonly window = new Window();
  private readonly watch = new HeaderWatch();
  private readonly reader: StretchReader;
  private heads = new HeadFinder();
  private readonly once = new OnceJudge();
  /** The header block that the window begins with. */
  private block: Block | null = null;
  /** The head block of the open article, by places in the window; null while none was found. */
  private head: Head | null = null;
  private continues = false;

  /** `stateBefore` tells on what the lines that come in depend. */
  constructor(
    private readonly settings: ArticleSettings,
    private readonly stateBefore: () => number[],
  ) {
    this.reader = new StretchReader(settings.settler, settings.knowledge);
  }

  /** Closes the first `length` lines of the window: one article, or the pages that were run together in them. */
  private close(length: number, ending: Ending): Article[] {
    const { block, continues, reader } = this;
    const lines = this.window.release(length);
    const { bytes } = this.window;
    this.heads.shift(length);
    this.once.forget();
    if (lines.length === 0) return [];
    const top = block === null ? [] : lines.splice(0, block.length);
    const stretch = {
      lines,
      bytes,
      head: shifted(this.head, top.length),
      ending,
      continues,
      isPage: block !== null,
      isAmong: () => false,
    };
    const articles = reader.articles(stretch);
    this.block = null;
    if (block === null) return articles;
    return underBlock({ block, top, articles }, bytes, (all, settled) => reader.article(all, settled, stretch));
  }

  /** A new head block ends the article before it. */
  private begin(whole: Head): Article[] {
    const { head, block } = this;
    const { lines, bytes } = this.window;
    if (head !== null && whole.first <= head.last) {
      head.last = whole.last;
      return [];
    }
    const floor = head === null ? (block?.length ?? 0) : head.last + 1;
    // A line may come back that stands in the header block, too.
    const own = block !== null && head === null ? below(whole, block.length) : whole;
    if (own === null) return [];
    const found = this.trusted(own, floor);
    if (found === null) return [];
    const isBelow = block !== null && head === null && !lines.slice(floor, found.first).some(standsAlone);
    const cut = isBelow ? 0 : preludeStart(lines, found.first, floor, block?.length ?? 0, bytes);
    const closed = this.close(cut, null);
    this.head = shifted(found, cut);
    this.continues = false;
    return closed;
  }

  /** The first of a block and those at its end that begins an article. */
  private trusted(own: Head, floor: number): Head | null {
    const { lines, bytes } = this.window;
    // What stands between the headline above and its text is of its head, and no menu.
    const text =
      this.head === null ? -1 : lines.findIndex(({ sentence }, at) => sentence && at >= floor && at < own.first);
    const from = text < 0 ? floor : text;
    for (const head of innerHeads(lines, own, bytes))
      if (
        !isSiteName(lines, head.headline, bytes) &&
        isTrusted(lines, head, from, this.settings.settler, this.once, bytes)
      )
        return head;
    return null;
  }

  /** A header block ends the article before it. */
  private beginBlock(found: Block): Article[] {
    const closed = this.close(this.window.lines.lastIndexOf(found.entries[0].line), 'page');
    hideBlock(found);
    this.block = found;
    this.heads = new HeadFinder();
    this.head = null;
    this.continues = false;
    return closed;
  }

  /** Cuts a line in two where a later one, at a place, shows that a headline is glued to its end. */
  private unglue(at: number): void {
    const { lines, bytes } = this.window;
    const glued = findGlued(lines, at, bytes);
    if (glued === null) return;
    this.window.split(glued.place, glued.cut);
    this.heads.insert(glued.place + 1);
    this.once.forget();
  }

  /** At the limit, pages that are complete are closed; where there are none, the record goes on in the next. */
  private closeAtLimit(): Article[] {
    const { lines } = this.window;
    const last = this.lastArticle();
    if (last > 0) {
      const closed = this.close(last, 'page');
      this.head = null;
      return closed;
    }
    const closed = this.close(lines.length, 'record_limit');
    this.heads = new HeadFinder();
    this.head = null;
    // What was no article so far may still become one.
    this.continues = closed.at(-1)?.number !== null;
    return closed;
  }

  /** Where the last article or page that begins in the window does, 0 where it is the only one. */
  private lastArticle(): number {
    const { window, settings, head, block, continues } = this;
    if (block !== null || continues) return 0;
    const { lines, bytes } = window;
    const stretch = { lines, bytes, head, ending: 'page', continues, isPage: false, isAmong: () => false } as const;
    return lastStart(stretch, settings.settler, settings.knowledge);
  }

  *push(batch: LineBatch): Iterable<Article> {
    const { window, settings, watch } = this;
    window.append(batch);
    for (let row = 0; row < batch.count * ROW; row += ROW) {
      if (!window.add(batch, row)) continue;
      if (batch.rows[row + FROM] < batch.rows[row + TO]) {
        if (watch.isOff) {
          const before = this.head;
          const closed = this.look(1);
          if (closed !== null) yield* closed;
          if (this.head !== before) settings.onBoundary?.(window.lines[0].start, () => this.state());
        } else {
          yield* this.lookForBlocks();
          if (watch.isWaiting) continue;
        }
      }
      if (!this.isFull()) continue;
      yield* this.endWait();
      if (this.isFull()) yield* this.closeAtLimit();
    }
  }

  /** Whether the open record may have no more lines. */
  private isFull(): boolean {
    return this.window.held > this.settings.recordLimit || this.window.lines.length >= LINE_LIMIT;
  }

  /** Looks for a head block that ends at the line `left` lines before the end of the window; null when there is none. */
  private look(left: number): Article[] | null {
    const { window } = this;
    this.unglue(window.lines.length - left);
    const found = this.heads.see(window.lines, window.lines.length - left, window.bytes);
    return found === null ? null : this.begin(found);
  }

  /** The same where header blocks may come: lines that may be of one wait. */
  private *lookForBlocks(): Iterable<Article> {
    const { block, free } = this.watch.see(this.window.lines, this.window.bytes);
    if (block !== null) yield* this.beginBlock(block);
    yield* this.lookAgain(free, this.watch.isWaiting ? 1 : 0);
  }

  /** Looks at lines that are in no header block; `behind` lines follow them. */
  private *lookAgain(free: number, behind: number): Iterable<Article> {
    const { window, settings } = this;
    for (let left = free + behind; left > behind; left--) {
      if (isBlank(window.lines[window.lines.length - left])) continue;
      const before = this.head;
      yield* this.look(left) ?? [];
      if (this.head !== before) settings.onBoundary?.(window.lines[0].start, () => this.state());
    }
  }

  /** Lines that wait for the end of a header block wait no longer. */
  private *endWait(): Iterable<Article> {
    const { lines } = this.window;
    const { block, free } = this.watch.end();
    if (block !== null) yield* this.beginBlock(block);
    yield* this.lookAgain(free, lines.length - 1 - lines.findLastIndex(line => !isBlank(line)));
  }

  *end(): Iterable<Article> {
    yield* this.endWait();
    const found = this.heads.end(this.window.lines, this.window.bytes);
    if (found !== null) yield* this.begin(found);
    yield* this.close(this.window.lines.length, 'cut_body');
  }

  /** Everything that changes while lines come in, as numbers; bytes in the dump count from its beginning, lines from the first one held. */
  private state(): Float64Array {
    const { first, last, headline } = this.head ?? { first: -1, last: -1, headline: -1 };
    const block = this.block?.length ?? 0;
    const states = [...this.stateBefore(), ...this.window.state(), ...this.heads.state(), ...this.watch.state()];
    return Float64Array.from([...states, block, first, last, headline]);
  }
}

/** What of a head block stands below a header block of so many lines; null when its headline does not. */
function below(head: Head, length: number): Head | null {
  if (head.headline < length) return null;
  return head.first < length ? { ...head, first: length } : head;
}
