/** Each unit that the chain saw says what spoke for and against it. */
import { expect, it } from 'vitest';
import { evidenceOf } from '../src/articles/page/evidence.js';
import { readPage } from '../src/articles/page/index.js';
import { invented } from './page-texts.js';

it('names the heaviest features, for body and against furniture', () => {
  const { lines, body } = invented('english');
  const reading = readPage(lines, null);
  const evidence = evidenceOf(lines, null, unit => {
    const { state } = reading.units[unit];
    return state === 'body' ? 'gap' : state;
  });
  expect(evidence).toHaveLength(reading.units.length);
  const first = evidence[reading.unitOf[lines.indexOf(body[0])]];
  expect(first).toHaveLength(3);
  expect(first[0].weight).toBeGreaterThan(0);
  for (const list of evidence)
    for (let at = 1; at < list.length; at++)
      expect(Math.abs(list[at].weight)).toBeLessThanOrEqual(Math.abs(list[at - 1].weight));
});

it('is silent on units that the chain did not see', () => {
  const { lines } = invented('english');
  const page = [...lines, '=====', '~~~~~'];
  expect(evidenceOf(page, null, () => 'gap').slice(-2)).toEqual([[], []]);
});
