/** Pages of several sites that were joined without a mark are cut where one ends; a page alone is not. */
import { expect, it } from 'vitest';
import { joinedPages } from '../src/articles/joined/joined.js';
import { foldedUnits, learnEdges } from '../src/articles/joined/stream.js';
import { joinablePage, wordsOf } from './site-pages.js';

const startsOf = (lines: readonly string[]): number[] => {
  const page = foldedUnits(lines);
  return joinedPages(lines, page, learnEdges(page, true));
};

it.each([2, 3, 5])('%d pages of as many sites', count => {
  const pages = Array.from({ length: count }, (_, at) => joinablePage(at + 1));
  const starts = pages.map((_, at) => pages.slice(0, at).flat().length);
  expect(startsOf(pages.flat())).toEqual(starts);
});

it('without a line that says who owns a page, and with blank lines between', () => {
  const pages = [joinablePage(1, ''), ['', '', ...joinablePage(2, '')]];
  const [first, ...rest] = startsOf(pages.flat());
  expect(first).toBe(0);
  expect(rest).toHaveLength(1);
  rest.forEach((start, at) => expect(Math.abs(start - pages.slice(0, at + 1).flat().length)).toBeLessThan(30));
});

it.each([1, 2, 3, 4, 5])('page %d alone', site => {
  expect(startsOf(joinablePage(site))).toEqual([0]);
});

it('a page with comments and a notice below its foot is one', () => {
  const lines = joinablePage(1);
  const topic = lines[17].split(' ');
  const said = (at: number): string => `${[...topic, ...wordsOf(1000 + at, 12)].join(' ')}.`;
  expect(startsOf([...lines, 'Comments', 'Dana', said(1), 'Reply', 'Vey', said(2), 'Reply', said(3)])).toEqual([0]);
});
