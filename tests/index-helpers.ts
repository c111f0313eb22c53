/** Pages of invented articles for an index, and what an index has. */
import { join } from 'node:path';
import { expect } from 'vitest';
import { openHistory } from '../src/dedup/history/index.js';
import { openSnapshot } from '../src/dedup/history/snapshot.js';
import { SKETCH_VERSION } from '../src/dedup/sketch.js';
import { type Ended, rowsOf } from './cli-helpers.js';
import { wordsOf } from './invented-bodies.js';

/** Paragraphs of a body. */
export function paragraphs(seed: number, count: number, words = 45): string[] {
  return Array.from({ length: count }, (_, i) => `${wordsOf(seed * 100 + i, words).join(' ')}.`);
}

/** The page of an article. */
export function page(headline: string, body: readonly string[], updated: string | null = null): string {
  const head = [
    headline,
    '',
    headline,
    'Boats lie in a harbour. (AFP)',
    'Short Url',
    ...(updated === null ? [] : [`Updated ${updated}`]),
  ];
  return `${[...head, '', headline, '', headline, '', ...body].join('\n')}\n\n\n`;
}

export const BODY = paragraphs(1, 6);
export const HEADLINE = 'Harbour board of Ormvik hears about its idle crane';

/** The pages of five other articles. */
export const OTHERS = Array.from({ length: 5 }, (_, i) =>
  page(`Story number ${i} of the northern isles`, paragraphs(i + 10, 4)),
);

/** The ids of the records that a run printed. */
export const ids = (ended: Ended) => rowsOf(ended.stdout).map(({ id }) => id);

/** What an index has, or of it the entries alone, in a form that does not depend on its segments. */
export async function content(folder: string, part: 'all' | 'entries' = 'all'): Promise<string[]> {
  const snapshot = await openSnapshot(folder, SKETCH_VERSION, damage => expect.fail(JSON.stringify(damage)));
  const all: string[] = [];
  for (const segment of snapshot.segments) {
    for (let number = 0; number < segment.entries; number++) {
      const entry = segment.entry(number);
      if (!snapshot.isGone(segment, number) && (part === 'all' || entry.left === null)) all.push(JSON.stringify(entry));
    }
  }
  snapshot.close();
  return all.toSorted();
}

/** An index without text in a folder, open for writing; damage fails the test. */
export const openIndex = (folder: string) =>
  openHistory({
    folder: join(folder, 'seen'),
    writes: true,
    keepsText: false,
    keep: 'best',
    isExact: false,
    tmpDir: null,
    damaged: damage => expect.fail(JSON.stringify(damage)),
  });

/** What an index is asked of an article without a time. */
export const asked = (paragraphs: readonly string[], file: string, article: number) => ({
  id: `${file} ${article}`,
  source: { file, article, firstLine: 1, lastLine: 2, startByte: 0, endByte: 1 },
  paragraphs,
  time: Number.NaN,
});
