/** Whom a picture is owed to: the credit at the end of a caption, or a line that is nothing else. */
import type { Credit } from '../types.js';

/** News agencies, as pages write them; folded to lower case. Used for credits and for the agency before a body. */
export const AGENCIES: readonly string[] = [
  'reuters',
  'ap',
  'afp',
  'associated press',
  'agence france-presse',
  'epa',
  'epa-efe',
  'efe',
  'dpa',
  'xinhua',
  'tass',
  'anadolu',
  'anadolu agency',
  'ani',
  'pti',
  'ansa',
  'upi',
  'spa',
  'wam',
  'kuna',
  'bloomberg',
  'getty images',
  'afp via getty images',
  'getty',
  'shutterstock',
  'asharq al-awsat',
  'an photo',
  'ap photo',
  'reuters photo',
  'file photo',
]; // prettier-ignore
const agencies = new Set(AGENCIES);

/** Whether the whole text is the name of an agency. */
export function isAgency(text: string): boolean {
  return text.length <= LONGEST_AGENCY && agencies.has(text.toLowerCase());
}

/** Whether a credit names an agency: alone, before a stroke, or behind what the picture came by. */
export function namesAgency(credit: string): boolean {
  return isAgency(credit) || credit.split(/\/| via /u).some(isAgency);
}

/** A credit longer than this is a remark, not a name. */
const LONGEST_CREDIT = 80;
/** No agency’s name, with signs around it, is longer. */
export const LONGEST_AGENCY = 30;
const BRACKETED = /[(（[]([^()（）[\]]{2,80})[)）\]][.。]?$/u;
/** “REUTERS/First Last”, “AFP/Getty Images”, “AN Photo/First Last”: an agency in capitals, a stroke, a name. */
const STROKE = /(?<![\p{L}\d])(\p{Lu}[\p{Lu}\d]{1,11}(?: Photos?)?\/\p{Lu}[^.:;!?]{1,60})\.?$/u;
/** “First Last / Organisation”: two names with a spaced stroke between them, and nothing else. */
const NAMES = /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,2} \/ \p{Lu}[\p{L}.&'’-]*(?: \p{Lu}[\p{L}.&'’-]*){0,3}$/u;
const AFTER_SIGN = /(?: [-–—|]|[.。!?] ?[-–—|]?|©) ?([\p{L}][\p{L} .’'-]{1,40})$/u;
const LABELLED = /(?:photo|credit|photograph|image|picture|courtesy)(?: by| of)?: ?([^:]{2,80})$/iu;

/** What brackets are closed with; a full stop may follow. */
const CLOSING = new Set(')）]');

/** A name in brackets that is of no agency, has no stroke and says not how it came has no more words, and no signs of a sentence. */
const NAME_WORDS = 5;
const SENTENCE_SIGNS = /[?!，；：？！、]|: /u;
const OF_PICTURES = /\/| via |photo|courtesy|file|handout|getty/iu;

/** Brackets that hold figures are a measure, those that begin with a small letter a remark such as “left”, long ones a remark too. */
function looksLikeName(text: string): boolean {
  if (!/^(?!\p{Ll})[\p{L}©]/u.test(text) || /\d{2}/u.test(text) || text.length > LONGEST_CREDIT) return false;
  if (OF_PICTURES.test(text) || text.split(', ').some(isAgency)) return true;
  return text.split(' ').length <= NAME_WORDS && !SENTENCE_SIGNS.test(text);
}

/** A credit’s name at its last place in a text. */
function place(text: string, name: string, whole: boolean): Credit {
  const from = text.lastIndexOf(name);
  return { from, to: from + name.length, whole };
}

/** A credit line without its brackets, dash and full stop. */
function bareCredit(line: string): string {
  return line.replace(/^(?:[-–—|©] ?)?[(（[]?/u, '').replace(/[)）\]]?[.。]?$/u, '');
}

/** The name in a line that is a credit and nothing else: an agency, or agency, stroke, name; null for other lines. */
function creditLine(line: string): string | null {
  if (line.length > LONGEST_CREDIT || (line.length > LONGEST_AGENCY && !line.includes('/'))) return null;
  const bare = bareCredit(line);
  const isCredit = isAgency(bare) || (bare.includes('/') && (STROKE.exec(bare)?.index === 0 || NAMES.test(bare)));
  return isCredit ? bare : null;
}

/** The name at the end of a caption. In order of trust: in brackets; agency, stroke, name; behind a label; a bare agency. */
function creditAtEnd(caption: string): string | null {
  const end = caption.slice(-LONGEST_CREDIT - 3);
  const bracketed = CLOSING.has(end.at(-1) as string) || CLOSING.has(end.at(-2) as string) ? BRACKETED.exec(end) : null;
  if (bracketed !== null) return looksLikeName(bracketed[1]) ? bracketed[1] : null;
  const named = (end.includes('/') ? STROKE.exec(end) : null) ?? (end.includes(':') ? LABELLED.exec(end) : null);
  if (named !== null) return named[1];
  const bare = AFTER_SIGN.exec(end.slice(-LONGEST_AGENCY));
  return bare !== null && isAgency(bare[1].trim()) ? bare[1] : null;
}

/** The credit that a line is, or that a caption ends with; null when there is none. */
export function findCredit(text: string): Credit | null {
  const line = creditLine(text);
  if (line !== null) return place(text, line, true);
  const end = creditAtEnd(text);
  return end === null ? null : place(text, end, false);
}

/** A label right behind the bracket that closes a credit: a section’s name, without a space between. */
const GLUED_LABEL = /[)）\]](\p{Lu}[\p{L}\p{M} &-]{1,30})$/u;

/** Where the label begins that is glued to the end of a caption, in characters; -1 when there is none. */
export function gluedLabel(text: string): number {
  const match = GLUED_LABEL.exec(text);
  if (match === null) return -1;
  const at = text.length - match[1].length;
  return findCredit(text.slice(0, at)) === null ? -1 : at;
}
