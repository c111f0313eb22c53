/** zip: each file in it is a dump. Its directory stands at its end, so it is read in any order, and only from a file. */
import { close, open } from 'node:fs';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { systemCode } from '../../io/reason.js';
import { failure } from '../finding.js';
import type { FormatSettings, Item, Member, Tell } from '../format.js';

const UTF8_NAME = 0x800;
const STORED = 0;
const DEFLATED = 8;

export async function* zipMembers(item: Item, settings: FormatSettings, tell: Tell): AsyncGenerator<Member> {
  const { source } = item;
  if (source === null || (source.path === null && source.fd === null) || source.size === null)
    return tell(failure('unsupported', 'a zip archive is read from its end', 'save it to a file, and name that'));
  const fd = source.path === null ? (source.fd as number) : await promisify(open)(source.path, 'r');
  try {
    yield* membersOf(await opened(fd), settings, tell);
  } catch (error) {
    // The library throws errors without a code for what is wrong in the archive.
    if (systemCode(error) !== null) throw error;
    tell(failure('damaged', `zip archive is damaged or cut short: ${(error as Error).message}`, 'fetch it again'));
  } finally {
    if (source.path !== null) await promisify(close)(fd);
  }
}

function opened(fd: number): Promise<ZipFile> {
  // Names are taken as bytes, so that none is refused.
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true } as const;
  return new Promise((resolve, reject) => {
    yauzl.fromFd(fd, options, (error, zip) => (error ? reject(error) : resolve(zip)));
  });
}

async function* membersOf(zip: ZipFile, settings: FormatSettings, tell: Tell): AsyncGenerator<Member> {
  for (let entry = await nextEntry(zip); entry !== null; entry = await nextEntry(zip)) {
    const name = nameOf(entry);
    if (name.endsWith('/') || !settings.wantsMember(name)) continue;
    if ((entry.generalPurposeBitFlag & 1) !== 0)
      tell(failure('unsupported', `zip member ${name} is encrypted`, 'unpack it first'));
    else if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
      tell(failure('unsupported', `zip member ${name} is compressed by method ${entry.compressionMethod}`, 'unzip it'));
    else yield { name, bytes: bytesOf(zip, entry, name, tell), isPacked: true };
  }
}

function nextEntry(zip: ZipFile): Promise<Entry | null> {
  return new Promise((resolve, reject) => {
    const done = () => zip.removeAllListeners();
    zip.once('entry', entry => resolve((done(), entry)));
    zip.once('end', () => resolve((done(), null)));
    zip.once('error', error => reject((done(), error as Error)));
    zip.readEntry();
  });
}

/** Without the flag for UTF-8 it is so all the same, mostly; what is not is shown as U+FFFD. */
function nameOf(entry: Entry): string {
  const bytes = entry.fileName as unknown as Buffer;
  const isUtf8 = (entry.generalPurposeBitFlag & UTF8_NAME) !== 0 || !bytes.toString().includes('\ufffd');
  return bytes.toString(isUtf8 ? 'utf8' : 'latin1');
}

/** The bytes of a member; what is wrong with them is told when they have been given out. */
async function* bytesOf(zip: ZipFile, entry: Entry, name: string, tell: Tell): AsyncGenerator<Uint8Array> {
  let sum = 0;
  try {
    const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
      zip.openReadStream(entry, (error, readable) => (error ? reject(error) : resolve(readable)));
    });
    for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    if (systemCode(error)?.startsWith('E')) throw error;
    return tell(failure('damaged', `zip member ${name} is damaged: ${(error as Error).message}`));
  }
  if (sum !== entry.crc32) tell(failure('damaged', `zip member ${name} has a wrong checksum`, 'fetch it again'));
}
