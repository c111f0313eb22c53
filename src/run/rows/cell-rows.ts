/** Lines to rows of cells: one whose quoted cell is open at the end of a line goes on in the next. */
import { isOpenBehind } from './cells.js';
import type { RowLine } from './lines.js';
import type { CellShape } from './shape.js';

const tooLong = 'a quote is opened and not closed within the record limit; the row is left out';
const neverClosed = 'a quote is opened and never closed; what stands from here to the end of the file is left out';

/** A row of cells: its text without the line end, and where it stands. */
export interface CellRow {
  readonly text: string;
  readonly line: RowLine;
}

export interface CellRows {
  /** Whether a quoted cell is open, in which a blank line is text. */
  readonly isOpen: boolean;
  /** Takes the next line; gives the row that ends with it. */
  take(line: RowLine, text: string): CellRow | null;
  /** To be called when the file has ended. */
  end(): void;
}

/** Of the cells of one file; a row may have so many characters. What is wrong is told with the line where it begins. */
export function cellRows(shape: CellShape, limit: number, tell: (line: RowLine, message: string) => void): CellRows {
  let begin: RowLine | null = null;
  let texts: string[] = [];
  let length = 0;
  return {
    get isOpen() {
      return begin !== null;
    },
    take(line, text) {
      const isOpen = !shape.isEscaped && isOpenBehind(text, shape.separator, begin !== null);
      if (begin === null && !isOpen) return { text, line };
      const first: RowLine = begin ?? { ...line, bytes: new Uint8Array(0) };
      if (begin === null) [texts, length] = [[], 0];
      // What ends a line within a cell is text.
      texts.push(text, line.end);
      length += text.length + line.end.length;
      begin = isOpen && length <= limit ? first : null;
      if (isOpen) {
        if (begin === null) tell(first, tooLong);
        return null;
      }
      const { number, endByte, end } = line;
      return { text: texts.slice(0, -1).join(''), line: { ...first, lastLine: number, endByte, end } };
    },
    end() {
      if (begin !== null) tell(begin, neverClosed);
    },
  };
}
