/**
 * Datelines of Chinese pages, where no capital and no space tells a place: an agency, a day and that it was wired.
 *
 *     新华社北京3月5日电   （吉隆坡5日讯）   〔記者王小明／台北報導〕   【渔灯台2025年3月5日讯】
 */
import type { Pieces } from './further-openings.js';

const HAN = String.raw`\p{Script=Han}`;
const NAME = String.raw`[\p{Script=Han}·]`;
/** Whom a text is from, by the last character of its name; “our own paper” is no agency. */
const AGENCY = String.raw`${HAN}{1,7}?[社网網报報]`;
const OWN = /^本[报報社网網]$/u;
const DAY = String.raw`(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日`;
const OPEN = String.raw`[（(【［[〔]?`;
/** `新华社北京3月5日电`, `中新网3月5日电`, `（中央社記者王小明台北5日電）`; one of agency and bracket there must be, or a month and the wire’s own sign. */
const WIRED = new RegExp(
  String.raw`^(?=[（(【［[〔]|[据據]?${AGENCY}|${HAN}{2,6}\d{1,2}月\d{1,2}日[电電]\s)${OPEN}[据據]?(${AGENCY})?(?:[记記]者${NAME}{3})?(${NAME}{2,8}?)?${DAY}(?:凌晨|上午|下午|晚)?[电電讯訊]`,
  'u',
);
/** `〔記者王小明／台北報導〕`. */
const REPORTED = new RegExp(
  String.raw`^${OPEN}(${AGENCY})?(?:[记記]者|[编編][译譯])${NAME}{2,4}[／/](${HAN}{2,8}?)(?:[综綜]合)?[报報][导導道]`,
  'u',
);
const YEAR = /\d{4}年/u;
/** `綜合報導`: put together, from no place. */
const COMPILED = /^[综綜]合$/u;
const WIRES = /[电電讯訊报報]/u;

/** What a text begins with; an agency alone is told as the place too. Null when it is none of these forms. */
export function easternOpening(text: string): Pieces | null {
  const match = WIRES.test(text) ? (WIRED.exec(text) ?? REPORTED.exec(text)) : null;
  if (match === null) return null;
  const from = match[1] === undefined || OWN.test(match[1]) ? undefined : match[1];
  const place = match[2] === undefined || COMPILED.test(match[2]) ? from : match[2];
  if (place === undefined) return null;
  // A day with its year stands behind the name of who tells it.
  const isTeller = from === undefined && match[0].startsWith(`${text[0]}${place}`) && YEAR.test(match[0]);
  return { place, agency: isTeller ? place : from };
}
