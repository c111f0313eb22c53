/**
 * Lines to articles: finds where each article of a dump begins, settles the role and fate of every line, and hands the
 * article on as soon as the next head block is known. Holds the open article and no more.
 */
import { generic, type Layout } from '../layouts/index.js';
import type { Article, Issue, Line, LineBatch, Stage } from '../types.js';
import { findBestRun, settleAround } from './best-run.js';
import { findBody, settleBody } from './body-roles.js';
import { findGlued } from './glued.js';
import { headSettler, type HeadSettler } from './head-roles.js';
import { type Head, HeadFinder } from './heads.js';
import { preludeStart, settlePrelude } from './prelude.js';
import { REASONS } from '../text/reasons.js';
import { FROM, ROW, TO } from '../text/rows.js';
import { isTrusted } from './trust.js';
import { Window } from './window.js';

export interface ArticleSettings {
  /** The layouts to try, in order; the generic one last. */
  readonly layouts: readonly Layout[];
  /** Bytes of text that one record may have. */
  readonly recordLimit: number;
}

/** Lines that one record may have, lest memory grow with a dump of very short lines. */
const LINE_LIMIT = 16_384;
/** How sure a record is right, until it is measured: by what explains it. */
const CONFIDENCE = { layout: 0.98, head: 0.9, run: 0.5 };

/** The stage that turns the lines of one dump into its articles. Its articles are valid until the next push. */
export function toArticles(settings: ArticleSettings): Stage<LineBatch, Article> {
  const window = new Window();
  const settleHead = headSettler(settings.layouts);
  let heads = new HeadFinder();
  /** The head block of the open article, by places in the window; null while none was found. */
  let head: Head | null = null;
  let count = 0;
  let continues = false;

  /** Closes the first `length` lines of the window. */
  const close = (length: number, ending: Issue | null): Article[] => {
    const lines = window.release(length);
    heads.shift(length);
    if (lines.length === 0) return [];
    const { bytes } = window;
    const { found, layout, confidence, issues } = settle(lines, head, continues, bytes, settleHead);
    if (ending === null && head === null && issues.includes('no_headline')) issues.push('cut_head');
    if (ending === 'record_limit' || (ending === 'cut_body' && endsCut(lines))) issues.push(ending);
    if (found) count++;
    return [{ number: found ? count : null, bytes, lines, layout, confidence, issues, continues }];
  };

  /** A new head block ends the article before it. */
  const begin = (found: Head): Article[] => {
    if (!isTrusted(window.lines, found, window.bytes)) return [];
    const cut = preludeStart(window.lines, found.first, head === null ? 0 : head.last + 1, window.bytes);
    const closed = close(cut, null);
    head = { first: found.first - cut, last: found.last - cut, headline: found.headline - cut };
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

  const closeAtLimit = (): Article[] => {
    const closed = close(window.lines.length, 'record_limit');
    heads = new HeadFinder();
    head = null;
    continues = true;
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
          if (found !== null) yield* begin(found);
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

/** What an article is, its lines aside. */
interface Settled {
  readonly found: boolean;
  readonly layout: Layout;
  readonly confidence: number;
  readonly issues: Issue[];
}

function settle(
  lines: readonly Line[],
  head: Head | null,
  continues: boolean,
  bytes: Uint8Array,
  settleHead: HeadSettler,
): Settled {
  if (continues) return settleContinued(lines, bytes);
  return head === null ? settleHeadless(lines, bytes) : settleHeaded(lines, head, bytes, settleHead);
}

function settleContinued(lines: readonly Line[], bytes: Uint8Array): Settled {
  settleBody(lines, 0, generic, bytes);
  return {
    found: lines.some(({ worded }) => worded),
    layout: generic,
    confidence: CONFIDENCE.run,
    issues: ['no_headline', 'cut_head'],
  };
}

function settleHeaded(lines: readonly Line[], head: Head, bytes: Uint8Array, settleHead: HeadSettler): Settled {
  const endsWithHeadline = isShowing(lines, head);
  const body = findBody(lines, head.last, endsWithHeadline, generic, bytes);
  const { layout, fits } = settleHead(
    lines,
    { first: head.first, tail: head.last + 1, last: body - 1, headline: head.headline },
    bytes,
  );
  settlePrelude(lines, head.first, layout, bytes);
  settleBody(lines, body, layout, bytes);
  const issues: Issue[] = body < lines.length ? [] : ['no_body'];
  return { found: true, layout, confidence: fits ? CONFIDENCE.layout : CONFIDENCE.head, issues };
}

/** Whether the last line of a head block is a showing of its headline. */
function isShowing(lines: readonly Line[], head: Head): boolean {
  let at = head.last;
  while (at > head.headline && lines[at].back > 0) at -= lines[at].back;
  return at === head.headline;
}

function settleHeadless(lines: readonly Line[], bytes: Uint8Array): Settled {
  const run = findBestRun(lines, bytes);
  if (run === null) {
    for (const line of lines) if (line.reason === REASONS.other) line.reason = REASONS.no_article;
    return { found: false, layout: generic, confidence: 0, issues: [] };
  }
  settleBody(lines.slice(0, run.last + 1), run.first, generic, bytes);
  const issues: Issue[] = settleAround(lines, run, bytes) ? [] : ['no_headline'];
  return { found: true, layout: generic, confidence: CONFIDENCE.run, issues };
}

/** Whether the last line of a body stops in mid-sentence. */
function endsCut(lines: readonly Line[]): boolean {
  const last = lines.findLast(line => line.fate === 'kept');
  return last !== undefined && last.role === 'body' && !last.sentence;
}
