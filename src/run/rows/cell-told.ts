/** What a row of cells is told of others, in the columns that our CSV has for it. */
import { FIELDS } from '../../records/fields.js';
import type { Copy } from '../../records/record.js';
import type { Told } from '../copies/dropping.js';
import { shownId } from './ids.js';

/** The column that marked rows need, and get where they have none. */
export const MARK_COLUMN = 'duplicateOf';
const SUPERSEDES = 'supersedes';
const RELATED = 'related.id';
/** Columns whose lines tell of a copy each. */
const COPY_COLUMNS = FIELDS.find(({ name }) => name === 'copies')?.columns ?? [];
/** A copy is the same as another of its kind when these are. */
const NAMING: ReadonlySet<string> = new Set(['copies.id', 'copies.source']);

type Cells = ReadonlyMap<string, string>;

/** The cells of a row by their names as they are when it has been told; what it has no column for is left out. */
export function toldCells(row: Cells, told: Told): Cells {
  const changes = new Map(copyCells(row, 'kin' in told ? told.kin.copies : told.copies));
  if ('duplicateOf' in told) changes.set(MARK_COLUMN, shownId(told.duplicateOf));
  else {
    changes.set(RELATED, relatedCell(row, told.kin.related));
    if (told.supersedes !== null) changes.set(SUPERSEDES, told.supersedes);
  }
  return new Map([...row].map(([name, cell]) => [name, changes.get(name) ?? cell]));
}

/** What the columns of copies say then: each copy stands in them once. */
function copyCells(row: Cells, copies: readonly Copy[]): [string, string][] {
  const columns = COPY_COLUMNS.filter(({ name }) => row.has(name));
  const told = columns.map(({ name }) => linesIn(row, name));
  const before = (told.at(0) ?? []).map((_, at) => told.map(lines => lines[at] ?? ''));
  const found = copies.map(({ id, ...copy }) => {
    const row = { copies: [{ ...copy, id: shownId(id) }] } as Parameters<(typeof columns)[number]['value']>[0];
    return columns.map(({ value }) => String([value(row)].flat()[0]));
  });
  const nameOf = (values: readonly string[]) => values.filter((_, i) => NAMING.has(columns[i].name)).join('\n');
  const all = [...new Map([...before, ...found].map(values => [nameOf(values), values])).values()];
  return columns.map(({ name }, i) => [name, all.map(values => values[i]).join('\n')]);
}

function relatedCell(row: Cells, related: readonly { readonly id: string }[]): string {
  return [...new Set([...linesIn(row, RELATED), ...related.map(({ id }) => shownId(id))])].join('\n');
}

const linesIn = (row: Cells, name: string): string[] => (row.get(name) || null)?.split('\n') ?? [];
