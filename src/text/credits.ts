/** Whom a picture is owed to: the credit at the end of a caption, or a line that is nothing else. */

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
  return agencies.has(text.toLowerCase());
}

/** A place [from, to) in a caption. */
export interface CreditPlace {
  readonly from: number;
  readonly to: number;
}

/** A credit longer than this is a remark, not a name. */
const LONGEST_CREDIT = 80;
/** No agency’s name, with the sign before it, is longer. */
const LONGEST_AGENCY = 30;
const BRACKETED = /[(（[]([^()（）[\]]{2,80})[)）\]][.。]?$/u;
/** “REUTERS/First Last”, “AFP/Getty Images”, “AN Photo/First Last”: an agency in capitals, a stroke, a name. */
const STROKE = /(?<![\p{L}\d])(\p{Lu}[\p{Lu}\d]{1,11}(?: Photos?)?\/\p{Lu}[^.:;!?]{1,60})\.?$/u;
const AFTER_SIGN = /(?: [-–—|]|[.。!?] ?[-–—|]?|©) ?([\p{L}][\p{L} .’'-]{1,40})$/u;
const LABELLED = /(?:photo|credit|photograph|image|picture|courtesy)(?: by| of)?: ?([^:]{2,80})$/iu;

/** Brackets that hold figures are a measure, those that begin with a small letter a remark such as “left”. */
function looksLikeName(text: string): boolean {
  return /^(?!\p{Ll})[\p{L}©]/u.test(text) && !/\d{2}/u.test(text) && text.length <= LONGEST_CREDIT;
}

const place = (text: string, credit: string): CreditPlace => {
  const from = text.lastIndexOf(credit);
  return { from, to: from + credit.length };
};

/**
 * The credit at the end of a caption, or null. In order of trust: in brackets at the very end; agency, stroke, name;
 * behind a label; a bare agency behind a dash or a full stop.
 */
export function findCredit(caption: string): CreditPlace | null {
  const end = caption.slice(-LONGEST_CREDIT - 3);
  const bracketed = /[)）\]][.。]?$/u.test(end) ? BRACKETED.exec(end) : null;
  if (bracketed !== null) return looksLikeName(bracketed[1]) ? place(caption, bracketed[1]) : null;
  const named = (end.includes('/') ? STROKE.exec(end) : null) ?? (end.includes(':') ? LABELLED.exec(end) : null);
  if (named !== null) return place(caption, named[1]);
  const bare = AFTER_SIGN.exec(end.slice(-LONGEST_AGENCY));
  return bare !== null && isAgency(bare[1].trim()) ? place(caption, bare[1]) : null;
}

/** A credit line without its brackets, dash and full stop. */
export function bareCredit(line: string): string {
  return line.replace(/^(?:[-–—|©] ?)?[(（[]?/u, '').replace(/[)）\]]?[.。]?$/u, '');
}

/** Whether a line is a credit and nothing else: an agency’s name, or agency, stroke, name; with or without brackets. */
export function isCreditLine(line: string): boolean {
  if (line.length > LONGEST_CREDIT) return false;
  const bare = bareCredit(line);
  return isAgency(bare) || STROKE.exec(bare)?.index === 0;
}
