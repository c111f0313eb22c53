/**
 * A batch on threads: each reads some inputs and sends, step by step, what comes of each; here the steps are gone through in the
 * order of the inputs, as if they had been read here.
 */
import type { Account } from '../account.js';
import type { Source } from '../input/files/file.js';
import type { NewsRecord } from '../records/record.js';
import type { DumpTaker, PartTaker } from '../run/batch/part-input.js';
import type { Passage } from '../text/passage.js';
import { lineWriter } from '../text/row-writer.js';
import { ByteSink } from '../text/sink.js';
import type { Buffers } from './buffers.js';
import { inOrder } from './in-order.js';
import { groupsOf, namesOf } from './jobs.js';
import type { InputJob, Step, Steps } from './messages.js';
import type { Pool } from './pool.js';

/** Bytes of rows, and steps, that are enough to be sent. */
const FULL = 512 * 1024;
const MOST_STEPS = 1024;

/** A step, and the rows that go with it. */
export interface Made {
  readonly step: Step;
  readonly rows: Uint8Array;
}

export interface StepSender extends DumpTaker {
  endInput(account: Account): void;
  /** Sends what there is. */
  send(): Promise<void>;
}

/** Takes what comes of inputs in a thread. */
export function stepSender(
  fields: readonly string[],
  { take }: Pick<Buffers, 'take'>,
  post: (steps: Steps) => void,
): StepSender {
  const sink = new ByteSink();
  const write = lineWriter<NewsRecord<Passage>>(fields as (string & keyof NewsRecord)[]);
  let steps: Step[] = [];
  let records = 0;
  const endRows = () => {
    if (records > 0) steps.push({ kind: 'rows', to: sink.length, records });
    records = 0;
  };
  const add = (step: Step) => {
    endRows();
    steps.push(step);
  };
  const send = async () => {
    endRows();
    const [bytes, sent] = [sink.take(), steps];
    steps = [];
    const buffer = await take(bytes.length);
    new Uint8Array(buffer).set(bytes);
    post({ kind: 'steps', buffer, steps: sent });
  };
  return {
    begin: async dump => add({ kind: 'begin', dump }),
    async record(record) {
      write(sink, record);
      records++;
    },
    flush: async () => (sink.length >= FULL || steps.length >= MOST_STEPS ? send() : undefined),
    end: async (dump, isNone) => add({ kind: 'end', dump, isNone }),
    endInput: account => add({ kind: 'input', account }),
    send,
  };
}

/** All steps of inputs, of which so many groups are begun ahead; rows are valid until the next step. */
export async function* stepsOnPool(pool: Pool, sources: Iterable<Source>, mostAhead: number): AsyncGenerator<Made> {
  for await (const { message, run } of inOrder(pool, jobsOf(sources), mostAhead)) {
    if (message.kind !== 'steps') continue;
    let from = 0;
    for (const step of message.steps) {
      const to = step.kind === 'rows' ? step.to : from;
      yield { step, rows: new Uint8Array(message.buffer, from, to - from) };
      from = to;
    }
    run.tell({ kind: 'buffer', buffer: message.buffer });
  }
}

async function* jobsOf(sources: Iterable<Source>): AsyncGenerator<InputJob> {
  for await (const files of groupsOf(sources)) yield { kind: 'inputs', files: namesOf(files) };
}

/** Goes through the steps of the next input; returns its account. */
export async function replayInput(made: AsyncGenerator<Made>, taker: PartTaker): Promise<Account> {
  let dump = '';
  for (;;) {
    const { value, done } = await made.next();
    if (done === true) throw new Error('there are no steps of an input');
    const { step, rows } = value;
    if (step.kind === 'input') return step.account;
    if (step.kind === 'begin') await taker.begin((dump = step.dump));
    else if (step.kind === 'end') await taker.end(step.dump, step.isNone);
    else await taker.rows(rows, step.records, dump);
  }
}
