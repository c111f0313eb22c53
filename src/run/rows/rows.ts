/**
 * Records that were made already: ours, or rows of any program, in NDJSON or CSV. A row is put aside as the text that it was; one
 * that is no record of ours, which has no source of its own, with a line before it.
 */
import type { LineReader, RecordHead } from '../../dedup/index.js';
import type { Facts } from '../../dedup/seen.js';
import { PARAGRAPH_END } from '../../output/formats/documents.js';
import type { NewsRecord, Source } from '../../records/record.js';
import { hash64 } from '../../text/hash.js';
import { decode } from '../../text/passage.js';
import { countWords } from '../../text/words.js';
import { factsOf, keyOfRecord, keyOfText, passedOn, RECORD_LINES, timeOf } from '../copies/facts.js';
import { readCells, readEscaped } from './cells.js';
import { contentOf, idIn, type RowContent, type RowFields, toldIn } from './content.js';
import { isOwn, metadataIn, type Values } from './dialects.js';
import { idText, readMarked, writeMarked } from './ids.js';
import type { RowLine } from './lines.js';
import { type CellShape, isDeeper, isRecord, jsonOf, type RowShape, readObject } from './shape.js';
import { PREFIX } from './told.js';

/** A row that was read: what dedup wants to know of it, and what is put aside for it. */
export interface Row {
  readonly facts: Facts;
  readonly body: Uint8Array;
  readonly stored: Uint8Array;
  /** Its fields as they came; not for keeping. */
  readonly values: Values;
}

/** What stands before a row that was put aside; `cells` is the number of the shape of cells. */
interface Envelope {
  readonly id: string;
  readonly source: Source;
  readonly cells?: number | undefined;
  /** Whether the row has no id, and has got one of what it says. */
  readonly hasNoId?: boolean;
}

/** The shapes of cells that were met; a row that was put aside names its own by number. */
export type CellShapes = readonly CellShape[];

const LINE_FEED = 0x0a;
const ID_VERSION = 'cd1-';
/** Rows are written as they are read, in calls within calls; no program makes rows of such depth. */
const MOST_DEPTH = 1000;
/** Digits of 32 bits. */
const HASH_DIGITS = 8;
const NO_CONTENT: RowContent = {
  id: null,
  isOwn: false,
  headline: '',
  body: '',
  time: Number.NaN,
  captured: Number.NaN,
  source: undefined,
  fullness: 0,
};
const encoder = new TextEncoder();

/** Why a line is no row. */
export class NoRow {
  constructor(readonly message: string) {}
}

/** The row in a text of a shape, which begins at a line and is the file’s row of that number. */
export function readRow(
  text: string,
  line: RowLine,
  place: number,
  shape: RowShape,
  shapes: CellShapes,
  fields: RowFields,
): Row | NoRow {
  if (shape.kind === 'cells') {
    const values = cellValues(text, shape);
    if (values === null) return new NoRow('the row has not the cells of the first one; it is left out');
    return foreignRow(text, values, line, place, fields, shapes.indexOf(shape));
  }
  const json = jsonOf(text);
  const object = readObject(json);
  if (object === null) return new NoRow('the line is no JSON object');
  if (isDeeper(object, MOST_DEPTH))
    return new NoRow(`its lists and objects lie more than ${MOST_DEPTH} deep in each other`);
  if (shape.kind === 'objects') return foreignRow(json, object, line, place, fields);
  if (!isRecord(object)) return new NoRow('the line is no record of copydesk, as the first one is');
  const stored = encoder.encode(`${json}\n`);
  const body = encoder.encode(paragraphsOf(object.body).join('\n'));
  // What its fields tell of its text was true of the text that it had.
  const facts = { ...factsOf(object), key: keyOfRecord(object), words: countWords(body, 0, body.length) };
  return { facts, body, stored, values: object };
}

function foreignRow(
  text: string,
  values: Values,
  line: RowLine,
  place: number,
  fields: RowFields,
  cells?: number,
): Row {
  const content = contentOf(values, fields) ?? { ...NO_CONTENT, id: idIn(values, fields) };
  const { id, body, time, captured, fullness } = content;
  const key = keyOf(content, text);
  const source = content.source ?? sourceOf(line, place);
  const named = id === null ? { id: `${ID_VERSION}${key}`, hasNoId: true } : { id: idText(id, text) };
  const envelope: Envelope = { ...named, source, cells };
  const bytes = encoder.encode(body);
  const stored = encoder.encode(`${JSON.stringify(envelope)}\n${text}\n`);
  const words = countWords(bytes, 0, bytes.length);
  // Of records of ours the same ones stay in whatever format they come.
  const tie = content.isOwn ? undefined : tieOf(values);
  return {
    facts: { key, words, fullness, time, captured, file: source.file, place: source.article, tie },
    body: bytes,
    stored,
    values,
  };
}

function sourceOf({ file, number, lastLine, startByte, endByte }: RowLine, place: number): Source {
  return { file, article: place, firstLine: number, lastLine, startByte, endByte };
}

/** Where rows stand in their files, and in which, must not decide which of them stays. */
function tieOf(values: Values): number {
  const row = encoder.encode(JSON.stringify(toldIn(values)));
  return Number.parseInt(hash64(row).slice(0, HASH_DIGITS), 16);
}

/** What exact copies share; rows of other programs that say nothing are not the same for that. */
function keyOf({ isOwn, headline, body }: RowContent, text: string): string {
  if (isOwn) return keyOfText(`${headline}\n${body.replaceAll(PARAGRAPH_END, '\n')}`);
  return keyOfText(body.trim() === '' ? withoutFindings(text) : `${headline}\n${body}`);
}

/** A row as it was before anything was found out about it. */
function withoutFindings(text: string): string {
  if (readObject(text) === null) return text;
  return writeMarked(Object.fromEntries(toldIn(readMarked(text)).filter(([, value]) => !isOwn(value))));
}

/** What is asked about a row that was put aside: who it is, what it says and when it was written. No paragraph has a line feed. */
export type RowReader = (stored: Uint8Array) => RecordHead & {
  readonly headline: string | null;
  readonly time: number;
  readonly paragraphs: readonly string[];
};

/** How a row that was put aside is read again. */
export function rowReader(shapes: CellShapes, fields: RowFields): RowReader {
  return stored => {
    const { text, envelope } = openStored(stored);
    if (envelope === null) {
      const { headline, updated, published, body } = JSON.parse(text) as NewsRecord;
      const paragraphs = paragraphsOf(body);
      return { ...RECORD_LINES.head(stored), headline, time: timeOf(updated ?? published), paragraphs };
    }
    const values = valuesOf(text, envelope, shapes) ?? {};
    const { headline, body, time } = contentOf(values, fields) ?? NO_CONTENT;
    const said = {
      heads: headline === '' ? [] : [headline.replaceAll('\n', ' ')],
      passedOn: [values.copies, values[`${PREFIX}copies`], metadataIn(values).copies].flatMap(passedOn),
      paragraphs: body.split('\n'),
    };
    return { ...said, id: envelope.id, source: envelope.source, headline: headline === '' ? null : headline, time };
  };
}

/** The same for what looks for duplicates. */
export function rowLineReader(read: RowReader): LineReader {
  return {
    head: read,
    body: stored =>
      openStored(stored).envelope === null
        ? RECORD_LINES.body(stored)
        : encoder.encode(read(stored).paragraphs.join('\n')),
  };
}

/** What the key of a row is that was put aside. */
export function rowKey(stored: Uint8Array, shapes: CellShapes, fields: RowFields): string {
  const { text, envelope } = openStored(stored);
  if (envelope === null) return keyOfRecord(JSON.parse(text) as NewsRecord);
  return keyOf(contentOf(valuesOf(text, envelope, shapes) ?? {}, fields) ?? NO_CONTENT, text);
}

function valuesOf(text: string, { cells }: Envelope, shapes: CellShapes): Values | null {
  return cells === undefined ? readObject(text) : cellValues(text, shapes[cells]);
}

/** A row as it was, and what stands before it; null before a record of ours. */
export interface StoredRow {
  readonly text: string;
  readonly envelope: Envelope | null;
}

export function openStored(stored: Uint8Array): StoredRow {
  const end = stored.indexOf(LINE_FEED);
  const last = stored.length - 1;
  if (end === last) return { text: decode(stored, 0, last), envelope: null };
  return { text: decode(stored, end + 1, last), envelope: JSON.parse(decode(stored, 0, end)) as Envelope };
}

/** The cells of a row, unquoted; null when they are not as many as there are names. */
export function cellsOf(text: string, { names, separator, isEscaped }: CellShape): readonly string[] | null {
  const cells = isEscaped ? readEscaped(text, separator) : readCells(text, separator);
  return cells?.length === names.length ? cells : null;
}

function cellValues(text: string, shape: CellShape): Values | null {
  const cells = cellsOf(text, shape);
  return cells && Object.fromEntries(shape.names.map((name, i) => [name, cells[i]]));
}

function paragraphsOf(body: readonly string[]): string[] {
  return body.map(paragraph => paragraph.replaceAll('\n', ' '));
}
