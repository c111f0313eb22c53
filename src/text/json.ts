/** JSON values as bytes, without a detour through one big string. */
import { copy, escaped, writeNumber, writePassage, writePassages, writePlain, writeString } from './json-text.js';
import { Passage } from './passage.js';
import type { ByteSink } from './sink.js';

const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Writes any JSON value. Undefined fields are left out; numbers that are not finite, and undefined itself, are null. */
export function writeJson(sink: ByteSink, value: unknown): void {
  if (typeof value === 'string') writeString(sink, value);
  else if (typeof value === 'number') writeNumber(sink, value);
  else if (typeof value === 'boolean') writePlain(sink, value ? 'true' : 'false');
  else if (value instanceof Passage) writePassage(sink, value);
  else if (Array.isArray(value)) writeList(sink, value);
  else if (typeof value === 'object' && value !== null) writeObject(sink, value as Readonly<Record<string, unknown>>);
  else writePlain(sink, 'null');
}

function writeList(sink: ByteSink, list: readonly unknown[]): void {
  if (list[0] instanceof Passage && writePassages(sink, list as readonly Passage[])) return;
  sink.put(OPEN_LIST);
  for (let i = 0; i < list.length; i++) {
    if (i > 0) sink.put(COMMA);
    writeJson(sink, list[i]);
  }
  sink.put(CLOSE_LIST);
}

function writeObject(sink: ByteSink, object: Readonly<Record<string, unknown>>): void {
  sink.put(OPEN_OBJECT);
  let first = true;
  for (const name in object) {
    const value = object[name];
    if (value === undefined) continue;
    const key = keyOf(name);
    copy(sink, key, first ? 1 : 0, key.length);
    first = false;
    writeJson(sink, value);
  }
  sink.put(CLOSE_OBJECT);
}

/** The names that records and what is in them have are few; others are not kept. */
const MOST_KEYS = 100;
const keys = new Map<string, Uint8Array>();

/** A comma, a name and a colon. */
function keyOf(name: string): Uint8Array {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = new TextEncoder().encode(`,${escaped(name)}:`);
  if (keys.size < MOST_KEYS) keys.set(name, key);
  return key;
}
