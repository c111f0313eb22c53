/** Lines that are no headline by their form: addresses, who owns a page, one of several pictures, the initials of editors, a month. */
import { monthNumber } from './months.js';

const ADDRESS = /\S@\S{1,80}\.\p{L}{2}|https?:\/\/|(?<!\p{L})www\./iu;
const OWNER = /^(?:©|ⓒ|\([Cc]\) )/u;
/** `3 / 7`, `Picture 3 of 7`. */
const ONE_OF = /^(?:\p{L}+ )?\d{1,3} ?(?:\/|\p{L}{1,4}) ?\d{1,3}$/u;
const INITIALS = /^\p{Ll}{1,4}(?:\/\p{Ll}{1,4}){1,4}$/u;
/** A month and its year, and nothing else. */
const MONTH = /^(\p{L}[\p{L}\p{M}]{2,11}) (?:de |of )?(?:19|20)\d{2}$/u;

/** Whether a line has a form that no headline has. */
export function isNoTitle(text: string): boolean {
  return ADDRESS.test(text) || OWNER.test(text) || ONE_OF.test(text) || INITIALS.test(text) || isMonth(text);
}

const isMonth = (text: string): boolean => monthNumber(MONTH.exec(text)?.[1] ?? '') > 0;
