/** Archives made by hand, so that anything may be wrong with them. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface File {
  readonly name: string | Uint8Array;
  readonly bytes: Uint8Array;
}

const BLOCK = 512;

/** A block of a tar archive: a header with a checksum. */
export function tarHeader(name: string | Uint8Array, size: number, type = '0'): Buffer {
  const block = Buffer.alloc(BLOCK);
  Buffer.from(name).copy(block, 0, 0, 100);
  block.write('0000644\0', 100);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write(type, 156);
  block.write('ustar\x0000', 257);
  return sealTar(block);
}

/** Gives the first header of an archive the checksum that its bytes have. */
export function sealTar(archive: Buffer): Buffer {
  archive.write('        ', 148);
  const sum = archive.subarray(0, BLOCK).reduce((total, byte) => total + byte, 0);
  archive.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return archive;
}

export function padded(bytes: Uint8Array): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)]);
}

/** A tar archive, with its end unless `isWhole` is false. */
export function tar(files: readonly File[], isWhole = true): Buffer {
  const members = files.flatMap(({ name, bytes }) => [tarHeader(name, bytes.length), padded(bytes)]);
  return Buffer.concat(isWhole ? [...members, Buffer.alloc(2 * BLOCK)] : members);
}

interface Packing {
  readonly flags?: number;
  readonly method?: number;
  /** What is written for the checksum in place of the right one. */
  readonly sum?: number;
}

/** A zip archive of deflated files. */
export function zip(files: readonly (File & Packing)[]): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, flags = 0x800, method = 8, sum = crc32(bytes) } of files) {
    const data = method === 8 ? deflateRawSync(bytes) : Buffer.from(bytes);
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(sum, 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(title.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, rest, title]));
    locals.push(Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, title, data]));
    offset += locals.at(-1)?.length ?? 0;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** A WARC record. */
export function warcRecord(type: string, contentType: string, block: string | Uint8Array, uri = ''): Buffer {
  const bytes = Buffer.from(block);
  const head = [
    'WARC/1.0',
    `WARC-Type: ${type}`,
    ...(uri === '' ? [] : [`WARC-Target-URI: ${uri}`]),
    'WARC-Date: 2025-08-20T14:30:00Z',
    'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>',
    `Content-Type: ${contentType}`,
    `Content-Length: ${bytes.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes, Buffer.from('\r\n\r\n')]);
}

/** The record of a server's answer. */
export function answerRecord(
  headers: readonly string[],
  body: Uint8Array | string,
  uri: string,
  status = '200 OK',
): Buffer {
  const head = Buffer.from([`HTTP/1.1 ${status}`, ...headers, '', ''].join('\r\n'));
  return warcRecord('response', 'application/http; msgtype=response', Buffer.concat([head, Buffer.from(body)]), uri);
}
