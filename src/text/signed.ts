/** Paragraphs that are signed behind their last sentence: by an agency, or in brackets by who wrote or edited. */
import { isAgency, isWire } from './credits.js';

/** `… on Monday. (Agency)`, `…天气稳定。（编辑：某某）` */
const IN_BRACKETS = /[.!?。！？…»”"’」] ?[(（[【]([^()（）[\]【】]{2,60})[)）\]】][.。]?$/u;
/** `… on Monday. AGENCY` */
const BARE = /[.!?。！？…»”"’」] ?([\p{L}][\p{L}\p{N} -]{1,14})\.?$/u;
/** What parts those who sign in brackets, and what says what they are: `(ab/Agency)`, `(Source: Agency)`. */
const PARTED = /[/,;:：、，／]| – /u;
/** Characters of a paragraph’s end that are looked at. */
const END = 80;

/** Whether a text ends with a sentence and behind it with a signature. */
export function endsSigned(text: string): boolean {
  return IN_BRACKETS.test(text.slice(-END)) || bareAgency(text.slice(-END)) !== null;
}

const bareAgency = (end: string): string | null => {
  const bare = BARE.exec(end);
  return bare !== null && isAgency(bare[1]) ? bare[1] : null;
};

/** The agency that a paragraph is signed by, as [from, to) in its text; null when it is by none. */
export function signingAgency(text: string): readonly [from: number, to: number] | null {
  const end = text.slice(-END);
  const names = IN_BRACKETS.exec(end)?.[1].split(PARTED);
  const found = names === undefined ? bareAgency(end) : names.map(name => name.trim()).find(isWire);
  if (found === undefined || found === null) return null;
  const from = text.lastIndexOf(found);
  return [from, from + found.length];
}
