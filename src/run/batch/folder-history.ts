/**
 * `--index` with `--out-dir`: the records of a batch become part of the index when all of its outputs are there. Until that is
 * done the parts stay, with a list of what was printed of them, so that a run that goes on need not find it out again:
 *
 *     outputs -> list of printed records -> journal says finished -> index -> journal says remembered -> parts removed
 */
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { History } from '../../dedup/history/index.js';
import type { Pending } from '../../dedup/history/pending.js';
import { UserError } from '../../errors.js';
import { fileTarget } from '../../io/atomic.js';
import { linesOfFile } from '../../io/line-file.js';
import type { Target } from '../../io/target.js';
import type { Copy } from '../../records/record.js';
import { decode } from '../../text/passage.js';
import { newsMaker } from '../copies/news-rows.js';
import type { Holding } from '../run.js';

/** Hidden, as parts are not. */
const PRINTED = '.copydesk-printed';
const FULL = 64 * 1024;
const encoder = new TextEncoder();

/** Which record was printed, and whose place in the index it takes; or which was left out, and what stands for it. */
interface Noted {
  readonly file: string;
  readonly article: number;
  readonly replaces?: Pending['replaces'];
  readonly copy?: Copy;
}

/** The last line of the list: the checksum of all others. */
interface End {
  readonly end: number;
}

/** A history that keeps the list as well. */
export interface NotedHistory extends History, Holding {
  /** Makes the list final. */
  close(): Promise<void>;
}

/** Opens the list in the folder of parts. Throws a UserError (cannot, output). */
export async function notedHistory(parts: string, history: History): Promise<NotedHistory> {
  const list: Target = await fileTarget(join(parts, PRINTED), { clobber: true });
  let text = '';
  let sum = 0;
  const write = async () => {
    const waiting = encoder.encode(text);
    text = '';
    sum = crc32(waiting, sum);
    if (waiting.length > 0) await list.write(waiting);
  };
  const note = (noted: Noted | End) => {
    text += `${JSON.stringify(noted)}\n`;
  };
  return {
    ...history,
    printed(past) {
      const { entry, replaces } = past.pending;
      note({ file: entry.file, article: entry.article, replaces });
      history.printed(past);
    },
    async leftOut(record, copy) {
      note({ file: record.source.file, article: record.source.article, copy });
      if (text.length > FULL) await write();
      await history.leftOut(record, copy);
    },
    async accepted() {
      if (text.length > FULL) await write();
      await history.accepted();
    },
    async close() {
      await write();
      note({ end: sum });
      await write();
      await history.accepted();
      await list.close();
    },
    abort: () => list.abort(),
  };
}

/**
 * Gives a history what an earlier run has printed of these parts, and left out. Throws a UserError (output) when that cannot be read,
 * and (cannot) when it is damaged: of what stands in no list nobody knows whether it was printed.
 */
export async function printedBefore(parts: string, names: readonly string[], history: History): Promise<void> {
  if (!(await isWhole(join(parts, PRINTED)))) {
    const hint = 'its outputs are whole; to have them remembered, make them again with another --out-dir';
    throw new UserError('cannot', 'the list of what this batch printed is damaged', hint, join(parts, PRINTED));
  }
  const list = linesOfFile(join(parts, PRINTED));
  let noted = await next(list);
  for (const name of names) {
    for await (const line of linesOfFile(join(parts, name))) {
      const asked = newsMaker.asked(line);
      // Both come in one order.
      if (asked.source.file !== noted?.file || asked.source.article !== noted.article) continue;
      if (noted.copy !== undefined) await history.leftOut(asked, noted.copy);
      else {
        const past = history.ask(asked);
        history.printed({ ...past, pending: { ...past.pending, replaces: noted.replaces ?? null } });
        await history.accepted();
      }
      noted = await next(list);
    }
  }
}

/** Whether a list has its last line, and the others are those that were written. */
async function isWhole(path: string): Promise<boolean> {
  let [sum, before] = [0, 0];
  let last = '';
  for await (const line of linesOfFile(path)) {
    before = sum;
    sum = crc32(line, sum);
    last = decode(line, 0, line.length);
  }
  return last === `${JSON.stringify({ end: before } satisfies End)}\n`;
}

async function next(list: AsyncGenerator<Uint8Array>): Promise<Noted | null> {
  const { value, done } = await list.next();
  return done === true ? null : (JSON.parse(decode(value, 0, value.length)) as Noted);
}
