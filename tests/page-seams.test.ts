/** Pages of several sites that were joined without a mark are cut where one ends; a page alone is not. */
import { expect, it } from 'vitest';
import { joinedPages } from '../src/articles/page/joined.js';
import { foldedUnits, learnEdges } from '../src/articles/page/stream.js';
import { wordsOf } from './site-pages.js';

const capital = (words: readonly string[]): string => {
  const text = words.join(' ');
  return `${text[0].toUpperCase()}${text.slice(1)}`;
};

/** A page with a menu, a headline that its body says again, and a foot that says who owns it. */
function pageOf(site: number, owner = `© 2025 ${wordsOf(site, 2).join(' ')}`): string[] {
  const label = (at: number): string => wordsOf(site * 100 + at, 1 + (at % 2)).join(' ');
  const topic = wordsOf(site * 7 + 3, 6);
  const menu = Array.from({ length: owner === '' ? 60 : 16 }, (_, at) => label(at));
  const body = Array.from({ length: 9 }, (_, at) => {
    const words = wordsOf(site * 1000 + at, 26);
    return `${capital([...words.slice(0, 9), ...topic.slice(at % 4), ...words.slice(9)])}.`;
  });
  const foot = Array.from({ length: 12 }, (_, at) => label(70 + at));
  return [...menu, '', capital(topic), '', ...body.flatMap(line => [line, '']), ...foot, owner];
}

const startsOf = (lines: readonly string[]): number[] => {
  const page = foldedUnits(lines);
  return joinedPages(lines, page, learnEdges(page, true));
};

it.each([2, 3, 5])('%d pages of as many sites', count => {
  const pages = Array.from({ length: count }, (_, at) => pageOf(at + 1));
  const starts = pages.map((_, at) => pages.slice(0, at).flat().length);
  expect(startsOf(pages.flat())).toEqual(starts);
});

it('without a line that says who owns a page, and with blank lines between', () => {
  const pages = [pageOf(1, ''), ['', '', ...pageOf(2, '')]];
  const [first, ...rest] = startsOf(pages.flat());
  expect(first).toBe(0);
  expect(rest).toHaveLength(1);
  rest.forEach((start, at) => expect(Math.abs(start - pages.slice(0, at + 1).flat().length)).toBeLessThan(30));
});

it.each([1, 2, 3, 4, 5])('page %d alone', site => {
  expect(startsOf(pageOf(site))).toEqual([0]);
});

it('a page with comments and a notice below its foot is one', () => {
  const lines = pageOf(1);
  const topic = lines[17].split(' ');
  const said = (at: number): string => `${[...topic, ...wordsOf(1000 + at, 12)].join(' ')}.`;
  expect(startsOf([...lines, 'Comments', 'Dana', said(1), 'Reply', 'Vey', said(2), 'Reply', said(3)])).toEqual([0]);
});
