/** tar: each file in it is a dump. Names are names and no more; links, folders and devices hold no bytes and are passed over. */
import { ByteReader } from '../bytes.js';
import { failure } from '../finding.js';
import type { FormatSettings, Item, Member, Tell } from '../format.js';
import { BLOCK, isTarHeader, paxRecords, tarHeader, text } from './tar-header.js';

const FILES = new Set(['0', '7']);
const LONG_NAME = 'L';
const LONG_LINK = 'K';
const PAX = 'x';
const SPARSE = 'S';
/** What helps where bytes are wrong. */
const AGAIN = 'fetch or pack it again';
/** A longer name is none. */
const LONGEST_NAME = 1024 * 1024;

/** What headers before that of a member say about it. */
interface Said {
  name: string | null;
  size: number | null;
  isSparse: boolean;
}

export async function* tarMembers(item: Item, settings: FormatSettings, tell: Tell): AsyncGenerator<Member> {
  const reader = new ByteReader(item.bytes);
  const cut = (name: string) => tell(failure('truncated', `tar archive ends in ${name}`, 'fetch it again'));
  let said: Said = { name: null, size: null, isSparse: false };
  try {
    while (await atHeader(reader, tell)) {
      const header = tarHeader(await reader.ahead(BLOCK));
      const size = said.size ?? header.size;
      const name = said.name ?? header.name;
      reader.skip(BLOCK);
      if (!Number.isSafeInteger(size)) {
        tell(failure('damaged', `tar member ${name} has no size; reading goes on at the next`, AGAIN));
        continue;
      }
      const padded = Math.ceil(size / BLOCK) * BLOCK;
      const end = reader.offset + padded;
      if (header.type === PAX || header.type === LONG_NAME) {
        const bytes = size > LONGEST_NAME ? null : (await reader.ahead(size)).slice(0, size);
        if (bytes !== null) said = header.type === PAX ? saidByPax(bytes, said) : { ...said, name: text(bytes) };
      } else if (header.type !== LONG_LINK) {
        if (header.type === SPARSE || said.isSparse)
          tell(failure('unsupported', `tar member ${name} is sparse`, 'pack it again without --sparse'));
        else if (FILES.has(header.type) && !name.endsWith('/') && settings.wantsMember(name))
          yield { name, bytes: reader.take(size) };
        said = { name: null, size: null, isSparse: false };
      }
      const rest = end - reader.offset;
      // The padding of the last member may be missing; its bytes may not.
      if ((await reader.pass(rest)) < rest - (padded - size)) return cut(name);
    }
  } finally {
    await reader.close();
  }
}

/** Goes to the next header; says whether there is one, and tells when the archive does not end as one does. */
async function atHeader(reader: ByteReader, tell: Tell): Promise<boolean> {
  let isTold = false;
  let isEnded = false;
  for (;;) {
    const block = (await reader.ahead(BLOCK)).subarray(0, BLOCK);
    if (isTarHeader(block)) return true;
    if (block.length < BLOCK) {
      if (!isEnded && !isTold) tell(failure('truncated', 'tar archive has no end', 'fetch it again'));
      return false;
    }
    if (block.every(byte => byte === 0)) isEnded = true;
    else if (!isTold) {
      const what = isEnded ? 'has something behind its end' : 'is damaged; reading goes on at the next member';
      tell(failure(isEnded ? 'trailing_garbage' : 'damaged', `tar archive ${what}`, isEnded ? undefined : AGAIN));
      isTold = true;
    }
    reader.skip(BLOCK);
  }
}

function saidByPax(bytes: Uint8Array, said: Said): Said {
  const records = paxRecords(bytes);
  const size = records.get('size');
  return {
    name: records.get('path') ?? said.name,
    size: size === undefined ? said.size : Number(size),
    isSparse: [...records.keys()].some(key => key.startsWith('GNU.sparse')),
  };
}
