/** What the rows of a file are: told by its first row that is one. */
import { UserError } from '../../errors.js';
import type { NewsRecord } from '../../records/record.js';
import { readCells } from './cells.js';
import { contentOf, type RowFields, USUAL_TEXTS } from './content.js';
import { isObject, OWN_ID, type Values } from './dialects.js';
import { listedNames } from './fields.js';

/** Cells under the names of the first row. */
export interface CellShape {
  readonly kind: 'cells';
  readonly names: readonly string[];
  /** The first row as it was written. */
  readonly header: string;
  readonly separator: string;
  /** Whether cells are escaped as our TSV is, and a quote is nothing but a quote. */
  readonly isEscaped: boolean;
}

/** Records of ours, or objects, or cells. */
export type RowShape = { readonly kind: 'records' } | { readonly kind: 'objects' } | CellShape;

/** Between the cells of CSV; of several that the first row may be cut by, the first that gives a column of texts. */
const SEPARATORS = [',', '\t', ';', '|'] as const;
/** A column that our TSV has, and hardly another. */
const OWN_COLUMN = 'wordCount';
const JSON_NAME = /\.(?:ndjson|jsonl|json)(?:\.[a-z0-9]{2,4})?$/i;
const DUMP_NAME = /\.(?:txt|text|x?html?)(?:\.[a-z0-9]{2,4})?$/i;
/** What to do with what is no file of rows. */
export const FOR_DUMPS = 'for dumps of text use copydesk clean';
const BYTE_ORDER_MARK = '\ufeff';

/**
 * What the first line of a file tells, given without white space at its ends; null for a line that is no row, and tells nothing
 * about the others. Throws a UserError (usage) for rows without a text.
 */
export function shapeOf(text: string, file: string, fields: RowFields): RowShape | null {
  const isJson = text.startsWith('{') || text.startsWith('[');
  const object = isJson ? readObject(jsonOf(text)) : null;
  if (object !== null) {
    if (fields.text === null && isRecord(object)) return { kind: 'records' };
    if (contentOf(object, fields) !== null) return { kind: 'objects' };
    throw noText(Object.keys(object), file, fields);
  }
  const cells = isJson ? null : cellsOf(text, fields);
  if (cells !== null) return cells;
  if (isJson || JSON_NAME.test(file) || isValue(text)) return null;
  throw noText(readCells(text, SEPARATORS.find(each => text.includes(each)) ?? ',') ?? [text], file, fields);
}

function cellsOf(header: string, fields: RowFields): CellShape | null {
  for (const separator of SEPARATORS) {
    const names = readCells(header, separator);
    if (names === null || contentOf(Object.fromEntries(names.map(name => [name, ''])), fields) === null) continue;
    return { kind: 'cells', names, header, separator, isEscaped: separator === '\t' && names.includes(OWN_COLUMN) };
  }
  return null;
}

function noText(names: readonly string[], file: string, { text }: RowFields): UserError {
  const message = `no field ${text ?? USUAL_TEXTS.join(', ')} in the first row, ${listedNames(names)}`;
  const other = DUMP_NAME.test(file) ? `; ${FOR_DUMPS}` : '';
  return new UserError('usage', message, `name the field of the text with --text-field${other}`, file);
}

/** An object of a JSON array that has a row a line, or of NDJSON, as text. */
export function jsonOf(text: string): string {
  return text.replace(/^\[(?=\{)/, '').replace(/(?<=\}),$|(?<=\})\]$/, '');
}

export function readObject(text: string): Values | null {
  const value = parsed(text);
  return isObject(value) && !Array.isArray(value) ? value : null;
}

/** Whether lists and objects lie deeper in each other than so many. */
export function isDeeper(value: unknown, most: number): boolean {
  return isObject(value) && (most === 0 || Object.values(value).some(each => isDeeper(each, most - 1)));
}

/** Whether a text is a whole list in which no object is: no array of rows, but a line of NDJSON that is no row. */
export function isListOfValues(text: string): boolean {
  const value = parsed(text);
  return Array.isArray(value) && !value.some(isObject);
}

/** Whether a text is a number, `null` or the like, which stands in NDJSON and begins no CSV. */
function isValue(text: string): boolean {
  return parsed(text) !== undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** White space at its ends is no part of a row, nor is the mark that a joined file began with. */
export function trimmed(text: string): string {
  return unmarked(text).trim();
}

export function unmarked(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

const LISTS = ['body', 'tags', 'authors', 'highlights', 'captions', 'issues', 'copies', 'related'] as const;

/** Whether an object is a record of ours, as far as dedup needs it. */
export function isRecord(values: object): values is NewsRecord {
  const { schema, id, source, body, ...others } = values as Partial<NewsRecord>;
  if (schema !== 1 || typeof id !== 'string' || !OWN_ID.test(id)) return false;
  if (typeof source?.file !== 'string' || typeof source.article !== 'number') return false;
  if (LISTS.some(name => !Array.isArray(name === 'body' ? body : others[name]))) return false;
  return body?.every(paragraph => typeof paragraph === 'string') === true;
}
