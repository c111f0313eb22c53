/** The cells of a row of CSV or TSV (RFC 4180). */

const QUOTE = '"';

/** How many quotes there are: while they are odd, a row goes on in the next line. */
export function countQuotes(text: string): number {
  let quotes = 0;
  for (let at = text.indexOf(QUOTE); at >= 0; at = text.indexOf(QUOTE, at + 1)) quotes++;
  return quotes;
}

/** Cells as a row, those quoted that need it. */
export function writeCells(cells: readonly string[], separator: string): string {
  const isPlain = (cell: string) => !cell.includes(separator) && !/["\r\n]/.test(cell);
  return cells.map(cell => (isPlain(cell) ? cell : `"${cell.replaceAll(QUOTE, '""')}"`)).join(separator);
}

/** The cells of a row, unquoted; null when its quotes are wrong. */
export function readCells(text: string, separator: string): string[] | null {
  const cells: string[] = [];
  for (let at = 0; at <= text.length; ) {
    if (text[at] === QUOTE) {
      const end = closingQuote(text, at);
      if (end < 0 || (end + 1 < text.length && text[end + 1] !== separator)) return null;
      cells.push(text.slice(at + 1, end).replaceAll('""', QUOTE));
      at = end + 2;
    } else {
      const next = text.indexOf(separator, at);
      const end = next < 0 ? text.length : next;
      cells.push(text.slice(at, end));
      at = end + 1;
    }
  }
  return cells;
}

/** The quote that closes the one at `at`; -1 when there is none. */
function closingQuote(text: string, at: number): number {
  let end = text.indexOf(QUOTE, at + 1);
  while (end >= 0 && text[end + 1] === QUOTE) end = text.indexOf(QUOTE, end + 2);
  return end;
}
