/**
 * Rows of the same fields as JSON. Most fields of most rows are null or empty, so a row is copied from one in which all are, but
 * for those that are not.
 */

import { writeJson } from './json.js';
import { copy, escaped } from './json-text.js';
import type { ByteSink } from './sink.js';

const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const LINE_FEED = 0x0a;

/** A row in which every field is empty: the bytes, and where each field begins, its value begins, and the last one ends. */
interface EmptyRow {
  readonly bytes: Uint8Array;
  readonly fields: Int32Array;
  readonly values: Int32Array;
  /** Whether the field is a list. */
  readonly lists: readonly boolean[];
}

function emptyRow(names: readonly string[], lists: readonly boolean[]): EmptyRow {
  const encoder = new TextEncoder();
  const fields = new Int32Array(names.length + 1);
  const values = new Int32Array(names.length);
  let text = '';
  for (let i = 0; i < names.length; i++) {
    const key = `,${escaped(names[i])}:`;
    values[i] = fields[i] + encoder.encode(key).length;
    const value = lists[i] ? '[]' : 'null';
    fields[i + 1] = values[i] + value.length;
    text += key + value;
  }
  return { bytes: encoder.encode(text), fields, values, lists };
}

/** A function that writes objects with these fields, in this order, but for those that are undefined. */
export function objectWriter<Row>(names: readonly (string & keyof Row)[]): (sink: ByteSink, row: Row) => void {
  let empty: EmptyRow | null = null;
  return (sink, row) => {
    empty ??= emptyRow(
      names,
      names.map(name => Array.isArray(row[name])),
    );
    const { bytes, fields, values, lists } = empty;
    const begin = sink.length;
    let done = 0;
    for (let i = 0; i < names.length; i++) {
      const value = row[names[i]];
      if (lists[i] ? Array.isArray(value) && value.length === 0 : value === null) continue;
      copy(sink, bytes, done, value === undefined ? fields[i] : values[i]);
      if (value !== undefined) writeJson(sink, value);
      done = fields[i + 1];
    }
    copy(sink, bytes, done, bytes.length);
    // Every field begins with a comma.
    if (sink.length === begin) sink.put(OPEN_OBJECT);
    else sink.bytes[begin] = OPEN_OBJECT;
    sink.put(CLOSE_OBJECT);
  };
}

/** The same as a line of NDJSON. */
export function lineWriter<Row>(names: readonly (string & keyof Row)[]): (sink: ByteSink, row: Row) => void {
  const write = objectWriter<Row>(names);
  return (sink, row) => {
    write(sink, row);
    sink.put(LINE_FEED);
  };
}
