/** The shapes of lines that no rule knew: what is to be looked at first when a site is not understood. */
import type { UnknownShape } from './output/kinds/batch-facts.js';
import { decode } from './text/passage.js';
import { REASONS } from './text/reasons.js';
import type { Article, Reason } from './types.js';

/** Lines that came through all rules, in an article or far from any. */
const UNKNOWN: ReadonlySet<Reason> = new Set([REASONS.other, REASONS.no_article]);
/** Shapes that are told apart; the lines of further ones are counted together. */
const MOST_SHAPES = 1000;
const FURTHER = '…';
/** Bytes of a line that make its shape, and characters of it that are shown. */
const MOST_BYTES = 256;
const MOST_TEXT = 100;
const MOST_PARTS = 8;

type Counted = { -readonly [Name in keyof UnknownShape]: UnknownShape[Name] };

export interface Shapes {
  add(article: Article, file: string): void;
  /** Takes over shapes that were counted elsewhere. */
  merge(shapes: readonly UnknownShape[]): void;
  /** The most frequent first. */
  list(): UnknownShape[];
}

export function startShapes(): Shapes {
  const found = new Map<string, Counted>();
  const note = (
    rule: string,
    shape: string,
    lines: number,
    first: () => Pick<UnknownShape, 'file' | 'line' | 'text'>,
  ) => {
    const isKnown = found.size < MOST_SHAPES || found.has(`${rule} ${shape}`);
    const key = isKnown ? `${rule} ${shape}` : `${rule} ${FURTHER}`;
    const before = found.get(key);
    if (before === undefined) found.set(key, { shape: isKnown ? shape : FURTHER, rule, lines, ...first() });
    else before.lines += lines;
  };
  return {
    add({ lines, bytes }, file) {
      // Lists of one thing have the same line again and again.
      let [last, shape] = ['', ''];
      for (const { number, from, to, more, reason } of lines) {
        if (!UNKNOWN.has(reason)) continue;
        const text = decode(bytes, from, Math.min(to, from + MOST_BYTES));
        if (text !== last) [last, shape] = [text, outline(text)];
        note(reason.name, shape, 1 + more, () => ({ file, line: number, text: text.slice(0, MOST_TEXT) }));
      }
    },
    merge(shapes) {
      for (const { rule, shape, lines, ...first } of shapes) note(rule, shape, lines, () => first);
    },
    list: () => [...found.values()].toSorted((a, b) => b.lines - a.lines || (a.shape < b.shape ? -1 : 1)),
  };
}

/** `Aa 0 aa aa aa: 12` as `Aa 0 aa…: 0`: words by their letter case, figures as 0, the same again and again once. */
export function outline(text: string): string {
  const signs = text.replace(/[\p{L}\p{M}]+/gu, letterCase).replace(/\p{N}+/gu, '0');
  const parts: string[] = [];
  for (const part of signs.split(/\s/).filter(each => each !== '')) {
    const before = parts.at(-1);
    if (before === part || before === `${part}…`) parts[parts.length - 1] = `${part}…`;
    else parts.push(part);
  }
  return parts.length <= MOST_PARTS ? parts.join(' ') : `${parts.slice(0, MOST_PARTS).join(' ')} …`;
}

function letterCase(word: string): string {
  const [upper, lower] = [word.toUpperCase(), word.toLowerCase()];
  // Scripts without case are in lower case here.
  if (word === lower) return 'aa';
  return word === upper && word.length > 1 ? 'AA' : 'Aa';
}
