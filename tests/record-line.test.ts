/** A record read again from its line, without a string of its body: the same as JSON.parse reads, whoever wrote the line. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bodyOfLine, recordOfLine, recordWithout } from '../src/run/copies/record-line.js';

const lineOf = (record: object, space = 0): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(record, null, space).replaceAll('\n', '\t')}\n`);
const textOf = (line: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bodyOfLine(line).bytes);
/** A lone half of a character is no text: whatever writes it writes U+FFFD. */
const wellFormed = (text: string): string => new TextDecoder().decode(new TextEncoder().encode(`x${text}`)).slice(1);

const text = fc.string({
  unit: fc.constantFrom(
    'a',
    ' ',
    '"',
    '\\',
    '\n',
    '\r',
    '\t',
    '\u0001',
    '/',
    'é',
    '漢',
    '😀',
    '\ud83d',
    '\ude00',
    'u00',
  ),
});
const value = fc.oneof(
  text,
  fc.constant(null),
  fc.array(text),
  fc.dictionary(fc.constantFrom('body', 'a"'), fc.array(text)),
);

it('any body, whatever stands around it', () => {
  const property = fc.property(value, fc.array(text), value, fc.nat({ max: 2 }), (headline, body, copies, space) => {
    const record = { headline, body, copies, wordCount: 1 };
    const line = lineOf(record, space);
    expect(recordWithout(line)).toEqual({ ...record, body: [] });
    expect(textOf(line)).toBe(body.map(each => wellFormed(each).replaceAll('\n', ' ')).join('\n'));
    expect(recordOfLine(line).body.map(String)).toEqual(body.map(each => wellFormed(each).replaceAll('\n', ' ')));
  });
  fc.assert(property, { numRuns: 500 });
});

it('escapes as other programs write them, and a key that is written with some', () => {
  const line = new TextEncoder().encode(
    '{"body" : 3, "b\\u006fdy" : [ "\\u00e9\\ud83d\\ude00\\ud83d" , "\\/\\b" ], "x": "body"}',
  );
  expect(textOf(line)).toBe('é😀\ufffd\n/\b');
  expect(recordWithout(line)).toEqual({ body: [], x: 'body' });
});

it('of two lists of that name the last, as JSON.parse has it', () => {
  const line = new TextEncoder().encode('{"body":["one"],"body":["two"]}');
  expect(textOf(line)).toBe('two');
});
