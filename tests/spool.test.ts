/** The spool: what was appended comes back by ranges, and no name of it is left. */
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openSpool, type Range } from '../src/io/spool.js';
import { at, bytes, folder } from './folder-helpers.js';

describe('spool', () => {
  test('gives back what was appended, by ranges in any order and with gaps', async () => {
    const spool = await openSpool(folder);
    const lengths = fc.array(fc.integer({ min: 0, max: 300_000 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(lengths, fc.array(fc.nat({ max: 11 })), async (lengths, picks) => {
        const pieces = lengths.map((length, i) => new Uint8Array(length).fill(i + 1));
        const ranges: Range[] = [];
        for (const piece of pieces) ranges.push(await spool.append(piece));
        const chosen = picks.filter(pick => pick < pieces.length);
        let next = 0;
        for await (const bytes of spool.read(chosen.map(pick => ranges[pick]))) {
          expect(Buffer.compare(bytes, pieces[chosen[next++]])).toBe(0);
        }
        expect(next).toBe(chosen.length);
      }),
      { numRuns: 30 },
    );
    await spool.close();
  });

  test('holds pieces larger than its blocks', async () => {
    const spool = await openSpool(folder);
    const large = Uint8Array.from({ length: 3_000_000 }, (_, i) => i % 251);
    await spool.append(bytes('before'));
    const range = await spool.append(large);
    for await (const read of spool.read([{ at: 0, length: 6 }, range])) {
      expect(Buffer.compare(read, read.length === 6 ? bytes('before') : large)).toBe(0);
    }
    await spool.close();
  });

  test('has no name from the start, so that no end of the process leaves it', async () => {
    const spool = await openSpool(folder);
    await spool.append(bytes('rows'));
    expect(readdirSync(folder)).toEqual([]);
    await spool.close();
  });

  test('a folder where it cannot be is an output error with a way out', async () => {
    await expect(openSpool(at('missing'))).rejects.toMatchObject({
      exit: 'cannot',
      hint: 'name a folder for temporary files with --tmp-dir',
      file: at('missing'),
    });
  });
});
