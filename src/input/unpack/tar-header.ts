/** The header of a member of a tar archive (POSIX ustar and pax, GNU, and the oldest kind). */

export const BLOCK = 512;

const NAME = [0, 100] as const;
const SIZE = [124, 136] as const;
const CHECKSUM = [148, 156] as const;
const TYPE = 156;
const MAGIC = [257, 263] as const;
const PREFIX = [345, 500] as const;
const POSIX = 'ustar\0';
const GNU = 'ustar ';
const SPACE = 0x20;

export interface TarHeader {
  readonly name: string;
  /** NaN when it cannot be read. */
  readonly size: number;
  readonly type: string;
}

/** Whether a block is a header: its checksum says so. A block of NULs, which ends an archive, is none. */
export function isTarHeader(block: Uint8Array): boolean {
  if (block.length < BLOCK) return false;
  let sum = 0;
  for (let at = 0; at < BLOCK; at++) sum += at >= CHECKSUM[0] && at < CHECKSUM[1] ? SPACE : block[at];
  return sum > (CHECKSUM[1] - CHECKSUM[0]) * SPACE && octal(block, CHECKSUM) === sum;
}

/** Whether first bytes are those of an archive, though it may be damaged; one without members is known by its name. */
export function isTar(head: Uint8Array, isNamed: boolean): boolean {
  const magic = magicOf(head);
  if (isTarHeader(head) || (head.length >= BLOCK && (magic === POSIX || magic === GNU))) return true;
  return isNamed && head.length === BLOCK && head.every(byte => byte === 0);
}

function magicOf(block: Uint8Array): string {
  return Buffer.from(block.subarray(...MAGIC)).toString('latin1');
}

export function tarHeader(block: Uint8Array): TarHeader {
  const prefix = magicOf(block) === POSIX ? text(block.subarray(...PREFIX)) : '';
  const name = text(block.subarray(...NAME));
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size: sizeOf(block),
    type: block[TYPE] === 0 ? '0' : String.fromCharCode(block[TYPE]),
  };
}

/** A text up to its first NUL. */
export function text(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)).toString();
}

/** What the records of a pax header say: `length key=value`, each with a line end. */
export function paxRecords(bytes: Uint8Array): Map<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(SPACE, at);
    const length = space < 0 ? Number.NaN : Number(Buffer.from(bytes.subarray(at, space)).toString('latin1'));
    if (!Number.isSafeInteger(length) || length <= space - at) break;
    const [key, ...value] = Buffer.from(bytes.subarray(space + 1, at + length - 1))
      .toString()
      .split('=');
    records.set(key, value.join('='));
    at += length;
  }
  return records;
}

/** Sizes from 8 GiB on are binary, with the highest bit set. */
function sizeOf(block: Uint8Array): number {
  if ((block[SIZE[0]] & 0x80) === 0) return octal(block, SIZE);
  let size = block[SIZE[0]] & 0x7f;
  for (let at = SIZE[0] + 1; at < SIZE[1]; at++) size = size * 256 + block[at];
  return Number.isSafeInteger(size) ? size : Number.NaN;
}

function octal(block: Uint8Array, [from, to]: readonly [number, number]): number {
  const digits = text(block.subarray(from, to)).trim();
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : digits === '' ? 0 : Number.NaN;
}
