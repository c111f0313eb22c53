/** The library, as its users import it: the built one. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Extraction, ExtractOptions, NewsRecord } from '../src/index.js';
import { ARAB_NEWS, ASHARQ, copydesk, dumpOf, rowsOf, sandbox } from './cli-helpers.js';

interface Library {
  extract(options?: ExtractOptions): Extraction;
  recordSchema(): { properties: object };
  layouts: string[];
}
let library: Library;
beforeAll(async () => {
  library = (await import(new URL('../dist/index.js', import.meta.url).href)) as Library;
});

const bytes = (buffer: Uint8Array) => new Uint8Array(buffer);

test('gives what the command line prints', () => {
  const dump = library.extract({ file: 'a.txt' });
  const records = [...dump.push(bytes(ASHARQ)).records, ...dump.end().records];
  expect(records).toEqual(rowsOf(copydesk(sandbox({ 'a.txt': ASHARQ }), ['extract', 'a.txt']).stdout));
});

test('gives a record as soon as the next article is known', () => {
  const dump = library.extract();
  const early = dump.push(bytes(ASHARQ)).records;
  expect(early.length).toBeGreaterThan(1);
  expect(early.length + dump.end().records.length).toBe(4);
});

test('records are plain and stay what they are', () => {
  const dump = library.extract();
  const first: NewsRecord[] = dump.push(bytes(ASHARQ)).records;
  const before = structuredClone(first);
  dump.push(bytes(ARAB_NEWS));
  dump.end();
  expect(first).toEqual(before);
});

describe('options', () => {
  const records = (options: ExtractOptions, ...chunks: Uint8Array[]) => {
    const dump = library.extract(options);
    return [...chunks.flatMap(chunk => dump.push(bytes(chunk)).records), ...dump.end().records];
  };
  test('ledger rows only when asked for', () => {
    const [without, withLedger] = [{}, { ledger: true }].map(options => {
      const dump = library.extract(options);
      return dump.push(bytes(ASHARQ)).ledger.concat(dump.end().ledger);
    });
    expect(without).toEqual([]);
    expect(withLedger.at(-1)?.endByte).toBe(ASHARQ.length);
  });
  test('capturedAt resolves relative times', () => {
    const capturedAt = new Date('2025-08-20T10:00:00Z');
    expect(records({}, ARAB_NEWS)[1].updated).toBeNull();
    expect(records({ capturedAt }, ARAB_NEWS)[1].updated).toBe('2025-08-20T09:59:47Z');
  });
  test('readTime reads what is written in no common form', () => {
    const dump = Buffer.from(dumpOf('time--arabic-indic-digits').toString().replace('مارس', 'آذر'));
    expect(records({}, dump)[1].updated).toBeNull();
    expect(records({ readTime: () => '1999-12-31' }, dump)[1].updated).toBe('1999-12-31');
  });
  test('encoding', () => {
    const wide = Buffer.from(ASHARQ.toString(), 'utf16le');
    const ids = (found: NewsRecord[]) => found.map(({ id }) => id);
    expect(ids(records({ encoding: 'utf-16le' }, wide))).toEqual(ids(records({}, ASHARQ)));
  });
  test('layout', () => {
    expect(library.layouts).toEqual(['auto', 'known', 'asharq-al-awsat', 'arab-news', 'generic']);
    expect(records({ layout: 'generic' }, ASHARQ).map(({ layout }) => layout)).toEqual(Array(4).fill('generic'));
    expect(records({}, ASHARQ).map(({ layout }) => layout)).toEqual(Array(4).fill('asharq-al-awsat'));
  });
  test('unknown names are RangeErrors', () => {
    expect(() => library.extract({ layout: 'none' })).toThrow(
      new RangeError('no such layout: none; use one of auto, known, asharq-al-awsat, arab-news, generic'),
    );
    expect(() => library.extract({ encoding: 'none' })).toThrow(RangeError);
  });
  test('recordLimit goes on in a next record, which names the one before', () => {
    const found = records({ recordLimit: 1024 }, ASHARQ);
    const cut = found.findIndex(({ issues }) => issues.includes('record_limit'));
    expect(cut).toBeGreaterThanOrEqual(0);
    expect(found[cut + 1].related[0]).toEqual({
      id: found[cut].id,
      source: found[cut].source,
      kind: 'continued',
      similarity: null,
      containment: null,
      passages: [],
    });
  });
});

describe('what types would not let through is refused', () => {
  const opened = (options: object) => () => library.extract(options as ExtractOptions);
  test.each([
    [{ captured_at: new Date() }, 'no such option: captured_at; did you mean capturedAt?'],
    [{ captured: new Date() }, 'no such option: captured; did you mean capturedAt?'],
    [{ fileName: 'a.txt' }, 'no such option: fileName; did you mean file?'],
    [
      { x: 1 },
      'no such option: x; use some of file, layout, capturedAt, encoding, ledger, readTime, lineLimit, recordLimit',
    ],
    [{ capturedAt: '2025-08-20T10:00:00Z' }, 'capturedAt must be a Date'],
    [{ capturedAt: new Date('noon') }, 'capturedAt is an invalid Date'],
  ])('%j', (options, message) => {
    expect(opened(options)).toThrow(new TypeError(message));
  });
  test.each([
    ['text', 'String'],
    [new ArrayBuffer(4), 'ArrayBuffer'],
    [undefined, 'Undefined'],
    [new Uint16Array(4), 'Uint16Array'],
  ])('push of %o', (given, kind) => {
    const dump = library.extract();
    const push = () => dump.push(given as unknown as Uint8Array);
    expect(push).toThrow(new TypeError(`push takes a Uint8Array, not this ${kind}`));
    expect([...dump.push(ASHARQ).records, ...dump.end().records]).toHaveLength(4);
  });
  test('push and end after the end', () => {
    const dump = library.extract();
    dump.end();
    const message = 'the dump has ended; open another with extract()';
    expect(() => dump.push(bytes(ASHARQ))).toThrow(message);
    expect(() => dump.end()).toThrow(message);
  });
});

test('the schema names every field of a record', () => {
  const [record] = library.extract().push(bytes(ASHARQ)).records;
  expect(Object.keys(library.recordSchema().properties)).toEqual(Object.keys(record));
});
