/** The outputs of a folder as one: rows go to the file of the dump that they came from, or each to one of its own. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../errors.js';
import { fileKey } from '../../io/identity.js';
import { endingOf, formatOf, isPerRecord, type Output, openOutput } from '../../output/open.js';
import type { NewsRecord } from '../../records/record.js';
import { decode, type Passage } from '../../text/passage.js';
import { NEWS_KIND } from '../copies/news-rows.js';
import type { Run } from '../run.js';
import type { Output as Made } from './journal.js';
import { namesIn } from './names.js';

type Records = Output<NewsRecord<Passage>>;

export interface FolderOutput extends Records {
  /** To be called before each record, kept or not, in order. */
  before(line: Uint8Array, isPrinted: boolean): Promise<void>;
  /** What was made, when it is closed. */
  readonly made: readonly Made[];
}

/** Throws a UserError (usage) when an output would replace one of the inputs, whose keys these are. */
export function folderOutput(
  { options, host }: Run,
  folder: string,
  keys: ReadonlySet<string>,
  parts: readonly Made[],
): FolderOutput {
  const format = formatOf(options, false);
  const perRecord = isPerRecord(format);
  const names = namesIn(folder, options, endingOf(format));
  const made: Made[] = [];
  const notes: string[] = [];
  let open: Records | null = null;
  let opened = { name: '', dump: '', records: 0 };
  let part = -1;
  let left = 0;

  const close = async () => {
    const output = open;
    open = null;
    if (output === null) return;
    notes.push(...(await output.close()));
    made.push({ ...opened, bytes: (await stat(join(folder, opened.name))).size });
  };
  const openAs = async (title: string, dump: string) => {
    opened = { name: names.of(title), dump, records: 0 };
    const path = join(folder, opened.name);
    if (keys.has((await fileKey(path)) ?? ''))
      throw new UserError('usage', 'is an input, and the output would replace it', 'choose another --out-dir', path);
    open = await openOutput(NEWS_KIND, { ...options, output: path, format: format.name }, host);
  };
  /** Goes on to the part with the next record; a part without any has an output, too. */
  const turn = async (isEnd: boolean) => {
    while (left === 0 && part + 1 < parts.length) {
      await close();
      const { dump, records } = parts[++part];
      left = records;
      if (!perRecord) await openAs(dump, dump);
    }
    if (isEnd) await close();
  };
  return {
    made,
    async before(line, isPrinted) {
      await turn(false);
      left--;
      if (!isPrinted) return;
      if (perRecord) {
        await close();
        const { source } = JSON.parse(decode(line, 0, line.length)) as NewsRecord;
        await openAs(`${source.file}-${source.article}`, source.file);
      }
      opened.records++;
    },
    row: row => open?.row(row),
    takesLines: format.name === 'ndjson' && options.fields === null,
    line: line => open?.line(line),
    lineFields: null,
    isFull: () => open?.isFull() === true,
    send: async () => open?.send(),
    flush: async () => open?.flush(),
    async close() {
      await turn(true);
      return [...new Set(notes)];
    },
    abort: async () => open?.abort(),
  };
}
