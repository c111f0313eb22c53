/** Settling: gives every line of a closed stretch its role and fate, by what explains the stretch best. */
import { generic } from '../layouts/index.js';
import { REASONS } from '../text/reasons.js';
import type { Issue, Line } from '../types.js';
import { findBestRun, type Run, settleAround } from './boundaries/best-run.js';
import { isApart } from './boundaries/gaps.js';
import type { Head } from './boundaries/heads.js';
import { dropMenu, isMenuHead } from './boundaries/menu-head.js';
import { settlePrelude } from './boundaries/prelude.js';
import { collapse, drop } from './lines/fates.js';
import { takesMost } from './lines/guard.js';
import { trimLinks } from './lines/links.js';
import { isMessy } from './lines/messy.js';
import { textsOf } from './lines/texts.js';
import { areEqual } from './lines/twins.js';
import { settleBody } from './roles/body-roles.js';
import { findBody } from './roles/body-start.js';
import { type HeadSettler } from './roles/head-roles.js';
import { dropPromotions } from './roles/promotions.js';
import { settleSection } from './roles/section.js';
import type { Settled } from './roles/settled.js';
import { dropFromHead, withoutFurniture } from './roles/site-furniture.js';
import { settlePage } from './roles/whole-page.js';
import { builtIn, type Knowledge, type Known } from './site/knowledge.js';
import { isWrapped } from './units/units.js';
import { isSmall } from './units/wrap.js';

/** How sure a record is right that a layout, a headline shown again or once, or a run of sentences alone explains. */
const CONFIDENCE = { layout: 0.98, head: 0.9, once: 0.8, run: 0.5, none: 0 };

/** Highlights below the body, at most. */
const MOST_FOOT = 6;

const NOTHING = (): Settled => ({ found: false, layout: generic, confidence: 0, issues: [] });

/** Lines that go on where a record met its limit: all of them are body. */
export function settleContinued(lines: readonly Line[], bytes: Uint8Array): Settled {
  if (!lines.some(({ worded }) => worded)) return NOTHING();
  const isHeld = settleBody(lines, 0, generic, bytes);
  // Links and labels alone are no part of a record.
  if (lines.every(({ fate }) => fate === 'dropped')) return NOTHING();
  const issues: Issue[] = ['no_headline', 'cut_head', ...heldIssues(isHeld)];
  return { found: true, layout: generic, confidence: CONFIDENCE.run, issues };
}

/** An article whose headline comes back. */
export function settleHeaded(
  all: readonly Line[],
  head: Head,
  heads: HeadSettler,
  knowledge: Knowledge | null,
  isAmong: () => boolean,
  bytes: Uint8Array,
): Settled {
  const body = findBody(all, head.last, isShowing(all, head), generic, bytes);
  const block = { first: head.first, tail: head.last + 1, last: body - 1, headline: head.headline };
  const { layout, fits } = heads.settle(all, block, bytes);
  const end = settleFoot(all, head.headline, body, bytes);
  const lines = end < all.length ? all.slice(0, end) : all;
  settlePrelude(lines, head.first, layout, bytes);
  if (!fits) settleSection(lines, body, bytes);
  const once = !lines[head.headline].again;
  // What is learned never changes a known layout; one that the user named comes with what is known of its pages.
  const open = !fits || (knowledge !== null && knowledge.layout === layout);
  const messy = (open || once) && isMessy(lines, body, lines.length);
  const page = messy ? settlePage(lines, body, knowledge, isAmong, bytes) : null;
  const known = page !== null ? null : open ? knownOf(lines, knowledge, bytes) : builtIn(layout);
  if (known !== null && !fits) dropFromHead(lines.slice(0, body), known, bytes);
  let isHeld = page?.isHeld ?? false;
  if (page === null || !page.found) {
    trimLinks(lines, body, bytes);
    const own = withoutFurniture(lines, body, known, bytes);
    isHeld = settleBody(own.lines, body, layout, bytes, fits) || own.isHeld;
  } else if (!fits && isMenuHead(lines, lines[head.headline], body, bytes)) dropMenu(lines, body);
  else dropHeadlines(lines, body, page.isTitleInBody);
  dropPromotions(lines.slice(body), bytes);
  if (body >= lines.length) return { found: true, layout, confidence: CONFIDENCE.none, issues: ['no_body'] };
  return {
    found: true,
    layout: layout === generic ? (page?.layout ?? known?.layout ?? layout) : layout,
    confidence: fits ? CONFIDENCE.layout : (page?.confidence ?? (once ? CONFIDENCE.once : CONFIDENCE.head)),
    issues: heldIssues(isHeld),
  };
}

/** The headline may come back below the body, with the highlights; returns the place where the body ends. */
function settleFoot(lines: readonly Line[], headline: number, body: number, bytes: Uint8Array): number {
  const again = lines.findLastIndex((line, at) => at > body && areEqual(line, lines[headline], bytes));
  const below = again < 0 ? [] : lines.slice(again + 1).filter(({ worded }) => worded);
  // What stands apart behind them is the next headline, where the dump was cut off.
  const rest = below.findIndex(line => !line.bullet && !line.sentence && isApart(line, 1));
  const foot = rest < 0 ? below : below.slice(0, rest);
  if (again < 0 || foot.length > MOST_FOOT || foot.some(({ bullet }) => !bullet)) return lines.length;
  for (const line of below.slice(foot.length)) line.reason = REASONS.after_body;
  lines[again].role = 'headline';
  collapse(
    lines[again],
    lines.find(({ role, fate }) => role === 'headline' && fate === 'kept') ?? lines[headline],
    bytes,
  );
  for (const line of foot) Object.assign(line, { role: 'highlight', fate: 'kept', reason: REASONS.highlight_bullet });
  return again;
}

function knownOf(lines: readonly Line[], knowledge: Knowledge | null, bytes: Uint8Array): Known | null {
  return knowledge?.of(() => textsOf(lines, bytes)) ?? null;
}

/** The headline is known already; what looks like one behind it is a subhead where it was read as a part of the body, or none. */
function dropHeadlines(lines: readonly Line[], first: number, isTitleInBody: boolean): void {
  let isBehind = false;
  for (const line of lines.slice(first)) {
    isBehind ||= line.role === 'body' && line.fate === 'kept';
    if (line.role !== 'headline') continue;
    if (isBehind && isTitleInBody && line.fate === 'kept')
      Object.assign(line, { role: 'body', reason: REASONS.page_body });
    else drop(line, REASONS.outside_body);
  }
}

/** Whether the last line of a head block is a showing of its headline. */
function isShowing(lines: readonly Line[], head: Head): boolean {
  let at = head.last;
  while (at > head.headline && lines[at].back > 0) at -= lines[at].back;
  return at === head.headline;
}

/** Lines without a head block: a page of an unknown site, or paragraphs with little around them. */
export function settleHeadless(
  lines: readonly Line[],
  knowledge: Knowledge | null,
  isAmong: () => boolean,
  bytes: Uint8Array,
): Settled {
  if (isMessy(lines, 0, lines.length) || (isSmall(lines.length) && isWrapped(textsOf(lines, bytes)))) {
    const { found, hasHeadline, confidence, layout, isHeld } = settlePage(lines, 0, knowledge, isAmong, bytes);
    const issues: Issue[] = [...(hasHeadline ? [] : (['no_headline'] as const)), ...heldIssues(isHeld)];
    if (found) dropPromotions(lines, bytes);
    return found ? { found, layout, confidence, issues } : NOTHING();
  }
  const known = knownOf(lines, knowledge, bytes);
  const { lines: own, isHeld } = withoutFurniture(lines, 0, known, bytes);
  const best = findBestRun(own, bytes);
  if (best === null) {
    for (const line of own) if (line.reason === REASONS.other) line.reason = REASONS.no_article;
    return NOTHING();
  }
  const run = wholeRun(own, best);
  const isBodyHeld = settleBody(own.slice(0, run.last + 1), run.first, generic, bytes);
  dropPromotions(own, bytes);
  const issues: Issue[] = settleAround(own, run, bytes) ? [] : ['no_headline'];
  issues.push(...heldIssues(isHeld || isBodyHeld || run !== best));
  return { found: true, layout: known?.layout ?? generic, confidence: CONFIDENCE.run, issues };
}

const heldIssues = (isHeld: boolean): Issue[] => (isHeld ? ['text_kept'] : []);

/** The best run of text; where most of the text stands outside it, all from the first sentence to the last. */
function wholeRun(lines: readonly Line[], run: Run): Run {
  const outside = [...lines.slice(0, run.first), ...lines.slice(run.last + 1)];
  if (!takesMost(outside, lines.slice(run.first, run.last + 1))) return run;
  const isText = ({ worded, sentence }: Line): boolean => worded && sentence;
  return { first: Math.min(run.first, lines.findIndex(isText)), last: Math.max(run.last, lines.findLastIndex(isText)) };
}
