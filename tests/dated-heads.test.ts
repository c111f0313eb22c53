/** Short articles that only their days tell apart, however many of them there are. */
import { expect, test } from 'vitest';
import { extract } from '../src/index.js';
import { sentenceOf, wordsOf } from './site-pages.js';

test('they are told apart beyond the lines that one stretch may have', () => {
  const article = (number: number) => {
    const words = wordsOf(number * 37, 6);
    const headline = `${words[0][0].toUpperCase()}${words.join(' ').slice(1)}`;
    return [
      headline,
      `${(number % 27) + 1} May 2025`,
      `The ${words.join(' ')} ${sentenceOf(number)}`,
      sentenceOf(number + 7),
    ];
  };
  const count = 4500;
  const text = Array.from({ length: count }, (_, number) => article(number).join('\n')).join('\n');
  const dump = extract({});
  const records = [...dump.push(new TextEncoder().encode(text)).records, ...dump.end().records];
  expect(records.length).toBeGreaterThan(count * 0.99);
  expect(records.filter(({ body }) => body.length === 2).length).toBeGreaterThan(count * 0.99);
});
