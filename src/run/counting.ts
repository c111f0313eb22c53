/** How far a run is in its inputs, told to whoever shows it: the bytes of each step, and of them those that were read. */
import type { Source } from '../input/files/file.js';
import type { Step } from '../progress.js';
import type { Report } from '../report.js';

/** Takes bytes that were read, and how many there will be; there only while that is shown. */
export type Counting = Pick<Report, 'read' | 'expect'>;

/** Begins a step that reads some sources. */
export async function expectBytes(sources: AsyncIterable<Source>, step: Step, { expect }: Counting): Promise<void> {
  if (expect === undefined) return;
  let total: number | null = 0;
  for await (const { size } of sources) total = size === null || total === null ? null : total + size;
  expect(total, step);
}

/** All inputs, and what is told of them as they are found. */
interface Inputs {
  sources(noting: Pick<Report, 'problem' | 'missing'>): AsyncIterable<Source>;
}

/** Begins the step that reads all inputs. */
export async function expectInputs({ sources }: Inputs, counting: Counting): Promise<void> {
  // What is wrong with one is told when it is read.
  await expectBytes(sources({ problem() {}, missing() {} }), 'reading', counting);
}

/** A source whose bytes are counted as they are read. */
export function countedSource(source: Source, count: ((bytes: number) => void) | undefined): Source {
  if (count === undefined) return source;
  return {
    ...source,
    async *open(tell) {
      for await (const chunk of source.open(tell)) {
        count(chunk.length);
        yield chunk;
      }
    },
  };
}
