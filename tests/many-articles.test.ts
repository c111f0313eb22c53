/** A dump of more articles than one record may have lines: each is itself, wherever the limit falls. */
import { expect, test } from 'vitest';
import { extract } from '../src/index.js';
import { wordsOf } from './invented-bodies.js';

/** Of so few lines each that 16,384 are passed three times. */
const ARTICLES = 8000;
const NAMES = ['Orla Tarn', 'Pell Anders', 'Mira Olden'];

const OFFICES = ['Harbor board', 'Rail union', 'Port council', 'Marsh watch'];

function article(number: number, told: readonly string[]): readonly string[] {
  const [name, ...words] = wordsOf(number, 12);
  const office = OFFICES[number % OFFICES.length];
  const first = `The ${office.toLowerCase()} turns down the plan for the ${name} quay on Monday, people close to it said`;
  return [
    `${office} turns down plan for ${name} quay, file ${number}`,
    ...told,
    '',
    `${first}, and gave ${number % 90} reasons that ${words.join(' ')}.`,
    '',
    `A speaker said that the quay had cost ${number % 700} million, and that ${words.toReversed().join(' ')}.`,
    '',
  ];
}

test.each([
  ['a time', (i: number) => [`Updated ${(i % 28) + 1} May 2025`]],
  ['a writer and a time', (i: number) => [`By ${NAMES[i % 3]}`, `Updated ${(i % 28) + 1} May 2025`]],
  ['a day alone', (i: number) => [`${(i % 28) + 1} May 2025`]],
])('under %s', (_, told) => {
  const lines = Array.from({ length: ARTICLES }, (_unused, i) => article(i, told(i))).flat();
  const run = extract();
  const records = [...run.push(new TextEncoder().encode(lines.join('\n'))).records, ...run.end().records];
  expect(records).toHaveLength(ARTICLES);
  expect(records.filter(({ body, issues }) => body.length !== 2 || issues.length > 0)).toEqual([]);
});
