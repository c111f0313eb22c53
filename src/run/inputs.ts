/** The inputs of a run in order, with what could not be read in its place; and whether they are enough for threads to pay. */
import type { Met } from '../input/files/file.js';
import type { Problem } from '../types.js';
import type { Reading } from './reading.js';
import { costOf } from './team.js';

/** All inputs as they are found. */
export async function* findInputs(reading: Reading): AsyncGenerator<Met> {
  let problems: Problem[] = [];
  const note = (problem: Problem) => void problems.push(problem);
  const noted = function* (): Generator<Met> {
    for (const problem of problems) yield { problem };
    problems = [];
  };
  for await (const source of reading.sources({ problem: note, missing: note })) {
    yield* noted();
    yield { source };
  }
  yield* noted();
}

/** Looks ahead until there is enough to do for threads (team.ts), or no more; the inputs returned are still all of them. */
export async function lookAhead(
  inputs: AsyncGenerator<Met>,
  enough: number,
  learns: boolean,
): Promise<{ readonly inputs: AsyncIterable<Met>; readonly isEnough: boolean }> {
  const first: Met[] = [];
  let cost = 0;
  let isEnough = false;
  while (!isEnough) {
    const { value, done } = await inputs.next();
    if (done === true) break;
    first.push(value);
    if ('source' in value) cost += costOf(value.source, learns);
    isEnough = cost >= enough;
  }
  const all = async function* (): AsyncGenerator<Met> {
    yield* first;
    yield* inputs;
  };
  return { inputs: all(), isEnough };
}
