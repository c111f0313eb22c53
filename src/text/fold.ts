/** Folding: the form in which two showings of one line are equal although their bytes are not. */

/** String.normalize is quadratic in a run of combining marks; no script needs more on one letter (UAX #15, D3). */
export const MARK_LIMIT = 30;
const EXCESS_MARKS = new RegExp(`(\\p{M}{${MARK_LIMIT}})\\p{M}+`, 'gu');

/** Unicode NFC, with at most MARK_LIMIT combining marks in a row, so that it is linear for any text. */
export function composed(text: string): string {
  return text.replace(EXCESS_MARKS, '$1').normalize('NFC');
}

/** Whether a run of combining marks is longer than any script needs. */
export function hasExcessMarks(text: string): boolean {
  return text.search(EXCESS_MARKS) >= 0;
}

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const SINGLE_QUOTES = /[\u2018\u2019\u201a\u201b\u2032\u00b4`]/g;
const DOUBLE_QUOTES = /[\u201c-\u201f\u2033\u00ab\u00bb]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;
const SPACES = /[\s\u0085]+/g;

/** ASCII in which nothing is folded but case. */
const PLAIN = /^(?:[!-_a-~]| (?! ))*$/;

/** Entities of HTML that dumps have left in their text, and any character by its number. */
const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,6}));/g;
const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    laquo: '«',
    raquo: '»',
    ndash: '–',
    mdash: '—',
    hellip: '…',
  }),
);
const LAST_POINT = 0x10ffff;

/** The text with its entities read; what is none stays. */
function withoutEntities(text: string): string {
  return text.replace(ENTITY, (entity: string, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name) ?? entity;
    const point = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
    return point > 0 && point <= LAST_POINT ? String.fromCodePoint(point) : entity;
  });
}

/** Case, quotes, dashes, spaces and invisible characters made alike; marks composed. */
export function folded(raw: string): string {
  const text = raw.includes('&') ? withoutEntities(raw) : raw;
  if (PLAIN.test(text)) return text.trim().toLowerCase();
  return composed(text)
    .replace(INVISIBLE, '')
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(DASHES, '-')
    .replace(SPACES, ' ')
    .trim()
    .toLowerCase();
}
