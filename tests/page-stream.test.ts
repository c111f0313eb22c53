/** Pages of one site that were run together are cut where they begin. */
import { expect, it } from 'vitest';
import { cutPages, foldedUnits, learnEdges } from '../src/articles/joined/stream.js';

const NAMES = ['Ember', 'Fjord', 'Gable', 'Heron', 'Islet', 'Jetty'];

/** An article page of its own between the site's head and foot. */
function pageOf(name: string): string[] {
  const body = Array.from(
    { length: 12 },
    (_, at) => `${name} number ${'abcdefghijkl'[at]} went to the ${name} market and bought a ${name} basket that day.`,
  );
  const head = ['Skip to text', 'Bay Courier', 'News', 'Sport', 'Weather', 'Letters'];
  const foot = ['About us', 'Terms of use', 'Privacy', 'Advertise', 'Bay Courier Limited'];
  return [...head, `${name} opens a shop`, ...body, ...foot];
}

const cutsOf = (lines: string[], whole: boolean): number[] => {
  const page = foldedUnits(lines);
  return cutPages(page, learnEdges(page, whole));
};

const JOINS: readonly (readonly [string, readonly string[]])[] = [
  ['nothing', []],
  ['blank lines', ['', '', '']],
  ['a rule', ['', '='.repeat(40), '']],
];

it.each(JOINS)('joined by %s', (_, join) => {
  const lines: string[] = [];
  const starts: number[] = [];
  for (const name of NAMES) {
    if (lines.length > 0) lines.push(...join);
    starts.push(lines.length);
    lines.push(...pageOf(name));
  }
  for (const whole of [true, false]) {
    const cuts = cutsOf(lines, whole);
    expect(cuts).toHaveLength(NAMES.length - 1);
    cuts.forEach((cut, at) => expect(Math.abs(starts[at + 1] - cut)).toBeLessThanOrEqual(join.length));
  }
});

it('one page is not cut', () => {
  const lines = pageOf('Ember');
  expect(cutsOf(lines, true)).toEqual([]);
  expect(cutsOf([], true)).toEqual([]);
});

it('a page whose menu stands at its foot again is one page', () => {
  const lines = [
    ...pageOf('Ember'),
    'Skip to text',
    'Bay Courier',
    'News',
    'Sport',
    'Weather',
    'Letters',
    'Follow our feed',
  ];
  expect(cutsOf(lines, true)).toEqual([]);
});
