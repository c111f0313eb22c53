/** The section of an article: crumbs above its headline, or a label right above it that is of no menu and no button. */
import { KNOWN_FURNITURE } from '../../layouts/index.js';
import { isButton } from '../../text/buttons.js';
import { isAgency } from '../../text/credits.js';
import { sectionOn } from '../../text/crumbs.js';
import { isLabelRow, textOf, wordsOf } from '../../text/looks.js';
import { REASONS } from '../../text/reasons.js';
import { isSectionName } from '../../text/section-names.js';
import type { Line } from '../../types.js';
import { toldBy } from '../lines/head-lines.js';

/** Words of a section; crumbs stand within so many lines above the headline. */
const SECTION_WORDS = 3;
const CRUMBS_OVER = 6;
/** So many labels are a menu. */
const MENU_LABELS = 4;
/** Menus begin within so many lines above the headline. */
const MENU_OVER = 400;
/** Labels that lost the space between them. */
export const GLUED = /\p{Ll}\p{Lu}/u;
/** No figures, and no signs but those in names. */
const NAMES_SECTION = /^[\p{Lu}\p{Lo}][\p{L}\p{M} &’'/-]*$/u;

/**
 * Keeps the line of a head block, or above it, that names the section of its article, as far as nothing else was seen in it. Only
 * below a menu: elsewhere labels among showings of the headline are buttons and counts.
 */
export function settleSection(lines: readonly Line[], body: number, bytes: Uint8Array): void {
  const head = lines.slice(0, body);
  const headline = head.findLastIndex(({ role }) => role === 'headline');
  if (headline < 0 || head.some(({ role, fate }) => role === 'kicker' && fate === 'kept')) return;
  const labels = head.slice(0, headline).filter(line => isFurniture(line) && LETTER.test(textOf(line, bytes)));
  const hasBar = labels.some(line => isLabelRow(line, bytes));
  const above = lines[sectionAbove(lines, headline, 0, () => false, false, bytes)];
  const isSure =
    above !== undefined && (isSectionName(textOf(above, bytes)) || isCrumbs(above, lines[headline], bytes));
  const found = (hasBar || labels.length >= MENU_LABELS || isSure) && labels.includes(above) ? above : null;
  const below = lines[sectionBelow(lines, headline, body, at => isFurniture(lines[at]), bytes)];
  const line = found ?? below;
  if (line !== undefined) Object.assign(line, { role: 'kicker', fate: 'kept', reason: REASONS.section_above });
}

const isFurniture = ({ role, fate, worded }: Line): boolean => worded && role === 'furniture' && fate === 'dropped';
const LETTER = /\p{L}/u;

const isCrumbs = (line: Line, headline: Line, bytes: Uint8Array): boolean =>
  sectionOn(textOf(line, bytes), textOf(headline, bytes)) !== null;

/**
 * The place of the line that names the section of the article whose headline stands at a place, not before `floor`; -1 when there
 * is none. `isOfSite` tells which lines all pages of the site have; above an article that is not the first of its page a label may
 * announce related ones.
 */
export function sectionAbove(
  lines: readonly Line[],
  headline: number,
  floor: number,
  isOfSite: (at: number) => boolean,
  isFirst: boolean,
  bytes: Uint8Array,
): number {
  const title = textOf(lines[headline], bytes);
  const above: number[] = [];
  for (let at = headline - 1; at >= floor && above.length < CRUMBS_OVER; at--) if (lines[at].worded) above.push(at);
  for (const at of above) if (isCrumbs(lines[at], lines[headline], bytes)) return at;
  // The time and the writer may stand between it and the headline; above them more must speak for it.
  const first = above.findIndex(at => toldBy(lines[at], bytes) === null);
  above.splice(0, first);
  const isNext = isFirst && first === 0;
  if (above.length > 0 && !isButton(title) && isNamed(lines, above, bytes)) return above[0];
  return above.length > 1 && isKicker(lines, above, headline, isOfSite, isNext, bytes) ? above[0] : -1;
}

/** Whether a label says a section’s name, and is not the last of a menu: what stands above it is none, or stands closer to what is above it. */
function isNamed(lines: readonly Line[], [at, over, further]: readonly number[], bytes: Uint8Array): boolean {
  if (lines[at].sentence || lines[at].bullet || !isSectionName(textOf(lines[at], bytes))) return false;
  if (over === undefined || lines[over].sentence || wordsOf(lines[over], bytes) > SECTION_WORDS) return true;
  const isOfMenu = (place: number): boolean => {
    const label = textOf(lines[place], bytes);
    return isSectionName(label) || isButton(label);
  };
  if (!isOfMenu(over) || lines[over].key === lines[at].key) return true;
  // What the article before ends with is no menu.
  if (further === undefined) return lines[0].start > 0 && isButton(textOf(lines[over], bytes));
  return lines[at].above > lines[over].above || !isOfMenu(further);
}

/** The place of a label that `isFree` lets go and that says a section’s name alone between a headline and its body; -1 when there is none. */
export function sectionBelow(
  lines: readonly Line[],
  headline: number,
  body: number,
  isFree: (at: number) => boolean,
  bytes: Uint8Array,
): number {
  for (let at = headline + 1; at < body; at++) {
    const line = lines[at];
    if (!line.worded || line.sentence || line.bullet || !isFree(at)) continue;
    if (isSectionName(textOf(line, bytes)) && isLoneLabel(lines, at, headline, body, bytes)) return at;
  }
  return -1;
}

/** Whether no other section’s name stands beside a label, as in a menu. */
function isLoneLabel(lines: readonly Line[], at: number, headline: number, body: number, bytes: Uint8Array): boolean {
  const before = lines.slice(headline + 1, at).findLast(({ worded }) => worded);
  const behind = lines.slice(at + 1, body).find(({ worded }) => worded);
  return [before, behind].every(line => line === undefined || !isSectionName(textOf(line, bytes)));
}

/**
 * Whether the label right above a headline names the section: it is not on all pages of the site where those above it are, or
 * comes back from a menu that does not go on with it, or stands apart from what is above it and nowhere else.
 */
function isKicker(
  lines: readonly Line[],
  [at, over, further]: readonly number[],
  headline: number,
  isOfSite: (at: number) => boolean,
  isFirst: boolean,
  bytes: Uint8Array,
): boolean {
  const line = lines[at];
  if (line.sentence || line.bullet || wordsOf(line, bytes) > SECTION_WORDS || toldBy(line, bytes) !== null)
    return false;
  const text = textOf(line, bytes);
  if (
    /\d|[:：]\s*\S/.test(text) ||
    isButton(text) ||
    isAgency(text) ||
    GLUED.test(text) ||
    KNOWN_FURNITURE.includes(text)
  )
    return false;
  const isRight = lines.slice(at + 1, headline).every(other => other.worded && toldBy(other, bytes) !== null);
  if (isRight && !isOfSite(at) && isOfSite(over)) return true;
  const first = lines.findIndex((other, place) => place >= headline - MENU_OVER && isSame(other, line, bytes));
  if (first < over) {
    const before = lines.slice(0, first).findLast(({ worded }) => worded);
    return before !== undefined && before.key !== lines[over].key;
  }
  // Crumbs a line each begin as a menu does, and go on with something else.
  const menu = lines.findIndex(({ key }, place) => place >= headline - MENU_OVER && key === lines[over].key);
  if (menu < over) return lines.slice(menu + 1, over).find(({ worded }) => worded)?.key !== line.key;
  if (line.above === 1 && isButton(textOf(lines[over], bytes)) && isBlockStart(lines, over, further ?? over, bytes))
    return true;
  if (!isFirst) return false;
  const isAgain = lines.some(({ key }, place) => place !== at && key === line.key);
  return !isAgain && NAMES_SECTION.test(text) && isApart(lines, at, over, further ?? over, bytes);
}

/** Bytes of a section’s name, at most. */
const LONGEST = 80;
/** Letters in capitals, which have no accents in many languages. */
const inCapitals = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();

/** Whether a label says what another one does, be it in capitals. */
function isSame(one: Line, other: Line, bytes: Uint8Array): boolean {
  if (one.key === other.key) return true;
  if (!one.worded || one.sentence || one.to - one.from > LONGEST) return false;
  return inCapitals(textOf(one, bytes)) === inCapitals(textOf(other, bytes));
}

/** Whether a label begins a block of them. */
function isBlockStart(lines: readonly Line[], at: number, over: number, bytes: Uint8Array): boolean {
  const above = lines[over];
  if (lines[at].above > 1 || wordsOf(above, bytes) > SECTION_WORDS + 1) return true;
  return isLabelRow(above, bytes);
}

/** Whether what stands above a label is no label like it, or the last of a block of them that is closer together. */
function isApart(lines: readonly Line[], at: number, over: number, further: number, bytes: Uint8Array): boolean {
  const above = lines[over];
  // Below a body it announces other articles.
  if (above.sentence) return false;
  if (wordsOf(above, bytes) > SECTION_WORDS + 1) return true;
  if (isLabelRow(above, bytes)) return true;
  return further < over && lines[at].above > above.above;
}
