/**
 * The page model against the one it was fitted with: sums of every feature and each unit's probability on real pages, as numbers
 * only. The pages are in ../shared/corpus, which is not part of this repository; without it the test says that it was skipped.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { posteriors } from '../src/articles/page/crf.js';
import { prepare } from '../src/articles/page/index.js';
import { features, potentialsOf, WEIGHTS } from '../src/articles/page/model.js';
import parity from './page-parity.json' with { type: 'json' };

const PAGES = join(import.meta.dirname, '../../shared/corpus/pages');
/** A character that one side takes for a word and the other does not shifts a sum by so much. */
const SUM_ERROR = 0.1;
const PROBABILITY_ERROR = 0.005;

/** The text of a page whose name has this hash. */
function pageOf(set: string, hash: string): string {
  for (const site of readdirSync(join(PAGES, set)))
    for (const file of readdirSync(join(PAGES, set, site)))
      if (createHash('sha256').update(`${site}/${file}`).digest('hex').startsWith(hash))
        return readFileSync(join(PAGES, set, site, file), 'utf8');
  throw new Error(`no page ${hash} in ${set}`);
}

describe.skipIf(!existsSync(PAGES))('real pages of ../shared/corpus (skipped where it is not there)', () => {
  it.each(parity.pages.map(page => [page.set, page.hash, page] as const))('%s %s', (set, hash, expected) => {
    const { page, pageContent } = prepare(pageOf(set, hash).split('\n'), null);
    expect(page.known.length).toBe(expected.probabilities.length);
    const sums: Record<string, number> = {};
    features(page, pageContent, (name, column) => {
      sums[name] = column.reduce((sum, value) => sum + value, 0);
    });
    expect(Object.keys(sums).toSorted()).toEqual(parity.features.toSorted());
    parity.features.forEach((name, at) =>
      expect(Math.abs(sums[name] - expected.sums[at]), name).toBeLessThan(SUM_ERROR),
    );
    const body = posteriors(potentialsOf(page, pageContent, WEIGHTS))[1];
    expected.probabilities.forEach((probability, at) =>
      expect(Math.abs(body[at] - probability), `unit ${at}`).toBeLessThan(PROBABILITY_ERROR),
    );
  });
});
