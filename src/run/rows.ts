/** Records that were made already: ours, or rows of any program, in NDJSON or CSV. A row is kept as the text that it was. */
import type { LineRecord } from '../dedup/index.js';
import type { Facts } from '../dedup/seen.js';
import { UserError } from '../errors.js';
import type { NewsRecord, Source } from '../records/record.js';
import { composed } from '../text/fold.js';
import { hash64 } from '../text/hash.js';
import { decode } from '../text/passage.js';
import { countWords } from '../text/words.js';
import type { Problem } from '../types.js';
import { factsOf } from './facts.js';
import { readCells } from './cells.js';
import type { RowLine } from './row-lines.js';

/** Names of the fields of foreign rows; null for the usual ones. */
export interface RowFields {
  readonly text: string | null;
  readonly id: string | null;
  readonly headline: string | null;
}

/** What the rows of a run are: records of ours, or objects, or cells under the names of the first row. */
export type RowShape =
  | { readonly kind: 'records' }
  | { readonly kind: 'objects' }
  | { readonly kind: 'cells'; readonly names: readonly string[]; readonly header: string; readonly separator: string };

/** A row that was read: what dedup wants to know of it, and what is put aside for it. */
export interface Row {
  readonly facts: Facts;
  readonly body: Uint8Array;
  readonly stored: Uint8Array;
}

/** What stands before a row that was put aside, when it is not a record of ours: it has no source of its own. */
interface Envelope {
  readonly id: string;
  readonly source: Source;
}

const USUAL = { text: ['text', 'body', 'content'], id: ['id'], headline: ['headline', 'title'] } as const;
/** Between the cells of CSV; of several that the first row may be cut by, the first that gives a column of texts. */
const SEPARATORS = [',', '\t', ';', '|'] as const;
const LINE_FEED = 0x0a;
const ID_VERSION = 'cd1-';
const encoder = new TextEncoder();

type Values = Readonly<Record<string, unknown>>;

/** What the first line of a file tells. Throws a UserError (usage) when the rows have no text. */
export function shapeOf(line: RowLine, fields: RowFields): RowShape {
  const text = decode(line.bytes, 0, line.bytes.length).trim();
  if (text.startsWith('{') || text === '[' || text.startsWith('[{')) {
    const object = text === '[' ? null : readObject(text.replace(/^\[/, ''));
    const isOurs = fields.text === null && (object === null || isRecord(object));
    return isOurs ? { kind: 'records' } : { kind: 'objects' };
  }
  for (const separator of SEPARATORS) {
    const names = readCells(text, separator);
    if (names !== null && hasText(names, fields)) return { kind: 'cells', names, header: text, separator };
  }
  const wanted = fields.text ?? USUAL.text.join(', ');
  throw new UserError(
    'usage',
    `no field ${wanted} in the first row`,
    'name the field of the text with --text-field',
    line.file,
  );
}

function hasText(names: readonly string[], fields: RowFields): boolean {
  return valueOf(Object.fromEntries(names.map(name => [name, ''])), fields.text, USUAL.text) !== undefined;
}

/** A row of a shape; null when there is none in the line, which is told unless it is the frame of a JSON array. */
export function readRow(
  text: string,
  line: RowLine,
  place: number,
  shape: RowShape,
  fields: RowFields,
  tell: (problem: Problem) => void,
): Row | null {
  const problem = (code: string, message: string): null => {
    tell({ severity: 'error', code, file: line.file, line: line.number, message, hint: null });
    return null;
  };
  if (shape.kind === 'cells') {
    const cells = readCells(text, shape.separator);
    if (cells === null || cells.length !== shape.names.length)
      return problem('bad_row', 'the row has not the cells of the first one');
    return foreignRow(text, Object.fromEntries(shape.names.map((name, i) => [name, cells[i]])), line, place, fields);
  }
  const trimmed = text.trim();
  if (trimmed === '[' || trimmed === ']') return null;
  const json = trimmed.replace(/^\[(?=\{)/, '').replace(/(?<=\}),$|(?<=\})\]$/, '');
  const object = readObject(json);
  if (object === null) return problem('bad_row', 'the line is no JSON object');
  if (shape.kind === 'objects') return foreignRow(json, object, line, place, fields);
  if (!isRecord(object)) return problem('bad_row', 'the line is no record of copydesk, as the first one is');
  const stored = encoder.encode(`${json}\n`);
  return { facts: factsOf(object), body: encoder.encode(paragraphsOf(object.body).join('\n')), stored };
}

function foreignRow(text: string, values: Values, line: RowLine, place: number, fields: RowFields): Row {
  const body = textOf(valueOf(values, fields.text, USUAL.text));
  const headline = textOf(valueOf(values, fields.headline, USUAL.headline));
  const said = `${headline}\n${body}`;
  // Rows that say nothing are not the same for that.
  const key = hash64(encoder.encode(composed(said.trim() === '' ? text : said)));
  const given = valueOf(values, fields.id, USUAL.id);
  const { file, number, startByte, endByte } = line;
  const source = { file, article: place, firstLine: number, lastLine: number, startByte, endByte };
  const envelope: Envelope = { id: given === undefined ? `${ID_VERSION}${key}` : String(given), source };
  const bytes = encoder.encode(body);
  const fullness = Object.values(values).filter(value => value !== null && value !== '').length;
  return {
    facts: { key, words: countWords(bytes, 0, bytes.length), fullness, time: Number.NaN, file, place },
    body: bytes,
    stored: encoder.encode(`${JSON.stringify(envelope)}\n${text}\n`),
  };
}

/** How a row that was put aside is read again to be compared. */
export function storedReader(shape: RowShape, fields: RowFields): (stored: Uint8Array) => LineRecord {
  return stored => {
    const text = rowText(stored, shape);
    if (shape.kind === 'records') {
      const { id, source, body } = JSON.parse(text) as NewsRecord;
      return { id, source, paragraphs: paragraphsOf(body) };
    }
    const values = shape.kind === 'objects' ? (readObject(text) ?? {}) : cellValues(text, shape);
    const body = textOf(valueOf(values, fields.text, USUAL.text));
    return { ...envelopeOf(stored), paragraphs: body.split('\n') };
  };
}

function cellValues(text: string, { names, separator }: Extract<RowShape, { kind: 'cells' }>): Values {
  const cells = readCells(text, separator) ?? [];
  return Object.fromEntries(names.map((name, i) => [name, cells[i]]));
}

function envelopeOf(stored: Uint8Array): Envelope {
  return JSON.parse(decode(stored, 0, stored.indexOf(LINE_FEED))) as Envelope;
}

/** The row as it was, with a line feed behind it. */
export function rowBytes(stored: Uint8Array, { kind }: RowShape): Uint8Array {
  return kind === 'records' ? stored : stored.subarray(stored.indexOf(LINE_FEED) + 1);
}

export function rowText(stored: Uint8Array, shape: RowShape): string {
  const bytes = rowBytes(stored, shape);
  return decode(bytes, 0, bytes.length - 1);
}

function paragraphsOf(body: readonly string[]): string[] {
  return body.map(paragraph => paragraph.replaceAll('\n', ' '));
}

/** The value of a field by its name, or by the first usual name that there is. */
function valueOf(values: Values, name: string | null, usual: readonly string[]): unknown {
  const found = (name === null ? usual : [name]).find(each => Object.hasOwn(values, each));
  return found === undefined ? undefined : values[found];
}

/** A value as a text; lists and objects as JSON, since what differs in them differs. */
function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
}

function readObject(text: string): Values | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : null;
  } catch {
    return null;
  }
}

const LISTS = ['body', 'tags', 'authors', 'highlights', 'captions', 'issues', 'copies', 'related'] as const;

/** Whether an object is a record of ours, as far as dedup needs it. */
function isRecord(values: object): values is NewsRecord {
  const { schema, id, source, body, ...others } = values as Partial<NewsRecord>;
  if (schema !== 1 || typeof id !== 'string' || !/^cd1-[0-9a-f]{16}$/.test(id)) return false;
  if (typeof source?.file !== 'string' || typeof source.article !== 'number') return false;
  if (LISTS.some(name => !Array.isArray(name === 'body' ? body : others[name]))) return false;
  return body?.every(paragraph => typeof paragraph === 'string') === true;
}
