/** Reading one input of a batch, here or in a thread: what comes of it goes to whoever makes its outputs. */
import { type Account, startAccount } from '../../account.js';
import type { Knowledge } from '../../articles/site/knowledge.js';
import type { Source } from '../../input/files/file.js';
import type { Dump } from '../../input/index.js';
import type { NewsRecord } from '../../records/record.js';
import type { Report } from '../../report.js';
import type { Passage } from '../../text/passage.js';
import type { Reading } from '../reading.js';

/** Takes the records of one dump after another. */
export interface DumpTaker {
  begin(dump: string): Promise<void>;
  record(record: NewsRecord<Passage>, dump: string): Promise<void>;
  /** Called when what was taken may be handed on. */
  flush(): Promise<void>;
  /** `isNone`: it was no text, or a bug ended it, and nothing is to be made of it. */
  end(dump: string, isNone: boolean): Promise<void>;
}

export interface PartTaker extends DumpTaker {
  /** Takes records as the lines that they make. */
  rows(rows: Uint8Array, records: number, dump: string): Promise<void>;
}

export interface InputSettings {
  readonly reading: Reading;
  readonly knowledge: Knowledge | null;
  readonly minWords: number;
  readonly read?: Report['read'];
}

/** Reads the dumps of an input, and returns what there is to tell of it. */
export async function readInput(source: Source, settings: InputSettings, taker: DumpTaker): Promise<Account> {
  const { reading, knowledge, minWords, read } = settings;
  const account = startAccount();
  const taking = {
    begin: ({ name }: Dump) => taker.begin(name),
    async take({ record }: { readonly record: NewsRecord<Passage> | null }, { name }: Dump) {
      if (record === null) return true;
      if (record.wordCount < minWords) account.leaveOut('short');
      else await taker.record(record, name);
      return true;
    },
    flush: taker.flush,
    end: ({ name, outcome }: Dump, failed: boolean) =>
      taker.end(name, failed || (outcome.encoding === null && !outcome.whole)),
  };
  await reading.read(source, knowledge, taking, read === undefined ? account : { ...account, read });
  return account.take();
}
