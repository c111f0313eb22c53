/** Who reads which part of a large file: what is said by a run that nobody wants any more changes nothing. */
import { expect, test } from 'vitest';
import type { Source } from '../src/input/files/file.js';
import type { Boundary, FromThread, Job, ToThread } from '../src/threads/messages.js';
import type { Pool, Running } from '../src/threads/pool.js';
import { splitRun } from '../src/threads/split-run.js';

const HEADS: readonly Boundary[] = [{ at: 25, state: Float64Array.of(1) }];

interface Fake {
  readonly told: ToThread['kind'][];
  say(message: FromThread): void;
}

/** A file in four parts of which each is read by a run of its own; runs say what the test has them say. */
async function begun() {
  const fakes: Fake[] = [];
  const pool = {
    async start(jobOf: () => Job | null, overhear: (message: FromThread, running: Running) => boolean) {
      if (jobOf() === null) return null;
      const told: ToThread['kind'][] = [];
      const running: Running = { next: async () => null, tell: message => void told.push(message.kind) };
      fakes.push({ told, say: message => void overhear(message, running) });
      return running;
    },
  } as unknown as Pool;
  const source = { name: 'dump.txt', path: Buffer.from('dump.txt'), key: '1' } as unknown as Source;
  const run = splitRun({ source, starts: [0, 10, 20, 30], before: { size: 40n } } as unknown as Parameters<
    typeof splitRun
  >[0]);
  await run.start(pool);
  return fakes;
}

test('a run that was given up gives up no other', async () => {
  const [first, second, third] = await begun();
  third.say({ kind: 'heads', heads: HEADS });
  first.say({ kind: 'swallowed', part: 1 });
  first.say({ kind: 'arrived', part: 2 });
  second.say({ kind: 'swallowed', part: 2 });
  expect([first.told, second.told, third.told]).toEqual([['heads'], ['drop'], []]);
});

test('a run that was given up takes no place in the row of those who wait', async () => {
  const [first, second, third] = await begun();
  first.say({ kind: 'swallowed', part: 1 });
  first.say({ kind: 'arrived', part: 2 });
  second.say({ kind: 'arrived', part: 2 });
  third.say({ kind: 'heads', heads: HEADS });
  expect([first.told, second.told]).toEqual([['heads'], ['drop']]);
});

test('a part whose reader was given up is read by whoever arrives', async () => {
  const [first, second, third] = await begun();
  second.say({ kind: 'swallowed', part: 2 });
  first.say({ kind: 'swallowed', part: 1 });
  first.say({ kind: 'arrived', part: 2 });
  expect([first.told, second.told, third.told]).toEqual([['heads'], ['drop'], ['drop']]);
});
