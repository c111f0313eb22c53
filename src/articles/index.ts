/**
 * Lines to articles: finds where each article of a dump begins, settles the role and fate of every line, and hands the
 * article on as soon as the next head block is known. Holds the open article and no more.
 */
import { generic, type Layout } from '../layouts/index.js';
import type { Article, Issue, LineBatch, Stage } from '../types.js';
import { findBestRun, settleAround } from './best-run.js';
import { findBody, settleBody } from './body-roles.js';
import { headSettler, type HeadSettler } from './head-roles.js';
import { type Head, headFinder } from './heads.js';
import { isWorded, type Item } from './item.js';
import { preludeStart, settlePrelude } from './prelude.js';
import { REASONS } from './reasons.js';
import { openWindow } from './window.js';

export interface ArticleSettings {
  /** The layouts to try, in order; the generic one last. */
  readonly layouts: readonly Layout[];
  /** Bytes of text that one record may have. */
  readonly recordLimit: number;
}

/** Lines that one record may have, lest memory grow with a dump of very short lines. */
const LINE_LIMIT = 65_536;
/** How sure a record is right, until it is measured: by what explains it. */
const CONFIDENCE = { layout: 0.98, head: 0.9, run: 0.5 };

/** The stage that turns the lines of one dump into its articles. Its articles are valid until the next push. */
export function toArticles(settings: ArticleSettings): Stage<LineBatch, Article> {
  const window = openWindow();
  const settleHead = headSettler(settings.layouts);
  let heads = headFinder();
  /** The head block of the open article, by places in the window; null while none was found. */
  let head: Head | null = null;
  let count = 0;
  let continues = false;

  /** Closes the first `length` lines of the window. */
  const close = (length: number, ending: Issue | null): Article[] => {
    const items = window.items.slice(0, length);
    const closed = settle(items, head, continues, window.bytes, settleHead);
    window.release(length);
    heads.shift(length);
    if (items.length === 0) return [];
    if (ending === null && head === null && closed.issues.includes('no_headline')) closed.issues.push('cut_head');
    if (ending === 'record_limit' || (ending === 'cut_body' && endsCut(items))) closed.issues.push(ending);
    if (closed.found) count++;
    return [{ ...closed, number: closed.found ? count : null, bytes: window.bytes, entries: items, continues }];
  };

  /** A new head block ends the article before it. */
  const begin = (found: Head): Article[] => {
    const cut = preludeStart(window.items, found.first, head === null ? 0 : head.last + 1, window.bytes);
    const closed = close(cut, null);
    head = { first: found.first - cut, last: found.last - cut, headline: found.headline - cut };
    continues = false;
    return closed;
  };

  const closeAtLimit = (): Article[] => {
    const closed = close(window.items.length, 'record_limit');
    heads = headFinder();
    head = null;
    continues = true;
    return closed;
  };

  return {
    *push(batch) {
      window.append(batch);
      for (const line of batch.lines) {
        if (!window.add(line)) continue;
        const found = heads.see(window.items, window.items.length - 1, window.bytes);
        if (found !== null) yield* begin(found);
        if (window.held > settings.recordLimit || window.items.length >= LINE_LIMIT) yield* closeAtLimit();
      }
    },
    *end() {
      const found = heads.end();
      if (found !== null) yield* begin(found);
      yield* close(window.items.length, 'cut_body');
    },
  };
}

/** What an article is, its lines aside. */
interface Settled {
  readonly found: boolean;
  readonly layout: Layout;
  readonly confidence: number;
  readonly issues: Issue[];
}

function settle(
  items: readonly Item[],
  head: Head | null,
  continues: boolean,
  bytes: Uint8Array,
  settleHead: HeadSettler,
): Settled {
  if (continues) return settleContinued(items, bytes);
  return head === null ? settleHeadless(items, bytes) : settleHeaded(items, head, bytes, settleHead);
}

function settleContinued(items: readonly Item[], bytes: Uint8Array): Settled {
  settleBody(items, 0, generic, bytes);
  return {
    found: items.some(isWorded),
    layout: generic,
    confidence: CONFIDENCE.run,
    issues: ['no_headline', 'cut_head'],
  };
}

function settleHeaded(items: readonly Item[], head: Head, bytes: Uint8Array, settleHead: HeadSettler): Settled {
  const endsWithHeadline = isShowing(items, head);
  const body = findBody(items, head.last, endsWithHeadline, generic, bytes);
  const { layout, fits } = settleHead(
    items,
    { first: head.first, tail: head.last + 1, last: body - 1, headline: head.headline },
    bytes,
  );
  settlePrelude(items, head.first, layout, bytes);
  settleBody(items, body, layout, bytes);
  const issues: Issue[] = body < items.length ? [] : ['no_body'];
  return { found: true, layout, confidence: fits ? CONFIDENCE.layout : CONFIDENCE.head, issues };
}

/** Whether the last line of a head block is a showing of its headline. */
function isShowing(items: readonly Item[], head: Head): boolean {
  let at = head.last;
  while (at > head.headline && items[at].back > 0) at -= items[at].back;
  return at === head.headline;
}

function settleHeadless(items: readonly Item[], bytes: Uint8Array): Settled {
  const run = findBestRun(items, bytes);
  if (run === null) {
    for (const item of items) if (item.reason === REASONS.other) item.reason = REASONS.no_article;
    return { found: false, layout: generic, confidence: 0, issues: [] };
  }
  settleBody(items.slice(0, run.last + 1), run.first, generic, bytes);
  const issues: Issue[] = settleAround(items, run, bytes) ? [] : ['no_headline'];
  return { found: true, layout: generic, confidence: CONFIDENCE.run, issues };
}

/** Whether the last line of a body stops in mid-sentence. */
function endsCut(items: readonly Item[]): boolean {
  const last = items.findLast(item => item.fate === 'kept');
  return last !== undefined && last.role === 'body' && !last.sentence;
}
