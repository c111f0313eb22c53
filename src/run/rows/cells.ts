/** The cells of a row of CSV (RFC 4180), or of TSV as we write it. */

const QUOTE = '"';
const ESCAPES: Readonly<Record<string, string>> = { '\\\\': '\\', '\\t': '\t', '\\n': '\n', '\\r': '\r' };

/** Whether a quoted cell is open behind a line, given whether one was before it: then the row goes on in the next line. */
export function isOpenBehind(text: string, separator: string, wasOpen: boolean): boolean {
  for (let at = 0, isOpen = wasOpen; ; isOpen = false) {
    if (isOpen || text[at] === QUOTE) {
      const end = closingQuote(text, isOpen ? at - 1 : at);
      if (end < 0) return true;
      at = end + 1;
    }
    const next = text.indexOf(separator, at);
    if (next < 0) return false;
    at = next + 1;
  }
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

/** The cells of a row without quoting, in which tab, line break and backslash are escaped. */
export function readEscaped(text: string, separator: string): string[] {
  return text.split(separator).map(cell => cell.replace(/\\[\\tnr]/g, escape => ESCAPES[escape]));
}

/** Cells as such a row. */
export function writeEscaped(cells: readonly string[], separator: string): string {
  const signs = Object.entries(ESCAPES);
  const escaped = (sign: string) => signs.find(([, plain]) => plain === sign)?.[0] ?? sign;
  return cells.map(cell => cell.replace(/[\\\t\n\r]/g, escaped)).join(separator);
}

/** The quote that closes the one at `at`; -1 when there is none. */
function closingQuote(text: string, at: number): number {
  let end = text.indexOf(QUOTE, at + 1);
  while (end >= 0 && text[end + 1] === QUOTE) end = text.indexOf(QUOTE, end + 2);
  return end;
}
