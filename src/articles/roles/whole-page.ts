/** Pages of sites that nobody configured: what the page model reads in a stretch of lines, put onto the lines. */
import { generic, type Layout } from '../../layouts/index.js';
import { REASONS } from '../../text/reasons.js';
import type { Line, Role } from '../../types.js';
import { drop } from '../lines/fates.js';
import { takesMost, textBytes } from '../lines/guard.js';
import { textsOf } from '../lines/texts.js';
import { type PageReading, type ReadUnit, readPage } from '../page/index.js';
import { readAlone } from '../page/kept-readings.js';
import { type Knowledge, type Known, siteReason } from '../site/knowledge.js';
import { foldKey } from '../units/folds.js';
import { tailOf } from './body-tail.js';
import { withoutComments } from './comments.js';
import { datedHeads } from './dated-heads.js';
import { dropAnnounced } from './labelled.js';
import { closeBehind, withLikely } from './last-sentences.js';
import { dropLinkLists, dropNotice } from './link-lists.js';
import { settleNear } from './near-body.js';
import { dropFromHead } from './site-furniture.js';

/** A page of which less is its own is nothing but furniture: a notice, a list. */
const LEAST_OWN = 0.125;

export interface ReadPage {
  readonly found: boolean;
  readonly hasHeadline: boolean;
  /** Whether what looks most like its headline was read as a part of the body, which it is where the headline is known already. */
  readonly isTitleInBody: boolean;
  readonly confidence: number;
  /** The layout of its site, or the generic one. */
  readonly layout: Layout;
  /** Whether a rule that would have dropped most of the text was not heeded. */
  readonly isHeld: boolean;
}

/**
 * Gives roles to the lines from `first` on by the page model; nothing is kept when it finds no article. `isAmong` says that the dump
 * has other articles.
 */
export function settlePage(
  lines: readonly Line[],
  first: number,
  knowledge: Knowledge | null,
  isAmong: () => boolean,
  bytes: Uint8Array,
): ReadPage {
  const texts = textsOf(lines, bytes);
  const known = knowledge?.of(() => texts) ?? null;
  if (known !== null) dropFromHead(lines.slice(0, first), known, bytes);
  const stretch = first === 0 ? lines : lines.slice(first);
  const own = first === 0 ? texts : texts.slice(first);
  const { reading: all, isHeld } = readGuarded(own, known, stretch);
  const units = known === null ? all.units : withoutComments(all.units, stretch, bytes);
  const dated = first === 0 ? withDated({ ...all, units }, stretch, bytes) : { ...all, units };
  const isAsRead = dated.units === all.units;
  const reading = dated.found && isAsRead && isAmong() ? withLikely(dated, stretch, bytes) : dated;
  const layout = known?.layout ?? generic;
  for (const unit of reading.units) settleUnit(reading.found ? unit : withoutBody(unit), stretch, known, own);
  if (!reading.found) {
    settleContinued(stretch);
    return { found: false, hasHeadline: false, isTitleInBody: false, confidence: 0, layout, isHeld: false };
  }
  if (reading.headline !== null) keep(reading.units[reading.headline], stretch, 'headline', 'page_headline');
  if (isAsRead) for (const unit of closeBehind(reading, stretch, bytes)) keep(unit, stretch, 'body', 'page_body');
  const isTailHeld = dropTail(stretch, bytes);
  const hasHeadline = settleNear(reading, stretch, bytes);
  dropLinkLists(stretch, bytes);
  dropNotice(stretch, bytes);
  if (known !== null) dropAnnounced(stretch, known.furniture, key => siteReason(known, key), bytes);
  settleContinued(stretch);
  const isTitleInBody = reading.headline !== null && reading.units[reading.headline].state === 'body';
  const confidence = round(reading.confidence);
  return { found: true, hasHeadline, isTitleInBody, confidence, layout, isHeld: isHeld || isTailHeld };
}

const isBody = ({ fate, role }: Line): boolean => fate === 'kept' && role === 'body';

/** The headline by which a day stands with text of its own, where nothing but labels was read there. */
function withDated(reading: PageReading, stretch: readonly Line[], bytes: Uint8Array): PageReading {
  const { units, unitOf, headline } = reading;
  const dated = headline === null ? undefined : datedHeads(stretch, 0, bytes).at(0);
  const at = dated === undefined ? -1 : unitOf[dated.head.headline];
  if (dated === undefined || at === headline || units[at]?.rule === null || units[at].lines.length > 1) return reading;
  const all = [...units];
  all[at] = { ...all[at], rule: 'headline' };
  if (headline !== null) all[headline] = { ...all[headline], rule: 'before_body' };
  return { ...reading, units: all, headline: at };
}

/** Lines at the very end that are no body after all: the next article’s headline where a dump was cut off behind it. */
function dropTail(stretch: readonly Line[], bytes: Uint8Array): boolean {
  const last = stretch.findLastIndex(({ worded }) => worded);
  const tail = tailOf(stretch, 0, bytes);
  if (tail > last || stretch[last].fate !== 'kept' || !stretch.slice(0, tail).some(isBody)) return false;
  if (takesMost(stretch.slice(tail).filter(isBody), stretch.slice(0, tail).filter(isBody))) return true;
  for (const line of stretch.slice(tail)) if (isBody(line) && line.joint === null) drop(line, REASONS.after_body);
  return false;
}

/**
 * Reads a page with what is known of its site; without it where the site’s furniture would take most of the body, or all of an
 * article. Above and below the body, notices and teasers may well have more words than it; and a page that is nothing but
 * furniture is no article.
 */
function readGuarded(texts: readonly string[], known: Known | null, stretch: readonly Line[]) {
  const reading = known === null ? readAlone(texts) : readPage(texts, known.furniture, known.layout.paragraphs);
  const { units, found } = reading;
  const isKept = ({ rule }: ReadUnit): boolean => rule === null;
  const linesOf = (some: readonly ReadUnit[]): Line[] => some.flatMap(({ lines }) => lines.map(at => stretch[at]));
  const inside = found ? units.slice(units.findIndex(isKept), units.findLastIndex(isKept) + 1) : units;
  const furniture = new Set(linesOf(inside.filter(({ rule }) => rule === 'site_furniture')));
  if (known === null || !takesMost([...furniture], linesOf(units.filter(isKept)))) return { reading, isHeld: false };
  const alone = readPage(texts, null, known.layout.paragraphs);
  const body = linesOf(alone.units.filter(isKept));
  const own = body.filter(line => !furniture.has(line));
  const isHeld =
    alone.found &&
    takesMost(
      body.filter(line => furniture.has(line)),
      own,
    ) &&
    hasOwn(own, body);
  return { reading: isHeld ? alone : reading, isHeld };
}

/** Whether enough of a text is a page’s own. */
const hasOwn = (own: readonly Line[], all: readonly Line[]): boolean => textBytes(own) >= textBytes(all) * LEAST_OWN;

/** Parts of an over-long line share what became of the first. */
function settleContinued(lines: readonly Line[]): void {
  for (let at = 1; at < lines.length; at++) {
    if (!lines[at].continued) continue;
    const { role, fate, reason } = lines[at - 1];
    Object.assign(lines[at], { role, fate, reason });
  }
}

function settleUnit(unit: ReadUnit, stretch: readonly Line[], known: Known | null, texts: readonly string[]): void {
  const { rule, lines } = unit;
  if (rule === null) return keep(unit, stretch, 'body', 'page_body');
  const isSite = rule === 'site_furniture' && known !== null;
  const reason = isSite ? siteReason(known, foldOf(unit, texts)) : REASONS[rule === 'headline' ? 'outside_body' : rule];
  for (const place of lines) stretch[place].reason = reason;
}

/** Where there is no body, nothing stands before or behind it. */
function withoutBody(unit: ReadUnit): ReadUnit {
  return unit.rule === 'no_word' || unit.rule === 'site_furniture' ? unit : { ...unit, rule: 'no_article' };
}

/** The fold of a unit, by which its site knows it. */
function foldOf({ lines, joints }: ReadUnit, texts: readonly string[]): number {
  const text = lines.map((place, i) => (i === 0 ? '' : joints[i - 1]) + texts[place].trim()).join('');
  return foldKey(text.toLowerCase());
}

/** Keeps the lines of a unit, joined, in a role. */
function keep(unit: ReadUnit, stretch: readonly Line[], role: Role, reason: 'page_body' | 'page_headline'): void {
  unit.lines.forEach((place, i) => {
    const line = stretch[place];
    line.role = role;
    line.fate = 'kept';
    line.reason = {
      ...REASONS[reason],
      certainty: role === 'body' ? round(unit.probability) : REASONS[reason].certainty,
    };
    if (i > 0) line.joint = unit.joints[i - 1];
  });
}

const round = (share: number): number => Math.round(share * 100) / 100;
