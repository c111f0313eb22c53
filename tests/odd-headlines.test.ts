/** What a head block shows four times is its headline, whatever it reads like. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { extracted } from './fixtures.js';

const CASE = new URL('../fixtures/extract/arab-news--odd-headlines/input.txt', import.meta.url);
const INPUT = readFileSync(CASE, 'utf8');
const [FIRST, SECOND, ...OTHERS] = extracted([Buffer.from(INPUT)], {}).records.map(
  ({ headline }) => headline as string,
);

test.each([
  ['a label of pictures', 'Photos: Harbor Lanterns at Low Tide'],
  ['a label of writers', 'Written by hand: a town copies its oldest book'],
  ['an agency at its end', 'A town copies the oldest of its books (Reuters)'],
  ['a word', 'Unmoored'],
  ['a number', '1911'],
])('%s', (_, headline) => {
  const input = INPUT.replaceAll(SECOND, headline);
  const { records } = extracted([Buffer.from(input)], {});
  expect(records.map(record => record.headline)).toEqual([FIRST, headline, ...OTHERS]);
  expect(records[1]).toMatchObject({ updatedRaw: '4 February 2025', captions: [], byline: null });
  expect(records[1].body).toHaveLength(4);
});
