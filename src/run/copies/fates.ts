/** For `explain`: what becomes of the articles that are copies, found out before any line is told of. */
import type { Knowledge } from '../../articles/site/knowledge.js';
import type { Past } from '../../dedup/history/index.js';
import { openShelf, type Shelf } from '../../dedup/store.js';
import type { Source } from '../../input/files/file.js';
import type { InputStream } from '../../input/files/stdin.js';
import type { Dump } from '../../input/index.js';
import { rawOffset } from '../../input/lines/offsets.js';
import type { OffsetOf } from '../../records/broken.js';
import { countedRows } from '../../records/ledger.js';
import type { Copy, CopyKind } from '../../records/record.js';
import { REASONS } from '../../text/reasons.js';
import type { Reading, Taker } from '../reading.js';
import type { Run } from '../run.js';
import { type Seen, seenBefore } from './dropping.js';
import { type Duplicates, openDuplicates } from './duplicates.js';
import { RECORD_LINES } from './facts.js';
import type { CopyFate } from './fate.js';
import type { HeldRows } from './held-rows.js';
import { openIndex } from './history.js';
import { newsMaker } from './news-rows.js';
import { putter } from './putting.js';

/** Whether a source can be read twice: a named pipe cannot, and is left out of the search for copies. */
export const isAgain = ({ size, path }: Source): boolean => size !== null || path === null;

/** Standard input as it is read first, and once more from a temporary file. */
export function twice(stdin: InputStream, shelf: Shelf): InputStream {
  let isRead = false;
  async function* first(): AsyncGenerator<Uint8Array> {
    isRead = true;
    for await (const chunk of stdin) {
      await shelf.append(chunk);
      yield chunk;
    }
  }
  return {
    fd: stdin.fd,
    isTTY: stdin.isTTY,
    [Symbol.asyncIterator]: () => (isRead ? shelf.all()[Symbol.asyncIterator]() : first()),
  };
}

/**
 * The fates of all records that can be read again, in their order: the function returned gives that of the next one. What there
 * is to tell of them goes to `held`, but for what cannot be read twice: then it holds nothing.
 */
export async function copyFates(
  run: Run,
  reading: Reading,
  knowledge: Knowledge | null,
  held: HeldRows,
): Promise<() => CopyFate | null> {
  const { dedup, keep, tmpDir } = run.options;
  const duplicates = await run.hold(openDuplicates({ dedup, keep, tmpDir }, RECORD_LINES));
  const put = putter(duplicates);
  const taker: Taker = {
    async take({ article, record }, dump) {
      if (record !== null) await put(record);
      if (held.isWhole) await held.take(countedRows(article, record, dump.name, offsetIn(dump)), record !== null);
      return true;
    },
    async flush() {},
  };
  for await (const source of reading.sources(held.noting)) {
    if (isAgain(source)) await reading.read(source, knowledge, taker, held.noting);
    else await held.abort();
  }
  await duplicates.resolve();
  const history = await openIndex({ ...run, options: { ...run.options, noIndexWrite: true } });
  const seen = history === null ? null : await seenBefore(duplicates, newsMaker, history);
  const past = (record: number) => history?.ask(newsMaker.asked(duplicates.line(record))) ?? null;
  let record = 0;
  return () => (record < duplicates.count ? fateOf(duplicates, record++, seen, past) : null);
}

/** Where a place in a line of a dump stands in its bytes. */
export function offsetIn({ outcome }: Dump): OffsetOf {
  return (line, place) => rawOffset(line, place, outcome.encoding ?? 'utf-8');
}

/** Given what earlier runs know of records that have copies here, and how they are asked about any other. */
function fateOf(
  duplicates: Duplicates,
  record: number,
  seen: ReadonlyMap<number, Seen> | null,
  past: (record: number) => Past | null,
): CopyFate | null {
  const keeper = duplicates.keeper(record);
  if (keeper !== record) {
    const earlier = seen?.get(keeper)?.copies[0];
    const found = earlier ?? RECORD_LINES.head(duplicates.line(keeper));
    return fateFor(duplicates.kind(record), found, earlier !== undefined);
  }
  const known = past(record);
  return known === null || known.copy === null || known.takesItsPlace
    ? null
    : fateFor(known.copy.kind, known.copy, true);
}

/** `isEarlier` says that an earlier run printed the record that stands for it. */
function fateFor(kind: CopyKind, { id, source }: Pick<Copy, 'id' | 'source'>, isEarlier: boolean): CopyFate {
  const place = `${source.file}:${source.firstLine}${isEarlier ? ' of an earlier run' : ''}`;
  return { reason: REASONS[`${kind}_copy`], id, place };
}

export const openReplay = (run: Run): Promise<Shelf> => run.hold(openShelf(run.options.tmpDir));
