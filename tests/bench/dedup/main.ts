/** Runs the measures and prints them beside the floors of the project: `npm run bench:dedup [-- --large]`. */
import { LANGUAGES } from './language.js';
import { measureMinhash, measurePrecision, measureRecall, measureSpeed } from './measures.js';

const FLOORS = { copy: 0.99, related: 0.98, kept: 0.995 } as const;
const SPEED_FLOOR = 15_000;
const GROWTH_FLOOR = 2.3;
/** A shingle or two that stand in every text. */
const SHARED = 'All rights of this page are with those who wrote it and nobody else may print it';

const say = (line: string) => process.stdout.write(`${line}\n`);
const percent = (share: number) => `${(share * 100).toFixed(2)} %`.padStart(9);
const verdict = (isMet: boolean) => (isMet ? 'ok' : 'BELOW THE FLOOR');

export function main(isLarge: boolean): void {
  const pairs = isLarge ? 1000 : 100;
  for (const language of LANGUAGES) {
    const { rows, wrong, others } = measureRecall(language, pairs, 1);
    say(`\n${language.name}: ${pairs} pairs of each kind, 60 to 5,000 words  (right | floor | MinHash 14x8 joins)`);
    for (const { name, wanted, right, minhash } of rows) {
      const floor = FLOORS[wanted];
      say(
        `  ${name.padEnd(20)} ${wanted.padEnd(8)} ${percent(right / pairs)} | ${percent(floor)} | ${percent(minhash / pairs)}  ${verdict(right / pairs >= floor)}`,
      );
    }
    say(`  others wrongly dropped: ${wrong} of ${others}`);
  }

  const count = isLarge ? 1_000_000 : 20_000;
  const { wrong, related } = measurePrecision(count, isLarge ? 120 : undefined);
  say(
    `\nothers that share boilerplate, quotes and background: ${wrong} of ${count} wrongly dropped, ${related} told as related`,
  );

  say('\nprocessor time, 300 words a record, one in ten a copy (microseconds a record)');
  const sizes = isLarge ? [100_000, 200_000, 400_000] : [10_000, 20_000, 40_000];
  measureSpeed(2000);
  for (const [what, shared] of [
    ['', ''],
    ['; a shingle in all of them', SHARED],
  ] as const) {
    let before = 0;
    for (const size of sizes) {
      const { reading, finding, comparisons } = measureSpeed(size, shared);
      const total = reading + finding;
      const speed = 1e6 / total;
      const growth =
        before === 0
          ? ''
          : `; time(2n)/time(n) ${((2 * total) / before).toFixed(2)} ${verdict((2 * total) / before <= GROWTH_FLOOR)}`;
      say(
        `  ${size} records${what}: reading ${reading.toFixed(1)}, finding ${finding.toFixed(1)} (${comparisons.toFixed(2)} comparisons); ${Math.round(speed)} records/s ${verdict(speed >= SPEED_FLOOR)}${growth}`,
      );
      before = total;
    }
  }
  const minhash = measureMinhash(2000);
  say(`  MinHash 14x8, signing and tables alone: ${minhash.toFixed(1)}; ${Math.round(1e6 / minhash)} records/s`);
}
