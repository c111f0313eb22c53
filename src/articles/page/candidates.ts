/** Which units may be the headline of a page, by themselves: no sentences of the body, no captions, times or bylines, none of several bullets. */
import { KNOWN_LABELS } from '../../layouts/index.js';
import { isButton } from '../../text/buttons.js';
import { areSeveralNames, isBylineText, isNameAndRole } from '../../text/bylines.js';
import { findCredit, isAgency, namesAgency, saysOwed } from '../../text/credits.js';
import { areCrumbs } from '../../text/crumbs.js';
import { areLabels, COUNT_WORDS, isCount } from '../../text/label-rows.js';
import { isNoTitle } from '../../text/no-titles.js';
import { saysSource } from '../../text/source-labels.js';
import { findTimestamp } from '../../text/timestamps.js';
import type { Known } from './columns.js';

const WORDS = { least: 1.5, most: 40 };
/** A sentence of more words behind the body's start is body. */
const SENTENCE = 14;
/** A headline may end with a question. */
export const ASKED = /[?!？！]["”’“‘»«)]?$/u;
/** Words of a byline, at most; “By” may open a headline too. */
const BYLINE_WORDS = 6;
/** A line that ends with something in brackets. */
export const BRACKET = /[)）\]]\.?$/u;

/** A line that ends with something in brackets behind a sentence. */
const CREDITED = /[.!?。] ?[(（][^()（）]{2,40}[)）]$/u;

/** A whole sentence that is body stays body, but for a question that it begins with. */
export function isCandidate(known: readonly Known[], place: number, after: number, kept: boolean): boolean {
  const { measures, unit } = known[place];
  if (measures.words < WORDS.least || measures.words > WORDS.most) return false;
  const isTitled = saysMore(known[0], known[place]);
  const isSaid = isTitled || saysMore(known[place - 1], known[place]);
  if (kept && measures.ends && !isSaid && !(after === 0 && measures.words <= SENTENCE && ASKED.test(unit.text)))
    return false;
  if (measures.bullet && (isBulletBeside(known, place, place - 1) || isBulletBeside(known, place, place + 1)))
    return false;
  if ((!isTitled && isCaption(known, place)) || areLabels(unit.text) || areCrumbs(unit.text) || isButton(unit.text))
    return false;
  if ((isTime(unit.text, measures.words) && !(isSaid && isCount(unit.text))) || isByline(unit.text, measures.words))
    return false;
  if (saysSource(unit.text) || isNoTitle(unit.text)) return false;
  if (areSeveralNames(unit.text) && !saysCommonWords(known, unit.text)) return false;
  return after <= 0 || !(measures.ends && measures.words > SENTENCE);
}

/** Characters of a line that the page’s title, or the way to the page on the line above, has in it by no chance. */
const TITLE_LENGTH = 16;

/** Whether a line, such as the page’s first, begins or ends with another and says more. */
function saysMore(line: Known | undefined, { lower }: Known): boolean {
  if (line === undefined || lower.length < TITLE_LENGTH || line.lower.length <= lower.length) return false;
  return line.lower.startsWith(lower) || line.lower.endsWith(lower);
}

/** Words of so many letters, so many and half of all, are none of names where they stand on the page in small letters. */
const COMMON = { letters: 4, words: 2, share: 0.5 };

/** Whether a line that reads as names, `Home Networks and Cyber Security`, has words that the page writes in small letters. */
function saysCommonWords(known: readonly Known[], text: string): boolean {
  const words = text.split(/\P{L}+/u).filter(({ length }) => length >= COMMON.letters);
  const common = words.filter(word => known.some(({ unit }) => unit.text.includes(` ${word.toLowerCase()}`)));
  return common.length >= Math.max(COMMON.words, words.length * COMMON.share);
}

/** Lines between bullets of one list, at most. */
const LIST_GAP = 2;

function isBulletBeside(known: readonly Known[], place: number, beside: number): boolean {
  if (known[beside]?.measures.bullet !== true) return false;
  const [above, below] = place < beside ? [place, beside] : [beside, place];
  return known[below].unit.lines[0] - (known[above].unit.lines.at(-1) as number) <= LIST_GAP;
}

/** When something was written, or how long it takes to read: `4 min read`. */
export function isTime(text: string, words: number): boolean {
  if (words <= COUNT_WORDS && isCount(text)) return true;
  return findTimestamp(text, KNOWN_LABELS) !== null;
}

function isByline(text: string, words: number): boolean {
  return words <= BYLINE_WORDS && (isBylineText(text) || isNameAndRole(text));
}

/**
 * A caption ends with a stroke and a name, or with an agency in brackets. An agency behind a dash may be the site; not where the
 * line is said twice on the spot, as captions are.
 */
function isCaption(known: readonly Known[], place: number): boolean {
  const { unit, fold } = known[place];
  // A credit on the line below says that this is its caption; an agency alone may be the writer.
  const below = known[place + 1]?.unit;
  const isNext = below !== undefined && below.lines[0] === (unit.lines.at(-1) as number) + 1;
  if (isNext && findCredit(below.text)?.whole === true && !isAgency(below.text)) return true;
  if (CREDITED.test(unit.text)) return true;
  const credit = findCredit(unit.text);
  if (credit === null) return isCutCaption(known, place);
  if (credit.whole || saysOwed(unit.text)) return true;
  const named = unit.text.slice(credit.from, credit.to);
  if (named.includes('/')) return true;
  const isDoubled = known[place - 1]?.fold === fold || known[place + 1]?.fold === fold;
  return (isDoubled || BRACKET.test(unit.text)) && namesAgency(named);
}

/** Whether the line above says the same and has a credit behind it. */
function isCutCaption(known: readonly Known[], place: number): boolean {
  const [above, { lower }] = [known[place - 1], known[place]];
  return above !== undefined && above.lower.length > lower.length && above.lower.startsWith(lower) && hasAgency(above);
}

function hasAgency({ unit }: Known): boolean {
  const credit = findCredit(unit.text);
  return credit !== null && namesAgency(unit.text.slice(credit.from, credit.to));
}
