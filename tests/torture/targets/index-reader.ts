/** The index of earlier runs, with bytes changed under valid checksums or without: it is told to be damaged, or asked, and no more. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHistory } from '../../../src/dedup/history/index.js';
import { PAGE_SIZE, pageCache, sealPage } from '../../../src/dedup/history/pages.js';
import { flaws } from '../../../src/dedup/history/salvage.js';
import { openSnapshot } from '../../../src/dedup/history/snapshot.js';
import { SKETCH_VERSION, sketchOf } from '../../../src/dedup/sketch.js';
import { tokensOf } from '../../../src/dedup/tokens.js';
import { UserError } from '../../../src/errors.js';

const BODIES = Array.from({ length: 6 }, (_, nth) =>
  Array.from({ length: 50 + nth }, (_, at) => `word${(at * 7 + nth * 13) % 97}`).join(' '),
);
const QUERIES = BODIES.map(body => sketchOf(tokensOf(body)).postings);

const folder = join(mkdtempSync(join(tmpdir(), 'copydesk-torture-')), 'index');
const made = make();

async function make(): Promise<ReadonlyMap<string, Buffer>> {
  const settings = { folder, writes: true, keepsText: false, keep: 'best', isExact: false, tmpDir: null } as const;
  const history = await openHistory({ ...settings, damaged: () => {} });
  for (const [nth, body] of BODIES.entries()) {
    const source = { file: 'x', article: nth + 1, firstLine: 1, lastLine: 9, startByte: 0, endByte: 99 };
    const id = `cd1-${String(nth).repeat(16)}`;
    history.printed(history.ask({ id, source, paragraphs: [body], time: Number.NaN }));
  }
  await history.accepted();
  await history.commit();
  await history.abort();
  cpSync(folder, `${folder}.whole`, { recursive: true });
  return new Map(readdirSync(folder).map(name => [name, readFileSync(join(folder, name))]));
}

/** First whether pages get new checksums, then fours of bytes: which file, where in it, and what stands there. */
export async function target(bytes: Uint8Array): Promise<void> {
  const whole = await made;
  const names = [...whole.keys()];
  const files = new Map([...whole].map(([name, content]) => [name, Buffer.from(content)]));
  for (let at = 1; at + 3 < bytes.length; at += 4) {
    const file = files.get(names[bytes[at] % names.length])!;
    if (file.length > 0) file[((bytes[at + 1] << 8) | bytes[at + 2]) % file.length] = bytes[at + 3];
  }
  for (const [name, content] of files) {
    if (((bytes[0] ?? 0) & 1) === 1 && name.startsWith('segment')) seal(content);
    writeFileSync(join(folder, name), content);
  }
  try {
    const snapshot = await openSnapshot(folder, SKETCH_VERSION, () => {}, pageCache(16));
    for (const postings of QUERIES) snapshot.find({ bodyHash: [1, 1], postings });
    snapshot.close();
    for await (const { problem } of flaws(folder, SKETCH_VERSION)) if (problem === '') throw new Error('nothing told');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}

/** Gives all pages valid checksums, where the first one still tells the salt. */
function seal(content: Buffer): void {
  let salt = 0;
  try {
    ({ salt } = JSON.parse(content.toString('utf8', 0, content.indexOf(0))) as { salt: number });
  } catch {
    return;
  }
  for (let number = 0; (number + 1) * PAGE_SIZE <= content.length; number++)
    sealPage(content.subarray(number * PAGE_SIZE, (number + 1) * PAGE_SIZE), number, number === 0 ? 0 : salt);
}
