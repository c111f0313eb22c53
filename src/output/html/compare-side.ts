/** A paragraph of one of two articles: what it shares marked in the colour that the same words have on the other side. */
import type { Pair, PairRange, PairSide } from '../../dedup/pair.js';
import { type Standing, standingOf } from '../pair-parts.js';
import { type Filling, type Markup, markup } from './markup.js';
import { countOf } from './numbers.js';

type Name = 'a' | 'b';

/** A passage as it is marked: its number, which it has on both sides, and its colour. */
interface Tie extends PairRange {
  readonly tie: number;
  readonly colour: number;
  /** The paragraph on the other side. */
  readonly other: number;
}

/** By paragraph, what is marked in it, in order. */
type SideTies = ReadonlyMap<number, readonly Tie[]>;
export type Ties = Readonly<Record<Name, SideTies>>;

const COLOURS = 6;
const OTHER: Readonly<Record<Name, Name>> = { a: 'b', b: 'a' };

/** Passages of the same two paragraphs have one colour; the next two have the next. */
export function tiesOf({ passages }: Pair): Ties {
  const sides = { a: new Map<number, Tie[]>(), b: new Map<number, Tie[]>() };
  let colour = -1;
  let before = '';
  for (const [tie, passage] of passages.entries()) {
    const paragraphs = `${passage.a.paragraph} ${passage.b.paragraph}`;
    if (paragraphs !== before) colour = (colour + 1) % COLOURS;
    before = paragraphs;
    for (const side of ['a', 'b'] as const) {
      const range = passage[side];
      const known = sides[side].get(range.paragraph) ?? [];
      sides[side].set(range.paragraph, known);
      known.push({ ...range, tie, colour, other: passage[OTHER[side]].paragraph });
    }
  }
  for (const known of sides.b.values()) known.sort((a, b) => a.start - b.start);
  return sides;
}

/** A paragraph in its place, or the empty place beside one that the other article has alone. */
export function cell(
  { paragraphs }: PairSide,
  side: Name,
  at: number | null,
  ties: SideTies,
): { readonly standing: Standing | null; readonly markup: Markup } {
  if (at === null) return { standing: null, markup: markup`<div class="side none"></div>` };
  const paragraph = paragraphs[at];
  const standing = standingOf(paragraph);
  const { text, match, shared, words } = paragraph;
  const other = OTHER[side].toUpperCase();
  const found = match ?? ties.get(at)?.[0].other ?? null;
  const link = found === null ? null : markup`<a href="#${OTHER[side]}${found + 1}">${other} ${found + 1}</a>`;
  const where: Readonly<Record<Standing, Filling>> = {
    same: [link, ' has all of it'],
    part: [link, ` has ${shared} of ${countOf(words, 'word')}`],
    moved: [`elsewhere in ${other}`, link === null ? null : [': ', link]],
    own: `only in ${side.toUpperCase()}`,
  };
  return {
    standing,
    markup: markup`<div class="side ${standing}" id="${side}${at + 1}"><p class="tag">${side.toUpperCase()} ${at + 1} <span class="where">${where[standing]}</span></p><p class="text" dir="auto">${marked(text, ties.get(at) ?? [])}</p></div>`,
  };
}

function marked(text: string, ties: readonly Tie[]): Filling {
  let at = 0;
  const pieces: Filling[] = [];
  for (const { start, end, tie, colour } of ties) {
    pieces.push(
      text.slice(at, start),
      markup`<mark class="t${colour}" data-tie="${tie}">${text.slice(start, end)}</mark>`,
    );
    at = end;
  }
  return [...pieces, text.slice(at)];
}
