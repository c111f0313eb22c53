/** CSV (RFC 4180, but with LF as jq, Miller and xsv end their lines) and TSV (backslash escapes, as Miller writes it). */
import { printable } from '../../text/printable.js';
import type { Cell, OutputFormat, OutputSettings } from '../format.js';

const BOM = '\ufeff';
/** First characters at which a spreadsheet takes a cell for a formula, full-width ones included. */
const FORMULA = new Set('=+-@\t\r\n＝＋－＠');
/** What `--csv-safe` puts before such a cell, and before one that begins with it: so it can always be taken away again. */
const GUARD = "'";

/** How a flat format separates and encodes cells, and what it writes for a row of one empty cell. */
interface Dialect {
  readonly separator: string;
  readonly emptyRow: string;
  encode(text: string): string;
}

const NEEDS_QUOTES = /[",\r\n]|^ | $/;
const COMMAS: Dialect = {
  separator: ',',
  // Most readers skip an empty line.
  emptyRow: '""',
  encode: text => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text),
};

const TSV_ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\r': '\\r', '\n': '\\n' };
const TABS: Dialect = {
  separator: '\t',
  emptyRow: '',
  encode: text => text.replace(/[\\\t\r\n]/g, character => TSV_ESCAPES[character]),
};

/** What is left of the parts of copies and of related records is their columns. */
const LACKS = [
  'copies.source.article',
  'copies.source.lastLine',
  'copies.source.startByte',
  'copies.source.endByte',
  'copies.similarity',
  'copies.containment',
  'copies.own',
  'copies.verified',
  'copies.error',
  'related.source',
  'related.kind',
  'related.similarity',
  'related.containment',
  'related.passages',
] as const;

export const csv = {
  name: 'csv',
  description: 'comma-separated values, RFC 4180',
  endings: ['.csv'],
  flat: true,
  lacks: LACKS,
  open: flatWriter(COMMAS),
} as const satisfies OutputFormat;

export const tsv = {
  name: 'tsv',
  description: 'tab-separated values; tab, line break and backslash are \\t \\n \\r \\\\',
  endings: ['.tsv'],
  flat: true,
  lacks: LACKS,
  open: flatWriter(TABS),
} as const satisfies OutputFormat;

function flatWriter({ separator, emptyRow, encode }: Dialect): OutputFormat['open'] {
  return (sink, _kind, fields, settings) => {
    const columns = fields.flatMap(field => field.columns);
    let formulas = 0;
    const write = (cells: readonly string[]) => sink.text(`${cells.join(separator) || emptyRow}\n`);

    if (settings.csvBom) sink.text(BOM);
    write(columns.map(column => encode(column.name)));
    return {
      row(row) {
        const cells = columns.map(column => column.value(row));
        for (const cell of cells) if (FORMULA.has(beginning(cell))) formulas++;
        write(cells.map(cell => encode(flat(cell, settings))));
      },
      end() {},
      notes: () => (settings.csvSafe || formulas === 0 ? [] : [formulaNote(formulas)]),
    };
  };
}

/** A cell as one text: null as nothing, the items of a list on lines of their own. */
function flat(cell: Cell, settings: OutputSettings): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const items = typeof cell === 'string' ? [cell] : cell.map(item => item ?? '');
  const text = (settings.terminal ? items.map(printable) : items).join('\n');
  const start = beginning(cell);
  return settings.csvSafe && (FORMULA.has(start) || start === GUARD) ? GUARD + text : text;
}

/** The first character of a cell of text; numbers have none that matters. */
function beginning(cell: Cell): string {
  if (cell === null || typeof cell === 'number') return '';
  if (typeof cell === 'string') return cell.charAt(0);
  return cell.length > 1 && !cell[0] ? '\n' : (cell[0]?.charAt(0) ?? '');
}

function formulaNote(count: number): string {
  return `${count} ${count === 1 ? 'cell begins' : 'cells begin'} like a formula, which a spreadsheet would run; use --csv-safe`;
}
