/** Versions of invented stories as rows, and what the program prints of them. */
import { Readable, Writable } from 'node:stream';
import fc from 'fast-check';
import { expect } from 'vitest';
import { main } from '../src/main.js';
import { wordsOf } from './invented-bodies.js';

/** Runs the program in this process; returns what it printed. */
export async function printedBy(args: readonly string[]): Promise<string> {
  const sink = (said: string[]) =>
    new Writable({
      write(chunk: Uint8Array, _encoding, done) {
        said.push(Buffer.from(chunk).toString());
        done();
      },
    });
  const [out, err]: [string[], string[]] = [[], []];
  const stdin = Object.assign(Readable.from([]), { isTTY: false });
  const host = { stdin, stdout: sink(out), stderr: sink(err), env: {}, on: () => {}, off: () => {} };
  expect([await main(args, host), err.join('')]).toEqual([0, '']);
  return out.join('');
}

/** Sentences of two stories, each with a figure and a name. */
const SENTENCES = Array.from({ length: 24 }, (_, i) => wordsOf(900 + i, 6 + (i % 7) * 3));
const HALF = SENTENCES.length / 2;
/** A version of one of two stories: a part of it, with figures, edits, a day. */
export const version = fc.record({
  story: fc.nat({ max: 1 }),
  from: fc.nat({ max: 4 }),
  to: fc.integer({ min: 5, max: HALF }),
  figure: fc.nat({ max: 3 }),
  edit: fc.constantFrom(0, 0, 9, 6, 5),
  loud: fc.boolean(),
  day: fc.option(fc.integer({ min: 1, max: 28 })),
  breaks: fc.constantFrom(' ', '\n\n'),
});
type Version = typeof version extends fc.Arbitrary<infer Made> ? Made : never;
/** The row of a version. */
export function rowOf({ story, from, to, figure, edit, loud, day, breaks }: Version, id: number) {
  const told = SENTENCES.slice(story * HALF + from, story * HALF + to).map((words, i) => {
    const edited = words.map((word, at) => (edit > 0 && (at + i) % edit === 0 ? `${word}s` : word));
    const text = [...edited, 'at Ormvik', figure === 0 ? 12 : 12 + figure * (i + 1), 'stayed.'].join(' ');
    return loud && i % 3 === 1 ? text.toUpperCase() : text;
  });
  const date = day === null ? {} : { date: `2025-01-${String(day).padStart(2, '0')}T08:00:00Z` };
  return { id, ...date, text: told.join(breaks) };
}
/** Rows as NDJSON. */
export const lines = (rows: readonly object[]) => rows.map(row => `${JSON.stringify(row)}\n`).join('');
