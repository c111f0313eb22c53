/** Files that are not text, known by their first bytes. */
import { ascii } from './bytes.js';

interface Magic {
  /** What the user gave, with its article. */
  readonly name: string;
  readonly bytes: readonly number[];
  /** Where they stand, if not at the beginning. */
  readonly at?: number;
  readonly hint: string | null;
}

const unpack = (command: string) => `decompress it first: ${command} FILE | copydesk -`;

/** Each with bytes that no text begins with, or hardly any: hence the longer ones for PDF and bzip2. */
const MAGICS: readonly Magic[] = [
  { name: 'a PDF file', bytes: ascii('%PDF-'), hint: 'turn it into text first: pdftotext FILE - | copydesk -' },
  { name: 'an ELF program', bytes: [0x7f, ...ascii('ELF')], hint: null },
  { name: 'a JPEG picture', bytes: [0xff, 0xd8, 0xff], hint: null },
  { name: 'a PNG picture', bytes: [0x89, ...ascii('PNG\r\n'), 0x1a], hint: null },
  { name: 'a GIF picture', bytes: ascii('GIF87a'), hint: null },
  { name: 'a GIF picture', bytes: ascii('GIF89a'), hint: null },
  { name: 'a zip archive', bytes: [...ascii('PK'), 3, 4], hint: unpack('unzip -p') },
  { name: 'a tar archive', bytes: ascii('ustar'), at: 257, hint: unpack('tar -xOf') },
  { name: 'gzip data', bytes: [0x1f, 0x8b, 8], hint: unpack('zcat') },
  { name: 'zstd data', bytes: [0x28, 0xb5, 0x2f, 0xfd], hint: unpack('zstdcat') },
  { name: 'xz data', bytes: [0xfd, ...ascii('7zXZ'), 0], hint: unpack('xzcat') },
  ...ascii('123456789').map(level => ({
    name: 'bzip2 data',
    bytes: [...ascii('BZh'), level, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59],
    hint: unpack('bzcat'),
  })),
];

/** What the first bytes of a file say it is, or null. */
export function magicOf(head: Uint8Array): Magic | null {
  return MAGICS.find(({ bytes, at = 0 }) => bytes.every((byte, i) => head[at + i] === byte)) ?? null;
}
