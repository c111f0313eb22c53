/** How sure a reading is: the probability that the body is right (F1 of .9 or more), from how decided the chain was. */
import type { Columns } from './columns.js';
import type { Verdict } from './verdict.js';
import fitted from './weights.json' with { type: 'json' };

export type ConfidenceWeights = Readonly<Record<string, number>>;

/** The probability, 0 to 1; for pages with kept units. */
export function confidenceOf(
  page: Columns,
  given: readonly Verdict[],
  weights: ConfidenceWeights = fitted.confidence,
): number {
  const score = Object.entries(doubts(page, given)).reduce((sum, [name, value]) => sum + weights[name] * value, 0);
  return 1 / (1 + Math.exp(-score));
}

/** What the probability is made of, by name. */
export function doubts(page: Columns, given: readonly Verdict[]): Record<string, number> {
  const kept = given.flatMap(({ rule }, at) => (rule === null ? [at] : []));
  const [first, last] = [kept[0] ?? 0, kept[kept.length - 1] ?? 0];
  const probability = (at: number): number => given[at]?.probability ?? 0;
  const sentences = count(page.mass, mass => mass > 0);
  return {
    bias: 1,
    expected_error: Math.log(1.001 - Math.min(1, expectedF1(page, given))),
    entropy: Math.log1p(entropy(page, given)),
    outside: Math.max(probability(first - 1), probability(last + 1)),
    fill: kept.length / (last - first + 1),
    largest_step: Math.log1p(kept.reduce((most, at, nth) => (nth > 0 ? Math.max(most, at - kept[nth - 1]) : most), 1)),
    units: Math.log1p(given.length),
    sentences_kept: kept.reduce((sum, at) => sum + Number(page.mass[at] > 0), 0) / Math.max(1, sentences),
    siblings: Number(page.siblings),
  };
}

function count(column: Float64Array, counts: (value: number) => boolean): number {
  return column.reduce((sum, value) => sum + Number(counts(value)), 0);
}

/** F1 over words as the probabilities have it. */
function expectedF1(page: Columns, given: readonly Verdict[]): number {
  let [hits, kept, wanted] = [0, 1, 1];
  given.forEach(({ probability, rule }, at) => {
    wanted += page.words[at] * probability;
    if (rule !== null) return;
    kept += page.words[at];
    hits += page.words[at] * probability;
  });
  return (2 * hits) / (kept + wanted);
}

/** Words times the entropy of their unit, in nats. */
function entropy(page: Columns, given: readonly Verdict[]): number {
  const nats = (share: number): number => -share * Math.log(share + 1e-9);
  return given.reduce(
    (sum, { probability }, at) => sum + page.words[at] * (nats(probability) + nats(1 - probability)),
    0,
  );
}
