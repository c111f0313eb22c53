/** Crumbs: the way from the front page to an article, on one line: `Home > Politics > Elections`. */

const SIGNS = /\s?[>›»→]\s?|\s\/\s/u;
/** Words of a section, and steps of the way. */
const WORDS = 4;
const STEPS = { least: 2, most: 6 };
const WORD = /[\p{L}\p{M}\p{N}’'.-]+/gu;

/** The place [from, to) of the last section in crumbs, before the headline where that ends them; null when a line is none. */
export function sectionOn(text: string, headline: string): [number, number] | null {
  const pieces = text.split(SIGNS).map(piece => piece.trim());
  if (pieces.length > STEPS.least && pieces.at(-1) === '') pieces.pop();
  const isTitle =
    pieces.length > STEPS.least && headline !== '' && headline.startsWith((pieces.at(-1) as string).slice(0, -1));
  const sections = isTitle ? pieces.slice(0, -1) : pieces;
  if (sections.length < STEPS.least || sections.length > STEPS.most) return null;
  if (!sections.every(piece => piece !== '' && (piece.match(WORD)?.length ?? 0) <= WORDS)) return null;
  const section = sections.at(-1) as string;
  const from = text.lastIndexOf(section);
  return [from, from + section.length];
}
