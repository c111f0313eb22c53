/** What is put aside of the records until all are read: their lines and sketches in files, of which only the places stay in memory. */
import { tmpdir } from 'node:os';
import { openSpool, type Range, type Spool } from '../io/spool.js';
import { type NumberList, numberList } from './numbers.js';

/** Things of any length, numbered in the order they came. */
export interface Shelf {
  readonly count: number;
  /** Bytes of all together. */
  readonly size: number;
  /** Throws a UserError (output) when the disk does not obey. The bytes are copied. */
  append(bytes: Uint8Array): Promise<void>;
  /** To be awaited before `at`, when something was appended. */
  settle(): Promise<void>;
  /** The bytes of a number; valid until the next call of anything. */
  at(number: number): Uint8Array;
  /** All of them in order, each valid until the next. */
  all(): AsyncIterable<Uint8Array>;
  abort(): Promise<void>;
}

/** Opens a place for many things in a folder, or in the system's own one for temporary files. */
export async function openShelf(folder: string | null): Promise<Shelf> {
  const spool: Spool = await openSpool(folder ?? tmpdir());
  /** Where each ends. */
  const ends: NumberList = numberList();
  let count = 0;
  const range = (number: number): Range => {
    const at = number === 0 ? 0 : ends.get(number - 1);
    return { at, length: ends.get(number) - at };
  };
  function* ranges(): Iterable<Range> {
    for (let number = 0; number < count; number++) yield range(number);
  }
  return {
    get count() {
      return count;
    },
    get size() {
      return spool.size;
    },
    async append(bytes) {
      ends.set(count++, spool.size + bytes.length);
      await spool.append(bytes);
    },
    settle: () => spool.settle(),
    at(number) {
      const { at, length } = range(number);
      return spool.readNow(at, length);
    },
    all: () => spool.read(ranges()),
    abort: () => spool.close().catch(() => {}),
  };
}
