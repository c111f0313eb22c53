/**
 * Rows of the ledger as bytes: a fifth more than their text, where objects take several times that. What comes again and again (a
 * rule, its evidence, the path of a field) is written once and then named by a number, which whoever reads counts along.
 *
 *     flags | file, article, record | line | start | length | role, fate | rule … certainty | fields | text
 *             if not the last row's                                        each a number, or written out
 */
import { decode } from '../text/passage.js';
import { ByteSink } from '../text/sink.js';
import { FATES, type LedgerPart, ROLES } from '../types.js';
import type { CountedRow } from './ledger.js';

/** What a row has that most have not. A row begins with them: by less than a brace of JSON. */
const [HEAD, REPEATS, FIELDS, AROUND, MORE] = [1, 2, 4, 8, 16];
/** Values that are named by a number; others are written out each time. */
const MOST_KNOWN = 4096;
const WORD = 4;
const SEVEN_BITS = 0x80;

type Value = string | number | null;

export interface RowPacker {
  /** Bytes that wait. */
  readonly size: number;
  add(counted: CountedRow): void;
  /** What was added since the last time; valid until the next call. */
  take(): Uint8Array;
}

export function rowPacker(): RowPacker {
  const sink = new ByteSink();
  const known = new Map<Value, number>();
  let last: CountedRow['row'] | null = null;
  const number = (value: number): void => {
    sink.reserve(8);
    let rest = value;
    for (; rest >= SEVEN_BITS; rest = Math.floor(rest / SEVEN_BITS))
      sink.bytes[sink.length++] = (rest % SEVEN_BITS) | SEVEN_BITS;
    sink.bytes[sink.length++] = rest;
  };
  const text = (value: string): void => {
    const at = sink.length;
    sink.reserve(WORD);
    sink.length += WORD;
    sink.text(value);
    const length = sink.length - at - WORD;
    for (let i = 0; i < WORD; i++) sink.bytes[at + i] = length >>> (8 * i);
  };
  /** One more than its number; 0 before what is written out. */
  const value = (each: Value): void => {
    const found = known.get(each);
    number(found ?? 0);
    if (found !== undefined) return;
    text(JSON.stringify(each));
    if (known.size < MOST_KNOWN) known.set(each, known.size + 1);
  };
  const part = ({ path, rule, start, end }: LedgerPart): void => {
    value(path);
    value(rule);
    number(start);
    number(end - start);
  };
  return {
    get size() {
      return sink.length;
    },
    add({ row, around, more }) {
      const { file, article, record, repeats, fields } = row;
      const isSame = last?.record === record && last.article === article && last.file === file;
      last = row;
      number(
        (isSame ? 0 : HEAD) |
          (repeats === null ? 0 : REPEATS) |
          (fields.length === 0 ? 0 : FIELDS) |
          (around === '' ? 0 : AROUND) |
          (more === 0 ? 0 : MORE),
      );
      if (!isSame) text(JSON.stringify([file, article, record]));
      number(row.line);
      number(row.startByte);
      number(row.endByte - row.startByte);
      number(ROLES.indexOf(row.role));
      number(FATES.indexOf(row.fate));
      value(row.rule);
      value(row.certainty);
      if (repeats === null) value(row.evidence);
      else {
        number(repeats);
        text(row.evidence);
      }
      if (fields.length > 0) {
        number(fields.length);
        fields.forEach(part);
      }
      if (around !== '') text(around);
      if (more > 0) number(more);
      text(row.text);
    },
    take: () => sink.take(),
  };
}

/** The function that reads what was packed, in the order in which it was. */
export function rowReader(): (bytes: Uint8Array) => Iterable<CountedRow> {
  const known: Value[] = [];
  let head: [file: string, article: number | null, record: string | null] = ['', null, null];
  return function* (bytes) {
    let at = 0;
    const number = (): number => {
      let value = 0;
      let factor = 1;
      for (; bytes[at] >= SEVEN_BITS; factor *= SEVEN_BITS) value += (bytes[at++] - SEVEN_BITS) * factor;
      return value + bytes[at++] * factor;
    };
    const text = (): string => {
      let length = 0;
      for (let i = 0; i < WORD; i++) length += bytes[at++] << (8 * i);
      at += length;
      return decode(bytes, at - length, at);
    };
    const value = (): Value => {
      const found = number();
      if (found > 0) return known[found - 1];
      const written = JSON.parse(text()) as Value;
      if (known.length < MOST_KNOWN) known.push(written);
      return written;
    };
    const part = (): LedgerPart => {
      const [path, rule, start] = [value() as string | null, value() as string | null, number()];
      return { path, rule, start, end: start + number() };
    };
    while (at < bytes.length) {
      const flags = number();
      if ((flags & HEAD) !== 0) head = JSON.parse(text());
      const [file, article, record] = head;
      const [line, startByte] = [number(), number()];
      const endByte = startByte + number();
      const [role, fate] = [ROLES[number()], FATES[number()]];
      const [rule, certainty] = [value() as string | null, value() as number];
      const repeats = (flags & REPEATS) === 0 ? null : number();
      const evidence = repeats === null ? (value() as string) : text();
      const fields = (flags & FIELDS) === 0 ? [] : Array.from({ length: number() }, part);
      const around = (flags & AROUND) === 0 ? '' : text();
      const more = (flags & MORE) === 0 ? 0 : number();
      const own = { rule, repeats, evidence, certainty, text: text() };
      yield { row: { file, line, startByte, endByte, role, article, record, fate, fields, ...own }, around, more };
    }
  };
}
