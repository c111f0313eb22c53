/** HOSTILE.md E1 to E10: gzip, its members, and what can be wrong with them. */
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { gunzip } from '../src/input/unpack/gzip.js';
import { ARAB_NEWS, ASHARQ, copydesk, rowsOf, sandbox } from './cli-helpers.js';

const MEMBERS = [ASHARQ, ARAB_NEWS, ASHARQ].map(dump => gzipSync(dump));
const [FIRST, SECOND, THIRD] = MEMBERS;
const PLAIN = Buffer.concat([ASHARQ, ARAB_NEWS, ASHARQ]);
const TRAILER_SIZE = 8;

/** The records of one file, but for their source, the exit code and what was said. */
function extracted(bytes: Uint8Array, name = 'dump.txt.gz', flags: string[] = []) {
  const { code, stdout, stderr } = copydesk(sandbox({ [name]: bytes }), ['extract', ...flags, name]);
  return { code, stderr, records: rowsOf(stdout).map(record => Object.assign(record, { source: null })) };
}

const WHOLE = extracted(PLAIN, 'plain.txt').records;

/** What comes out of the reader itself, and the codes of what is told, whatever the chunks. */
async function unpacked(bytes: Uint8Array, chunk = 65_536) {
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.slice(at, at + chunk);
  }
  const told: string[] = [];
  const pieces: Uint8Array[] = [];
  for await (const piece of gunzip(chunks(), ({ code }) => told.push(code))) pieces.push(piece.slice());
  return { data: Buffer.concat(pieces), told };
}

test('E1: all members', () => {
  expect(extracted(Buffer.concat(MEMBERS))).toEqual({ code: 0, stderr: expect.any(String), records: WHOLE });
});

describe('E2: truncated', () => {
  test('at any byte it is told, and what came before is out', async () => {
    const whole = Buffer.concat([FIRST, SECOND]);
    for (let length = 1; length < SECOND.length; length += 1) {
      const { data, told } = await unpacked(whole.subarray(0, FIRST.length + length));
      expect(told).toEqual(['truncated']);
      expect(data.subarray(0, ASHARQ.length).equals(ASHARQ)).toBe(true);
      expect(ARAB_NEWS.subarray(0, data.length - ASHARQ.length).equals(data.subarray(ASHARQ.length))).toBe(true);
    }
  });
  test.each([0, 1, 2, 9, 10, 200])('a file of %i bytes', length => {
    const { code, stderr } = extracted(FIRST.subarray(0, length));
    expect(code).toBe(3);
    expect(stderr).toContain('copydesk: dump.txt.gz: gzip member 1 is truncated; fetch it again\n');
  });
  test('the records before it are out', () => {
    const { code, records } = extracted(Buffer.concat([FIRST, SECOND.subarray(0, SECOND.length - TRAILER_SIZE)]));
    expect(code).toBe(3);
    expect(records).toEqual(WHOLE.slice(0, records.length));
    expect(records.length).toBeGreaterThan(4);
  });
});

describe('E3: damaged', () => {
  test('a wrong checksum in member 2 of 3: 1 and 3 are out, 2 is told', () => {
    const bad = Buffer.from(SECOND);
    bad[bad.length - TRAILER_SIZE] ^= 1;
    const { code, stderr, records } = extracted(Buffer.concat([FIRST, bad, THIRD]));
    expect(code).toBe(3);
    expect(stderr).toContain('dump.txt.gz: gzip member 2 has a wrong checksum; fetch or compress it again\n');
    expect(records).toEqual(WHOLE);
  });
  test('no deflate data in member 2 of 3: reading goes on at the third', async () => {
    const bad = Buffer.concat([SECOND.subarray(0, 10), Buffer.alloc(100, 0xff)]);
    const { data, told } = await unpacked(Buffer.concat([FIRST, bad, THIRD]));
    expect(told).toEqual(['damaged']);
    expect(data.equals(Buffer.concat([ASHARQ, ASHARQ]))).toBe(true);
  });
  test('what comes out does not depend on the chunks', async () => {
    const long = Buffer.from(Array.from({ length: 300_000 }, (_, at) => String((at * 7919) % 10_007)).join(' '));
    const bad = gzipSync(long);
    for (let at = 0; at < 20_000; at++) bad[(bad.length >> 1) + at] = at * at * 31 + at * 7 + (at >> 3);
    const bytes = Buffer.concat([FIRST, bad, THIRD]);
    const whole = await unpacked(bytes);
    expect(whole.told).toEqual(['damaged']);
    expect(whole.data.length).toBeGreaterThan(100_000);
    expect(whole.data.subarray(-ASHARQ.length).equals(ASHARQ)).toBe(true);
    for (const chunk of [1, 777]) {
      const { data, told } = await unpacked(bytes, chunk);
      expect([told, data.equals(whole.data)]).toEqual([whole.told, true]);
    }
  });
});

test('E4: zero padding between members and behind them', () => {
  const padding = Buffer.alloc(100_000);
  const { code, records } = extracted(Buffer.concat([FIRST, padding, SECOND, THIRD, padding]));
  expect([code, records]).toEqual([0, WHOLE]);
});

test('E5: something behind it', () => {
  const { code, stderr, records } = extracted(Buffer.concat([...MEMBERS, Buffer.from('something')]));
  expect([code, records]).toEqual([3, WHOLE]);
  expect(stderr).toContain('dump.txt.gz: has something behind gzip member 3\n');
});

test('E6: an empty file with the name is truncated', () => {
  expect(extracted(Buffer.alloc(0)).stderr).toContain('gzip member 1 is truncated');
});

test('E7: bytes tell, not names', () => {
  expect(extracted(PLAIN, 'plain.txt.gz')).toMatchObject({ code: 0, records: WHOLE });
  expect(extracted(Buffer.concat(MEMBERS), 'packed.txt')).toMatchObject({ code: 0, records: WHOLE });
  const { code, stdout } = copydesk(sandbox(), ['extract'], { input: Buffer.concat(MEMBERS) });
  expect([code, rowsOf(stdout).length]).toEqual([0, WHOLE.length]);
});

test('E8: a bomb is read up to the limit', () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 ** 2, 'The ferry left at noon, as it does.\n'), { level: 9 });
  const { code, stderr } = extracted(bomb, 'bomb.gz', ['--unpack-limit', '8M']);
  expect(code).toBe(3);
  expect(stderr).toContain(
    'bomb.gz: unpacks to more than 8388608 bytes; the rest is not read; raise --unpack-limit if it is no bomb\n',
  );
});

test('E9: gzip in gzip is binary', () => {
  const { code, stderr, records } = extracted(gzipSync(FIRST));
  expect([code, records]).toEqual([3, []]);
  expect(stderr).toContain('dump.txt.gz: looks binary (gzip data)');
});

test('E10: names, comments and extra fields of a header are passed over', () => {
  const header = Buffer.from([0x1f, 0x8b, 8, 4 + 8 + 16 + 2, 0, 0, 0, 0, 0, 255, 3, 0, 1, 2, 3]);
  const named = Buffer.concat([header, Buffer.from('../../x\0a comment\0'), Buffer.from([0, 0]), FIRST.subarray(10)]);
  const { code, records } = extracted(named);
  expect(code).toBe(0);
  expect(records).toEqual(WHOLE.slice(0, records.length));
  expect(records.length).toBeGreaterThan(3);
});
