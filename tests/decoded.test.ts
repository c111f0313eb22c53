/** What an article of a known layout costs: how often a text is made of its bytes, which is what rules that read every line do. */
import { readFileSync } from 'node:fs';
import { beforeEach, expect, test, vi } from 'vitest';
import { extract } from '../src/index.js';

const counted = vi.hoisted(() => ({ decodes: 0 }));
vi.mock('../src/text/passage.js', async load => {
  const real = await load<typeof import('../src/text/passage.js')>();
  return {
    ...real,
    decode(...args: Parameters<typeof real.decode>) {
      counted.decodes++;
      return real.decode(...args);
    },
  };
});

const ROUNDS = 20;

beforeEach(() => {
  counted.decodes = 0;
});

/** Texts made for an article of 25 lines, at most: those of its head. Rules that read every line of a body make 13 to 21. */
const MOST = 12;

test.each(['seed--arab-news-twin', 'seed--asharq-twin'])('%s', name => {
  const bytes = readFileSync(new URL(`../fixtures/extract/${name}/input.txt`, import.meta.url));
  const dump = extract({});
  let articles = 0;
  for (let round = 0; round < ROUNDS; round++) articles += dump.push(bytes).records.length;
  articles += dump.end().records.length;
  expect(articles).toBeGreaterThan(ROUNDS);
  expect(counted.decodes).toBeGreaterThan(articles);
  expect(counted.decodes / articles).toBeLessThanOrEqual(MOST);
});
