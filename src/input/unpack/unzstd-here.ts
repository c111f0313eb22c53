/**
 * zstd by fzstd, where neither zlib nor a program knows it: frame by frame (RFC 8878), since fzstd looks at no checksum and stops
 * behind the first frame.
 */
import { Decompress } from 'fzstd';
import loadHashes from 'xxhash-wasm';
import { ByteReader, type Bytes } from '../bytes.js';
import { failure } from '../finding.js';
import type { Tell } from '../format.js';

const MAGIC = 0xfd2fb528;
/** Frames with one of sixteen numbers hold what no decompressor reads. */
const SKIPPABLE = 0x184d2a50;
const HEAD = 4;
/** What zstd itself gives to a frame unless it is told to give more. */
const MOST_WINDOW = 128 * 1024 * 1024;
/** No block is larger. */
const LONGEST_BLOCK = 128 * 1024;
const RLE = 1;
const RESERVED = 3;

class Damaged extends Error {}
class Truncated extends Error {}
class TooLarge extends Error {}

export async function* unzstdHere(bytes: Bytes, tell: Tell): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(bytes);
  const hashes = await loadHashes();
  try {
    for (let isFirst = true; ; isFirst = false) {
      const hand = await reader.ahead(HEAD);
      if (hand.length === 0 && !isFirst) return;
      const magic = hand.length < HEAD ? 0 : number(hand, 0, HEAD);
      if ((magic & ~0xf) >>> 0 === SKIPPABLE) {
        const size = number(await need(reader, 2 * HEAD), HEAD, HEAD);
        reader.skip(2 * HEAD);
        if ((await reader.pass(size)) < size) throw new Truncated();
      } else if (magic === MAGIC) yield* frame(reader, hashes.create64());
      else if (isFirst) throw new Truncated();
      else return tell(failure('trailing_garbage', 'has something behind its zstd data'));
    }
  } catch (error) {
    if (error instanceof Truncated) tell(failure('truncated', 'zstd data is truncated', 'fetch it again'));
    else if (error instanceof TooLarge)
      tell(failure('unsupported', 'zstd data needs more than 128 MiB of memory', 'unpack it with zstd --long=31 -dc'));
    else if (error instanceof Damaged)
      tell(failure('damaged', `zstd data is damaged (${error.message}); what could be read of it was`));
    else throw error;
  } finally {
    await reader.close();
  }
}

type Sum = ReturnType<Awaited<ReturnType<typeof loadHashes>>['create64']>;

/** A frame: its header, its blocks one by one, and the checksum of what they came to. */
async function* frame(reader: ByteReader, sum: Sum): AsyncGenerator<Uint8Array> {
  const flags = (await need(reader, HEAD + 1))[HEAD];
  const isSingle = (flags & 0x20) !== 0;
  const sizeLength = [isSingle ? 1 : 0, 2, 4, 8][flags >> 6];
  const headLength = HEAD + 1 + (isSingle ? 0 : 1) + [0, 1, 2, 4][flags & 3] + sizeLength;
  const head = await need(reader, headLength);
  const size = number(head, headLength - sizeLength, sizeLength) + (sizeLength === 2 ? 256 : 0);
  if ((isSingle ? size : windowOf(head[HEAD + 1])) > MOST_WINDOW) throw new TooLarge();
  let given: Uint8Array[] = [];
  const engine = new Decompress(piece => void given.push(piece));
  let length = 0;
  const run = function* (input: Uint8Array): Generator<Uint8Array> {
    feed(engine, input);
    for (const piece of given) {
      length += piece.length;
      sum.update(piece);
      yield piece;
    }
    given = [];
  };
  yield* run(head.slice(0, headLength));
  reader.skip(headLength);
  for (let isLast = false; !isLast; ) {
    const mark = number(await need(reader, 3), 0, 3);
    isLast = (mark & 1) === 1;
    const type = (mark >> 1) & 3;
    const blockSize = mark >> 3;
    if (type === RESERVED || blockSize > LONGEST_BLOCK) throw new Damaged('a block of no kind');
    const blockLength = 3 + (type === RLE ? 1 : blockSize);
    const block = (await need(reader, blockLength)).slice(0, blockLength);
    reader.skip(blockLength);
    yield* run(block);
  }
  if (sizeLength > 0 && length !== size) throw new Damaged('a frame of another length');
  if ((flags & 4) === 0) return;
  const wanted = number(await need(reader, HEAD), 0, HEAD);
  reader.skip(HEAD);
  if (Number(sum.digest() & 0xffffffffn) !== wanted) throw new Damaged('a frame has another sum');
}

/** What fzstd throws is its own words for damage. */
function feed(engine: Decompress, input: Uint8Array): void {
  try {
    engine.push(input);
  } catch (error) {
    throw new Damaged((error as Error).message);
  }
}

function windowOf(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

async function need(reader: ByteReader, length: number): Promise<Uint8Array> {
  const hand = await reader.ahead(length);
  if (hand.length < length) throw new Truncated();
  return hand;
}

/** A number of so many bytes, the lowest first. */
function number(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let i = length - 1; i >= 0; i--) value = value * 256 + bytes[at + i];
  return value;
}
