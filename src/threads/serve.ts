/** What a worker thread does: takes one job after another, and sends the rows that come of it. */

import { thaw } from '../articles/site/frozen.js';
import { toldBug } from '../bug.js';
import { fileAgain } from '../input/files/file.js';
import { readInput } from '../run/batch/part-input.js';
import { openReading } from '../run/reading.js';
import { bufferPool } from './buffers.js';
import type {
  Boundary,
  FileJob,
  FromThread,
  InputJob,
  Job,
  LearnJob,
  PartEnd,
  PartJob,
  Setup,
  ToThread,
} from './messages.js';
import { type PartTalk, readPart } from './part.js';
import { markOf, rowSender } from './rows.js';
import { stepSender } from './steps.js';

/** A thread's end of its talk with the main one. */
export interface Port {
  postMessage(message: FromThread, transfer: ArrayBuffer[]): void;
  on(event: 'message', listener: (message: ToThread) => void): unknown;
}

/** Serves until the thread is ended. */
export async function serve(port: Port, { options, fields }: Setup): Promise<void> {
  // What is to be read comes with the jobs.
  const unlisted = { ...options, filesFrom: null, files0From: null };
  const reading = await openReading([], unlisted, (async function* () {})());
  let knowledge = reading.layout;
  const buffers = bufferPool();
  let isDropped = false;
  let answer = (_heads: readonly Boundary[] | null): void => {};

  const post = (message: FromThread) => port.postMessage(message, []);
  const learn = async ({ files }: LearnJob): Promise<null> => {
    const sources = files.map(({ name, path }) => fileAgain(name, Buffer.from(path)));
    const { byName, told } = await reading.gather(sources);
    const pages = [...byName.values()].map(sketch => ({ sketch, site: told.get(sketch.name) ?? null }));
    post({ kind: 'pages', pages });
    return null;
  };
  const readFiles = async ({ files }: FileJob): Promise<null> => {
    const rows = rowSender({ fields, minWords: options.minWords, mark: null }, buffers, post);
    const taker = {
      take(extracted: Parameters<typeof rows.take>[0]) {
        rows.take(extracted);
        return !isDropped;
      },
      flush: rows.flush,
    };
    const account = { ...rows.account, article: () => {} };
    for (const { name, path } of files) {
      if (isDropped) break;
      await reading.read(fileAgain(name, Buffer.from(path)), knowledge, taker, account);
    }
    await rows.send();
    return null;
  };
  const readPartOf = async (job: PartJob): Promise<PartEnd> => {
    const rows = rowSender({ fields, minWords: options.minWords, mark: markOf(job.name) }, buffers, post);
    const talk: PartTalk = {
      heads: heads => post({ kind: 'heads', heads }),
      async arrived(part) {
        if (isDropped) return null;
        const answered = new Promise<readonly Boundary[] | null>(resolve => (answer = resolve));
        post({ kind: 'arrived', part });
        return answered;
      },
      swallowed: part => post({ kind: 'swallowed', part }),
      isDropped: () => isDropped,
    };
    const end = await readPart(job, reading.extraction(job.name, knowledge), rows, talk);
    await rows.send();
    return end;
  };
  const readInputs = async ({ files }: InputJob): Promise<null> => {
    const sender = stepSender(fields, buffers, post);
    for (const { name, path } of files) {
      const settings = { reading, knowledge, minWords: options.minWords };
      sender.endInput(await readInput(fileAgain(name, Buffer.from(path)), settings, sender));
      await sender.flush();
    }
    await sender.send();
    return null;
  };
  const endOf = (job: Job): Promise<PartEnd | null> => {
    if (job.kind === 'part') return readPartOf(job);
    if (job.kind === 'files') return readFiles(job);
    return job.kind === 'inputs' ? readInputs(job) : learn(job);
  };
  const perform = async (job: Job): Promise<void> => {
    isDropped = false;
    try {
      post({ kind: 'end', part: await endOf(job) });
    } catch (error) {
      post({ kind: 'bug', bug: toldBug(error, job.kind === 'part' ? job.name : null) });
    }
  };
  port.on('message', (message: ToThread) => {
    if (message.kind === 'job') void perform(message.job);
    else if (message.kind === 'learned') knowledge = thaw(message.sites);
    else if (message.kind === 'buffer') buffers.giveBack(message.buffer);
    else if (message.kind === 'heads') answer(message.heads);
    else {
      isDropped = true;
      answer(null);
    }
  });
}
