/** The journal of a batch: what it says is whole and in order, and what the end of the power cut off was never said. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createJournal, readJournal } from '../src/io/journal.js';
import { at, folder } from './folder-helpers.js';

const ENTRIES = [{ batch: 1 }, { done: 'a.txt', outputs: ['a.ndjson'] }, { done: 'ف "quoted"\n', outputs: [] }];

/** What a journal says; null when there is none. */
const said = async () => (await readJournal(at('journal')))?.entries ?? null;

async function made(entries: readonly object[], more: readonly object[] = []): Promise<Buffer> {
  const journal = await createJournal(at('journal'), entries);
  for (const entry of more) await journal.append(entry);
  await journal.close();
  return readFileSync(at('journal'));
}

describe('a journal', () => {
  test('says what it was told, first entries and later ones, in order', async () => {
    await made(ENTRIES.slice(0, 1), ENTRIES.slice(1));
    expect(await said()).toEqual(ENTRIES);
    expect(readdirSync(folder)).toEqual(['journal']);
  });

  test('has a line of JSON behind a hash and a space for each entry', async () => {
    const lines = (await made(ENTRIES)).toString().split('\n');
    expect(lines.pop()).toBe('');
    for (const [i, line] of lines.entries()) {
      expect(line).toMatch(/^[0-9a-f]{16} \{/);
      expect(JSON.parse(line.slice(17))).toEqual(ENTRIES[i]);
    }
  });

  test('holds any entries', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue())), async entries => {
        await made([], entries);
        expect(await said()).toEqual(JSON.parse(JSON.stringify(entries)));
      }),
      { numRuns: 100 },
    );
  });

  test('may begin with more than is written at a time', async () => {
    const many = Array.from({ length: 5000 }, (_, i) => ({ input: `${i}`.repeat(20) }));
    await made(many, ENTRIES);
    expect(await said()).toEqual([...many, ...ENTRIES]);
  });

  test('is null where there is none, and says nothing where nothing was said', async () => {
    expect(await readJournal(at('journal'))).toBeNull();
    await made([]);
    expect(await said()).toEqual([]);
  });

  test('takes the place of another one', async () => {
    await made(ENTRIES);
    await made([{ batch: 2 }]);
    expect(await said()).toEqual([{ batch: 2 }]);
  });

  test('leaves the other one where it cannot be begun', async () => {
    await made(ENTRIES);
    const failing = function* () {
      yield { batch: 2, text: 'x'.repeat(100_000) };
      throw new Error('no more entries');
    };
    await expect(createJournal(at('journal'), failing())).rejects.toThrow('no more entries');
    expect(await said()).toEqual(ENTRIES);
    expect(readdirSync(folder)).toEqual(['journal']);
  });

  test('keeps the order of calls that overlap', async () => {
    const journal = await createJournal(at('journal'), []);
    const many = Array.from({ length: 200 }, (_, i) => ({ done: i, text: 'x'.repeat((i * 37) % 500) }));
    const all = Promise.all(many.map(entry => journal.append(entry)));
    await journal.sync();
    expect(await said()).toEqual(many);
    await all;
    await journal.close();
  });

  test('that is closed has all that was told before, awaited or not', async () => {
    const journal = await createJournal(at('journal'), []);
    const last = journal.append({ done: 'z' });
    await journal.close();
    await last;
    expect(await said()).toEqual([{ done: 'z' }]);
  });
});

describe('a journal that was cut short', () => {
  test('anywhere: what is whole is said, and nothing else', async () => {
    const bytes = await made(ENTRIES);
    for (let length = 0; length <= bytes.length; length++) {
      writeFileSync(at('journal'), bytes.subarray(0, length));
      const whole = bytes.subarray(0, length).filter(byte => byte === 10).length;
      expect(await said()).toEqual(ENTRIES.slice(0, whole));
    }
  });

  test('goes on behind its last whole line', async () => {
    const bytes = await made(ENTRIES);
    for (const length of [bytes.length, bytes.length - 1, bytes.length - 20, 3, 0]) {
      writeFileSync(at('journal'), bytes.subarray(0, length));
      const found = await readJournal(at('journal'));
      const journal = await found?.reopen();
      await journal?.append({ done: 'later' });
      await journal?.close();
      expect(await said()).toEqual([...(found?.entries ?? []), { done: 'later' }]);
    }
  });
});

test('of one with any bit flipped, only what stands before is said', async () => {
  const bytes = await made(ENTRIES);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Buffer.from(bytes);
    flipped[bit >> 3] ^= 1 << (bit & 7);
    writeFileSync(at('journal'), flipped);
    const before = bytes.subarray(0, bit >> 3).filter(byte => byte === 10).length;
    expect(await said(), `bit ${bit}`).toEqual(ENTRIES.slice(0, before));
  }
});

describe('what cannot be done is told with the path', () => {
  test('beginning, reading and going on', async () => {
    const cannot = (name: string) => expect.objectContaining({ exit: 'cannot', file: at(name) });
    mkdirSync(at('folder'));
    await expect(createJournal(at('none', 'journal'), [])).rejects.toEqual(cannot('none/journal'));
    await expect(readJournal(at('folder'))).rejects.toEqual(cannot('folder'));
    await made(ENTRIES);
    const found = await readJournal(at('journal'));
    const { rmSync } = await import('node:fs');
    rmSync(at('journal'));
    await expect(found?.reopen()).rejects.toEqual(cannot('journal'));
  });

  test('adding, syncing and closing; to abort twice does no harm', async () => {
    const output = expect.objectContaining({ exit: 'output', file: at('journal') });
    for (const act of ['append', 'sync', 'close'] as const) {
      const journal = await createJournal(at('journal'), ENTRIES);
      await journal.abort();
      await journal.abort();
      await expect(journal[act]({ done: 'x' })).rejects.toEqual(output);
    }
    expect(await said()).toEqual(ENTRIES);
  });

  test('closed, it takes nothing more', async () => {
    const journal = await createJournal(at('journal'), ENTRIES);
    await journal.close();
    await expect(journal.append({ done: 'x' })).rejects.toMatchObject({ exit: 'output' });
  });
});
