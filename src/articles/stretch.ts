/** A closed stretch of lines to its articles: one, the pages that were run together in it, or the teasers of a listing. */
import type { Article, Issue, Line } from '../types.js';
import { alignedStarts } from './boundaries/align.js';
import { foreignStart } from './boundaries/behind.js';
import { startsBehindTags } from './boundaries/behind-tags.js';
import type { Teaser } from './boundaries/cards.js';
import { echoedHeads, isEcho } from './boundaries/echoes.js';
import { bodyStarts } from './boundaries/gaps.js';
import { cutGluedLabels } from './boundaries/glued-label.js';
import type { Head } from './boundaries/heads.js';
import { settleKickers } from './boundaries/kickers.js';
import { findListing, type Listing, settleBeside, settleTeaser } from './boundaries/listing.js';
import { onceHeads } from './boundaries/once.js';
import { furtherPages, nextPage } from './boundaries/pages.js';
import { preludeStart } from './boundaries/prelude.js';
import { furtherDated, startsIn } from './boundaries/starts.js';
import { isAccompanied } from './boundaries/trust.js';
import { compared, endsCut, isArticle } from './compared.js';
import { isArticle as readsAsArticle } from './joined/joined.js';
import { readMarkdown } from './lines/markdown.js';
import { isMessy } from './lines/messy.js';
import { textsOf } from './lines/texts.js';
import { headByDay } from './roles/dated-feet.js';
import type { HeadSettler } from './roles/head-roles.js';
import { settleMarked } from './roles/marked-captions.js';
import { sectionAbove } from './roles/section.js';
import type { Settled } from './roles/settled.js';
import { settleContinued, settleHeaded, settleHeadless } from './settle.js';
import { eitherKnowledge, type Knowledge, pagesKnowledge } from './site/knowledge.js';

/** How sure an article is where something in its stretch looks like another’s head, and is not taken for one. */
const DOUBTED = 0.6;

/** Why a stretch ends: an issue of its last article, another page behind it, or (null) another article’s head block. */
export type Ending = Issue | 'page' | null;

/** The lines that were closed together. */
export interface Stretch {
  readonly lines: Line[];
  readonly bytes: Uint8Array;
  /** The head block that it begins with, by places in it; null while none was found. */
  readonly head: Head | null;
  readonly ending: Ending;
  /** Whether it goes on where the article before it met the record limit. */
  readonly continues: boolean;
  /** Whether a header block says that it is one page. */
  readonly isPage: boolean;
  /** Whether an article stands beside it in what was closed together: how many the dump had before, a part of it does not know. */
  readonly isAmong: () => boolean;
}

/** Reads the stretches of one dump, and counts its articles. */
export class StretchReader {
  private count = 0;

  constructor(
    private readonly settler: HeadSettler,
    private readonly known: Knowledge | null,
  ) {}

  articles(stretch: Stretch): Article[] {
    const made = this.read(stretch);
    return made.length > 1 ? compared(made, this.settler, this.known, stretch.bytes) : made;
  }

  private read(stretch: Stretch): Article[] {
    const { known, settler } = this;
    const { lines, bytes, head, continues, isPage } = stretch;
    if (lines.length === 0) return [];
    if (head === null) readMarkdown(lines, bytes);
    if (continues) return [this.toArticle(lines, null, stretch, known)];
    if (head !== null) {
      const mayBeMore = !isPage && isMessy(lines, 0, lines.length);
      const listing = mayBeMore && !isAccompanied(lines, head, bytes) ? findListing(lines, bytes) : null;
      if (listing !== null) return this.toTeasers(lines, listing, stretch);
      const dated = isPage ? [] : furtherDated(lines, head.last + 1, bytes);
      const further = mayBeMore ? furtherPages(lines, head, bytes) : [];
      if (further.length > dated.length && !this.isKnown(stretch, head)) return this.pages(stretch, [0, ...further]);
      if (dated.length > 0 && !this.isKnown(stretch, head)) return this.pages(stretch, [0, ...dated]);
      const next = isPage ? lines.length : this.endOf(stretch, head);
      if (next === lines.length) return this.parts(lines, stretch, known);
      const above = this.parts(lines.slice(0, next), { ...stretch, ending: 'page' }, known);
      return above.concat(this.articles({ ...stretch, lines: lines.slice(next), head: null, isAmong: () => true }));
    }
    if (onceHeads(lines, 0, settler, bytes).known) return this.parts(lines, stretch, known);
    return this.pages(stretch, isPage ? [0] : startsIn(lines, true, bytes));
  }

  /** Whether a known layout has a pattern for the head block of a stretch. */
  private isKnown({ lines, bytes }: Stretch, head: Head): boolean {
    return this.settler.fits(lines, { ...head, tail: head.last + 1 }, bytes);
  }

  /** Where the article ends with whose head block a stretch begins: where another page does behind it. */
  private endOf(stretch: Stretch, head: Head): number {
    const { lines, bytes } = stretch;
    const next = nextPage(lines, head, bytes);
    const foreign = foreignStart(lines, head, bytes);
    return foreign < next && this.isKnown(stretch, head) ? foreign : next;
  }

  /** The articles of the pages that begin at these places; the head block of a stretch is that of the first. */
  private pages(stretch: Stretch, found: readonly number[]): Article[] {
    const { lines, bytes, ending, head, isPage } = stretch;
    const starts = startsBehindTags(lines, alignedStarts(lines, found, bytes), bytes);
    const pages = starts.map((start, i) => lines.slice(start, starts[i + 1]));
    const shared = () => pagesKnowledge(pages.map(page => textsOf(page, bytes)));
    const knowledge = pages.length < 2 ? this.known : eitherKnowledge(this.known, shared);
    const read = (page: Line[], i: number, isAmong: () => boolean): Article[] => {
      const isLast = i === pages.length - 1;
      const own = { ...stretch, isAmong, head: i === 0 ? head : null, ending: isLast ? ending : ('page' as const) };
      const beside = own.head === null ? cutGluedLabels(page, bytes) : [];
      if (beside.length > 0 && findListing(page, bytes) === null) {
        const end = (beside.at(-1) as Teaser).end;
        const above = this.toTeasers(page.slice(0, end), { teasers: beside, settle: settleTeaser }, stretch);
        return above.concat(this.parts(page.slice(end), own, knowledge));
      }
      const listing = starts.length === 1 ? findListing(page, bytes) : null;
      if (listing?.isMarked === true) return this.toTeasers(page, listing, stretch);
      const [echoed, ...more] = own.head === null ? echoedHeads(page, bytes) : [];
      if (echoed !== undefined && more.length === 0) return this.headed(page, echoed, own, knowledge);
      const dated = own.head === null && !isPage ? headByDay(page, bytes) : null;
      if (dated !== null && !isMessy(page, 0, page.length)) return this.headed(page, dated, own, knowledge);
      const found = this.parts(page, own, knowledge);
      if (found.some(isArticle)) return found;
      if (dated !== null) return this.headed(page, dated, own, knowledge);
      return listing !== null ? this.toTeasers(page, listing, stretch) : found;
    };
    const isBelow = (i: number) => i + 1 < pages.length && readsAsArticle(textsOf(pages[i + 1], bytes));
    return pages.reduce<Article[]>((made, page, i) => {
      const isBehind = stretch.isAmong() || made.some(isArticle);
      return made.concat(read(page, i, () => isBehind || isBelow(i)));
    }, []);
  }

  /** The one article of a page whose head a day or an echo of its headline tells. */
  private headed(page: Line[], head: Head, own: Stretch, knowledge: Knowledge | null): Article[] {
    return [this.toArticle(page, head, own, knowledge)];
  }

  /** The articles of a page or stretch: the first one, and those behind it whose heads are shown once. */
  private parts(lines: Line[], stretch: Stretch, knowledge: Knowledge | null): Article[] {
    const { head: first, bytes, isPage } = stretch;
    const from = first === null ? 0 : first.last + 1;
    const { heads: once, doubtful, kickers } = onceHeads(lines, from, this.settler, bytes);
    const made: Article[] = [];
    let start = 0;
    let open = first;
    const add = (end: number, ending: Ending): void => {
      const isAmong = made.some(isArticle) ? () => true : stretch.isAmong;
      made.push(
        this.toArticle(lines.slice(start, end), shifted(open, start), { ...stretch, ending, isAmong }, knowledge),
      );
      start = end;
    };
    // Bodies without heads, one after the other.
    const bodies = first === null && once.length === 0 && !isPage ? bodyStarts(lines, bytes).slice(1) : [];
    for (const next of bodies) add(next, 'page');
    const sections = [...kickers];
    for (const found of once) {
      if (isEcho(lines, found, open)) continue;
      const floor = open === null ? start : open.last + 1;
      const section = sectionAbove(lines, found.headline, floor, () => false, open === null, bytes);
      const prelude = preludeStart(lines, found.first, floor, start, bytes);
      const cut = section < 0 ? prelude : Math.min(section, prelude);
      if (section >= 0) sections.push(lines[section]);
      if (cut > start) add(cut, null);
      open = found;
    }
    add(lines.length, stretch.ending);
    settleKickers(sections);
    return doubtful && first !== null ? made.map(doubted) : made;
  }

  /** Settles the lines of an article; the stretch says why it ends there, null when a head block follows. */
  private toArticle(lines: Line[], head: Head | null, stretch: Stretch, knowledge: Knowledge | null): Article {
    const { bytes, continues, ending } = stretch;
    const isAmong = ending === null ? () => true : stretch.isAmong;
    const settled = continues
      ? settleContinued(lines, bytes)
      : head === null
        ? settleHeadless(lines, knowledge, isAmong, bytes)
        : settleHeaded(lines, head, this.settler, knowledge, isAmong, bytes);
    settleMarked(lines, bytes);
    const { issues } = settled;
    if (ending === null && head === null && issues.includes('no_headline') && !issues.includes('cut_head'))
      issues.push('cut_head');
    if (ending === 'record_limit' || (ending === 'cut_body' && endsCut(lines))) issues.push(ending);
    return this.article(lines, settled, stretch);
  }

  /** Lines of a stretch that were settled as one article, which is counted, or as none. */
  article(lines: Line[], { found, layout, confidence, issues }: Settled, { bytes, continues }: Stretch): Article {
    if (found) this.count++;
    return { number: found ? this.count : null, bytes, lines, layout, confidence, issues, continues };
  }

  /** The teasers of a listing, and the lines around them. */
  private toTeasers(
    lines: Line[],
    { teasers, settle }: Pick<Listing, 'teasers' | 'settle'>,
    stretch: Stretch,
  ): Article[] {
    const made: Article[] = [];
    const add = (part: Line[], settlePart: Listing['settle']): void => {
      if (part.length > 0) made.push(this.article(part, settlePart(part, stretch.bytes), stretch));
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
}

/** An article that may hold the beginning of another one. */
function doubted(article: Article): Article {
  return { ...article, confidence: Math.min(article.confidence, DOUBTED) };
}

/** A head block by places in a list that begins `by` lines later. */
export function shifted<Found extends Head | null>(head: Found, by: number): Found {
  return head === null
    ? head
    : ({ first: head.first - by, last: head.last - by, headline: head.headline - by } as Found);
}
