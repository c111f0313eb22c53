/** Paragraphs that are signed behind their last sentence: by an agency, or in brackets by who wrote or edited. */
import { isAgency } from './credits.js';

/** `… on Monday. (Agency)`, `…天气稳定。（编辑：某某）` */
const IN_BRACKETS = /[.!?。！？…»”"’」] ?[(（[【][^()（）[\]【】]{2,60}[)）\]】][.。]?$/u;
/** `… on Monday. AGENCY` */
const BARE = /[.!?。！？…»”"’」] ?([\p{L}][\p{L}\p{N} -]{1,14})\.?$/u;

/** Whether a text ends with a sentence and behind it with a signature. */
export function endsSigned(text: string): boolean {
  const end = text.slice(-80);
  const bare = BARE.exec(end);
  return IN_BRACKETS.test(end) || (bare !== null && isAgency(bare[1]));
}
