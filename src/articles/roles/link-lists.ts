/**
 * What stands among the paragraphs that the page model read and is none: a list of other articles’ headlines below its label,
 * and a notice that ends the body:
 *
 *     B B K H H H B B        B B K S x
 *         └─────┘                └─┘
 */
import { isHeadlineLong, textOf, wordsOf } from '../../text/looks.js';
import { REASONS } from '../../text/reasons.js';
import { endsWithColon } from '../../text/sentences.js';
import type { Line } from '../../types.js';
import { drop } from '../lines/fates.js';
import { mayBeHeadline } from '../lines/headline-lines.js';

/** Words of a label. */
const LABEL_WORDS = 4;
/** So many headlines below a label are a list; more are a page of their own. */
const LINKS = { least: 3, most: 12 };
/** Words of a headline in such a list: what has fewer may be an ingredient or a name, what has more a paragraph. */
const LINK_WORDS = { least: 4, most: 16 };
/** Words of the sentence of a notice. */
const NOTICE_WORDS = 12;
const QUESTION = '?'.charCodeAt(0);
/** Signs that no headline ends with. */
const ENDLESS: ReadonlySet<number> = new Set([...',;:'].map(sign => sign.charCodeAt(0)));
/** What labels and headlines begin with: a letter that is no small one, perhaps in quotes. */
const BEGINNING = /^["'“‘«„]?[\p{Lu}\p{Lt}\p{Lo}]/u;

const GAPS: ReadonlySet<string> = new Set([REASONS.in_body_furniture.name, REASONS.site_furniture.name]);

const isBody = ({ role, fate }: Line): boolean => role === 'body' && fate === 'kept';

/** Whether a line stands in the body and was dropped there: of a list in doubt the model drops some lines and keeps others. */
const isGap = ({ worded, fate, reason }: Line): boolean => worded && fate === 'dropped' && GAPS.has(reason.name);

/** Drops the lists of headlines between the paragraphs of a body. */
export function dropLinkLists(stretch: readonly Line[], bytes: Uint8Array): void {
  const body = stretch.filter(line => isBody(line) || isGap(line));
  for (let at = 1; at < body.length; at++) {
    if (!body[at - 1].sentence || !isLabel(body[at], bytes)) continue;
    let end = at + 1;
    while (end - at <= LINKS.most && isNextLink(body, end, at + 1, bytes)) end++;
    const links = body.slice(at + 1, end);
    if (links.length < LINKS.least || isTable(links, bytes) || !isParagraph(body.at(end), bytes)) continue;
    for (const line of body.slice(at, end)) drop(line, REASONS.in_body_furniture);
    at = end;
  }
}

/** Whether a line of a body is a headline of a list, as close to the one before it as the first one is to the label. */
function isNextLink(body: readonly Line[], at: number, first: number, bytes: Uint8Array): boolean {
  return at < body.length && body[at].above === body[first].above && isLink(body[at], bytes);
}

function isLabel(line: Line, bytes: Uint8Array): boolean {
  if (line.sentence || line.bullet || line.joint !== null || line.heading > 0) return false;
  if (wordsOf(line, bytes) > LABEL_WORDS || endsWithColon(bytes, line.from, line.to)) return false;
  return BEGINNING.test(textOf(line, bytes));
}

/** Whether a line reads as a headline of another article: a question may end as one, a full stop ends none. */
export function isLink(line: Line, bytes: Uint8Array): boolean {
  if (line.joint !== null || line.heading > 0 || !mayBeHeadline(line, bytes)) return false;
  if (line.sentence && bytes[line.to - 1] !== QUESTION) return false;
  const words = wordsOf(line, bytes);
  if (words < LINK_WORDS.least || words > LINK_WORDS.most || ENDLESS.has(bytes[line.to - 1])) return false;
  const text = textOf(line, bytes);
  return BEGINNING.test(text) && !text.includes('|');
}

/** Whether lines are `key: value`, or steps: of headlines, one or the other has a colon. */
const isTable = (lines: readonly Line[], bytes: Uint8Array): boolean =>
  lines.filter(line => textOf(line, bytes).includes(':')).length > 1;

/** Whether a paragraph goes on behind a list: a sentence too long for a headline. */
const isParagraph = (line: Line | undefined, bytes: Uint8Array): boolean =>
  line?.sentence === true && !isHeadlineLong(line, bytes);

/**
 * Drops the notice that a body ends with: a label and one short sentence, behind which more labels stand, and before which
 * the last paragraph.
 */
export function dropNotice(stretch: readonly Line[], bytes: Uint8Array): void {
  const last = stretch.findLastIndex(isBody);
  const [before, label, sentence] = stretch.filter(isBody).slice(-3);
  if (sentence === undefined || !before.sentence || !isLabel(label, bytes)) return;
  const next = stretch.slice(last + 1).find(({ worded }) => worded);
  if (next === undefined || next.sentence || stretch.some(isSubheadBeside(label, bytes))) return;
  const isShort = sentence.sentence && sentence.joint === null && wordsOf(sentence, bytes) <= NOTICE_WORDS;
  if (isShort) for (const line of [label, sentence]) drop(line, REASONS.after_body);
}

/** Whether a body has other labels among its paragraphs: then the last one is a subhead as well. */
const isSubheadBeside =
  (label: Line, bytes: Uint8Array) =>
  (line: Line): boolean =>
    line !== label && isBody(line) && !line.sentence && isLabel(line, bytes);
