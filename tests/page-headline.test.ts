/** Which lines of a page may be its headline, and which of two that say the same is taken. */
import { expect, test } from 'vitest';
import { isCandidate } from '../src/articles/page/candidates.js';
import { findHeadline } from '../src/articles/page/headline.js';
import { prepare } from '../src/articles/page/index.js';
import fitted from '../src/articles/page/weights.json' with { type: 'json' };

const TITLE = 'Court finds the miller of Lodsk sane';
const BODY =
  'The doctors read their report to the court on Thursday, and the miller listened with his hat on his knees.';

const knownOf = (lines: readonly string[]) => prepare(lines, null).known;
const isOne = (lines: readonly string[], at: number) => isCandidate(knownOf(lines), at, -1, false);

test('a line over a credit is a caption, unless the title of the page says it', () => {
  expect(isOne(['Country', TITLE, 'Photo: Orla Tarn', BODY], 1)).toBe(false);
  expect(isOne([`${TITLE} : Voice of the Marsh`, TITLE, 'Photo: Orla Tarn', BODY], 1)).toBe(true);
});

test('one of several bullets is none, unless it stands by itself', () => {
  expect(isOne(['* Country', `* ${TITLE}`, BODY], 1)).toBe(false);
  expect(isOne(['* Country', '', '', '', `* ${TITLE}`, BODY], 1)).toBe(true);
});

test('a sentence of the body is none, unless the line above ends with it', () => {
  const ends = 'The more friends a sheep has, the longer it sleeps!';
  expect(isCandidate(knownOf([BODY, ends, BODY]), 1, 1, true)).toBe(false);
  expect(isCandidate(knownOf([`Start > Health > ${ends}`, ends, BODY]), 1, 1, true)).toBe(true);
});

test('of a title with its site and the same line without, the latter is taken', () => {
  const weights = Object.fromEntries(Object.keys(fitted.headline).map(name => [name, name === 'first' ? 1 : 0]));
  const pick = (title: string): number | null => {
    const { known, content } = prepare([title, 'Country', TITLE, BODY], null);
    const kept = known.map((_, at) => at === 3);
    return findHeadline({ known, content, kept, furniture: known.map(() => false) }, weights);
  };
  expect(pick(`${TITLE}_Country_Marsh net`)).toBe(2);
  expect(pick(`${TITLE} : Voice of the Marsh`)).toBe(2);
  expect(pick(`${TITLE} after nine weeks in the tower`)).toBe(0);
});
