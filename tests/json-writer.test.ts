import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeJson } from '../src/text/json.js';
import { Passage } from '../src/text/passage.js';
import { objectWriter } from '../src/text/row-writer.js';
import { ByteSink } from '../src/text/sink.js';
import type { Line } from '../src/types.js';

const RAW = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Any well-formed text, rich in the characters that need care. */
const anyText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.string({ maxLength: 30 }) },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 10 }) },
      {
        weight: 3,
        arbitrary: fc.constantFrom('"', '\\', '\n', '\u0000', '\u007f', '\u0085', '\u009b', '\u00a0', 'é', '“', '’'),
      },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          '\u2027',
          '\u2028',
          '\u2029',
          '\u202e',
          '\u202f',
          '\u2065',
          '\u2066',
          '\u2069',
          '\u206a',
        ),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom('مرحبا', '\u{1f468}\u200d\u{1f469}', '\ufeff', 'plain words '.repeat(12)),
      },
    ),
    { maxLength: 8 },
  )
  .map(parts => parts.join(''));

function written(value: unknown): string {
  const sink = new ByteSink();
  writeJson(sink, value);
  return strict.decode(sink.take());
}

/** A passage of these texts, amid bytes that must not show. */
function passage(texts: readonly string[], joint: '' | ' ' = ' '): Passage {
  const bytes = new TextEncoder().encode(texts[0]);
  const padded = new Uint8Array(bytes.length + 2).fill(0x22);
  padded.set(bytes, 1);
  const rest = texts.length > 1 ? passage(texts.slice(1), joint) : null;
  return new Passage(padded, {} as Line, 1, bytes.length + 1, rest, joint);
}

describe('writeJson', () => {
  test('any value reads back as JSON.stringify would have it', () => {
    const value = fc.anything({
      key: anyText,
      values: [anyText, fc.double(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined)],
      maxDepth: 4,
    });
    fc.assert(
      fc.property(value, any => {
        fc.pre(any !== undefined);
        expect(JSON.parse(written(any))).toEqual(JSON.parse(JSON.stringify(any)));
      }),
      { numRuns: 3000 },
    );
  });

  test('any passage reads back as its text, joints and rest included', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 4 }), fc.constantFrom('', ' '), (texts, joint) => {
        expect(JSON.parse(written(passage(texts, joint as '' | ' ')))).toBe(texts.join(joint));
      }),
      { numRuns: 3000 },
    );
  });

  test('a special byte is found at any place of a long passage', () => {
    for (let at = 0; at < 40; at++) {
      for (const special of ['"', '\u0001', '\u0085', '\u2028', '’']) {
        const text = `${'x'.repeat(at)}${special}${'y'.repeat(39 - at)}`;
        expect(JSON.parse(written(passage([text])))).toBe(text);
      }
    }
  });

  test('C11 D10 no control, separator or bidirectional control is written raw', () => {
    expect(written('a\u009bb\u202ec\u2028d')).toBe('"a\\u009bb\\u202ec\\u2028d"');
    expect(written(passage(['a\u009bb\u202ec\u2028d']))).toBe('"a\\u009bb\\u202ec\\u2028d"');
    fc.assert(
      fc.property(anyText, text => {
        expect(written({ [text]: [text, passage([text])] })).not.toMatch(RAW);
      }),
      { numRuns: 2000 },
    );
  });

  test('characters beside the escaped ones are copied as they are', () => {
    const text = '\u00a0\u2027\u202f\u2065\u206a“’é';
    expect(written(passage([text]))).toBe(`"${text}"`);
    expect(written(text)).toBe(`"${text}"`);
  });

  test('D11 __proto__ and constructor are plain names', () => {
    const value = JSON.parse('{"__proto__":1,"constructor":{"toString":2}}');
    expect(written(value)).toBe('{"__proto__":1,"constructor":{"toString":2}}');
  });

  test('a lone surrogate becomes U+FFFD', () => {
    expect(written('a\ud800b')).toBe('"a\ufffdb"');
  });

  test('numbers that JSON cannot say are null', () => {
    expect(written([Number.NaN, Number.POSITIVE_INFINITY, -0, 1e21])).toBe('[null,null,0,1e+21]');
  });

  test('a text larger than the sink makes it grow', () => {
    const text = '\u0001'.repeat(200_000);
    expect(JSON.parse(written(passage([text])))).toBe(text);
  });
});

describe('objectWriter', () => {
  test('writes its fields in their order, and leaves out those undefined', () => {
    const sink = new ByteSink();
    const write = objectWriter<Record<string, unknown>>(['b', 'a"', 'none', 'c']);
    write(sink, { c: null, 'a"': passage(['x']), b: [1], other: 2 });
    write(sink, {});
    write(sink, { c: 1 });
    expect(strict.decode(sink.take())).toBe('{"b":[1],"a\\"":"x","c":null}{}{"c":1}');
  });
});
