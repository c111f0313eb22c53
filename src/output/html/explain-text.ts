/** The text of a line in the annotated source, its parts marked where they went different ways: a credit, a place, a bullet. */
import type { LedgerPart, LedgerRow } from '../../types.js';
import { type Filling, markup } from './markup.js';
import { counted } from './numbers.js';

/** Characters that are shown of an over-long line. */
const MOST_TEXT = 4000;
/** A line’s bytes beside its text: its line end. */
const MOST_BESIDE = 2;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export function lineText(row: LedgerRow): Filling {
  if (row.text.length > MOST_TEXT) return shortened(row.text);
  const bytes = row.fields.length > 1 ? ownBytes(row) : null;
  if (bytes === null) return row.text;
  return pieces(row, bytes.length).map(({ from, to, part }) => {
    const text = decoder.decode(bytes.subarray(from, to));
    if (part === null) return text;
    return part.path === null
      ? markup`<span class="trim" title="${part.rule}">${text}</span>`
      : markup`<span class="part" title="${part.path}">${text}</span>`;
  });
}

/** The beginning of an over-long text, and how much more there is. Never cuts a pair of surrogates. */
function shortened(text: string): Filling {
  const start = text.slice(0, MOST_TEXT).replace(/[\ud800-\udbff]$/, '');
  return markup`${start}<span class="quiet">… ${counted(text.length - start.length)} more characters</span>`;
}

/** The bytes of the text where those are the dump’s own, so that places in the dump are places in them; otherwise null. */
function ownBytes({ text, startByte, endByte }: LedgerRow): Uint8Array | null {
  const bytes = encoder.encode(text);
  const beside = endByte - startByte - bytes.length;
  return beside >= 0 && beside <= MOST_BESIDE ? bytes : null;
}

/** The text of one part of a line; null where its place in the text is not known. */
export function partText(row: LedgerRow, { start, end }: LedgerPart): string | null {
  const bytes = row.text.length > MOST_TEXT ? null : ownBytes(row);
  return bytes === null ? null : decoder.decode(bytes.subarray(start - row.startByte, end - row.startByte));
}

interface Piece {
  readonly from: number;
  readonly to: number;
  /** The smallest part that it is of; null for what is not marked. */
  readonly part: LedgerPart | null;
}

/** The text cut where parts begin and end. What belongs to the largest part only is not marked. */
function pieces({ fields, startByte }: LedgerRow, length: number): Piece[] {
  const size = ({ start, end }: LedgerPart) => end - start;
  const largest = fields.reduce((most, part) => (part.path !== null && size(part) > size(most) ? part : most));
  const places = new Set([0, length, ...fields.flatMap(({ start, end }) => [start - startByte, end - startByte])]);
  const cuts = [...places].filter(place => place >= 0 && place <= length).toSorted((a, b) => a - b);
  const smallest = fields.toSorted((a, b) => size(a) - size(b));
  return cuts.slice(1).map((to, i) => {
    const from = cuts[i];
    const part = smallest.find(({ start, end }) => start - startByte <= from && end - startByte >= to) ?? null;
    return { from, to, part: part === largest ? null : part };
  });
}
