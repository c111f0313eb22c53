/** The gzip reader by itself: headers with all their parts, cut everywhere, and what may stand between members and behind them. */
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { gunzip } from '../src/input/unpack/gzip.js';

const TEXT = Buffer.from('The council of Nevra keeps its old ferry for another year.\n');
const MEMBER = gzipSync(TEXT);
/** More than is inflated at one go, and not to be packed much smaller. */
const LONG = Buffer.from(Array.from({ length: 60_000 }, (_, at) => String((at * at * 7919) % 1_000_003)).join(' '));
const LARGE = gzipSync(LONG);
const HEADER = 10;
const MIB = 1024 * 1024;

interface Told {
  readonly code: string;
  readonly message: string;
}

/** What comes out, and what is told, in chunks of so many bytes; `closed` when whoever gives the bytes was told that it is over. */
async function unpacked(bytes: Uint8Array, chunk = 65_536) {
  let closed = false;
  async function* chunks() {
    try {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.slice(at, at + chunk);
    } finally {
      closed = true;
    }
  }
  const told: Told[] = [];
  const pieces: Uint8Array[] = [];
  for await (const piece of gunzip(chunks(), ({ code, message }) => void told.push({ code, message })))
    pieces.push(piece.slice());
  return { data: Buffer.concat(pieces), told, closed };
}

const whole = async (bytes: Uint8Array, wanted: Uint8Array, chunk?: number) => {
  const { data, told, closed } = await unpacked(bytes, chunk);
  expect(told).toEqual([]);
  expect(data.equals(wanted)).toBe(true);
  expect(closed).toBe(true);
};
const truncated = (member: number) => [{ code: 'truncated', message: `gzip member ${member} is truncated` }];

/** A member whose header has these flags, with their parts. */
function member(flags: number, parts: readonly (string | readonly number[])[]): Buffer {
  const header = Buffer.from(MEMBER.subarray(0, HEADER));
  header[3] = flags;
  const all = parts.map(part => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part)));
  return Buffer.concat([header, ...all, MEMBER.subarray(HEADER)]);
}

const EXTRA = [3, 1, ...Array.from({ length: 259 }, () => 0)];

describe('headers', () => {
  const headers = {
    extra: member(4, [EXTRA]),
    name: member(8, ['a name\0']),
    'an empty name': member(8, ['\0']),
    comment: member(16, ['a comment\0']),
    checksum: member(2, [[7, 9]]),
    text: member(1, []),
    'all of them': member(31, [EXTRA, 'a name\0', 'a comment\0', [7, 9]]),
  };
  test.each(Object.entries(headers))('%s: passed over, however it is cut', async (_, bytes) => {
    const twice = Buffer.concat([bytes, bytes]);
    for (const chunk of [1, 7, 65_536]) await whole(twice, Buffer.concat([TEXT, TEXT]), chunk);
  });
  test.each(Object.entries(headers))('%s: cut at any byte it is told', async (_, bytes) => {
    const begun = bytes.length - MEMBER.length + HEADER;
    for (let length = 1; length <= begun; length++) {
      const { data, told } = await unpacked(bytes.subarray(0, length));
      expect([length, told, data.length]).toEqual([length, truncated(1), 0]);
    }
  });
  test('a name without an end is none; one of a megabyte and no more is', async () => {
    expect((await unpacked(member(8, ['n'.repeat(2 * MIB), '\0']))).told).toEqual(truncated(1));
    await whole(member(8, ['n'.repeat(MIB - 100_000), '\0']), TEXT);
  });
});

describe('members', () => {
  test('nothing at all is a member that is cut off, and so is half a beginning behind one', async () => {
    expect((await unpacked(new Uint8Array(0))).told).toEqual(truncated(1));
    for (const length of [1, 2, 3]) {
      const { data, told } = await unpacked(Buffer.concat([MEMBER, MEMBER.subarray(0, length)]));
      expect([told, data.equals(TEXT)]).toEqual([truncated(2), true]);
    }
  });
  test('zeros between and behind them are padding, before the first one they are not', async () => {
    for (const zeros of [1, 2, 3, 4, 100_000]) {
      const padding = Buffer.alloc(zeros);
      await whole(Buffer.concat([MEMBER, padding, MEMBER, padding]), Buffer.concat([TEXT, TEXT]));
      await whole(Buffer.concat([MEMBER, padding, MEMBER, padding]), Buffer.concat([TEXT, TEXT]), 1);
    }
    const { data, told } = await unpacked(Buffer.concat([Buffer.alloc(3), MEMBER]));
    expect([told.length, data.length]).toEqual([1, 0]);
  });
  test('what else stands behind is told by the member that it stands behind, and not read', async () => {
    for (const garbage of ['x', 'PK\u0003\u0004', '\u001f\u008c\u0008', '\u001f\u008b\u0009']) {
      const { data, told } = await unpacked(Buffer.concat([MEMBER, MEMBER, Buffer.from(garbage, 'latin1'), MEMBER]));
      expect(told).toEqual([{ code: 'trailing_garbage', message: 'has something behind gzip member 2' }]);
      expect(data.equals(Buffer.concat([TEXT, TEXT]))).toBe(true);
    }
  });
  test('large ones and small ones', async () => {
    const all = Buffer.concat([LARGE, MEMBER, LARGE]);
    for (const chunk of [999, 65_536, all.length]) await whole(all, Buffer.concat([LONG, TEXT, LONG]), chunk);
  });
  test('a small one whose text is large', async () => {
    const text = Buffer.alloc(3 * MIB, 'a');
    await whole(Buffer.concat([gzipSync(text), MEMBER]), Buffer.concat([text, TEXT]));
  });
  test('one without any text', async () => {
    await whole(Buffer.concat([gzipSync(''), MEMBER, gzipSync('')]), TEXT);
  });
});

describe('trailers', () => {
  test.each([
    ['small', MEMBER, TEXT],
    ['large', LARGE, LONG],
  ])('of a %s member: cut anywhere, told, and the text is out', async (_, bytes, text) => {
    for (let missing = 1; missing <= 8; missing++) {
      const { data, told } = await unpacked(bytes.subarray(0, bytes.length - missing));
      expect([missing, told, data.equals(text)]).toEqual([missing, truncated(1), true]);
    }
  });
  test('any wrong bit of checksum and length is told, and the next member is read', async () => {
    for (let bit = 0; bit < 64; bit++) {
      const bad = Buffer.from(MEMBER);
      bad[bad.length - 8 + (bit >> 3)] ^= 1 << (bit & 7);
      const { data, told } = await unpacked(Buffer.concat([bad, MEMBER]));
      expect(told).toEqual([{ code: 'damaged', message: 'gzip member 1 has a wrong checksum' }]);
      expect(data.equals(Buffer.concat([TEXT, TEXT]))).toBe(true);
    }
  });
});

describe('a damaged member', () => {
  const bad = Buffer.concat([MEMBER.subarray(0, HEADER), Buffer.alloc(50, 0xff)]);
  const damaged = (number: number) => ({
    code: 'damaged',
    message: `gzip member ${number} is damaged; what could be read of it was`,
  });
  test('reading goes on at the next header, not at what only looks like one', async () => {
    for (const between of [[], [0x1f], [0x1f, 0x8b], [0x1f, 0x8b, 8, 0xe0], [0x1f, 0x8b, 7, 0, 0x1f]]) {
      const bytes = Buffer.concat([MEMBER, bad, Buffer.from(between), MEMBER, MEMBER]);
      for (const chunk of [1, 13, 65_536]) {
        const { data, told } = await unpacked(bytes, chunk);
        expect([told, data.toString()]).toEqual([[damaged(2)], TEXT.toString().repeat(3)]);
      }
    }
  });
  test('where no header follows, that is the end', async () => {
    for (const rest of [Buffer.alloc(0), Buffer.from('nothing that is one'), MEMBER.subarray(0, HEADER - 1)]) {
      const { data, told, closed } = await unpacked(Buffer.concat([MEMBER, bad, rest]));
      expect([told, data.equals(TEXT), closed]).toEqual([[damaged(2)], true, true]);
    }
  });
});

test('an error of whoever gives the bytes is its own, not damage', async () => {
  async function* failing() {
    yield LARGE.subarray(0, 100_000);
    throw Object.assign(new Error('input/output error'), { code: 'EIO' });
  }
  const read = async () => {
    for await (const _ of gunzip(failing(), () => expect.fail('told'))) continue;
  };
  await expect(read()).rejects.toThrow('input/output error');
});

test('who wants no more lets the bytes go', async () => {
  let closed = false;
  async function* chunks() {
    try {
      for (;;) yield LARGE.slice();
    } finally {
      closed = true;
    }
  }
  for await (const _ of gunzip(chunks(), () => expect.fail('told'))) break;
  expect(closed).toBe(true);
});
