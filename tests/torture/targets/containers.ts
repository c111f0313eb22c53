/** Readers of containers and pages: whatever the bytes are, they throw nothing, end, and tell what they could not read. */
import { closeSync, mkdtempSync, openSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FormatSettings, Item } from '../../../src/input/format.js';
import { csvMembers } from '../../../src/input/formats/csv.js';
import { renderHtml } from '../../../src/input/formats/html.js';
import { ndjsonMembers } from '../../../src/input/formats/ndjson.js';
import { warcMembers } from '../../../src/input/formats/warc.js';
import { tarMembers } from '../../../src/input/unpack/tar.js';
import { zipMembers } from '../../../src/input/unpack/zip.js';
import { settings } from '../../input-settings.js';

const path = join(mkdtempSync(join(tmpdir(), 'copydesk-torture-')), 'archive');
const SETTINGS: FormatSettings = settings({ pageFields: { text: 'text', url: 'url', time: 'time' } });
const MEMBERS = [tarMembers, warcMembers, zipMembers, ndjsonMembers, csvMembers];
/** No input of so few kilobytes holds more, but what is deflated may come to a thousand times as much. */
const MOST_BYTES = 8 * 1024 * 1024;

/** The first byte says which reader takes the rest. */
export async function target(bytes: Uint8Array): Promise<void> {
  const [choice = 0] = bytes;
  const rest = bytes.slice(1);
  const source = (async function* () {
    // Half of it first, lest a reader count on getting all at once.
    yield rest.slice(0, rest.length >> 1);
    yield rest.slice(rest.length >> 1);
  })();
  const page = { url: null, capturedAt: null, charset: null };
  const item: Item = { name: 'x', fileName: 'x', bytes: source, source: null, ...page };
  const members = MEMBERS[choice % (MEMBERS.length + 1)];
  const tell = ({ message }: { message: string }): void => {
    if (message === '') throw new Error('nothing was told');
  };
  if (members === undefined) return void (await countOf(renderHtml(item, SETTINGS, tell)));
  if (members !== zipMembers) return read(members(item, SETTINGS, tell));
  writeFileSync(path, rest);
  const fd = openSync(path, 'r');
  try {
    await read(zipMembers({ ...item, source: { path: null, fd, size: rest.length } as never }, SETTINGS, tell));
  } finally {
    closeSync(fd);
  }
}

async function read(members: AsyncIterable<{ name: string; bytes: AsyncIterable<Uint8Array> }>): Promise<void> {
  for await (const { name, bytes } of members) {
    if (typeof name !== 'string') throw new Error('a member without a name');
    await countOf(bytes);
  }
}

async function countOf(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  let count = 0;
  for await (const piece of bytes)
    if ((count += piece.length) > MOST_BYTES) throw new Error('more bytes than there are');
}
