/** Entries that wait for the commit: in a temporary file, because a run may keep millions of records. */
import { tmpdir } from 'node:os';
import { openSpool, type Range } from '../../io/spool.js';
import { decode } from '../../text/passage.js';
import { numberList } from '../numbers.js';
import type { Entry } from './entry.js';

/** A new entry, the postings of its sketch, and the id of the entry whose place it takes. */
export interface Pending {
  readonly entry: Entry;
  readonly postings: Uint32Array;
  /** All postings of the closest sketch that there is: what it is judged by when others have committed meanwhile. */
  readonly closest: Uint32Array;
  readonly supersedes: string | null;
}

export interface PendingList {
  readonly count: number;
  /** Throws a UserError (output) when the disk does not obey. */
  add(pending: Pending): Promise<void>;
  all(): AsyncIterable<Pending>;
  abort(): Promise<void>;
}

const NUMBER_SIZE = 4;
const encoder = new TextEncoder();

/** Opens the list in a folder for temporary files, or in the system's own one. */
export async function openPending(folder: string | null): Promise<PendingList> {
  const spool = await openSpool(folder ?? tmpdir());
  const lengths = numberList();
  let count = 0;
  function* ranges(): Iterable<Range> {
    for (let i = 0, at = 0; i < count; at += lengths.get(i++)) yield { at, length: lengths.get(i) };
  }
  return {
    get count() {
      return count;
    },
    async add(pending) {
      const bytes = packed(pending);
      lengths.set(count++, bytes.length);
      await spool.append(bytes);
    },
    async *all() {
      for await (const bytes of spool.read(ranges())) yield unpacked(bytes);
    },
    abort: () => spool.close().catch(() => {}),
  };
}

/** Four lengths (postings, closest, body, the rest as JSON), then those. */
function packed({ entry, postings, closest, supersedes }: Pending): Uint8Array {
  const body = entry.body ?? new Uint8Array(0);
  const text = encoder.encode(JSON.stringify({ ...entry, body: null, supersedes }));
  const lengths = [postings.length, closest.length, body.length, text.length];
  const numbers = [...lengths, ...postings, ...closest];
  const bytes = new Uint8Array(numbers.length * NUMBER_SIZE + body.length + text.length);
  const view = new DataView(bytes.buffer);
  for (const [i, number] of numbers.entries()) view.setUint32(i * NUMBER_SIZE, number);
  bytes.set(body, numbers.length * NUMBER_SIZE);
  bytes.set(text, numbers.length * NUMBER_SIZE + body.length);
  return bytes;
}

function unpacked(bytes: Uint8Array): Pending {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numberAt = (i: number) => view.getUint32(i * NUMBER_SIZE);
  const [count, closestCount, bodyBytes, textBytes] = [0, 1, 2, 3].map(numberAt);
  const postings = Uint32Array.from({ length: count }, (_, i) => numberAt(4 + i));
  const closest = Uint32Array.from({ length: closestCount }, (_, i) => numberAt(4 + count + i));
  const bodyAt = (4 + count + closestCount) * NUMBER_SIZE;
  const textAt = bodyAt + bodyBytes;
  const { supersedes, ...entry } = JSON.parse(decode(bytes, textAt, textAt + textBytes)) as Entry & {
    supersedes: string | null;
  };
  const body = bodyBytes > 0 ? bytes.slice(bodyAt, textAt) : null;
  // JSON has no NaN.
  const time = entry.time ?? Number.NaN;
  return { entry: { ...entry, time, body }, postings, closest, supersedes };
}
