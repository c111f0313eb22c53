/**
 * gzip (RFC 1952), member by member over zlib's inflate: Node's own gunzip ends in silence at zero padding between members,
 * and gives nothing of a small file whose last checksum is wrong.
 */
import { constants, crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { systemCode } from '../../io/reason.js';
import { ByteReader, type Bytes, beginsWith } from '../bytes.js';
import { type Finding, failure } from '../finding.js';
import type { Tell } from '../format.js';
import { through } from './through.js';

const GZIP_MAGIC = [0x1f, 0x8b, 8] as const;
const HEADER_SIZE = 10;
const TRAILER_SIZE = 8;
/** Bits of the header's fourth byte: which optional parts follow. */
const HAS_CRC = 2;
const HAS_EXTRA = 4;
const HAS_NAME = 8;
const HAS_COMMENT = 16;
const RESERVED = 0xe0;
/** A name or comment without an end is no name. */
const MOST_HEADER = 1024 * 1024;

/** A member of fewer bytes is inflated at one go, in a twentieth of the time: WARC files have one for each record. */
const SMALL = 64 * 1024;
const SMALL_RESULT = 1024 * 1024;
/** Bytes of a large member that are inflated at a time. Of a damaged one, the rest of the piece is lost. */
const PIECE = 32 * 1024;

/**
 * What was compressed, all members of it. Zero padding is passed over, names in headers are not looked at. A member with a
 * wrong checksum or length is given out and told; behind one that is damaged, reading goes on at the next header.
 */
export async function* gunzip(bytes: Bytes, tell: Tell): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(bytes);
  try {
    for (let member = 1; await atMember(reader, member, tell); member++) {
      if (!(await passHeader(reader))) return tell(cut(member));
      const state = { crc: 0, size: 0, isWhole: false };
      try {
        for await (const piece of inflated(reader, state)) {
          state.crc = crc32(piece, state.crc);
          state.size += piece.length;
          yield piece;
        }
      } catch (error) {
        if (!systemCode(error)?.startsWith('Z_')) throw error;
        tell(failure('damaged', `gzip member ${member} is damaged; what could be read of it was`));
        if (!(await findMember(reader))) return;
        continue;
      }
      if (!state.isWhole) return tell(cut(member));
      const trailer = await reader.ahead(TRAILER_SIZE);
      if (trailer.length < TRAILER_SIZE) return tell(cut(member));
      const view = new DataView(trailer.buffer, trailer.byteOffset);
      if (view.getUint32(0, true) !== state.crc || view.getUint32(4, true) !== state.size % 2 ** 32)
        tell(failure('damaged', `gzip member ${member} has a wrong checksum`, 'fetch or compress it again'));
      reader.skip(TRAILER_SIZE);
    }
  } finally {
    await reader.close();
  }
}

function cut(member: number): Finding {
  return failure('truncated', `gzip member ${member} is truncated`, 'fetch it again');
}

/** Passes over padding; says whether a member follows, and tells what else does. */
async function atMember(reader: ByteReader, member: number, tell: Tell): Promise<boolean> {
  for (;;) {
    const hand = await reader.ahead(GZIP_MAGIC.length);
    if (hand.length === 0 && member > 1) return false;
    const padding = member === 1 || hand.length === 0 ? 0 : hand.findIndex(byte => byte !== 0);
    if (padding !== 0) reader.skip(padding < 0 ? hand.length : padding);
    else if (beginsWith(hand, GZIP_MAGIC)) return true;
    else {
      const isBegun = GZIP_MAGIC.slice(0, hand.length).every((byte, at) => hand[at] === byte);
      tell(isBegun ? cut(member) : failure('trailing_garbage', `has something behind gzip member ${member - 1}`));
      return false;
    }
  }
}

/** Passes over a header; false when it does not end. */
async function passHeader(reader: ByteReader): Promise<boolean> {
  let hand = await reader.ahead(HEADER_SIZE);
  if (hand.length < HEADER_SIZE) return false;
  const flags = hand[3];
  reader.skip(HEADER_SIZE);
  if ((flags & HAS_EXTRA) !== 0) {
    hand = await reader.ahead(2);
    if (hand.length < 2) return false;
    const length = 2 + hand[0] + hand[1] * 256;
    if ((await reader.pass(length)) < length) return false;
  }
  for (const part of [HAS_NAME, HAS_COMMENT]) if ((flags & part) !== 0 && !(await passText(reader))) return false;
  return (flags & HAS_CRC) === 0 || (await reader.pass(2)) === 2;
}

/** Passes over a text that ends with a NUL. */
async function passText(reader: ByteReader): Promise<boolean> {
  for (let passed = 0; passed < MOST_HEADER; ) {
    const hand = await reader.ahead(1);
    if (hand.length === 0) return false;
    const end = hand.indexOf(0);
    reader.skip(end < 0 ? hand.length : end + 1);
    if (end >= 0) return true;
    passed += hand.length;
  }
  return false;
}

/** Goes to the next thing that looks like the header of a member; false when there is none. */
async function findMember(reader: ByteReader): Promise<boolean> {
  for (;;) {
    const hand = await reader.ahead(HEADER_SIZE);
    if (hand.length < HEADER_SIZE) return false;
    const at = hand.indexOf(GZIP_MAGIC[0]);
    if (at !== 0) reader.skip(at < 0 ? hand.length : at);
    else if (beginsWith(hand, GZIP_MAGIC) && (hand[3] & RESERVED) === 0) return true;
    else reader.skip(1);
  }
}

interface State {
  isWhole: boolean;
}

/** The data of a member, small ones at one go. What comes out depends on the bytes alone, not on how they come. */
async function* inflated(reader: ByteReader, state: State): AsyncGenerator<Uint8Array> {
  const hand = (await reader.ahead(SMALL)).subarray(0, SMALL);
  const small = inflateSmall(hand);
  if (small === null) return yield* inflateLarge(reader, state);
  reader.skip(small.taken);
  state.isWhole = true;
  yield small.data;
}

/** Null when it does not end within these bytes, or is large. */
function inflateSmall(hand: Uint8Array): { data: Uint8Array; taken: number } | null {
  const settings = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: SMALL_RESULT, chunkSize: SMALL, info: true };
  try {
    const result = inflateRawSync(hand, settings) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
    const taken = result.engine.bytesWritten;
    return taken < hand.length ? { data: result.buffer, taken } : null;
  } catch {
    return null;
  }
}

async function* inflateLarge(reader: ByteReader, state: State): AsyncGenerator<Uint8Array> {
  const engine = createInflateRaw({ finishFlush: constants.Z_SYNC_FLUSH, chunkSize: SMALL });
  yield* through(reader, { input: engine, output: engine, used: () => engine.bytesWritten }, PIECE);
  // Data that ended has something behind it: the trailer at least, or it is no whole member.
  state.isWhole = (await reader.ahead(1)).length > 0;
}
