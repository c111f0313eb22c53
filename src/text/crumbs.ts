/** Crumbs: the way from the front page to an article, on one line: `Home > Politics > Elections`. */

const SIGNS = /\s?[>›»→]{1,2}\s?|\s\/\s/u;
/** Words of a section, and steps of the way. */
const WORDS = 4;
const STEPS = { least: 2, most: 6 };
const WORD = /[\p{L}\p{M}\p{N}’'.-]+/gu;

/** The last step where it is no section: the text itself. */
const HERE = /^(?:正文|内容|內容|详情|詳情|本文|記事)$/u;

/** Quotation marks have no space on both sides. */
const APART = / [>›»→] /u;
/** Behind it the sign of a step ends what is quoted. */
const QUOTE = '«';

/** Bytes of the longest crumbs, and what those signs begin with. */
const LONGEST = 160;
const SPACE = 0x20;
const LEADS: ReadonlySet<number> = new Set([0x2f, 0x3e, 0xc2, 0xe2]);

/** Whether a text in [from, to) may be crumbs; most lines are not. */
export function mayBeCrumbs(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from > LONGEST) return false;
  for (let at = bytes.indexOf(SPACE, from); at >= 0 && at < to; at = bytes.indexOf(SPACE, at + 1))
    if (LEADS.has(bytes[at + 1])) return true;
  return false;
}

/** Whether a line is nothing but short steps of a way, and so no headline; between strokes there are three and more. */
export function areCrumbs(text: string): boolean {
  const [pieces, parted] = [text.split(APART), text.split(' / ')];
  const all = pieces.length >= STEPS.least ? pieces : parted.length > STEPS.least ? parted : [];
  return all.length > 0 && all.every(piece => isStep(piece.trim()));
}

function isStep(piece: string): boolean {
  return piece !== '' && (piece.match(WORD)?.length ?? 0) <= WORDS;
}

/** The place [from, to) of the last section in crumbs, before the headline where that ends them; null when a line is none. */
export function sectionOn(text: string, headline: string): [number, number] | null {
  if (text.includes(QUOTE)) return null;
  const pieces = text.split(SIGNS).map(piece => piece.trim());
  if (pieces.length > STEPS.least && pieces.at(-1) === '') pieces.pop();
  const last = pieces.at(-1) as string;
  const isTitle =
    pieces.length > STEPS.least && (HERE.test(last) || (headline !== '' && headline.startsWith(last.slice(0, -1))));
  const sections = isTitle ? pieces.slice(0, -1) : pieces;
  if (sections.length < STEPS.least || sections.length > STEPS.most) return null;
  if (!sections.every(isStep)) return null;
  const section = sections.at(-1) as string;
  const from = text.lastIndexOf(section);
  return [from, from + section.length];
}
