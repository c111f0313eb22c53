/** What unpacks bzip2, zstd and xz where there are no programs: it throws nothing, ends, and gives what went in. */
import { bunzip2Here } from '../../../src/input/unpack/bunzip2.js';
import { unxzHere } from '../../../src/input/unpack/unxz-here.js';
import { unzstdHere } from '../../../src/input/unpack/unzstd-here.js';

const WAYS = [bunzip2Here, unzstdHere, unxzHere];
/** A run of one byte may come to as much. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The first byte says which. */
export async function target(bytes: Uint8Array): Promise<void> {
  const source = (async function* () {
    yield bytes.slice(1);
  })();
  let count = 0;
  for await (const piece of WAYS[(bytes[0] ?? 0) % WAYS.length](source, () => {})) {
    count += piece.length;
    if (count > MOST_BYTES) return;
  }
}
