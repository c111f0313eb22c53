/**
 * Ids of rows of other programs, which may be any JSON value. Within the program all ids are texts: one that is no text goes as its
 * JSON behind a mark, and is printed again as it stood in its row. So do numbers that are too large for JavaScript.
 */

/** What begins with it and is no such value is written as JSON, too. */
const MARK = '\u0000';
/** Numbers that are values, in the text of a row; and a sign that there may be some that lose digits, or texts that begin with the mark. */
const NUMBERS = /"\s*:\s*(-?\d[\d.eE+-]*)/g;
const SPECIAL = /\d{16}|\\u0000/;
/** A marked text that is a value, in JSON of ours. */
const MARKED = /"\\u0000(?:[^"\\]|\\.)*"(?!:)/g;

const isLossy = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER;

/** A text of the program as one that can stand among marked ones. */
export function markedText(text: string): string {
  return text.startsWith(MARK) ? MARK + JSON.stringify(text) : text;
}

/** The id of a row as a text; `json` is the row, which has the digits that a number has lost. */
export function idText(value: unknown, json: string): string {
  if (typeof value === 'string') return markedText(value);
  const digits = isLossy(value) ? numbersIn(json).find(each => Number(each) === value) : undefined;
  return MARK + (digits ?? JSON.stringify(value));
}

function numbersIn(json: string): string[] {
  return Array.from(json.matchAll(NUMBERS), ([, digits]) => digits);
}

/** The object in a text, with marks where they are needed to write it again as it was. */
export function readMarked(json: string): Record<string, unknown> {
  if (!SPECIAL.test(json)) return JSON.parse(json);
  const numbers = numbersIn(json).filter(digits => isLossy(Number(digits)));
  return JSON.parse(json, (_, value: unknown) => {
    if (typeof value === 'string') return markedText(value);
    if (!isLossy(value)) return value;
    // They are read in the order in which they are written.
    const at = numbers.findIndex(digits => Number(digits) === value);
    return at < 0 ? value : MARK + numbers.splice(at, 1)[0];
  });
}

/** JSON of an object whose values are marked. */
export function writeMarked(object: object): string {
  return JSON.stringify(object).replace(MARKED, text => (JSON.parse(text) as string).slice(MARK.length));
}

/** An id as people read and type it. */
export function shownId(id: string): string {
  if (!id.startsWith(MARK)) return id;
  const json = id.slice(MARK.length);
  return json.startsWith('"') ? (JSON.parse(json) as string) : json;
}
