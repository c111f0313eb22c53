/** Runs the measures and prints them beside the floors of the project: `npm run bench:dedup -- [--large] [--only NAME,NAME]`. */
import { measureCorpus, SETS } from './corpus.js';
import { LANGUAGES } from './language.js';
import { measureMemory } from './memory.js';
import { measurePrecision, measureRecall } from './recall.js';
import { makeTexts, measureMinhash, measureSpeed, type Speed, type Texts } from './speed.js';

const FLOORS = { copy: 0.99, related: 0.98, kept: 0.995 } as const;
const SPEED_FLOOR = 15_000;
const GROWTH_FLOOR = 2.3;
const MEMORY_FLOOR = { all: 128 * 2 ** 20, each: 350 } as const;
/** Others that may be wrongly dropped, of a million. */
const WRONG_FLOOR = 5;
const MIB = 2 ** 20;
const MICRO = 1e6;

export interface Settings {
  readonly large: boolean;
  /** The root of the project. */
  readonly root: string;
}

/** How large each measure is, and with `--large`. */
const SIZES = {
  pairs: [100, 1000],
  others: [20_000, 1_000_000],
  /** Records share a shingle, of those that the speed is measured with. */
  sharing: [10_000, 100_000],
  memory: [100_000, 1_000_000],
} as const;
const SPEED_SIZES = [
  [10_000, 20_000, 40_000],
  [100_000, 200_000, 400_000, 500_000, 800_000, 1_000_000],
] as const;
/** Others of a million have so few words, because it takes long to make them. */
const SHORT = 120;
/** Records after which V8 has compiled what is measured. */
const WARM_UP = 10_000;

/** Texts that MinHash signs. */
const SIGNED = 2000;

const say = (line: string) => process.stdout.write(`${line}\n`);
const percent = (share: number) => `${(share * 100).toFixed(2)} %`.padStart(9);
const verdict = (isMet: boolean) => (isMet ? 'ok' : 'BELOW THE FLOOR');
const sizeOf = (name: keyof typeof SIZES, { large }: Settings) => SIZES[name][large ? 1 : 0];

/** By name, what can be measured. */
export const SECTIONS: Readonly<Record<string, (settings: Settings) => void | Promise<void>>> = {
  recall(settings) {
    const pairs = sizeOf('pairs', settings);
    for (const language of LANGUAGES) {
      const { rows, wrong, others } = measureRecall(language, pairs, 1);
      say(`\n${language.name}: ${pairs} pairs of each kind, 60 to 5,000 words  (right | floor | MinHash 14x8 joins)`);
      for (const { name, wanted, right, minhash } of rows) {
        const [share, floor] = [right / pairs, FLOORS[wanted]];
        const columns = `${percent(share)} | ${percent(floor)} | ${percent(minhash / pairs)}`;
        say(`  ${name.padEnd(20)} ${wanted.padEnd(8)} ${columns}  ${verdict(share >= floor)}`);
      }
      say(`  others wrongly dropped: ${wrong} of ${others}`);
    }
  },
  others(settings) {
    const count = sizeOf('others', settings);
    const { wrong, related } = measurePrecision(count, settings.large ? SHORT : undefined);
    const what = `\nothers that share boilerplate, quotes and background: ${wrong} of ${count} wrongly dropped`;
    say(`${what} (${verdict(wrong <= (WRONG_FLOOR * count) / 1e6)}), ${related} told as related`);
  },
  speed(settings) {
    const sizes = SPEED_SIZES[settings.large ? 1 : 0];
    const texts = makeTexts(Math.max(...sizes));
    say('\nprocessor time, 300 words a record, one in ten a copy (microseconds a record)');
    measureSpeed(texts, WARM_UP, 0);
    saySpeed(texts, sizes, 0);
    saySpeed(texts, sizes, sizeOf('sharing', settings));
    const minhash = measureMinhash(texts, SIGNED);
    say(`  MinHash 14x8, signing and tables alone: ${minhash.toFixed(1)}; ${Math.round(MICRO / minhash)} records/s`);
  },
  async memory(settings) {
    const count = sizeOf('memory', settings);
    const [small, large] = [await measureMemory(settings.root, count / 10), await measureMemory(settings.root, count)];
    const most = MEMORY_FLOOR.all + MEMORY_FLOOR.each * count;
    say(
      `\ncopydesk dedup, ${count} records of 100 words: ${(large.peak / MIB).toFixed(0)} MiB at most of ${(most / MIB).toFixed(0)} (${verdict(large.peak <= most)})`,
    );
    const each = (large.peak - small.peak) / (count * 0.9);
    say(`  more than with a tenth of them: ${each.toFixed(0)} bytes a record (${verdict(each <= MEMORY_FLOOR.each)})`);
  },
  corpus({ root }) {
    for (const set of SETS) {
      for (const way of ['bodies', 'pages'] as const) {
        const real = measureCorpus(root, set, way);
        if (real === null) {
          say('\nno ../shared/corpus: nothing to be said of real pages');
          return;
        }
        const { pages, known, found, dropped, right, missed, unlike } = real;
        const on = way === 'bodies' ? 'gold bodies' : 'the pages themselves';
        say(
          `\n${set}, ${on} (${pages}): ${found} of ${known} known duplicates found, ${right} of ${dropped} drops are alike by their gold bodies`,
        );
        for (const pair of [...missed.map(name => `missed ${name}`), ...unlike.map(name => `to be looked at: ${name}`)])
          say(`  ${pair}`);
      }
    }
  },
};

/** Each size is measured so often, all sizes in turn, and the least time counts: what else the machine does only adds to it. */
const ROUNDS = 2;

function saySpeed(texts: Texts, sizes: readonly number[], sharing: number): void {
  const best = new Map<number, Speed>();
  for (let round = 0; round < ROUNDS; round++)
    for (const size of sizes) {
      const speed = measureSpeed(texts, size, sharing);
      const known = best.get(size);
      if (known === undefined || totalOf(speed) < totalOf(known)) best.set(size, speed);
    }
  for (const [size, speed] of best) {
    const half = best.get(size / 2);
    const perSecond = MICRO / totalOf(speed);
    const what = sharing === 0 ? '' : `; a shingle in ${Math.min(size, sharing)} of them`;
    const parts = `reading ${speed.reading.toFixed(1)}, finding ${speed.finding.toFixed(1)} (${speed.comparisons.toFixed(2)} comparisons)`;
    const growth = half === undefined ? Number.NaN : (2 * totalOf(speed)) / totalOf(half);
    const grown =
      half === undefined ? '' : `; time(2n)/time(n) ${growth.toFixed(2)} ${verdict(growth <= GROWTH_FLOOR)}`;
    say(
      `  ${size} records${what}: ${parts}; ${Math.round(perSecond)} records/s ${verdict(perSecond >= SPEED_FLOOR)}${grown}`,
    );
  }
}

/** Microseconds a record. */
function totalOf({ reading, finding }: Speed): number {
  return reading + finding;
}
