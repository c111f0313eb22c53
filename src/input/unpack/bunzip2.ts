/** bzip2 where there is no program of that name: all streams of it, block by block. */
import { ByteReader, type Bytes } from '../bytes.js';
import { failure } from '../finding.js';
import type { Tell } from '../format.js';
import { Bits, OutOfBits } from './bzip2-bits.js';
import { bytesOf, Damaged, readBlock } from './bzip2-block.js';

/** No block takes more bytes: 900,000 symbols of 20 bits each, and tables. */
const LONGEST_BLOCK = 2.5 * 1024 * 1024;
const HEAD = 4;
const ONE_SIZE = 100_000;
const BLOCK_MARK = [0x314159, 0x265359] as const;
const END_MARK = [0x177245, 0x385090] as const;

export async function* bunzip2Here(bytes: Bytes, tell: Tell): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(bytes);
  try {
    for (let isFirst = true; ; isFirst = false) {
      const head = Buffer.from((await reader.ahead(HEAD)).subarray(0, HEAD)).toString('latin1');
      if (head === '' && !isFirst) return;
      if (!/^BZh[1-9]$/.test(head)) {
        if (isFirst) throw head.length < HEAD ? new OutOfBits() : new Damaged('no bzip2 data');
        return tell(failure('trailing_garbage', 'has something behind its bzip2 data'));
      }
      reader.skip(HEAD);
      yield* blocksOf(reader, Number(head[3]) * ONE_SIZE);
    }
  } catch (error) {
    if (error instanceof OutOfBits) tell(failure('truncated', 'bzip2 data is truncated', 'fetch it again'));
    else if (error instanceof Damaged)
      tell(failure('damaged', `bzip2 data is damaged (${error.message}); what could be read of it was`));
    else throw error;
  } finally {
    await reader.close();
  }
}

/** The blocks of a stream, which need not begin at a whole byte. */
async function* blocksOf(reader: ByteReader, size: number): AsyncGenerator<Uint8Array> {
  let all = 0;
  for (let used = 0; ; ) {
    const bits = new Bits(await reader.ahead(LONGEST_BLOCK), used);
    const mark = [bits.take(24), bits.take(24)];
    if (mark.join() === END_MARK.join()) {
      const sum = bits.take(16) * 0x10000 + bits.take(16);
      bits.align();
      reader.skip(bits.used >> 3);
      if (sum !== all) throw new Damaged('the sum of all blocks is another');
      return;
    }
    if (mark.join() !== BLOCK_MARK.join()) throw new Damaged('no block where one begins');
    const block = readBlock(bits, size);
    reader.skip(bits.used >> 3);
    used = bits.used & 7;
    all = (((all << 1) | (all >>> 31)) ^ block.sum) >>> 0;
    yield* bytesOf(block);
  }
}
