/**
 * Ids of rows of other programs, which may be any JSON value. Within the program all ids are texts: one that is no text goes as its
 * JSON behind a mark, and is printed again as it stood in its row. So do numbers that are too large for JavaScript.
 */

/** What begins with it and is no such value is written as JSON, too. */
const MARK = '\u0000';
/** Numbers that are values, in the text of a row; and a sign that there may be some that lose digits, or texts that begin with the mark. */
const NUMBERS = /[:,[]\s*(-?\d[\d.eE+-]*)/g;
const SPECIAL = /\d{16}|\\u0000/;
/** Each text in JSON of ours, with the colon behind a key, so that none is looked for within another; and how a marked one begins. */
const TEXTS = /"(?:[^"\\]|\\.)*"?:?/g;
const MARKED = '"\\u0000';

const isLossy = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER;

/** A text of the program as one that can stand among marked ones. */
export function markedText(text: string): string {
  return text.startsWith(MARK) ? MARK + JSON.stringify(text) : text;
}

/** The id of a row as a text; `json` is the row, which has the digits that a number has lost. */
export function idText(value: unknown, json: string): string {
  if (typeof value === 'string') return markedText(value);
  const digits = isLossy(value) ? numbersIn(json).get(value)?.[0] : undefined;
  return MARK + (digits ?? JSON.stringify(value));
}

/** The digits of the numbers that lose some, by what is left of them, in their order. */
function numbersIn(json: string): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const [, digits] of json.matchAll(NUMBERS)) {
    const value = Number(digits);
    if (!isLossy(value)) continue;
    const same = found.get(value);
    if (same === undefined) found.set(value, [digits]);
    else same.push(digits);
  }
  return found;
}

/** The object in a text, with marks where they are needed to write it again as it was. */
export function readMarked(json: string): Record<string, unknown> {
  if (!SPECIAL.test(json)) return JSON.parse(json);
  const numbers = numbersIn(json);
  for (const same of numbers.values()) same.reverse();
  return JSON.parse(json, (_, value: unknown) => {
    if (typeof value === 'string') return markedText(value);
    if (!isLossy(value)) return value;
    // They are read in the order in which they are written.
    const digits = numbers.get(value)?.pop();
    return digits === undefined ? value : MARK + digits;
  });
}

/** JSON of an object whose values are marked. */
export function writeMarked(object: object): string {
  return JSON.stringify(object).replace(TEXTS, text =>
    text.startsWith(MARKED) && text.endsWith('"') ? (JSON.parse(text) as string).slice(MARK.length) : text,
  );
}

/** An id as people read and type it. */
export function shownId(id: string): string {
  if (!id.startsWith(MARK)) return id;
  const json = id.slice(MARK.length);
  return json.startsWith('"') ? (JSON.parse(json) as string) : json;
}
