/** Rows of other programs as text: as they were where they can be, else as the others of their output are. */
import type { OutputName } from '../../output/index.js';
import { writeCells, writeEscaped } from './cells.js';
import { formatNamed, type RowKinds, wantByEnding, wantOf } from './kinds.js';
import { cellsOf, type StoredRow } from './rows.js';
import type { CellShape } from './shape.js';

/** The cells of a row by their names, in their order, as they change. */
export type CellChange = (cells: ReadonlyMap<string, string>) => ReadonlyMap<string, string>;

/** How the rows of an output are written. */
export interface RowStyle {
  /** The first row of cells; null for objects. */
  readonly header: string | null;
  readonly separator: string;
  /** Whether objects stand in a JSON array. */
  readonly isArray: boolean;
  /** The names of the cells; none of objects. */
  readonly names: readonly string[];
  /** The text of a row. */
  text(row: StoredRow): string;
  /** The same of a row of cells, with those that change replaced. */
  changed(row: StoredRow, change: CellChange): string;
}

/** The style of an output, whose file or format may ask for another separator than the first file has, or for an array. */
export function rowStyle({ kind, cells }: RowKinds, file: string | null, format: OutputName | null): RowStyle {
  const asked = format ?? formatNamed(file);
  const wish = format === null ? wantByEnding(file) : wantOf(format);
  const shapeFor = ({ envelope }: StoredRow) => (envelope?.cells === undefined ? null : cells[envelope.cells]);
  if (kind !== 'cells' || wish === 'objects') {
    const text = (row: StoredRow) => {
      const shape = shapeFor(row);
      return shape === null ? row.text : asObject(row.text, shape);
    };
    return { header: null, names: [], separator: ',', isArray: asked === 'json', text, changed: text };
  }
  const first = cells[0];
  const separator = asked === 'tsv' ? '\t' : asked === 'csv' && first.separator === '\t' ? ',' : first.separator;
  const isEscaped = first.isEscaped && separator === first.separator;
  const write = (values: readonly string[]) => (isEscaped ? writeEscaped : writeCells)(values, separator);
  const isAlike = (shape: CellShape) => shape.separator === separator && shape.isEscaped === isEscaped;
  const text = (row: StoredRow): string => {
    const shape = shapeFor(row);
    const values = shape === null || isAlike(shape) ? null : cellsOf(row.text, shape);
    return values === null ? row.text : write(values);
  };
  return {
    header: isAlike(first) ? first.header : write(first.names),
    names: first.names,
    separator,
    isArray: false,
    text,
    changed(row, change) {
      const values = cellsOf(row.text, shapeFor(row) ?? first) ?? [];
      const cells = new Map(first.names.map((name, i) => [name, values[i]]));
      const after = change(cells);
      if ([...cells].every(([name, cell]) => after.get(name) === cell)) return text(row);
      // Of columns of one name the last has the cell.
      const isLast = (name: string, i: number) => first.names.lastIndexOf(name) === i;
      return write(first.names.map((name, i) => (isLast(name, i) ? (after.get(name) ?? '') : values[i])));
    },
  };
}

/** Cells as an object under the names of their columns; columns of one name are told apart by numbers. */
function asObject(text: string, shape: CellShape): string {
  const object: Record<string, string> = {};
  for (const [i, cell] of (cellsOf(text, shape) ?? []).entries()) {
    const name = shape.names[i];
    const earlier = shape.names.slice(0, i).filter(each => each === name).length;
    const key = earlier === 0 ? name : `${name}_${earlier + 1}`;
    Object.defineProperty(object, key, { value: cell, enumerable: true, configurable: true });
  }
  return JSON.stringify(object);
}
