/** dateline and agency: the place and the agency that a body begins with. Both stay in the paragraph as written. */
import { AGENCIES, isAgency, namesAgency } from '../text/credits.js';
import { decode, Passage } from '../text/passage.js';
import { isSectionName } from '../text/section-names.js';
import { easternOpening } from './dateline-east.js';
import { furtherOpening, type Pieces } from './further-openings.js';
import { within } from './kept.js';

export interface Opening {
  readonly dateline: Passage | null;
  readonly agency: Passage | null;
}

/** Characters of the first paragraph that are looked at. */
const LOOKED_AT = 120;
/** A day that some agencies have behind the place. */
const MONTH = String.raw`[\p{L}\p{M}]{3,12}\.?`;
const DAY = String.raw`(?:,? (?:(?:\d{4}\. )?${MONTH} \p{Nd}{1,2}\.?|\p{Nd}{1,2}\.? ${MONTH})(?:,? \p{Nd}{4})?)?`;
const AGENCY = String.raw` ?[(（]([^()（）]{2,40})[)）]`;
/** `CITY:`, `CITY/OTHER CITY:`, `CITY, Country:`, `CITY, 5 March (Agency) —`, `AGENCY:`; the place in capitals, where the script has them. */
const OPENING = new RegExp(
  String.raw`^(\p{Lu}[\p{Lu}\p{M} .'’/-]{1,40}(?:, \p{Lu}[\p{L} .'’-]{1,30})?)(?:(?:${DAY}${AGENCY})?(?: ?[:：] |(?:\.| )?[-–—]{1,2} )|${DAY}[:：] )`,
  'u',
);
/** The address of a site behind the place: `JAKARTA, SITE.com –`. */
const SITE = /, [\p{L}\d]+\.\p{Ll}{2,4}$/u;
/** An agency in brackets, then a dash or colon, where the place is written in small letters or in a script without capitals: `Lima (AP) —`. */
const BRACKETED = new RegExp(
  String.raw`^([\p{Lu}\p{Lo}][\p{L}\p{M} .,'’/-]{1,50}?)${DAY}${AGENCY}(?:\.?,? ?[-–—:：]{1,2} ?|[.。।] )`,
  'u',
);
/** An agency that nobody knows, where a day stands between it and the place: `Lima, 6 oct (PRL).-`, `Lima, 6 oct (Prensa Rima).-`. */
const NAMED = /^\p{Lu}[\p{L}\p{M}]{1,15}(?: \p{Lu}[\p{L}\p{M}]{1,15}){0,2}$/u;
const FIGURE = /\p{Nd}/u;
/** The same where nobody knows the agency: a short place in small letters, its name in brackets, and a dash between blanks. */
const UNKNOWN = new RegExp(
  String.raw`^(\p{Lu}[\p{L}\p{M}.'’-]{1,20}(?:[ /]\p{Lu}[\p{L}\p{M}.'’-]{1,20}){0,2}) ?[(（]([\p{L}][\p{L}\p{M} .-]{1,30})[)）] [-–—]{1,2} `,
  'u',
);
/** `London, Agency –`, `Cairo-Agency:`: a place in small letters, beside which an agency may stand with a sign behind. */
const LISTED = /^(\p{Lu}[\p{L}\p{M} .'’/]{1,40}?)(?:, | ?[-–—] ?)(?=\p{Lu})/u;
const SIGNED = /^ ?[-–—:]/u;
/** A place in capitals and a full stop, a day between. */
const STOPPED = new RegExp(
  String.raw`^(\p{Lu}[\p{Lu}\p{M}’'-]{3,24}(?:[ -]\p{Lu}[\p{Lu}\p{M}’'-]{1,20}){0,2})${DAY}\. (?=["«“„]?\p{Lu}[\p{L} ])`,
  'u',
);
/** A place of one to three words, a full stop or a dash between blanks, and a sentence. */
const PLACED = /^(\p{Lu}\p{Ll}{3,20}(?:[ -]\p{Lu}\p{Ll}{2,20}){0,2})(?:\.| ([-–—])) (?=["«“„]?\p{Lu}[\p{L} ])/u;
/** A place of a few words in a script that has no capitals and parts its words. */
const LONE = String.raw`\p{Lo}[\p{Lo}\p{M}]{1,20}(?:[ /]\p{Lo}[\p{Lo}\p{M}]{1,20}){0,2}`;
/** `القاهرة - (أ ف ب):`, `दिल्ली, पीटीआई।`: a place and an agency that is known, with a sign behind each. */
const BESIDE = new RegExp(
  String.raw`^(${LONE})(?: ?[-–—] ?|[,،] )[(（«]?(\p{L}[\p{L}\p{M} .]{1,20}?)[)）»]? ?[:：।–—-]`,
  'u',
);
/** A place and a colon, and then no quote; of one or two words with the stop of Hindi or a dash behind, as no sentence is. */
const COLON = new RegExp(String.raw`^(${LONE})[:：] (?!["“«'‘])`, 'u');
const MARKED = /^(\p{Lo}[\p{Lo}\p{M}]{1,20}(?: \p{Lo}[\p{Lo}\p{M}]{1,20})?)(?:।| [-–—]) (?=\S)/u;
const LABELLED = /^[^:：]{2,40}[:：]/u;
/** A letter of a script without capitals. */
const CASELESS = /^\p{Lo}/u;
/** Scripts of East Asia begin here. */
const FIRST_EASTERN = 0x2e80;
/** What may stand between a place and what is behind it. */
const AROUND = /[ –—-]{1,3}$/u;

const NONE: Opening = { dateline: null, agency: null };

const isCapital = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;
const isSmall = (byte: number): boolean => byte >= 0x61 && byte <= 0x7a;
const BRACKET = 0x28;
const SQUARE = 0x5b;
const STOP = 0x2e;
const DASH = 0x2d;
const SPACE = 0x20;
/** Bytes of a place that nothing but a stop or a dash follows. */
const LONGEST_PLACE = 60;
/** Whether a text begins in ASCII and with no bracket: as what is told of below does not. */
const isPlain = (text: string): boolean =>
  text.charCodeAt(0) > BRACKET && text.charCodeAt(0) < 0x80 && text.charCodeAt(1) < 0x80;

/**
 * Whether a text may begin with a place or an agency, by its bytes: they begin with a capital, or with a letter of a script
 * that has none, and a place in small letters has an agency in brackets behind it.
 */
function mayBegin(bytes: Uint8Array, from: number, to: number): boolean {
  if (bytes[from] >= 0x80 || bytes[from] === BRACKET || (bytes[from] === SQUARE && bytes[from + 1] >= 0x80))
    return true;
  if (!isCapital(bytes[from])) return false;
  if (!isSmall(bytes[from + 1])) return true;
  for (let at = from + 2; at < to; at++) if (bytes[at] === BRACKET || bytes[at] >= 0x80) return true;
  return mayBeStopped(bytes, from, Math.min(to, from + LONGEST_PLACE));
}

/** Whether a full stop or a dash stands near, between what may be a place and a capital. */
function mayBeStopped(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from + 2; at < to - 2; at++)
    if ((bytes[at] === STOP || bytes[at] === DASH) && bytes[at + 1] === SPACE && isCapital(bytes[at + 2])) return true;
  return false;
}

/** What a text begins with; `further` tells the paragraphs behind it. */
function pieces(text: string, further: () => readonly string[]): Pieces | null {
  const match = OPENING.exec(text);
  if (match !== null) return match[2] === undefined ? partedIn(match[1]) : { place: match[1], agency: match[2] };
  const found = isPlain(text) ? null : (furtherOpening(text) ?? easternOf(text));
  if (found !== null) return found;
  return (
    listedIn(text) ??
    stoppedIn(text, further) ??
    bracketedIn(text) ??
    (CASELESS.test(text) ? besideIn(text, further) : null)
  );
}

/** A place in capitals without the address of a site behind it; an agency may stand before or behind it. */
function partedIn(opening: string): Pieces {
  const [one, other] = opening.split(', ');
  if (other === undefined || isAgency(opening)) return { place: opening, agency: undefined };
  if (isAgency(one)) return { place: other, agency: one };
  return isAgency(other) ? { place: one, agency: other } : { place: opening.replace(SITE, ''), agency: undefined };
}

function listedIn(text: string): Pieces | null {
  const match = LISTED.exec(text);
  if (match === null) return null;
  const rest = text.slice(match[0].length);
  const lower = rest.toLowerCase();
  const agency = AGENCIES.find(name => lower.startsWith(name) && SIGNED.test(rest.slice(name.length)));
  return agency === undefined ? null : { place: match[1], agency: rest.slice(0, agency.length) };
}

function easternOf(text: string): Pieces | null {
  const first = text.charCodeAt(0);
  return first === BRACKET || first === SQUARE || first >= FIRST_EASTERN ? easternOpening(text) : null;
}

/**
 * `CITY. Text`, `CITY, 11 марта. Text`; in small letters only where the text says the place again, or a dash parts it from one word that is
 * no section, and behind a short one no further paragraph begins so.
 */
function stoppedIn(text: string, further: () => readonly string[]): Pieces | null {
  const capitals = STOPPED.exec(text);
  if (capitals !== null) return { place: capitals[1], agency: undefined };
  const [, place, dash] = PLACED.exec(text) ?? [];
  if (place === undefined) return null;
  const isOne = dash !== undefined && !place.includes(' ') && !isSectionName(place);
  const isParted = isOne && (dash !== '-' || !further().some(other => PLACED.exec(other)?.[2] === dash));
  const isSaidAgain = text.includes(place, place.length) || further().some(other => other.includes(place));
  return isParted || isSaidAgain ? { place, agency: undefined } : null;
}

/** A place with an agency in brackets behind it. */
function bracketedIn(text: string): Pieces | null {
  if (!/[(（]/.test(text)) return null;
  const bracketed = BRACKETED.exec(text);
  if (bracketed !== null && namesAgency(bracketed[2])) return { place: bracketed[1], agency: bracketed[2] };
  if (bracketed !== null && FIGURE.test(bracketed[0]) && NAMED.test(bracketed[2]))
    return { place: bracketed[1], agency: bracketed[2] };
  const unknown = UNKNOWN.exec(text);
  return unknown === null ? null : { place: unknown[1], agency: unknown[2] };
}

/** A place in a script without capitals: an agency stands beside it, or nothing but a colon or a stop, with which no other paragraph begins. */
function besideIn(text: string, further: () => readonly string[]): Pieces | null {
  if (text.charCodeAt(0) >= FIRST_EASTERN) return null;
  const beside = BESIDE.exec(text);
  if (beside !== null && isAgency(beside[2])) return { place: beside[1], agency: beside[2] };
  const colon = COLON.exec(text);
  const alone = colon ?? MARKED.exec(text);
  if (alone === null || further().some(other => (colon === null ? MARKED : LABELLED).test(other))) return null;
  // The agency may stand right behind the place.
  const [place, agency = ''] = alone[1].split(/ (?=[^ ]+$)/u);
  return isAgency(agency) ? { place, agency } : { place: alone[1], agency: undefined };
}

/** What the first of these paragraphs begins with. */
export function opening(paragraphs: readonly Passage[]): Opening {
  const [paragraph] = paragraphs;
  if (paragraph === undefined) return NONE;
  const { bytes, line, from, to } = paragraph;
  const end = Math.min(to, from + LOOKED_AT);
  if (!mayBegin(bytes, from, end)) return NONE;
  const text = decode(bytes, from, end);
  const found = pieces(text, () =>
    paragraphs.slice(1).map(other => decode(other.bytes, other.from, Math.min(other.to, other.from + LOOKED_AT))),
  );
  if (found === null) return NONE;
  const head = new Passage(bytes, line, from, end);
  const part = (piece: string): Passage => within(head, text, text.indexOf(piece), text.indexOf(piece) + piece.length);
  if (isAgency(found.place) || found.place === found.agency) return { dateline: null, agency: part(found.place) };
  const place = found.place.replace(AROUND, '');
  return { dateline: part(place), agency: found.agency === undefined ? null : part(found.agency) };
}
