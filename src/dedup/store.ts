/** The kept records until all is read: lines in a spool, of which only the lengths stay in memory. */
import { tmpdir } from 'node:os';
import { openSpool, type Range } from '../io/spool.js';
import { numberList } from './numbers.js';

export interface KeptLines {
  /** How many there are. */
  readonly count: number;
  /** Throws a UserError (output) when the disk does not obey. The bytes are copied. */
  append(line: Uint8Array): Promise<void>;
  /** All lines in the order they came, each valid until the next. */
  lines(): AsyncIterable<Uint8Array>;
  abort(): Promise<void>;
}

/** Opens a place for kept records in a folder, or in the system's own one for temporary files. */
export async function openKeptLines(folder: string | null): Promise<KeptLines> {
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
    async append(line) {
      lengths.set(count++, line.length);
      await spool.append(line);
    },
    lines: () => spool.read(ranges()),
    abort: () => spool.close().catch(() => {}),
  };
}
