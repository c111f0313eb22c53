/** Encodings: text is read as what it is, named or guessed; what is doubtful about it is told. */
import { describe, expect, test } from 'vitest';
import { HEAD_SIZE } from '../src/input/lines/encoding.js';
import { ENCODINGS, encodingName } from '../src/input/lines/encoding-names.js';
import { encoder, filled, LINES, read, TEXT, utf16 } from './encoding-helpers.js';

const ARABIC = 'قال رئيس الميناء إن الجسر القديم فوق المرفأ فتح من جديد صباح اليوم، وأضاف أن العمل استمر ثلاثة أشهر.\n';
/** With signs whose lower byte is NUL: U+4E00, U+AC00. */
const CHINESE =
  '灯塔下的一座旧桥\n\n今天早上，一座旧桥在灯塔下重新开放。\n\n工人们修了三个月，一天也没有停。\n\n船长说，夜里再也不用绕路了。\n';
const KOREAN =
  '등대 아래 다리가 다시 열렸다\n\n가을까지 석 달 동안 고친 다리가 오늘 아침 다시 열렸다.\n\n가게 주인들은 다리 가까이에서 기다렸다.\n';

/** Text in an encoding of one byte a character. */
function single(text: string, encoding: string): Uint8Array {
  const table = Array.from(new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte)));
  return Uint8Array.from(Array.from(text, character => table.indexOf(character)));
}

describe('text', () => {
  test('A1 an empty file is told and no failure', async () => {
    const { lines, told, outcome } = await read(new Uint8Array(0));
    expect([lines, told]).toEqual([[], ['warning empty']]);
    expect(outcome).toMatchObject({ whole: true, doubtful: true, bytes: 0 });
  });

  test('A2 A3 white space alone is text', async () => {
    expect(await read(encoder.encode('\n'))).toMatchObject({ lines: [''], told: [] });
    expect(await read(encoder.encode(' \n\t\n'.repeat(50)))).toMatchObject({ told: [] });
  });

  test('A4 UTF-8 with a byte order mark', async () => {
    const { lines, told, outcome } = await read(encoder.encode(`\ufeff${TEXT}`));
    expect([lines, told, outcome.encoding]).toEqual([LINES, [], 'utf-8']);
  });

  test('A6 A7 UTF-16 with a byte order mark', async () => {
    for (const littleEndian of [true, false]) {
      const { lines, told, outcome } = await read(utf16(`\ufeff${TEXT}`, littleEndian), { chunk: 7 });
      expect([lines, told, outcome.encoding]).toEqual([LINES, [], littleEndian ? 'utf-16le' : 'utf-16be']);
    }
  });

  test('A8 UTF-16 without a mark is guessed and told, in any script', async () => {
    for (const littleEndian of [true, false]) {
      for (const text of [TEXT, ARABIC, CHINESE, KOREAN]) {
        const { lines, problems } = await read(utf16(text, littleEndian), { chunk: 3 });
        expect(lines).toEqual(text.trimEnd().split('\n'));
        expect(problems).toMatchObject([
          { severity: 'warning', message: `guessed UTF-16${littleEndian ? 'LE' : 'BE'}` },
        ]);
      }
    }
  });

  test('A9 UTF-16 with an odd number of bytes', async () => {
    const { lines, problems, outcome } = await read(Uint8Array.from([...utf16(`\ufeff${TEXT}`), 0x41]));
    expect(lines).toEqual([...LINES, '\ufffd']);
    expect(problems).toMatchObject([{ code: 'invalid_bytes', severity: 'warning', line: 3, hint: null }]);
    expect(outcome).toMatchObject({ whole: true, doubtful: true });
  });

  test('A12 windows-1256 without a label is read, counted and a way out told; with a label it is right', async () => {
    const bytes = single(ARABIC, 'windows-1256');
    const bare = await read(bytes);
    expect(bare.told).toEqual(['warning invalid_bytes']);
    expect(bare.problems[0].message).toMatch(/^\d+ invalid bytes read as U\+FFFD$/);
    expect(bare.problems[0].hint).toBe('try --encoding auto');
    expect(bare.lines[0]).toMatch(/^\ufffd{3} /);
    const named = await read(bytes, { encoding: encodingName('CP1256') });
    expect([named.lines, named.told]).toEqual([[ARABIC.trim()], []]);
  });

  test('--encoding auto guesses, and says what', async () => {
    const { lines, problems } = await read(single(ARABIC.repeat(5), 'windows-1256'), { encoding: 'auto', chunk: 5 });
    expect(lines[0]).toBe(ARABIC.trim());
    expect(problems).toMatchObject([{ code: 'guessed_encoding', message: 'guessed windows-1256' }]);
    const plain = await read(encoder.encode(ARABIC), { encoding: 'auto' });
    expect([plain.lines, plain.told]).toEqual([[ARABIC.trim()], []]);
  });

  test('--encoding auto knows seven bits that shift between sets of letters', async () => {
    const { lines, told } = await read(encoder.encode('1. \u001b$B9A$N66\u001b(B\n'), { encoding: 'auto', chunk: 3 });
    expect([lines, told]).toEqual([['1. 港の橋'], ['warning guessed_encoding']]);
    const coloured = await read(encoder.encode('a \u001b[1mbridge\u001b[0m costs $B9\n'), { encoding: 'auto' });
    expect(coloured.told).toEqual([]);
  });

  test('A13 invalid bytes have a place', async () => {
    const { problems } = await read(Uint8Array.from([...encoder.encode(TEXT), 0xff, 0x41]));
    expect(problems).toMatchObject([{ message: '1 invalid byte read as U+FFFD', file: 'dump.txt', line: 3 }]);
  });

  test('A15 A17 the end of the head may cut a character, and a NUL may follow it', async () => {
    const text = `${'é'.repeat(HEAD_SIZE / 2 - 1)}x€\0end`;
    for (const pad of ['', 'a', 'ab']) {
      expect(await read(encoder.encode(pad + text))).toMatchObject({ lines: [pad + text], told: [] });
    }
  });

  test('A16 a NUL inside a headline is text', async () => {
    const text = TEXT.replace('bridge', 'bri\0dge');
    expect(await read(encoder.encode(text))).toMatchObject({ lines: text.trimEnd().split('\n'), told: [] });
  });

  test('A25 text that was encoded twice is left as it is', async () => {
    const twice = new TextDecoder('windows-1254').decode(encoder.encode('café “quay”'));
    expect(await read(encoder.encode(twice))).toMatchObject({ lines: [twice], told: [] });
  });

  test('the verdict does not depend on the chunks', async () => {
    const dumps = [utf16(TEXT), filled(100, 0), encoder.encode(ARABIC), single(ARABIC, 'windows-1256')];
    for (const dump of dumps) {
      const whole = await read(dump);
      for (const chunk of [1, 2, 3, 64]) expect(await read(dump, { chunk })).toEqual(whole);
    }
  });

  test('Chinese in a legacy encoding is text, though hardly a byte of it is UTF-8 or white space', async () => {
    const line = Array.from({ length: 300 }, (_, i) => [0xb0 + (i % 40), 0xa1 + (i % 90)]).flat();
    const { told } = await read(Uint8Array.from([...line, 0x0a, ...line, 0x0a]));
    expect(told).toEqual(['warning invalid_bytes']);
  });
});

describe('names of encodings', () => {
  test('all that are suggested can be decoded', () => {
    for (const name of ENCODINGS) expect(encodingName(name)).toBe(name);
  });

  test('labels in any case give the standard name', () => {
    expect(encodingName('UTF-16')).toBe('utf-16le');
    expect(encodingName('Latin1')).toBe('windows-1252');
    expect(encodingName('AUTO')).toBe('auto');
  });

  test('an unknown one is an error of usage with the nearest name', () => {
    expect(() => encodingName('windos-1256')).toThrow(
      expect.objectContaining({
        exit: 'usage',
        message: 'unknown encoding windos-1256',
        hint: 'did you mean windows-1256?',
      }),
    );
    expect(() => encodingName('klingon')).toThrow(expect.objectContaining({ exit: 'usage' }));
  });
});
