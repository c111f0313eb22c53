/** What only one of two records says: of a copy it is told with the record that stands for it. */

import { decode } from '../text/passage.js';
import { BLOCK_ROW, commonBlocks } from './blocks.js';
import { type LineRecord, MOST_COMPARED } from './index.js';
import { isCapital, isName } from './names.js';
import { FIGURE, readTokens, type Tokens, tokensOf } from './tokens.js';

/** A paragraph is the other body’s too when so much of its words stand there in common runs. */
export const PARAGRAPH_SHARE = 0.8;

type Said = Pick<LineRecord, 'heads' | 'passedOn' | 'body'>;

const encoder = new TextEncoder();

/** What a copy says beside its body (headline, highlights, captions, and what it was told of others) and the other record says nowhere. */
export function ownHeads(copy: Said, kept: Said): string[] {
  const told = new Set([...kept.heads, ...kept.passedOn]);
  const inBody = new Set(inThe(copy.body, copy.passedOn));
  const all = new Set([...copy.heads, ...copy.passedOn.filter(text => !inBody.has(text))]);
  const heads = [...all].filter(head => !told.has(head));
  if (heads.length === 0) return [];
  const [own, other] = [tokensOf(heads.join('\n')), wordsOf([...told], kept.body())];
  const seen = new Uint8Array(own.count);
  const { rows, count } = commonBlocks(other, own);
  for (let row = 0; row < count * BLOCK_ROW; row += BLOCK_ROW)
    seen.fill(1, rows[row + 1], rows[row + 1] + rows[row + 2]);
  return sayingParagraphs(own, seen, other, ownParagraphs(own, seen)).map(head => heads[head]);
}

/** Which of these texts are paragraphs of a body. */
export function inThe(body: () => Uint8Array, texts: readonly string[]): string[] {
  if (texts.length === 0) return [];
  const paragraphs = new Set(paragraphsIn(body()));
  return texts.filter(text => paragraphs.has(text));
}

export function paragraphsIn(body: Uint8Array): string[] {
  return decode(body, 0, body.length).split('\n');
}

/** The words of texts and of a body behind them; not of one that is too long to be compared. */
function wordsOf(texts: readonly string[], body: Uint8Array): Tokens {
  const before = encoder.encode(texts.map(text => `${text}\n`).join(''));
  const isShort = body.length <= MOST_COMPARED;
  const bytes = new Uint8Array(before.length + (isShort ? body.length : 0));
  bytes.set(before);
  if (isShort) bytes.set(body, before.length);
  return readTokens(bytes, 0, bytes.length);
}

/** By number, from 0; `seen` has by place whether a word stands in a common run. None without words. */
export function ownParagraphs({ paragraphs, paragraphEnds }: Tokens, seen: Uint8Array): number[] {
  const own: number[] = [];
  for (let paragraph = 0, at = 0; paragraph < paragraphs; paragraph++) {
    const from = at;
    let known = 0;
    for (; at < paragraphEnds[paragraph]; at++) known += seen[at];
    if (known < (at - from) * PARAGRAPH_SHARE) own.push(paragraph);
  }
  return own;
}

/** Paragraphs that are a body’s own, and those with a figure or a name which the other body has nowhere. */
export function sayingParagraphs(tokens: Tokens, seen: Uint8Array, other: Tokens, own: readonly number[]): number[] {
  const says = new Set(own);
  /** The words of the other body, made when they are first asked for. */
  let known: Set<number> | null = null;
  for (let paragraph = 0, at = 0; paragraph < tokens.paragraphs; paragraph++) {
    for (; at < tokens.paragraphEnds[paragraph]; at++) {
      if (seen[at] === 1 || says.has(paragraph) || !isTelling(tokens, at)) continue;
      known ??= new Set(other.hashes.subarray(0, other.count));
      const word = tokens.hashes[at];
      if (!known.has(word) || ((word & FIGURE) === 0 && !isCapitalIn(other, word))) says.add(paragraph);
    }
  }
  return [...says].toSorted((one, another) => one - another);
}

function isTelling(tokens: Tokens, at: number): boolean {
  return (tokens.hashes[at] & FIGURE) !== 0 || isName(tokens, at);
}

/** Whether a word has a capital anywhere: a bush is not Bush. */
function isCapitalIn({ hashes, starts, bytes, count }: Tokens, word: number): boolean {
  for (let at = hashes.indexOf(word); at >= 0 && at < count; at = hashes.indexOf(word, at + 1))
    if (isCapital(bytes, starts[at])) return true;
  return false;
}
