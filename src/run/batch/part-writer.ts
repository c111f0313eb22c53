/** Writing the outputs of a batch: one for each dump or, in formats for people, for each record; each is whole when it appears. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from '../../account.js';
import { UserError } from '../../errors.js';
import { fileKey } from '../../io/identity.js';
import type { Options } from '../../options.js';
import { recordKind } from '../../output/kinds/record-kind.js';
import { endingOf, formatOf, isPerRecord, type Output, openOutput } from '../../output/open.js';
import { FIELDS } from '../../records/fields.js';
import type { NewsRecord } from '../../records/record.js';
import type { Passage } from '../../text/passage.js';
import { linesIn, recordOfLine } from '../copies/record-line.js';
import type { Holding, Run } from '../run.js';
import type { Done } from './journal.js';
import { namesIn } from './names.js';
import type { PartTaker } from './part-input.js';

type Records = Output<NewsRecord<Passage>>;
type Part = Done['outputs'][number];

/** Makes the outputs of one input after another. */
export interface PartWriter extends Holding {
  /** Of the input with this number, which `read` reads. */
  make(at: number, read: (taker: PartTaker) => Promise<Account>): Promise<Done>;
  /** Leaves the names of outputs that are done to them. */
  reserve(done: Done): void;
}

/** Writes to a folder, in the format of the options; none replaces a file with one of the keys. */
export function partWriter(
  { host, report }: Run,
  folder: string,
  options: Options,
  keys: ReadonlySet<string>,
): PartWriter {
  const format = formatOf(options, false);
  const perRecord = isPerRecord(format);
  const names = namesIn(folder, options, endingOf(format));
  let open: Records | null = null;
  let name = '';
  const openAs = async (title: string) => {
    name = names.of(title);
    const path = join(folder, name);
    if (keys.has((await fileKey(path)) ?? ''))
      throw new UserError('usage', 'is an input, and the output would replace it', 'choose another --out-dir', path);
    open = await openOutput(recordKind(FIELDS), { ...options, output: path, format: format.name }, host);
  };
  const finish = async (dump: string, records: number): Promise<Part> => {
    const output = open as Records;
    open = null;
    report.notes(await output.close());
    return { name, bytes: (await stat(join(folder, name))).size, dump, records };
  };
  return {
    async make(at, read) {
      const outputs: Part[] = [];
      let written = 0;
      let records = 0;
      const taker: PartTaker = {
        async begin(dump) {
          records = 0;
          if (!perRecord) await openAs(dump);
        },
        async record(record, dump) {
          written++;
          records++;
          if (perRecord) await openAs(`${dump}-${record.source.article}`);
          open?.row(record);
          if (perRecord) outputs.push(await finish(dump, 1));
        },
        async rows(rows, count, dump) {
          if (open === null || open.lineFields === null) {
            for (const line of linesIn(rows)) await taker.record(recordOfLine(line), dump);
          } else {
            written += count;
            records += count;
            open.line(rows);
          }
          await taker.flush();
        },
        flush: async () => open?.flush(),
        async end(dump, isNone) {
          const output = open;
          if (output === null) return;
          if (!isNone) return void outputs.push(await finish(dump, records));
          open = null;
          await output.abort();
        },
      };
      const account = await read(taker);
      return { done: at, outputs, written, account };
    },
    reserve({ outputs }) {
      for (const { name } of outputs) names.reserve(name);
    },
    abort: async () => open?.abort(),
  };
}
